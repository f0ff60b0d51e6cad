/** How much faster the sender's clock runs than ours, from when packets come and what time they carry: the quickest packet of each while shows the clock, jitter only delays. */

export type DriftMeter = {
  /** `timestamp` unwrapped, in units of the clock; `at` our steady time, ms. */
  arrived(timestamp: number, at: number): void
  /** Parts in a million, above 0 when the sender is faster and sound piles up; null until there is enough to tell. */
  ppm(): number | null
  /** Begins anew: another source, or a leap of its timestamps. */
  reset(): void
}

/** A while, ms: long enough that one of its packets was hardly delayed. */
const WHILE_MS = 2000
/** Whiles looked back on, and how many are needed to tell. */
const MOST = 60
const LEAST = 10

type Quickest = { readonly at: number; readonly delay: number }

/** `clockRate` in Hz, that of the timestamps. */
export function createDriftMeter(clockRate: number): DriftMeter {
  let whiles: Quickest[] = []
  let current: { readonly until: number; best: Quickest } | undefined
  let origin: { readonly timestamp: number; readonly at: number } | undefined

  return {
    arrived(timestamp, at) {
      origin ??= { timestamp, at }
      const delay = at - origin.at - ((timestamp - origin.timestamp) * 1000) / clockRate
      if (current && at >= current.until) {
        whiles.push(current.best)
        if (whiles.length > MOST) whiles = whiles.slice(-MOST)
        current = undefined
      }
      if (!current) current = { until: at + WHILE_MS, best: { at, delay } }
      else if (delay < current.best.delay) current.best = { at, delay }
    },
    ppm() {
      if (whiles.length < LEAST) return null
      return -slopeOf(whiles) * 1e6
    },
    reset() {
      whiles = []
      current = undefined
      origin = undefined
    },
  }
}

/** Theil and Sen: the median of the slopes between all pairs, which a few bad whiles cannot move. */
function slopeOf(points: readonly Quickest[]): number {
  const slopes: number[] = []
  for (let i = 0; i < points.length; i++) {
    for (let j = i + 1; j < points.length; j++) {
      const a = points[i]
      const b = points[j]
      if (a && b && b.at > a.at) slopes.push((b.delay - a.delay) / (b.at - a.at))
    }
  }
  slopes.sort((a, b) => a - b)
  return slopes[slopes.length >> 1] ?? 0
}
