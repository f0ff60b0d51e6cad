/** One measurement: so many live calls, two consoles on one of them, for so long. */
import type { Browser, Page } from '@playwright/test'
import { ConvexHttpClient } from 'convex/browser'
import { api } from '../../convex/_generated/api.js'
import { launchChromium } from '../../e2e/chromium.ts'
import { type HostRun, startHost } from '../../e2e/host.ts'
import { type HostBridge, openHostBridge } from '../../e2e/hostBridge.ts'
import { type CallTrace, type Entry, finalDelays, partialDelays, readTrace } from './delays.ts'
import { type Stamp, takeStamps, watchPaints } from './stamps.ts'

export type Measured = {
  readonly finals: { readonly delays: readonly number[]; readonly missing: number }
  readonly partials: { readonly delays: readonly number[]; readonly overtaken: number }
}

/** Between two starts, ms: calls do not ring all in one moment, nor speak in step. */
const APART_MS = 700
/** The page is open and has painted; only then do its words count. */
const SETTLE_MS = 1500
const LAST_WORDS_MS = 1500

export async function measure({ calls, seconds }: { calls: number; seconds: number }): Promise<Measured> {
  const traces: CallTrace[] = []
  const onLine = (line: string): void => {
    const trace = readTrace(line)
    if (trace) traces.push(trace)
  }
  const host = await startHost({ args: ['--trace-words'], onLine })
  const browser = await launchChromium()
  try {
    const bridge = await openHostBridge(host.url)
    const room = await openRoom(bridge, calls)
    const [own, second] = [await openConsole(browser, host), await openConsole(browser, host)]
    const end = Date.now() + seconds * 1000
    const finals = { delays: [] as number[], missing: 0 }
    const partials = { delays: [] as number[], overtaken: 0 }
    while (Date.now() < end) {
      const { callId, over } = await room.newest()
      const seen = await watchCall([own, second], callId, over, end)
      const heard = traces.filter((trace) => trace.callId === callId && trace.at > seen.from && trace.at < seen.to)
      const entries = await entriesOf(bridge, callId)
      const final = finalDelays(heard, entries, seen.second)
      const partial = partialDelays(heard, seen.own)
      finals.delays.push(...final.delays)
      finals.missing += final.missing
      partials.delays.push(...partial.delays)
      partials.overtaken += partial.overtaken
    }
    bridge.close()
    return { finals, partials }
  } finally {
    await browser.close()
    await host.stop()
  }
}

type Running = { readonly callId: string; readonly over: Promise<void> }

/** Keeps so many calls live: one that ends is followed by another. */
async function openRoom(bridge: HostBridge, size: number): Promise<{ newest(): Promise<Running> }> {
  const cards = await bridge.call('practice.list', {})
  const ends = new Map<string, () => void>()
  let started = 0
  let newest: Promise<Running>
  const start = async (): Promise<Running> => {
    const card = cards[started++ % cards.length]
    if (!card) throw new Error('the host has no practice calls')
    const { callId } = await bridge.call('practice.start', { id: card.id, speed: 1 })
    return { callId, over: new Promise((over) => ends.set(callId, over)) }
  }
  bridge.on('live.callEnded', ({ callId }) => {
    ends.get(callId)?.()
    newest = start()
    newest.catch(() => undefined)
  })
  newest = start()
  for (let n = 1; n < size; n++) {
    await newest
    await pause(APART_MS)
    newest = start()
  }
  return { newest: () => newest }
}

async function openConsole(browser: Browser, host: HostRun): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } })
  const page = await context.newPage()
  await watchPaints(page)
  await page.goto(host.url)
  await page.locator('main').waitFor()
  return page
}

type Seen = { readonly from: number; readonly to: number; readonly own: Stamp[]; readonly second: Stamp[] }

async function watchCall([own, second]: [Page, Page], callId: string, over: Promise<void>, end: number): Promise<Seen> {
  for (const page of [own, second]) {
    await page.evaluate((id) => {
      location.hash = `#/monitor/${encodeURIComponent(id)}`
    }, callId)
    await page.locator('[data-region="transcript"]').waitFor()
  }
  await pause(SETTLE_MS)
  const from = Date.now()
  await Promise.race([over, pause(end - from)])
  const to = Date.now()
  await pause(LAST_WORDS_MS)
  return { from, to, own: await takeStamps(own), second: await takeStamps(second) }
}

/** Which key belongs to which line, asked of Convex as any reader would. */
async function entriesOf(bridge: HostBridge, callId: string): Promise<Entry[]> {
  const [{ convexUrl }, token] = await Promise.all([
    bridge.call('host.info', {}),
    bridge.call('auth.token', { fresh: true }),
  ])
  const client = new ConvexHttpClient(convexUrl)
  if (token !== null) client.setAuth(token)
  const rows = await client.query(api.queries.liveCalls.subscribeToTranscripts, { callId })
  return rows.map(({ key, speaker, startMs = 0 }) => ({ key, callId, speaker, startMs }))
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, Math.max(0, ms)))
