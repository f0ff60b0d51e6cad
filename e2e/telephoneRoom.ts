/** A room with a telephone: hosts that have a line, windows that speak and hear, and a caller with a telephone of its own. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, type Page, test } from '@playwright/test'
import { type Media, openMedia } from '../electron/rtp/media/media.ts'
import { openPeer, type Peer, type PeerCall, share } from '../electron/telephone/switchboard.double.ts'
import { launchChromium } from './chromium.ts'
import { type HostRun, startHost } from './host.ts'
import { type Folder, openFolder } from './peers/folder.ts'
import { freePort } from './peers/program.ts'
import { browserSaying, tapHeadset, writeTone } from './sound.ts'

export const CALLER_HZ = 440
export const DISPATCHER_HZ = 720
export const SUPERVISOR_HZ = 1160

const LOOP = '127.0.0.1'
export const TRUNK = {
  ...{ id: 'central', name: 'Central 131', kind: 'trunk', registrar: LOOP, user: '131' },
  ...{ answer: 'ask', allow: [LOOP] },
}

export type HostOptions = {
  readonly role?: 'dispatcher' | 'supervisor' | 'admin'
  /** Kept by the host itself when absent: `lines: null` starts it without `--lines`. */
  readonly lines?: readonly object[] | null
  /** By the id of the line. */
  readonly passwords?: Readonly<Record<string, string>>
  readonly data?: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

export type Console = HostRun & {
  /** Where its telephone listens, UDP. */
  readonly sip: number
}

export type TelephoneRoom = {
  readonly folder: Folder
  readonly peer: Peer
  host(options?: HostOptions): Promise<Console>
  /** A window on a host, in a browser that says one tone or a WAV; null leaves it without leave to use the microphone. */
  window(console: Pick<Console, 'url'>, says: number | string | null, view?: string): Promise<Page>
  /** Rings the host's line. */
  ring(console: Console, headers?: [string, string][]): Promise<PeerCall>
  /** Is closed before the room's own things are. */
  keep<T extends { stop(): Promise<unknown> }>(what: T): T
}

/** Everything that `use` opened is gone when it is over; what its windows last showed is kept when it fails. */
export async function inTelephoneRoom(use: (room: TelephoneRoom) => Promise<void>): Promise<void> {
  const folder = openFolder()
  const media: Media = openMedia()
  const hosts: Console[] = []
  const kept: { stop(): Promise<unknown> }[] = []
  const browsers = new Map<number | string | null, Browser>()
  const pages: Page[] = []
  const faults: Error[] = []
  let peer: Peer | undefined
  let started = 0
  try {
    peer = await openPeer(media)
    const { call } = peer
    await use({
      folder,
      peer,
      keep(what) {
        kept.push(what)
        return what
      },
      async host(options) {
        const opened = await startConsole(folder, `host-${++started}`, options)
        hosts.push(opened)
        return opened
      },
      async window({ url }, says, view = '/mine') {
        const wav = typeof says === 'number' ? writeTone(folder.dir, says) : says
        const browser = browsers.get(says) ?? (await (wav === null ? deafBrowser() : browserSaying(wav)))
        browsers.set(says, browser)
        const page = await openPage(browser, url, view)
        page.on('pageerror', (fault) => faults.push(fault))
        pages.push(page)
        return page
      },
      ring: ({ sip }, headers = []) => call('131', sip, { headers }),
    })
    if (faults.length > 0) throw new AggregateError(faults, `a page threw: ${faults.map(String).join('; ')}`)
  } catch (error) {
    for (const [n, page] of pages.entries())
      await page.screenshot({ path: test.info().outputPath(`window-${n}.png`) }).catch(() => undefined)
    for (const [n, host] of hosts.entries()) writeFileSync(test.info().outputPath(`host-${n}.txt`), host.printed())
    throw error
  } finally {
    for (const browser of browsers.values()) await browser.close()
    for (const one of kept) await one.stop()
    for (const host of hosts) await host.stop()
    await peer?.close()
    await media.close()
    folder.remove()
  }
}

const deafBrowser = (): Promise<Browser> =>
  launchChromium({ args: ['--use-fake-device-for-media-stream', '--deny-permission-prompts'] })

async function startConsole(
  folder: Folder,
  name: string,
  { role = 'dispatcher', lines = [TRUNK], passwords = {}, data, args = [], env = {} }: HostOptions = {},
): Promise<Console> {
  const sip = await freePort()
  const from = 20_000 + 400 * Math.floor(Math.random() * 60)
  const file = join(folder.dir, `${name}.lines.json`)
  const listen = { address: LOOP, udp: sip, tcp: sip, rtp: { from, to: from + 399 }, consoles: [LOOP] }
  if (lines !== null) writeFileSync(file, JSON.stringify({ listen, lines, passwords }))
  const host = await startHost({
    data: data ?? join(folder.dir, name),
    args: ['--as', role, ...(lines === null ? [] : ['--lines', file]), ...args],
    env,
  })
  return { ...host, sip }
}

export async function openPage(browser: Browser, url: string, view: string): Promise<Page> {
  const context = await browser.newContext({
    ...{ locale: 'es-CL', timezoneId: 'America/Santiago' },
    viewport: { width: 1920, height: 1080 },
  })
  const page = await context.newPage()
  await tapHeadset(page)
  await page.goto(url)
  await page.locator('main').waitFor()
  await page.goto(`${new URL(url).origin}/#${view}`)
  return page
}

/** What counts as now, ms: a sender that stood still may be late by nearly a second, and is not placed anew for that. */
const NOW_MS = 1_500

/** How much of each tone the caller hears now, about 1 for a tone alone at its own loudness, 0 when nothing comes. */
export function callerHears(call: PeerCall, ...tones: number[]): number[] {
  const since = Date.now() - NOW_MS - call.leg.openedAt
  const now = call.heard.slice(-40).filter(({ startMs }) => startMs >= since)
  return tones.map((hz) => (now.length < 5 ? 0 : share(now, hz)))
}
