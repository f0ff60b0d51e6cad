/** No serious fault of accessibility on the telephone's screens, in every theme; and on a practice call only listening works. */
import { expect, type Page, test } from '@playwright/test'
import { speak } from '../electron/telephone/switchboard.double.ts'
import { faultsInThemes } from './axe.ts'
import { headset, microphones } from './sound.ts'
import { CALLER_HZ, DISPATCHER_HZ, inTelephoneRoom, SUPERVISOR_HZ } from './telephoneRoom.ts'

const expectAccessible = async (page: Page, where: string): Promise<void> =>
  expect.soft(await faultsInThemes(page, where)).toEqual([])

/** A colour on its way to another one has no contrast to be judged by. */
const still = (page: Page) => page.addStyleTag({ content: '* { transition: none !important }' })

test('my call while another rings, the monitor of somebody who whispers, the form of a line', async () => {
  await inTelephoneRoom(async ({ host, window, ring }) => {
    const console = await host({ role: 'admin' })
    const page = await window(console, DISPATCHER_HZ)
    await expect(page.getByText('Disponible, esperando llamadas')).toBeVisible()
    await still(page)
    const call = await ring(console)
    await expect(page.getByRole('button', { name: /Contestar/ })).toBeVisible()
    await page.keyboard.press('Space')
    await expect(page.getByRole('button', { name: /Silenciar/ })).toBeVisible()
    const stop = speak(call.person, CALLER_HZ)
    await page.keyboard.press('m')
    await ring(console)
    await expect(page.getByText('Otra llamada timbra')).toBeVisible()
    await expectAccessible(page, 'in a call')

    const sup = await window(console, SUPERVISOR_HZ, '/calls')
    await still(sup)
    await sup.locator('[data-call]').filter({ hasText: 'En línea' }).click()
    await sup.keyboard.press('Enter')
    // By mouse: where the machine is busy, a tapped W lasts as long as a held one.
    const whisper = sup.getByRole('button', { name: /Susurrar/ })
    await expect(whisper).not.toHaveAttribute('aria-disabled', 'true')
    await whisper.click()
    await expect(sup.getByRole('button', { name: /Susurrando/ })).toBeVisible()
    await expect(page.locator('[data-region="presence"]')).toBeVisible()
    await expectAccessible(sup, 'monitor')
    await sup.keyboard.press('g')
    await sup.keyboard.press('p')
    await sup.getByRole('button', { name: /Central 131/ }).click()
    await expect(sup.getByRole('button', { name: 'Probar esta línea' })).toBeVisible()
    await expectAccessible(sup, 'lines')
    stop()
  })
})

test('a practice call can be listened to; to speak in it says what to configure', async () => {
  await inTelephoneRoom(async ({ host, window }) => {
    const console = await host({ role: 'supervisor', lines: [], args: ['--practice', '01-paro-cardiaco'] })
    const page = await window(console, SUPERVISOR_HZ, '/calls')
    await page.locator('[data-call]').first().click()
    await page.keyboard.press('Enter')
    const whisper = page.getByRole('button', { name: /Susurrar/ })
    await expect(whisper).toHaveAttribute('aria-disabled', 'true')
    await expect(whisper).toHaveAttribute('title', /solo se puede escuchar.*registre la línea en Ajustes › Líneas/)
    await page.keyboard.press('w')
    await expect(page.getByText(/^Esta llamada llega como copia/)).toBeVisible()
    await page.keyboard.press('l')
    await expect(page.getByRole('button', { name: /Escuchando/ })).toBeVisible()
    // Speech is in no one tone, but in some.
    await expect
      .poll(async () => Math.max(...(await headset(page, 120, 160, 200, 240, 300, 400, 500, 600))), { timeout: 20_000 })
      .toBeGreaterThan(0.01)
    expect(await microphones(page)).toEqual({ asked: 0, open: 0 })
  })
})
