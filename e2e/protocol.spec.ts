/** The room's protocol in a call: the prompt follows what is said, a key takes a branch, the metronome counts, and the monitor shows how the call keeps to it. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { callerHears, DISPATCHER_HZ, inTelephoneRoom } from './telephoneRoom.ts'

/** Where, what, not awake, not breathing; a call is heard from its first ring on, so nothing is said before it can be answered. */
const QUIET_MS = 5000
const SAID: readonly (readonly ['agent' | 'customer', number, number, string])[] = [
  ['agent', 300, 1500, 'Emergencias, ¿cuál es la dirección?'],
  ['customer', 1700, 4200, 'Calle Los Tilos dos mil ochocientos noventa, en Ñuñoa.'],
  ['agent', 4400, 5600, '¿Qué pasó? ¿Está despierto, respira?'],
  ['customer', 5800, 8600, 'Mi papá se desplomó, no despierta. No respira nada.'],
]

const script = {
  version: 1,
  language: 'es-CL',
  lines: SAID.map(([speaker, beganMs, stoppedMs, text]) => {
    const [startMs, endMs] = [beganMs + QUIET_MS, stoppedMs + QUIET_MS]
    const parts = text.split(' ')
    const each = (endMs - startMs) / parts.length
    const words = parts.map((word, i) => ({
      ...{ text: word, confidence: 0.95 },
      startMs: Math.round(startMs + i * each),
      endMs: Math.round(startMs + (i + 1) * each),
    }))
    return { speaker, startMs, endMs, text, confidence: 0.95, words }
  }),
}

const CLICK_HZ = 1000

test('the prompt follows the call, a key takes a branch, the metronome counts, and the monitor shows it all', async () => {
  await inTelephoneRoom(async ({ folder, host, window, ring }) => {
    const file = join(folder.dir, 'said.json')
    writeFileSync(file, JSON.stringify(script))
    const console = await host({ args: ['--script', file] })
    const page = await window(console, DISPATCHER_HZ)
    const call = await ring(console)
    await expect(page.getByRole('button', { name: /Contestar/ })).toBeFocused()
    await page.keyboard.press('Space')
    const prompt = page.locator('[data-step]')
    const words = page.locator('[data-next="step"]')

    await test.step('the first words are those of the file, and it says that nobody has signed it', async () => {
      await expect(words).toContainText('¿Cuál es la dirección exacta de la emergencia?')
      await expect(page.getByText('v1, muestra sin aprobar')).toBeVisible()
      await expect(page.getByRole('button', { name: /Sumar/ })).toHaveAttribute('aria-disabled', 'true')
    })
    await test.step('what was said is ticked with its words, and the card of an arrest opens by itself', async () => {
      await expect(page.getByRole('heading', { name: /Protocolo: Despacho/ })).toBeVisible()
      await expect(page.getByRole('button', { name: 'Dirección', pressed: true })).toHaveAttribute('title', /Los Tilos/)
      await expect(prompt).toHaveAttribute('data-step', 'enviar_ayuda')
    })
    await test.step('Enter does a step, 2 takes the branch', async () => {
      await page.keyboard.press('Enter')
      await expect(prompt).toHaveAttribute('data-step', 'rcp_posicion')
      await page.keyboard.press('Enter')
      await expect(words).toContainText('Ponga el talón de una mano al centro del pecho')
      await page.keyboard.press('2')
      await expect(prompt).toHaveAttribute('data-step', 'rcp_dea')
      await expect(page.getByRole('button', { name: 'Compresiones 110/min' })).toHaveCount(0)
    })
    await test.step('K starts the count, and stops it', async () => {
      const metronome = page.locator('[data-metronome]')
      await page.keyboard.press('k')
      await expect(metronome).toHaveAttribute('data-metronome', 'on')
      await expect(metronome).toContainText(/[3-9] de 30/)
      // It clicks in the headset alone.
      expect(callerHears(call, CLICK_HZ)[0]).toBeLessThan(0.02)
      await page.keyboard.press('k')
      await expect(metronome).toHaveAttribute('data-metronome', 'off')
    })
    await test.step('Alt and a number open a vital field; what is typed holds', async () => {
      await page.keyboard.press('Alt+3')
      await page.keyboard.type('804')
      await page.keyboard.press('Enter')
      await expect(page.locator('[data-field="depto"]')).toHaveAttribute('data-locked', 'true')
    })
    await test.step('the monitor shows the score, the ticks and by whom', async () => {
      await page.evaluate(() => {
        location.hash = '#/calls'
      })
      await page.locator('[role="row"][data-call], [data-call]').first().dblclick()
      await expect(page.locator('[data-score]')).toContainText('apego 100')
      await expect(page.getByRole('button', { name: 'Despachar', pressed: true })).toHaveAttribute(
        'title',
        /marcado por/,
      )
      const more = page.getByRole('button', { name: /hechos? más/ })
      if (await more.isVisible()) await more.click()
      await expect(page.getByRole('button', { name: '¿Respira normal?', pressed: true })).toHaveAttribute(
        'title',
        /No respira|¿Está despierto, respira/,
      )
    })
  })
})
