/** The lines of a console, by keys alone: a wrong password is said in words, corrected and tried; who may not change them reads them. */
import { expect, type Locator, type Page, test } from '@playwright/test'
import { startRegistrar } from './registrar.ts'
import { DISPATCHER_HZ, inTelephoneRoom } from './telephoneRoom.ts'

/** More stops than any screen has. */
const MOST_TABS = 80

/** Reaches a control by Tab alone. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  await control.waitFor()
  for (let n = 0; n < MOST_TABS; n++) {
    if (await control.evaluate((one) => one === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`no Tab leads to ${control}`)
}
const press = async (page: Page, control: Locator): Promise<void> => {
  await tabTo(page, control)
  await page.keyboard.press('Enter')
}
const write = async (page: Page, control: Locator, text: string): Promise<void> => {
  await tabTo(page, control)
  await page.keyboard.press('Control+A')
  await page.keyboard.type(text)
}

test('an account with a wrong password is told, corrected, tried and removed by keys', async () => {
  await inTelephoneRoom(async (room) => {
    const registrar = room.keep(await startRegistrar('despacho7', 'correcta'))
    const console = await room.host({ role: 'admin' })
    const page = await room.window(console, DISPATCHER_HZ, '/calls')
    await page.keyboard.press('g')
    await page.keyboard.press('p')
    const field = (name: string) => page.getByRole('textbox', { name, exact: true })
    const list = page.getByRole('region', { name: 'Líneas' })
    const standing = page.getByRole('region', { name: 'Cómo está' })

    await press(page, page.getByRole('button', { name: 'Añadir línea' }))
    await write(page, field('Nombre'), 'Central Norte')
    await write(page, field('Servidor'), 'no es un nombre')
    await write(page, field('Usuario'), 'despacho7')
    await write(page, field('Contraseña'), 'equivocada')
    await page.keyboard.press('Enter')
    await expect(page.getByText(/^Servidor: debe ser un nombre o una dirección/)).toHaveRole('alert')
    await expect(field('Servidor')).toHaveAttribute('aria-invalid', 'true')

    await write(page, field('Servidor'), `127.0.0.1:${registrar.port}`)
    await page.keyboard.press('Enter')
    await expect(list).toContainText('El servidor rechazó la contraseña')
    await expect(standing).toContainText('corríjala')

    await press(page, standing.getByRole('button', { name: 'Probar esta línea' }))
    await expect(standing.getByRole('listitem').last()).toContainText('El servidor rechazó la contraseña')

    await write(page, field('Contraseña'), 'correcta')
    await page.keyboard.press('Enter')
    await expect(standing).toContainText('Registrada')
    await press(page, standing.getByRole('button', { name: 'Probar esta línea' }))
    for (const step of ['Nombre', 'Registro', 'Respuesta']) await expect(standing).toContainText(step)
    await expect(standing).toContainText('Registro aceptado')
    await expect(standing).toContainText('No hay a quién llamar')

    await tabTo(page, page.getByRole('button', { name: 'Quitar: pulse 1 s' }))
    await page.keyboard.down('Enter')
    await expect(list.getByText('Central Norte')).toBeHidden()
    await page.keyboard.up('Enter')
    await expect(list.getByText('Central 131')).toBeVisible()
  })
})

test('who does not administer reads how the lines stand, and why they change nothing', async () => {
  await inTelephoneRoom(async ({ host, window }) => {
    const page = await window(await host(), DISPATCHER_HZ, '/lines')
    await expect(page.getByRole('region', { name: 'Líneas' })).toContainText('Central 131')
    await page.getByRole('button', { name: /Central 131/ }).press('Enter')
    await expect(page.getByRole('region', { name: 'Cómo está' })).toContainText('Lista')
    await expect(page.getByText('Solo administración cambia las líneas.')).toBeVisible()
    await expect(page.getByRole('textbox')).toHaveCount(0)
    for (const name of ['Añadir línea', 'Probar esta línea'])
      await expect(page.getByRole('button', { name })).toHaveAttribute('aria-disabled', 'true')
  })
})
