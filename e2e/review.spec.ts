/** A finished call is found, heard by the words behind a field, judged and signed, by the keyboard alone; all of it is there again. */
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './console.fixture.ts'

const secondsOf = async (page: Page): Promise<number> => {
  const [minutes = 0, seconds = 0] = ((await page.locator('[data-part="place"]').textContent()) ?? '')
    .split(':')
    .map(Number)
  return minutes * 60 + seconds
}

/** Whether anything is drawn: a canvas that is only clear has nothing in it. */
const isDrawn = (page: Page, part: string): Promise<boolean> =>
  page.locator(`canvas[data-part="${part}"]`).evaluate((canvas) => {
    if (!(canvas instanceof HTMLCanvasElement) || canvas.width === 0) return false
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data
    return pixels?.some((value) => value > 0) ?? false
  })

test('found, heard, judged, signed and still there, with the keyboard alone', async ({ room }, info) => {
  const host = await room.host({ args: ['--practice', '01-paro-cardiaco', '--speed', '25'] })
  const page = await room.console(host, '/review')
  const row = page.locator('[data-call]')
  await expect(row).toContainText('Paro cardiorrespiratorio', { timeout: 30_000 })

  await page.keyboard.press('/')
  await page.keyboard.type('nadie que exista')
  await expect(page.getByText('No hay llamadas con estos filtros')).toBeVisible()
  await page.keyboard.press('Tab')
  await page.getByRole('button', { name: 'Quitar filtros' }).first().focus()
  await page.keyboard.press('Enter')
  await expect(row).toBeVisible()
  await page.screenshot({ path: info.outputPath('list.png') })
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur())
  await page.keyboard.press('j')
  await expect(row).toBeFocused()
  await page.keyboard.press('Enter')

  await expect(page.getByRole('heading', { name: 'Paro cardiorrespiratorio' })).toBeVisible()
  await expect(page.getByText('Audio íntegro, SHA-256 verificado')).toBeVisible()
  await expect.poll(() => isDrawn(page, 'wave-customer')).toBe(true)
  await expect(page.locator('[data-lane="numero"], [data-lane="direccion"]').first()).toContainText('Los Tilos')

  // The number is said in the line that begins with «Calle Los Tilos».
  const change = page.locator('tr[data-field="numero"]').first()
  await change.locator('button').focus()
  await page.keyboard.press('Enter')
  await expect(change).toHaveAttribute('data-current', 'true')
  const before = await secondsOf(page)
  expect(before).toBeGreaterThan(2)
  // Space is the button's while a button has the focus.
  await page.locator('main').focus()
  await page.keyboard.press('4')
  await page.keyboard.press('Space')
  await expect(page.locator('[data-status="playing"]')).toBeVisible()
  await expect.poll(() => secondsOf(page)).toBeGreaterThan(before + 2)
  await expect(page.locator('[data-entry][data-when="now"] [data-word]')).toHaveCount(1)
  await page.screenshot({ path: info.outputPath('playing.png') })
  await page.keyboard.press('Space')
  const paused = await secondsOf(page)
  await page.keyboard.press('ArrowRight')
  expect(await secondsOf(page)).toBe(paused + 5)
  await page.keyboard.press('Home')
  await page.keyboard.press(']')
  expect(await secondsOf(page)).toBeGreaterThan(0)

  await page.keyboard.press('c')
  const download = page.waitForEvent('download')
  await page.keyboard.press('Enter')
  expect((await download).suggestedFilename()).toMatch(/\.wav$/)
  await page.keyboard.press('Escape')

  const calm = page.locator('[data-criterion="calm"] input').first()
  await expect(page.getByRole('button', { name: 'Firmar revisión' }).first()).toHaveAttribute('aria-disabled', 'true')
  await calm.focus()
  await page.keyboard.type('9')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-part="score"]')).toContainText('/ 100')
  const score = (await page.locator('[data-part="score"]').textContent()) ?? ''
  await page.getByRole('textbox', { name: 'Escribir una nota' }).focus()
  await page.keyboard.type('Buen conteo con quien llama')
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('[data-note]')).toContainText('Buen conteo con quien llama')
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Firmar revisión' }).first().focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText(score.replace(' / 100', ''))
  await dialog.getByRole('button', { name: 'Firmar', exact: true }).focus()
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(page.getByText('Firmada por Supervisión').first()).toBeVisible()

  // What was recorded goes away, what was understood and judged does not.
  const recordings = join(host.data, 'recordings')
  for (const name of readdirSync(recordings)) rmSync(join(recordings, name))
  await page.reload()
  await expect(page.getByText('Firmada por Supervisión').first()).toBeVisible()
  await expect(page.locator('[data-criterion="calm"]')).toContainText('9')
  await expect(page.locator('[data-note]')).toContainText('Buen conteo')
  await expect(page.getByText('Este equipo no tiene el audio de esta llamada').first()).toBeVisible()
  await expect(page.locator('[data-entry]').first()).toContainText('emergencia')
  await page.screenshot({ path: info.outputPath('signed.png') })
  await page.keyboard.press('Escape')
  await expect(row).toContainText('/ 100')
})
