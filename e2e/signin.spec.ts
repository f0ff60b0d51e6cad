/** Several people at one console: the first administrator shuts the door, each comes in by their own passphrase, and a locked console tells nothing. */
import { expect, test } from './console.fixture.ts'

test('accounts, lock, a wrong passphrase, another person, and a door shut at once', async ({ room }, info) => {
  const host = await room.host({ args: ['--as', 'admin'] })
  const page = await room.console(host, '/settings/users')
  const bridge = await room.bridge(host)
  const form = page.getByRole('form', { name: 'Crear cuenta' })
  const create = async (name: string, role: string, passphrase: string): Promise<void> => {
    await form.getByRole('textbox', { name: 'Nombre' }).fill(name)
    await form.getByRole('combobox', { name: 'Rol' }).selectOption({ label: role })
    await form.getByLabel('Frase de acceso').fill(passphrase)
    await form.getByRole('button', { name: 'Crear cuenta' }).click()
    await expect(page.locator(`[data-account="${name}"]`)).toBeVisible()
  }
  await create('Diego', 'Despacho', 'nieve y cobre')
  await create('Ana', 'Administración', 'verde lluvia mesa')
  await expect(page.locator('header')).toContainText('Adm. Ana')

  await page.keyboard.press('Control+Shift+l')
  const passphrase = page.getByLabel('Frase de acceso')
  await expect(page.getByRole('heading', { name: 'Puesto bloqueado por Ana' })).toBeVisible()
  await expect(passphrase).toBeFocused()
  await page.screenshot({ path: info.outputPath('locked.png') })
  await expect(bridge.call('calls.local', {})).rejects.toMatchObject({ code: 'locked' })
  await expect(bridge.call('admin.diagnostics', {})).rejects.toMatchObject({ code: 'locked' })
  expect(await bridge.call('auth.token', { fresh: true })).toBeNull()

  await passphrase.fill('no es esta')
  await passphrase.press('Enter')
  await expect(page.getByRole('alert')).toHaveText('La frase de acceso no es correcta.')

  await page.getByRole('combobox', { name: 'Persona' }).selectOption({ label: 'Diego · Despacho' })
  await passphrase.fill('nieve y cobre')
  await passphrase.press('Enter')
  await expect(page.locator('header')).toContainText('Desp. Diego')
  await expect(page.getByText('Esta sección es de administración')).toBeVisible()
  await expect(bridge.call('accounts.list', {})).rejects.toMatchObject({ code: 'forbidden' })

  const again = await room.console(host)
  await expect(again.locator('header')).toContainText('Desp. Diego')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('cambiar de persona')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '¿Quién está en este puesto?' })).toBeVisible()
  await expect(again.getByRole('heading', { name: '¿Quién está en este puesto?' })).toBeVisible()
})
