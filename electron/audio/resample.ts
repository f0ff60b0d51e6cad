/**
 * Changes the sample rate of sound as it comes: a polyphase filter whose Kaiser-windowed sinc stops what would alias.
 * The output is in time with the input (the filter's delay is taken out) and is exactly `outputLength` long after `flush`.
 */

export type Resampler = {
  push(pcm: Int16Array): Int16Array
  /** What is still inside; the resampler then begins anew. */
  flush(): Int16Array
}

/** How sharp the filter is, and so how long it holds sound back. */
export type ResampleFilter = {
  /** Zero crossings on each side at the lower of the two rates. */
  readonly halfWidth: number
  readonly kaiserBeta: number
  /** Share of the lower Nyquist frequency at which the filter is 6 dB down. */
  readonly cutoff: number
}

/** For what is kept: 48 zero crossings and a stop band from 0.96 of Nyquist keep aliases below −90 dB. */
const KEPT: ResampleFilter = { halfWidth: 24, kaiserBeta: 9, cutoff: 0.92 }
/** For what two people say to each other: half the delay, 1.5 ms at 8 kHz; aliases are 60 dB down, as far as µ-law's own noise. */
export const SPOKEN: ResampleFilter = { halfWidth: 12, kaiserBeta: 5.65, cutoff: 0.92 }

/** Samples that come out for `length` that went in. */
export const outputLength = (length: number, from: number, to: number): number => Math.round((length * to) / from)

export function createResampler(from: number, to: number, filter: ResampleFilter = KEPT): Resampler {
  if (from === to) return { push: (pcm) => pcm, flush: () => new Int16Array(0) }
  const divisor = gcd(from, to)
  const up = to / divisor
  const down = from / divisor
  const half = Math.ceil(filter.halfWidth * Math.max(1, from / to))
  const phases = filterPhases(up, half, 0.5 * Math.min(1, to / from) * filter.cutoff, filter.kaiserBeta)

  /** Input that a coming output may still need; `first` is the input index of `held[0]`. */
  let held = new Float32Array(0)
  let first = 0
  let received = 0
  let made = 0

  const begin = (): void => {
    // Silence before the start lets the first outputs use the same taps as the rest.
    held = new Float32Array(half)
    first = -half
    received = 0
    made = 0
  }

  /** Makes every output whose taps are all there, up to `limit` outputs in all. */
  const make = (limit: number): Int16Array => {
    const out: number[] = []
    const end = first + held.length
    while (made < limit) {
      const position = made * down
      const index = Math.floor(position / up)
      if (index + half >= end) break
      const taps = phases[position % up]
      if (!taps) break
      const from = index - half + 1 - first
      let sum = 0
      for (let k = 0; k < taps.length; k++) sum += (taps[k] ?? 0) * (held[from + k] ?? 0)
      out.push(Math.max(-32_768, Math.min(32_767, Math.round(sum))))
      made++
    }
    const keepFrom = Math.floor((made * down) / up) - half + 1
    if (keepFrom > first) {
      held = held.slice(Math.min(keepFrom - first, held.length))
      first = keepFrom
    }
    return Int16Array.from(out)
  }

  const append = (pcm: ArrayLike<number>): void => {
    const grown = new Float32Array(held.length + pcm.length)
    grown.set(held)
    grown.set(pcm, held.length)
    held = grown
  }

  begin()
  return {
    push(pcm) {
      append(pcm)
      received += pcm.length
      return make(Number.POSITIVE_INFINITY)
    },
    flush() {
      append(new Float32Array(half + 1))
      const rest = make(outputLength(received, from, to))
      begin()
      return rest
    },
  }
}

/** The filter for each of the `up` places that an output can have between two inputs; each sums to 1, so that a constant stays itself. */
function filterPhases(up: number, half: number, cutoff: number, beta: number): Float32Array[] {
  return Array.from({ length: up }, (_, phase) => {
    const taps = Float32Array.from({ length: 2 * half }, (_, k) => {
      const t = k - half + 1 - phase / up
      const u = t / half
      const window = Math.abs(u) < 1 ? bessel0(beta * Math.sqrt(1 - u * u)) / bessel0(beta) : 0
      const sinc = t === 0 ? 2 * cutoff : Math.sin(2 * Math.PI * cutoff * t) / (Math.PI * t)
      return window * sinc
    })
    const sum = taps.reduce((total, tap) => total + tap, 0)
    return taps.map((tap) => tap / sum)
  })
}

/** Modified Bessel function of the first kind, order 0, by its power series. */
function bessel0(x: number): number {
  let term = 1
  let sum = 1
  for (let n = 1; n < 40; n++) {
    term *= (x / (2 * n)) ** 2
    sum += term
  }
  return sum
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b))
