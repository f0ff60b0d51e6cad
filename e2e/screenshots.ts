/** Takes the pictures of the README from a real run: `node e2e/screenshots.ts` after `npm run build`. */
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { launchChromium } from './chromium.ts'
import { startHost } from './host.ts'
import { openHostBridge } from './hostBridge.ts'

const FOLDER = resolve(import.meta.dirname, '../docs/screenshots')
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

mkdirSync(FOLDER, { recursive: true })
const host = await startHost()
const browser = await launchChromium()
try {
  const bridge = await openHostBridge(host.url)
  const start = (id: string) => bridge.call('practice.start', { id, speed: 1 })
  const shown = await start('01-paro-cardiaco')
  const context = await browser.newContext({
    viewport: { width: 1920, height: 1080 },
    locale: 'es-CL',
    timezoneId: 'America/Santiago',
  })
  const page = await context.newPage()
  await page.goto(host.url)
  await pause(14_000)
  await start('02-choque-atrapada')
  await pause(9000)
  await start('04-stroke')
  await pause(12_000)
  await start('03-guagua-atragantada')
  // The first call is at its compressions by now, the last at its first words.
  await pause(10_000)
  await page.screenshot({ path: join(FOLDER, 'list-practice.png') })
  await page.goto(`${new URL(host.url).origin}/#/monitor/${encodeURIComponent(shown.callId)}`)
  await page.locator('[data-interim]').first().waitFor()
  // The name of the patient is the last that is new.
  await page.locator('[data-field="nombre"][data-state="value"]').waitFor({ timeout: 60_000 })
  await pause(1500)
  await page.screenshot({ path: join(FOLDER, 'monitor-practice.png') })
  bridge.close()
} finally {
  await browser.close()
  await host.stop()
}
