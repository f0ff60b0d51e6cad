/** A dispatcher's seat: a call rings, is answered with one key, is heard both ways, and obeys; what goes wrong is said in words. */
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { speak } from '../electron/telephone/switchboard.double.ts'
import { headset } from './sound.ts'
import { CALLER_HZ, callerHears, DISPATCHER_HZ, inTelephoneRoom } from './telephoneRoom.ts'

const SCRIPT = join(import.meta.dirname, '../resources/practice/01-paro-cardiaco/script.json')

/** Share of a tone that is heard, on a busy machine with gaps in it; and of one that is not there. */
const HEARD = 0.3
const SILENT = 0.02

const button = (page: Page, name: RegExp) => page.getByRole('button', { name })
const hears = (page: Page, hz: number) => expect.poll(async () => (await headset(page, hz))[0], { message: `${hz} Hz` })

test('a call rings, is answered by a key, heard both ways, muted, held, transferred and hung up', async () => {
  await inTelephoneRoom(async ({ host, window, ring, peer }) => {
    const console = await host({ args: ['--script', SCRIPT] })
    const page = await window(console, DISPATCHER_HZ)
    await expect(page.getByText('Disponible, esperando llamadas')).toBeVisible()

    const call = await ring(console)
    await expect(page.getByRole('heading', { name: '+56 9 8765 4321' })).toBeVisible()
    await expect(page.getByRole('region', { name: 'Timbrando' }).getByText('Central 131')).toBeVisible()
    await expect(page.getByRole('timer', { name: 'Timbrando' })).toContainText('de 15 s')
    await expect(button(page, /Contestar/)).toBeFocused()
    await page.keyboard.press('Space')
    await expect(button(page, /Silenciar/)).toBeVisible()
    const stop = speak(call.person, CALLER_HZ)

    await test.step('both are heard, levels move, words and card come, it is recorded', async () => {
      await hears(page, CALLER_HZ).toBeGreaterThan(HEARD)
      await expect.poll(() => callerHears(call, DISPATCHER_HZ)[0]).toBeGreaterThan(HEARD)
      for (const name of ['Llamante', 'Mi voz'])
        await expect
          .poll(async () => Number(await page.getByRole('meter', { name }).getAttribute('aria-valuenow')))
          .toBeGreaterThan(-30)
      await expect(page.getByText('Grabando', { exact: true })).toBeVisible()
      await expect(page.locator('[data-said="final"]').first()).toBeVisible()
      await expect(page.locator('[data-next]')).not.toBeEmpty()
    })

    await test.step('muted, nothing leaves; the window says so', async () => {
      await page.keyboard.press('m')
      await expect(page.getByText('MICRÓFONO APAGADO: nadie le oye')).toBeVisible()
      await expect(button(page, /Activar micrófono/)).toHaveAttribute('aria-pressed', 'true')
      await expect.poll(() => callerHears(call, DISPATCHER_HZ)[0]).toBeLessThan(SILENT)
      await hears(page, CALLER_HZ).toBeGreaterThan(HEARD)
      await page.keyboard.press('m')
      await expect.poll(() => callerHears(call, DISPATCHER_HZ)[0]).toBeGreaterThan(HEARD)
    })

    await test.step('held, nobody hears anybody; resumed, both do', async () => {
      await page.keyboard.press('h')
      await expect(button(page, /Retomar/)).toHaveAttribute('aria-pressed', 'true')
      await expect.poll(() => callerHears(call, DISPATCHER_HZ)[0]).toBeLessThan(SILENT)
      await hears(page, CALLER_HZ).toBeLessThan(SILENT)
      await page.keyboard.press('h')
      await expect(button(page, /^Espera/)).toBeVisible()
      await hears(page, CALLER_HZ).toBeGreaterThan(HEARD)
      await expect.poll(() => callerHears(call, DISPATCHER_HZ)[0]).toBeGreaterThan(HEARD)
    })

    await test.step('keys go both ways, and asking for help stays asked', async () => {
      const pressed: string[] = []
      call.leg.on({ key: (key) => void pressed.push(key) })
      await page.keyboard.press('d')
      await page.keyboard.press('5')
      await page.getByRole('dialog').getByRole('button', { name: '#' }).click()
      await expect.poll(() => pressed.join('')).toBe('5#')
      call.leg.sendKeys('42')
      await expect(page.getByText('Quien llama marcó: 42')).toBeVisible()
      await page.keyboard.press('Escape')
      await page.keyboard.press('a')
      await expect(button(page, /Ayuda pedida/)).toHaveAttribute('aria-pressed', 'true')
    })

    await test.step('a transfer that nobody takes is told, and the call goes on', async () => {
      await page.keyboard.press('t')
      const dialog = page.getByRole('dialog', { name: '¿A quién se transfiere?' })
      await expect(dialog.getByRole('textbox')).toBeFocused()
      await page.keyboard.type(`sip:nadie@127.0.0.1:${peer.port}`)
      await page.keyboard.press('Enter')
      await expect(dialog).toBeHidden()
      await expect.poll(() => call.referred).toEqual([`sip:nadie@127.0.0.1:${peer.port}`])
      // The peer of this test says that it went well: the call is then somebody else's.
      await expect(page.getByText(/Terminó la llamada con \+56 9 8765 4321/)).toBeVisible()
    })

    await test.step('another call is answered and hung up by keys', async () => {
      const again = await ring(console)
      await expect(button(page, /Contestar/)).toBeVisible()
      await page.keyboard.press('Space')
      await expect(button(page, /Colgar/)).toBeVisible()
      await page.keyboard.press('Control+Enter')
      // The script's patient is unconscious: as soon as that was said, hanging up is asked about.
      const asked = page.getByRole('dialog', { name: '¿Colgar una llamada crítica?' })
      await expect
        .poll(async () => {
          if (await asked.isVisible()) await asked.getByRole('button', { name: 'Colgar' }).click()
          return again.ended()?.by
        })
        .toBe('peer')
      await expect(page.getByText('Disponible, esperando llamadas')).toBeVisible()
    })
    stop()
  })
})

test('a call that is given up, one that waits, and a microphone that is not permitted are told', async () => {
  await inTelephoneRoom(async ({ host, window, ring }) => {
    const console = await host()
    const page = await window(console, DISPATCHER_HZ)

    await test.step('who gave up can be called back', async () => {
      const given = await ring(console)
      await expect(button(page, /Contestar/)).toBeVisible()
      given.session.hangUp()
      await expect(page.getByText(/\+56 9 8765 4321 cortó sin que se contestara/)).toBeVisible()
      await expect(button(page, /Devolver la llamada/)).toBeVisible()
    })

    await test.step('a second call is answered with the first one on hold, and back', async () => {
      const first = await ring(console)
      await expect(button(page, /Contestar/)).toBeVisible()
      await page.keyboard.press('Space')
      await expect(button(page, /Silenciar/)).toBeVisible()
      const second = await ring(console)
      await expect(page.getByText('Otra llamada timbra')).toBeVisible()
      await expect(page.getByText('1 llamada timbra')).toBeVisible()
      await button(page, /Retener esta y contestar/).click()
      await expect.poll(() => callerHears(second, DISPATCHER_HZ)[0]).toBeGreaterThan(HEARD)
      expect(callerHears(first, DISPATCHER_HZ)[0]).toBeLessThan(SILENT)
      await expect(page.getByText('Otra llamada espera')).toBeVisible()
      await button(page, /Retener esta y retomar/).click()
      await expect.poll(() => callerHears(first, DISPATCHER_HZ)[0]).toBeGreaterThan(HEARD)
      await expect.poll(() => callerHears(second, DISPATCHER_HZ)[0]).toBeLessThan(SILENT)
      second.session.hangUp()
      await expect(page.getByText('Otra llamada espera')).toBeHidden()
      first.session.hangUp()
      await expect(page.getByText('Disponible, esperando llamadas')).toBeVisible()
    })
    await page.close()

    await test.step('without leave to use the microphone the window says so and how to mend it', async () => {
      const deaf = await window(console, null)
      const call = await ring(console)
      await expect(button(deaf, /Contestar/)).toBeVisible()
      await deaf.keyboard.press('Space')
      await expect(deaf.getByRole('alert').filter({ hasText: 'no permite usar el micrófono' })).toBeVisible()
      await expect(button(deaf, /Intentar de nuevo/)).toBeVisible()
      const stop = speak(call.person, CALLER_HZ)
      await hears(deaf, CALLER_HZ).toBeGreaterThan(HEARD)
      stop()
      await button(deaf, /^Micrófono y audífonos/).click()
      await expect(deaf.locator('[data-devices]')).toBeVisible()
    })
  })
})
