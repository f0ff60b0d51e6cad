/** A room with a telephone: hosts that have a line, windows that speak and hear, and a caller with a telephone of its own. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, type Page, test } from '@playwright/test'
import { type Media, openMedia } from '../electron/rtp/media/media.ts'
import { openPeer, type Peer, type PeerCall, share } from '../electron/telephone/switchboard.double.ts'
import { openConsole } from './peers/console.ts'
import { type Folder, openFolder } from './peers/folder.ts'
import { browserSaying, tapHeadset, writeTone } from './sound.ts'

export type Console = Awaited<ReturnType<typeof openConsole>>

export const CALLER_HZ = 440
export const DISPATCHER_HZ = 720
export const SUPERVISOR_HZ = 1160

const LOOP = '127.0.0.1'
export const TRUNK = {
  ...{ id: 'central', name: 'Central 131', kind: 'trunk', registrar: LOOP, user: '131' },
  ...{ answer: 'ask', allow: [LOOP] },
}

export type TelephoneRoom = {
  readonly folder: Folder
  readonly peer: Peer
  host(options?: Partial<Parameters<typeof openConsole>[0]>): Promise<Console>
  /** A window on a host, in a browser that says one tone. */
  window(console: Console, hz: number, view?: string): Promise<Page>
  /** Rings the host's line. */
  ring(console: Console, headers?: [string, string][]): Promise<PeerCall>
}

/** Everything that `use` opened is gone when it is over; what its windows last showed is kept when it fails. */
export async function inTelephoneRoom(use: (room: TelephoneRoom) => Promise<void>): Promise<void> {
  const folder = openFolder()
  const media: Media = openMedia()
  const consoles: Console[] = []
  const browsers = new Map<number, Browser>()
  const pages: Page[] = []
  const faults: Error[] = []
  let peer: Peer | undefined
  try {
    peer = await openPeer(media)
    const { call } = peer
    await use({
      folder,
      peer,
      async host(options) {
        const opened = await openConsole({ folder, name: `host-${consoles.length}`, lines: [TRUNK], ...options })
        consoles.push(opened)
        return opened
      },
      async window(console, hz, view = '/mine') {
        const browser = browsers.get(hz) ?? (await browserSaying(writeTone(folder.dir, hz)))
        browsers.set(hz, browser)
        const page = await openPage(browser, console.host.url, view)
        page.on('pageerror', (fault) => faults.push(fault))
        pages.push(page)
        return page
      },
      ring: (console, headers = []) => call('131', console.ports.udp, { headers }),
    })
    if (faults.length > 0) throw new AggregateError(faults, `a page threw: ${faults.map(String).join('; ')}`)
  } catch (error) {
    for (const [n, page] of pages.entries())
      await page.screenshot({ path: test.info().outputPath(`window-${n}.png`) }).catch(() => undefined)
    for (const [n, { host }] of consoles.entries())
      writeFileSync(join(test.info().outputPath(), `host-${n}.txt`), host.printed())
    throw error
  } finally {
    for (const browser of browsers.values()) await browser.close()
    for (const console of consoles) await console.stop()
    await peer?.close()
    await media.close()
    folder.remove()
  }
}

export async function openPage(
  browser: Browser,
  url: string,
  view: string,
  permissions: string[] = ['microphone'],
): Promise<Page> {
  const context = await browser.newContext({
    ...{ locale: 'es-CL', timezoneId: 'America/Santiago', permissions },
    viewport: { width: 1920, height: 1080 },
  })
  const page = await context.newPage()
  await tapHeadset(page)
  await page.goto(url)
  await page.locator('main').waitFor()
  await page.goto(`${new URL(url).origin}/#${view}`)
  return page
}

/** What counts as now, ms. */
const NOW_MS = 700

/** How much of each tone the caller hears now, about 1 for a tone alone at its own loudness, 0 when nothing comes. */
export function callerHears(call: PeerCall, ...tones: number[]): number[] {
  const since = Date.now() - NOW_MS - call.leg.openedAt
  const now = call.heard.slice(-40).filter(({ startMs }) => startMs >= since)
  return tones.map((hz) => (now.length < 5 ? 0 : share(now, hz)))
}
