/** How long before its beat each packet came, over the last seconds: what tells the right delay of a line. */

export type Margins = {
  /** ms; below 0 it came too late. `urgent`: the spread is counted anew at once. */
  add(ms: number, urgent: boolean): void
  /** All beats were moved by this against the packets, ms. */
  shift(ms: number): void
  /** What nearly all packets keep to (1 and 95 of 100), ms; NaN as long as there are too few. */
  spread(): { readonly least: number; readonly most: number }
  reset(): void
}

/** So many tell something. */
const ENOUGH = 10
/** The spread is counted anew after so many. */
const FRESH = 10

/** @param kept packets that are remembered: after so many, a line that calmed down is believed. */
export function createMargins(kept: number): Margins {
  const ring = new Float64Array(kept)
  let count = 0
  let at = 0
  let shifted = 0
  let since = 0
  let low = Number.NaN
  let high = Number.NaN

  function measure(): void {
    since = 0
    const sorted = ring.slice(0, count).sort()
    low = sorted[Math.floor(count / 100)] ?? Number.NaN
    high = sorted[Math.floor(count * 0.95)] ?? Number.NaN
  }
  return {
    add(ms, urgent) {
      ring[at] = ms - shifted
      at = (at + 1) % kept
      count = Math.min(kept, count + 1)
      if (++since >= FRESH || urgent) measure()
    },
    shift(ms) {
      shifted += ms
    },
    spread: () =>
      count < ENOUGH ? { least: Number.NaN, most: Number.NaN } : { least: low + shifted, most: high + shifted },
    reset() {
      count = 0
      at = 0
      shifted = 0
      since = 0
      low = Number.NaN
      high = Number.NaN
    },
  }
}
