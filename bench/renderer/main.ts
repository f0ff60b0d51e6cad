/**
 * What the window costs: `npm run bench:renderer [-- --minutes 10 --calls 30,200 --quick --json FILE]`.
 *
 * A real host, its engine fed with the facts of so many calls at real speed, and a real Chromium that shows the list of them;
 * then the monitor of one practice call. Frames, long tasks, main thread, heap, the first screen and the weight of the first load.
 * Without a GPU the frames are the machine's as much as ours: an empty page in the same browser is the floor.
 */
import { writeFileSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser, Page } from '@playwright/test'
import { launchChromium } from '../../e2e/chromium.ts'
import { type HostRun, startHost } from '../../e2e/host.ts'
import { openHostBridge } from '../../e2e/hostBridge.ts'
import { percentiles } from '../screen/delays.ts'
import { firstScreen } from './first.ts'
import { type Gauged, gauge, prepareGauge } from './gauge.ts'
import { GOALS, judge } from './goals.ts'
import { initialModules } from './initial.ts'
import { startNeighbours } from './neighbours.ts'
import { CALLS } from './tape.ts'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    calls: { type: 'string', default: '30,200' },
    quick: { type: 'boolean', default: false },
    /** Only this part: list, monitor, load. */
    only: { type: 'string' },
    json: { type: 'string' },
  },
})
const minutes = values.quick ? 0.75 : Number(values.minutes)
const counts = values.calls.split(',').map(Number)
if (!(minutes > 0) || counts.some((count) => !Number.isInteger(count) || count < 1)) {
  process.stderr.write('bench:renderer: --minutes takes a number, --calls whole numbers such as 30,200\n')
  process.exit(2)
}
const ms = minutes * 60_000
const floorMs = values.quick ? 8000 : 30_000
const wanted = (part: string): boolean => values.only === undefined || values.only === part
const RENDERER = resolve(import.meta.dirname, '../../out/renderer')
const LOADS = 5
const SETTLE_MS = 5000

const pause = (time: number): Promise<void> => new Promise((done) => setTimeout(done, time))
const say = (line: string): void => void process.stderr.write(`${line}\n`)

async function openWindow(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: 'es-CL' })
  const page = await context.newPage()
  await prepareGauge(page)
  await page.goto(url)
  return page
}

/** An empty page that does nothing: what this browser on this machine gives at best. */
async function floor(browser: Browser): Promise<Gauged> {
  const page = await openWindow(browser, 'data:text/html,<title>floor</title><p>0</p>')
  try {
    return await gauge(page, floorMs)
  } finally {
    await page.context().close()
  }
}

async function withHost<T>(use: (host: HostRun, browser: Browser) => Promise<T>): Promise<T> {
  const host = await startHost()
  const browser = await launchChromium()
  try {
    return await use(host, browser)
  } finally {
    await browser.close()
    await host.stop()
  }
}

async function convexUrlOf(host: HostRun): Promise<string> {
  const bridge = await openHostBridge(host.url)
  const { convexUrl } = await bridge.call('host.info', {})
  bridge.close()
  return convexUrl
}

type Row = { readonly what: string; readonly gauged: Gauged; readonly isFloor?: boolean }
const rows: Row[] = []
const loads: number[] = []
let shownScripts: readonly string[] = []

if (wanted('list')) {
  for (const calls of counts) {
    await withHost(async (host, browser) => {
      say(`${calls} live calls on the list, ${minutes} min…`)
      const room = await startNeighbours({ url: await convexUrlOf(host), data: host.data, calls })
      const page = await openWindow(browser, `${host.url}#/calls`)
      await page.locator('[data-call]').first().waitFor()
      await pause(SETTLE_MS)
      if (!rows.some(({ isFloor }) => isFloor)) {
        rows.push({ what: 'an empty page (the floor)', gauged: await floor(browser), isFloor: true })
      }
      rows.push({ what: `list, ${calls} calls`, gauged: await gauge(page, ms) })
      await page.context().close()
      if (wanted('load') && calls === counts[0]) {
        for (let n = 0; n < LOADS; n++) {
          const { screenMs, scripts } = await firstScreen(browser, `${host.url}#/calls`, 'main [data-call]')
          loads.push(screenMs)
          shownScripts = scripts
        }
      }
      const { done, failed, lateMs } = await room.stop()
      say(`  ${done} facts arrived, ${failed} refused, at most ${lateMs.toFixed(0)} ms late`)
    })
  }
}

if (wanted('monitor')) {
  await withHost(async (host, browser) => {
    say(`one call at full speech rate on the monitor, ${minutes} min…`)
    const bridge = await openHostBridge(host.url)
    const page = await openWindow(browser, host.url)
    await page.locator('main').waitFor()
    if (!rows.some(({ isFloor }) => isFloor)) {
      rows.push({ what: 'an empty page (the floor)', gauged: await floor(browser), isFloor: true })
    }
    /** A call that ends is followed by another, as a supervisor goes on to the next. */
    const talk = async (until: number): Promise<void> => {
      for (let n = 0; n === 0 || Date.now() < until; n++) {
        const { callId } = await bridge.call('practice.start', { id: CALLS[n % 3] ?? CALLS[0], speed: 1 })
        const over = new Promise<void>((done) => {
          const stop = bridge.on('live.callEnded', (ended) => {
            if (ended.callId !== callId) return
            stop()
            done()
          })
        })
        await page.evaluate((id) => {
          location.hash = `#/monitor/${encodeURIComponent(id)}`
        }, callId)
        await Promise.race([over, pause(Math.max(0, until - Date.now()))])
      }
    }
    await talk(Date.now() + 1)
    await page.locator('[data-region="transcript"]').waitFor()
    await pause(SETTLE_MS)
    rows.push({ what: 'monitor, one call', gauged: await gauge(page, ms, talk) })
    bridge.close()
  })
}

const first = percentiles(loads)
const modules = initialModules(RENDERER)
const initialKB = modules.reduce((sum, { gzip }) => sum + gzip, 0) / 1000

const share = (value: number): string => `${(100 * value).toFixed(1)} %`
console.table(
  rows.map(({ what, gauged: { frames, long, busy, cpu, parts, heap, nodes } }) => ({
    what,
    'frame p50 ms': frames.p50.toFixed(1),
    'p95 ms': frames.p95.toFixed(1),
    'p99 ms': frames.p99.toFixed(1),
    'long tasks': long.length,
    'main thread': share(busy),
    cpu: share(cpu),
    'script/style/layout': [parts.script, parts.style, parts.layout].map(share).join(' '),
    'heap MB': heap.lastMB.toFixed(1),
    'MB/min': heap.perMinuteMB.toFixed(2),
    nodes: `${nodes.first} → ${nodes.last}`,
  })),
)
for (const { what, gauged } of rows)
  for (const { atS, ms, core } of gauged.long) {
    const had = core
      ? `, of which it had a core for ${core.ranMs.toFixed(0)} and waited ${core.waitedMs.toFixed(0)}; ${core.stolenMs} ms of all cores went to other machines`
      : ''
    process.stdout.write(`${what}: a task of ${ms.toFixed(0)} ms at ${atS} s${had}\n`)
  }
console.table(modules.map(({ file, bytes, gzip }) => ({ 'loaded at once': file, bytes, gzip })))
const lines = [
  ...rows.filter(({ isFloor }) => !isFloor).flatMap(({ what, gauged }) => judge(what, gauged, minutes)),
  { goal: 'initial JavaScript', figure: `${initialKB.toFixed(1)} kB gzip`, reached: initialKB <= GOALS.initialKB },
  ...(loads.length === 0
    ? []
    : [
        {
          goal: 'first meaningful screen',
          figure: `p50 ${first.p50.toFixed(0)} ms, most ${first.most.toFixed(0)} ms of ${loads.length} loads`,
          reached: first.p50 <= GOALS.firstMs,
        },
      ]),
]
console.table(lines.map(({ goal, figure, reached }) => ({ goal, figure, reached: reached ? 'yes' : 'NO' })))
process.stdout.write(`scripts loaded until the list stood: ${shownScripts.length}\n`)
process.stdout.write(`load: ${((loadavg()[0] ?? 0) / availableParallelism()).toFixed(1)} runnable tasks a core\n`)
if (values.json !== undefined)
  writeFileSync(values.json, `${JSON.stringify({ minutes, rows, loads, initialKB, lines }, null, 2)}\n`)
process.exitCode = lines.every(({ reached }) => reached) ? 0 : 1
