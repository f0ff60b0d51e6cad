/** What the window may cost, and whether it kept to it. */
import type { Gauged } from './gauge.ts'

export const GOALS = {
  frameP95Ms: 17,
  longTasks: 0,
  busy: 0.35,
  heapPerMinuteMB: 0.5,
  firstMs: 1000,
  initialKB: 250,
} as const

/** A slope of less than this, min, is the caches' filling: it is printed, not judged. */
const JUDGED_MIN = 3

export type Verdict = { readonly goal: string; readonly figure: string; readonly reached: boolean }

export const judge = (what: string, { frames, long, busy, heap }: Gauged, minutes: number): readonly Verdict[] => [
  {
    goal: `${what}: frame p95 ≤ ${GOALS.frameP95Ms} ms`,
    figure: `${frames.p95.toFixed(1)} ms of ${frames.samples}`,
    // A frame of 60 Hz is 16.7 ms; the page's clock is cut to a tenth.
    reached: frames.samples > 0 && frames.p95 <= GOALS.frameP95Ms,
  },
  {
    goal: `${what}: long tasks`,
    figure: `${long.length}, the longest ${Math.max(0, ...long.map((one) => one.ms)).toFixed(0)} ms`,
    reached: long.length <= GOALS.longTasks,
  },
  {
    goal: `${what}: main thread ≤ ${100 * GOALS.busy} %`,
    figure: `${(100 * busy).toFixed(1)} %`,
    reached: busy <= GOALS.busy,
  },
  ...(minutes < JUDGED_MIN
    ? []
    : [
        {
          goal: `${what}: heap ≤ ${GOALS.heapPerMinuteMB} MB/min`,
          figure: `${heap.perMinuteMB.toFixed(2)} MB/min`,
          reached: heap.perMinuteMB <= GOALS.heapPerMinuteMB,
        },
      ]),
]
