/** Finds what was said in what was heard: piece by piece, since playout may move by a pitch period between two of them. */

export type Match = {
  /** Sample of `heard` where the piece begins. */
  readonly heardAt: number
  readonly saidAt: number
  readonly length: number
  /** Σab, Σa², Σb² at the best place. */
  readonly ab: number
  readonly aa: number
  readonly bb: number
}

/** RMS below this is no speech: it would match anywhere. */
const QUIET = 150

/**
 * For each piece of `said` of this length the place in `heard` where it fits best, within `reach` samples of where the last one fitted.
 * `first` is where `said[0]` is about, and `wide` how wrong that may be.
 */
export function matches(
  said: Int16Array,
  heard: Int16Array,
  { length, first, wide, reach }: { length: number; first: number; wide: number; reach: number },
): Match[] {
  const found: Match[] = []
  let lag = first
  let within = wide
  for (let at = 0; at + length <= said.length; at += length) {
    const piece = said.subarray(at, at + length)
    let aa = 0
    for (const sample of piece) aa += sample * sample
    if (Math.sqrt(aa / length) < QUIET) continue
    const best = bestOf(piece, aa, heard, at + lag - within, at + lag + within)
    if (!best) continue
    found.push({ ...best, saidAt: at, length, aa })
    if (best.ab / Math.sqrt(aa * best.bb) > 0.8) {
      lag = best.heardAt - at
      within = reach
    }
  }
  return found
}

type Place = { readonly heardAt: number; readonly ab: number; readonly bb: number }

/** First roughly, every other place by every fourth sample, then exactly around the best. */
function bestOf(piece: Int16Array, aa: number, heard: Int16Array, from: number, to: number): Place | null {
  const rough = search(piece, aa, heard, { from, to, step: 2, skip: 4 })
  return rough && search(piece, aa, heard, { from: rough.heardAt - 2, to: rough.heardAt + 2, step: 1, skip: 1 })
}

type Search = { readonly from: number; readonly to: number; readonly step: number; readonly skip: number }

function search(piece: Int16Array, aa: number, heard: Int16Array, { from, to, step, skip }: Search): Place | null {
  let best: Place | null = null
  let score = Number.NEGATIVE_INFINITY
  for (let place = Math.max(0, from); place <= to && place + piece.length <= heard.length; place += step) {
    let ab = 0
    let bb = 0
    for (let i = 0; i < piece.length; i += skip) {
      const b = heard[place + i] ?? 0
      ab += (piece[i] ?? 0) * b
      bb += b * b
    }
    const one = bb === 0 ? 0 : ab / Math.sqrt(aa * bb)
    if (one > score) {
      score = one
      best = { heardAt: place, ab, bb }
    }
  }
  return best
}

/** Of all pieces together: 1 is the same sound. */
export function correlation(all: readonly Match[]): number {
  let [ab, aa, bb] = [0, 0, 0]
  for (const one of all) {
    ab += one.ab
    aa += one.aa
    bb += one.bb
  }
  return ab / Math.sqrt(aa * bb)
}
