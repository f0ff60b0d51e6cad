/** The room's speech services from the settings to the monitor: set, tried with its fault in words, heard, and lost in the middle of a call. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { earFor } from '../electron/providers/ear.double.ts'
import { openWhisperDouble } from '../electron/speech/whisper/whisper.double.ts'
import { expect, test } from './console.fixture.ts'

const KEY = 'clave-de-la-sala-9ab2'
const dir = join(import.meta.dirname, '..', 'resources', 'practice', '01-paro-cardiaco')
const wav = readFileSync(join(dir, 'call.wav'))
const hears = earFor(wav, readFileSync(join(dir, 'script.json'), 'utf8'))

const NOTE = 'Av. Grecia 1234'
/** Every other screen, and where something can be typed on it. */
const SCREENS: readonly { readonly view: string; readonly typed?: string }[] = [
  { view: '/calls' },
  { view: '/wall' },
  { view: '/mine' },
  { view: '/review', typed: 'main input[type="search"]' },
  { view: '/lines' },
  { view: '/settings/providers', typed: '[data-service="whisper"] input' },
]

test('an admin sets a recogniser, tries it, and reads on the monitor what it hears, and that it stopped', async ({
  room,
}, info) => {
  let gone = false
  const server = await openWhisperDouble({
    key: KEY,
    words: [],
    hears,
    instead(_attempt, response) {
      if (gone) response.writeHead(401).end('{}')
      return gone
    },
  })
  const host = await room.host({ args: ['--as', 'admin'] })
  const bridge = await room.bridge(host)
  const page = await room.console(host, '/settings/providers')
  const card = page.locator('[data-service="whisper"]')

  await card.getByLabel('Dirección').fill('no es una dirección')
  await page.getByRole('button', { name: 'Guardar cambios' }).click()
  await expect(card).toContainText('Debe ser una dirección web')
  await card.getByLabel('Dirección').fill(server.url)
  await card.getByRole('button', { name: 'Usar', exact: true }).click()
  await page.getByRole('button', { name: 'Guardar cambios' }).click()
  await expect(page.getByText('Guardado. Vale desde la próxima llamada.')).toBeVisible()

  await card.getByRole('button', { name: 'Probar' }).click()
  await expect(card).toContainText('Clave rechazada (401)')
  await card.getByRole('button', { name: 'Agregar clave' }).click()
  await card.getByLabel('Clave nueva').fill(KEY)
  await page.keyboard.press('Enter')
  await expect(card.locator('[data-secret="saved"]')).toContainText('9ab2')
  await card.getByRole('button', { name: 'Probar' }).click()
  await expect(card).toContainText('Responde')
  await expect(card).toContainText('Se oyó')
  await page.screenshot({ path: info.outputPath('settings.png') })

  const sound = new Uint8Array(wav).buffer
  const { callId } = await bridge.call('replay.start', { name: 'grabación', wav: sound, speed: 1 })
  await page.evaluate(
    (hash) => {
      location.hash = hash
    },
    `#/monitor/${encodeURIComponent(callId)}`,
  )
  const transcript = page.locator('[data-region="transcript"]')
  await expect(transcript).toContainText('desplomó', { timeout: 20_000 })
  await expect(page.locator('[data-latency="stt"]')).toContainText(/\d/)
  await page.screenshot({ path: info.outputPath('heard.png') })

  const others = await Promise.all(
    SCREENS.map(async ({ view, typed }) => {
      const other = await room.console(host, view)
      if (typed) await other.locator(typed).first().fill(NOTE)
      return { other, view, typed }
    }),
  )
  await page.keyboard.press('n')
  await page.getByRole('dialog').getByRole('textbox').fill(NOTE)
  gone = true
  const banner = page.locator('[data-banner="offline"]')
  await expect(banner).toContainText(/Transcripción detenida \(Whisper, \d\d:\d\d\)/)
  await expect(banner).toContainText('La ficha no se completará sola')
  await expect(page.getByRole('dialog').getByRole('textbox')).toHaveValue(NOTE)
  await page.screenshot({ path: info.outputPath('stopped.png') })
  // Where advice is one strip, the strip says that none can come
  const size = page.viewportSize()
  await page.setViewportSize({ width: 1366, height: 768 })
  await expect(page.locator('[data-region="coaching"][data-mind="paused"]')).toContainText('no llegan palabras')
  await page.screenshot({ path: info.outputPath('stopped-narrow.png') })
  if (size) await page.setViewportSize(size)
  await Promise.all(
    others.map(async ({ other, view, typed }) => {
      // The wall has no bar of services: it says so on the call itself.
      if (view === '/wall') return expect(other.getByText(/Sin transcripción \d/)).toBeVisible()
      const service = (health: string) => other.locator(`footer [data-health="${health}"]`)
      await expect(service('down').filter({ hasText: 'STT' }), view).toBeVisible()
      await expect(service('ok').filter({ hasText: 'Grabación' }), view).toBeVisible()
      if (typed) await expect(other.locator(typed).first(), view).toHaveValue(NOTE)
    }),
  )
  await bridge.call('calls.end', { callId })
  await server.close()
})
