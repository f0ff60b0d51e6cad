/** The settings: each section as each kind of person, by keys; what is kept, what asks first, and what is only read. */
import type { Page } from '@playwright/test'
import { faultsOf } from './axe.ts'
import { expect, test } from './console.fixture.ts'

const SECTIONS = [
  'Dispositivos',
  'Líneas',
  'Proveedores',
  'Backend',
  'Usuarios y roles',
  'Protocolos y alertas',
  'Retención',
  'Apariencia',
  'Atajos',
  'Actualizaciones',
  'Diagnóstico',
]
/** The rest is looked at with every other screen. */
const FULL: ReadonlySet<string> = new Set(['Usuarios y roles', 'Protocolos y alertas', 'Diagnóstico'])
const sections = (page: Page) => page.getByRole('navigation', { name: 'Secciones' }).getByRole('button')
const setting = (page: Page, id: string) => page.locator(`[data-setting="${id}"]`)

test('an administrator walks every section by J; those with most in them can be read by everybody', async ({
  room,
}) => {
  const page = await room.console(await room.host({ args: ['--as', 'admin'] }), '/settings/lines')
  await expect(sections(page)).toHaveText(SECTIONS)
  for (const name of SECTIONS.slice(1)) {
    const section = page.locator(`section[data-section]`)
    await expect(section).toHaveAccessibleName(name)
    await expect(section.locator('[aria-busy="true"]')).toHaveCount(0)
    if (FULL.has(name)) expect(await faultsOf(page), name).toEqual([])
    await page.keyboard.press('j')
  }
})

test('weights, retention and a backup: kept, counted, typed again, proved', async ({ room }) => {
  const host = await room.host({ args: ['--as', 'admin'] })
  const page = await room.console(host, '/settings/protocols')

  const help = setting(page, 'attention.help')
  await help.getByRole('textbox').fill('500')
  await expect(help.getByRole('alert')).toHaveText('debe estar entre 0 y 100')
  await help.getByRole('textbox').fill('30')
  await help.getByRole('textbox').press('Enter')
  await expect(help).toContainText('Guardado')
  await expect(page.getByRole('region', { name: 'Cambios recientes' })).toContainText('25 → 30')
  await help.getByRole('button', { name: /usual 25/ }).click()
  await expect(help.getByRole('textbox')).toHaveValue('25')

  await page.goto(`${page.url().replace(/#.*/, '')}#/settings/retention`)
  const words = setting(page, 'transcripts')
  await words.getByText('Días', { exact: true }).click()
  await words.getByRole('textbox').fill('30')
  await words.getByRole('textbox').press('Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('Hoy no hay nada que borrar.')
  await expect(dialog.getByRole('button', { name: 'Dejar como está' })).toBeFocused()
  await expect(dialog.getByRole('button', { name: 'Acortar y borrar' })).toHaveAttribute('aria-disabled', 'true')
  await dialog.getByRole('textbox').fill('30')
  await dialog.getByRole('button', { name: 'Acortar y borrar' }).click()
  await expect(words.getByRole('textbox')).toHaveValue('30')

  await page.goto(`${page.url().replace(/#.*/, '')}#/settings/backend`)
  await page.getByRole('button', { name: 'Respaldar ahora' }).click()
  await expect(page.locator('[data-upkeep]')).toContainText('Respaldo comprobado')
  await expect(page.getByRole('region', { name: 'Respaldos en este equipo' })).toContainText('.backup')
})

test('a dispatcher has their own sections; letters alone can be switched off, for good', async ({ room }) => {
  const host = await room.host({ args: ['--as', 'dispatcher'] })
  const page = await room.console(host, '/settings/shortcuts')
  await expect(sections(page)).toHaveText(['Dispositivos', 'Apariencia', 'Atajos', 'Actualizaciones', 'Diagnóstico'])
  await setting(page, 'singleKeys').getByText('Apagados').click()
  await expect(setting(page, 'singleKeys')).toContainText('Guardado')
  await page.keyboard.press('Escape')
  await page.locator('body').press('p')
  await page.locator('body').press('j')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page).toHaveURL(/shortcuts$/)
  await page.reload()
  await expect(setting(page, 'singleKeys').getByRole('radio', { name: 'Apagados' })).toBeChecked()

  await page.goto(`${page.url().replace(/#.*/, '')}#/settings/retention`)
  await expect(page.getByText('Esta sección es de administración')).toBeVisible()
})

test('the diagnostics go out as a file without keys, numbers or names', async ({ room }) => {
  const page = await room.console(await room.host({ args: ['--as', 'admin'] }), '/settings/diagnostics')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Descargar archivo' }).click(),
  ])
  const text = await (await file.createReadStream()).toArray()
  const told = Buffer.concat(text).toString('utf8')
  expect(Object.keys(JSON.parse(told) as object)).toEqual(expect.arrayContaining(['versions', 'diskFreeBytes', 'link']))
  expect(told).not.toMatch(/eyJ|\?k=|@|Administración|\/tmp\//)
})
