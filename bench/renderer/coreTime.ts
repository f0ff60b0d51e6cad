/**
 * How long a page's main thread had a core, how long it waited for one, and how long a machine below this one kept
 * our cores: what a machine that is busy, or shared, adds to a task.
 */
import { readFileSync } from 'node:fs'
import type { Browser } from '@playwright/test'

const EVERY_MS = 20
const NS_PER_MS = 1e6
/** One tick of `/proc/stat`, ms (`USER_HZ` is 100 on every Linux that we know). */
const TICK_MS = 10
/** Where the first line of `/proc/stat` holds the stolen time of all cores (`proc_stat(5)`). */
const STOLEN = 8

/** `stolenMs` is of all cores together, to the nearest 10 ms. */
export type CoreShare = { readonly ranMs: number; readonly waitedMs: number; readonly stolenMs: number }

/** ms since the epoch, and ms so far. */
type Sample = CoreShare & { readonly at: number }

export type CoreTime = {
  /** Between two instants, ms since the epoch, to the nearest samples around them; undefined where the system does not tell. */
  between(from: number, to: number): CoreShare | undefined
  stop(): void
}

const NOTHING: CoreTime = { between: () => undefined, stop: () => undefined }

/** Run and waiting time of a thread (Linux: `Documentation/scheduler/sched-stats.rst`). */
function sampleOf(pid: number): Sample | undefined {
  try {
    const [ran = 0, waited = 0] = readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ').map(Number)
    const [all = ''] = readFileSync('/proc/stat', 'utf8').split('\n', 1)
    const stolenMs = Number(all.split(/\s+/)[STOLEN] ?? 0) * TICK_MS
    return { at: Date.now(), ranMs: ran / NS_PER_MS, waitedMs: waited / NS_PER_MS, stolenMs }
  } catch {
    return undefined
  }
}

/** Of the page that has worked most by now. */
export async function watchCore(browser: Browser | null): Promise<CoreTime> {
  if (browser === null || process.platform !== 'linux') return NOTHING
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  const pages = processInfo.filter(({ type }) => type === 'renderer').toSorted((a, b) => b.cpuTime - a.cpuTime)
  const pid = pages[0]?.id
  if (pid === undefined || sampleOf(pid) === undefined) return NOTHING
  const samples: Sample[] = []
  const timer = setInterval(() => {
    const sample = sampleOf(pid)
    if (sample) samples.push(sample)
  }, EVERY_MS)
  return {
    between(from, to) {
      const before = samples.findLast(({ at }) => at <= from)
      const after = samples.find(({ at }) => at >= to)
      if (!before || !after) return undefined
      return {
        ranMs: after.ranMs - before.ranMs,
        waitedMs: after.waitedMs - before.waitedMs,
        stolenMs: after.stolenMs - before.stolenMs,
      }
    },
    stop: () => clearInterval(timer),
  }
}
