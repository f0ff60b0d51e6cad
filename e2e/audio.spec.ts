/** A person's voice: microphone and headset are chosen, seen and tried; what goes wrong with them is said in words. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { createResampler } from '../electron/audio/resample.ts'
import { readWav } from '../electron/audio/wav.ts'
import { writeWav } from '../electron/audio/wavHeader.ts'
import {
  likeness,
  MICROPHONE,
  type Pulse,
  pulseMissing,
  startPulse,
} from '../electron/capture/microphone/pulse.double.ts'
import { faultsInThemes } from './axe.ts'
import { launchChromium } from './chromium.ts'
import { expect, test } from './console.fixture.ts'
import type { HostRun } from './host.ts'

test.skip(({ kind }) => kind === 'desktop', 'the browser is started with a sound card of its own')

const CALL = resolve(import.meta.dirname, '../resources/practice/01-paro-cardiaco/call.wav')
/** No server answers there, so there is no sound card. */
const NO_CARD = { PULSE_SERVER: 'unix:/nonexistent/pulse', ALSA_CONFIG_PATH: '/dev/null' }

/** Eight seconds of a practice call's caller at `rate`. */
function speech(rate: number): Int16Array {
  const wav = readWav(readFileSync(CALL))
  return createResampler(wav.sampleRate, rate).push(wav.read(wav.channels - 1, wav.sampleRate * 4, wav.sampleRate * 8))
}

async function openPanel(browser: Browser, host: HostRun, permissions: string[] = ['microphone']): Promise<Page> {
  const context = await browser.newContext({ locale: 'es-CL', permissions, viewport: { width: 1366, height: 900 } })
  const page = await context.newPage()
  await page.goto(host.url)
  await page.locator('main').waitFor()
  // By keys alone.
  await page.keyboard.press('g')
  await page.keyboard.press('a')
  await page.getByRole('button', { name: 'Dispositivos', exact: true }).press('Enter')
  await page.locator('[data-devices]').waitFor()
  return page
}

const stateOf = (page: Page, name: string) => page.locator(`[data-sound="${name}"]`)

async function expectLevel(page: Page, label: string): Promise<void> {
  const meter = page.getByRole('meter', { name: label })
  await expect
    .poll(async () => Number(await meter.getAttribute('aria-valuenow')), { timeout: 20_000 })
    .toBeGreaterThan(-45)
}

test('the panel shows a level, and the echo test hears back what was said, unchanged', async ({ room }, info) => {
  const dir = mkdtempSync(join(tmpdir(), 'vigia-voice-'))
  const wav = join(dir, 'speech.wav')
  writeFileSync(wav, writeWav(speech(48_000), { sampleRate: 48_000, channels: 1 }))
  const browser = await launchChromium({
    args: [
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-audio-capture=${wav}`,
    ],
  })
  const host = await room.host()
  const page = await openPanel(browser, host)
  try {
    await expect(stateOf(page, 'microphone')).toHaveAttribute('data-state', 'live')
    await expect(stateOf(page, 'headset')).toHaveAttribute('data-state', 'live')
    await expectLevel(page, 'Nivel del micrófono')
    for (const treatment of ['Cancelar eco', 'Reducir ruido', 'Ajustar la ganancia sola'])
      await expect(page.getByLabel(treatment)).not.toBeChecked()

    await page.getByRole('button', { name: 'Grabar 3 s y escuchar' }).press('Enter')
    const echo = page.locator('[data-echo]')
    await expect(echo).toHaveAttribute('data-echo', 'recording')
    await expect(echo).toHaveAttribute('data-echo', 'passed')
    expect(Number(await echo.getAttribute('data-correlation'))).toBeGreaterThan(0.999)
    expect(Number(await echo.getAttribute('data-round-trip'))).toBeGreaterThan(0)
    await expectLevel(page, 'Nivel en los audífonos')
    await page.screenshot({ path: info.outputPath('devices.png') })

    expect(await faultsInThemes(page, 'devices', { within: '[data-devices]' })).toEqual([])

    // What is chosen is there again in another window of this host.
    await page.locator('select').first().selectOption({ index: 1 })
    const chosen = await page.locator('select').first().locator('option:checked').textContent()
    await expect(stateOf(page, 'microphone')).toHaveText(`Se oye por ${chosen}`)
    const again = await openPanel(browser, host)
    await expect(again.locator('select').first().locator('option:checked')).toHaveText(chosen ?? '')
  } finally {
    await browser.close()
    rmSync(dir, { recursive: true, force: true })
  }
})

test('a microphone that is not permitted is said in words, and nothing can be tested', async ({ room }) => {
  const browser = await launchChromium({ args: ['--use-fake-device-for-media-stream', '--deny-permission-prompts'] })
  try {
    const page = await openPanel(browser, await room.host(), [])
    await expect(stateOf(page, 'microphone')).toContainText('no permite usar el micrófono')
    await expect(stateOf(page, 'microphone')).toHaveRole('alert')
    const start = page.getByRole('button', { name: 'Grabar 3 s y escuchar' })
    await expect(start).toHaveAttribute('aria-disabled', 'true')
    await expect(start).toHaveAttribute('title', 'Primero debe haber un micrófono abierto.')
    await expect(page.getByRole('button', { name: 'Intentar de nuevo' })).toBeVisible()
  } finally {
    await browser.close()
  }
})

test('a machine without a microphone says so', async ({ room }) => {
  const browser = await launchChromium({ args: ['--use-fake-ui-for-media-stream'], env: NO_CARD })
  try {
    const page = await openPanel(browser, await room.host())
    await expect(stateOf(page, 'microphone')).toContainText('No hay ningún micrófono')
  } finally {
    await browser.close()
  }
})

test.describe('on a sound card', () => {
  const missing = pulseMissing()
  test.skip(missing !== null, missing ?? '')
  let pulse: Pulse
  test.beforeEach(async () => {
    pulse = await startPulse()
  })
  test.afterEach(() => pulse.stop())

  test('what is said into the microphone goes to the host and back to the headset', async ({ room }, info) => {
    const browser = await launchChromium({ args: ['--use-fake-ui-for-media-stream'], env: pulse.env })
    const wav = info.outputPath('speech.wav')
    const said = speech(16_000)
    writeFileSync(wav, writeWav(said, { sampleRate: 16_000, channels: 1 }))
    try {
      const page = await openPanel(browser, await room.host())
      await page.locator('select').first().selectOption({ label: MICROPHONE })
      await expect(stateOf(page, 'microphone')).toHaveText(`Se oye por ${MICROPHONE}`)
      const speaking = pulse.speak(wav)
      await expectLevel(page, 'Nivel del micrófono')
      const headset = pulse.listen()
      await page.getByRole('button', { name: 'Grabar 3 s y escuchar' }).click()
      const echo = page.locator('[data-echo]')
      await expect(echo).toHaveAttribute('data-echo', 'passed')
      await expect(echo).toContainText('Ahora se oye')
      await expect(echo).not.toContainText('Ahora se oye')
      await speaking
      const heard = await headset.stop()
      // Fifths of a second from the middle, wherever each is in what was said: a busy machine may leave a gap between two.
      const first = heard.findIndex((sample) => Math.abs(sample) > 300)
      const likenesses = [1, 2, 3, 4, 5, 6, 7, 8, 9]
        .map((n) => heard.slice(first + n * 3200, first + (n + 1) * 3200))
        .map((part) => likeness(part, said).correlation)
        .sort((a, b) => a - b)
      info.annotations.push({ type: 'correlation', description: likenesses.map((one) => one.toFixed(4)).join(' ') })
      expect(likenesses[4]).toBeGreaterThan(0.99)
    } finally {
      await browser.close()
    }
  })

  test('unplugged, the person is told; plugged in again, it goes on', async ({ room }) => {
    const browser = await launchChromium({ args: ['--use-fake-ui-for-media-stream'], env: pulse.env })
    try {
      const page = await openPanel(browser, await room.host())
      const microphone = stateOf(page, 'microphone')
      await page.locator('select').first().selectOption({ label: MICROPHONE })
      await expect(microphone).toHaveText(`Se oye por ${MICROPHONE}`)
      await pulse.unplug()
      await expect(microphone).toContainText(`Micrófono desconectado: ${MICROPHONE}`)
      await expect(microphone).toHaveRole('alert')
      await pulse.plug()
      await expect(microphone).toContainText(`Se oye por ${MICROPHONE}`)
      await page.getByRole('button', { name: 'Grabar 3 s y escuchar' }).click()
      await expect(page.locator('[data-echo]')).toHaveAttribute('data-echo', /silent|passed/)
    } finally {
      await browser.close()
    }
  })
})
