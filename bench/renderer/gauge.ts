/** What a page costs, measured by the page and by its browser: frames, tasks that hold the main thread, its busy share, and the heap. */
import type { CDPSession, Page } from '@playwright/test'
import { type Percentiles, percentiles } from '../screen/delays.ts'
import { afterWarmUp, type Point, slopePerMinute } from '../soak/slope.ts'
import { type CoreShare, watchCore } from './coreTime.ts'

export type LongTask = {
  /** From the start, s. */
  readonly atS: number
  readonly ms: number
  /** Of these, about how many its thread had a core, and waited for one; absent where the system does not tell. */
  readonly core?: CoreShare
}

export type Gauged = {
  /** ms between frames. */
  readonly frames: Percentiles
  /** Tasks of more than 50 ms, oldest first. */
  readonly long: readonly LongTask[]
  /** Share of the main thread, 0 to 1, with no frame asked for by us. */
  readonly busy: number
  /** The same in time of the processor: what other programs take does not count. */
  readonly cpu: number
  /** Where `cpu` goes, 0 to 1 each. */
  readonly parts: { readonly script: number; readonly style: number; readonly layout: number }
  readonly heap: { readonly lastMB: number; readonly perMinuteMB: number }
  readonly nodes: { readonly first: number; readonly last: number }
}

declare global {
  interface Window {
    vigiaGauge?: { long: { at: number; ms: number }[]; frames: number[]; stop: () => void; rest: [number, number][] }
  }
}

/** Runs in the page before anything else. */
function prepare(): void {
  const gauge: NonNullable<Window['vigiaGauge']> = { long: [], frames: [], stop: () => undefined, rest: [] }
  window.vigiaGauge = gauge
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) gauge.long.push({ at: startTime, ms: duration })
  }).observe({ type: 'longtask', buffered: true })
}

/** To be called before the page is opened. */
export const prepareGauge = (page: Page): Promise<unknown> => page.addInitScript(prepare)

/** A frame is asked for at every beat for this share of the time: asking costs, so it is not done while the share is measured. */
const FRAMES_SHARE = 0.3
const HEAP_EVERY_MS = 10_000
const WARM_UP = 0.3
const LONG_MS = 50
const MB = 1e6

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

/** Watches a page for so long; `during` may change what it shows. */
export async function gauge(page: Page, ms: number, during?: (until: number) => Promise<void>): Promise<Gauged> {
  const cdp = await page.context().newCDPSession(page)
  const clocks = await page.context().newCDPSession(page)
  await cdp.send('Performance.enable')
  await clocks.send('Performance.enable', { timeDomain: 'threadTicks' })
  const { from, origin } = await page.evaluate(() => {
    window.vigiaGauge?.long.splice(0)
    return { from: performance.now(), origin: performance.timeOrigin }
  })
  const core = await watchCore(page.context().browser())
  const until = Date.now() + ms
  const busy = during?.(until)
  const frames = await watchFrames(page, ms * FRAMES_SHARE)
  const points: Point[] = []
  const nodes: number[] = []
  let spent = { wall: 0, task: 0, cpu: 0, script: 0, style: 0, layout: 0 }
  do {
    // The collection of garbage that we ask for is not the page's own work.
    const heap = await restedHeap(page, cdp)
    points.push({ atMs: Date.now(), value: heap.usedMB })
    const [before, ticks] = [await metrics(cdp), await metrics(clocks)]
    nodes.push(before.Nodes ?? 0)
    await pause(Math.min(HEAP_EVERY_MS, Math.max(500, until - Date.now())))
    const [after, later] = [await metrics(cdp), await metrics(clocks)]
    const wall = (name: string): number => (after[name] ?? 0) - (before[name] ?? 0)
    const cpu = (name: string): number => (later[name] ?? 0) - (ticks[name] ?? 0)
    spent = {
      wall: spent.wall + wall('Timestamp'),
      task: spent.task + wall('TaskDuration'),
      cpu: spent.cpu + cpu('TaskDuration'),
      script: spent.script + cpu('ScriptDuration'),
      style: spent.style + cpu('RecalcStyleDuration'),
      layout: spent.layout + cpu('LayoutDuration'),
    }
  } while (Date.now() < until)
  await busy
  const last = await restedHeap(page, cdp)
  points.push({ atMs: Date.now(), value: last.usedMB })
  const long = await page.evaluate((least) => {
    const { long = [], rest = [] } = window.vigiaGauge ?? {}
    return long.filter(({ at, ms }) => ms > least && !rest.some(([from, to]) => at < to + 5 && at + ms > from - 5))
  }, LONG_MS)
  core.stop()
  await cdp.detach()
  await clocks.detach()
  return {
    frames: percentiles(frames),
    long: long.map(({ at, ms }) => {
      const had = core.between(origin + at, origin + at + ms)
      return { atS: Math.round((at - from) / 1000), ms, ...(had && { core: had }) }
    }),
    busy: spent.task / spent.wall,
    cpu: spent.cpu / spent.wall,
    parts: { script: spent.script / spent.wall, style: spent.style / spent.wall, layout: spent.layout / spent.wall },
    heap: { lastMB: last.usedMB, perMinuteMB: slopePerMinute(afterWarmUp(points, WARM_UP)) },
    nodes: { first: nodes[0] ?? 0, last: nodes.at(-1) ?? 0 },
  }
}

async function watchFrames(page: Page, ms: number): Promise<number[]> {
  await page.evaluate(() => {
    const gauge = window.vigiaGauge
    if (!gauge) return
    gauge.frames = []
    let before = 0
    let handle = 0
    const step = (now: number): void => {
      if (before > 0) gauge.frames.push(now - before)
      before = now
      handle = requestAnimationFrame(step)
    }
    handle = requestAnimationFrame(step)
    gauge.stop = () => cancelAnimationFrame(handle)
  })
  await pause(ms)
  return page.evaluate(() => {
    window.vigiaGauge?.stop()
    return window.vigiaGauge?.frames ?? []
  })
}

async function restedHeap(page: Page, cdp: CDPSession): Promise<{ usedMB: number }> {
  const from = await page.evaluate(() => performance.now())
  await cdp.send('HeapProfiler.collectGarbage')
  const { usedSize } = await cdp.send('Runtime.getHeapUsage')
  await page.evaluate((start) => window.vigiaGauge?.rest.push([start, performance.now()]), from)
  return { usedMB: usedSize / MB }
}

async function metrics(cdp: CDPSession): Promise<Readonly<Record<string, number>>> {
  const { metrics } = await cdp.send('Performance.getMetrics')
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]))
}
