/**
 * Fills what the network lost with what the voice was just doing: its last pitch period, repeated and faded
 * (in the manner of ITU-T G.711 Appendix I, without that algorithm's delay). Pure: no clock.
 */
import { findPeriod } from './pitch.ts'

export type Concealer = {
  /** Sound that was heard with nothing missing before it. Keep its cost in mind: it is called for every frame. */
  good(pcm: Int16Array): void
  /**
   * `samples` of what may have been said where sound is missing; call again while it stays missing.
   * `next`, when the jitter buffer already holds it, is the sound right behind the gap: the made-up sound then ends in it.
   */
  conceal(samples: number, next?: Int16Array): Int16Array
  /** The first sound after a gap, its beginning blended with the made-up one; the same array when there was no gap before it. */
  recover(pcm: Int16Array): Int16Array
  /** Forgets all: another voice speaks. */
  reset(): void
}

/** Untouched, then fading to silence, ms: what lasts longer is not known any more. */
const STEADY_MS = 10
const SILENT_MS = 60
/** Of the past that is kept, ms: three periods of the deepest voice and what they are compared with. */
const PAST_MS = 60

/** `sampleRate` in Hz, 8,000 to 48,000. */
export function createConcealer(sampleRate: number): Concealer {
  const ms = sampleRate / 1000
  const past = new Float32Array(Math.round(PAST_MS * ms))
  /** Samples made up since the last good one. */
  let lost = 0
  let voice: Repeat | undefined

  const remember = (
    pcm: ArrayLike<number> & { readonly length: number; subarray(from: number): ArrayLike<number> },
  ): void => {
    const kept = Math.min(pcm.length, past.length)
    past.copyWithin(0, kept)
    past.set(kept === pcm.length ? pcm : pcm.subarray(pcm.length - kept), past.length - kept)
  }

  const gainAt = (sample: number): number =>
    Math.max(0, Math.min(1, 1 - (sample / ms - STEADY_MS) / (SILENT_MS - STEADY_MS)))

  const makeUp = (samples: number): Float32Array => {
    voice ??= repeat(past, ms)
    const made = new Float32Array(samples)
    for (let i = 0; i < samples; i++) made[i] = voice(lost + i) * gainAt(lost + i)
    lost += samples
    return made
  }

  return {
    good(pcm) {
      lost = 0
      voice = undefined
      remember(pcm)
    },
    conceal(samples) {
      return toPcm(makeUp(samples))
    },
    recover(pcm) {
      if (lost === 0) {
        remember(pcm)
        return pcm
      }
      // A longer gap has run further from the truth: App. I §I.2.7 blends 4 ms more for each 10 ms, at most 10 ms.
      const overlap = Math.min(pcm.length, Math.round(Math.min(10, 3 + (lost / ms) * 0.2) * ms))
      const made = makeUp(overlap)
      const whole = Int16Array.from(pcm)
      for (let i = 0; i < overlap; i++) {
        const share = (i + 1) / (overlap + 1)
        whole[i] = Math.round((pcm[i] ?? 0) * share + (made[i] ?? 0) * (1 - share))
      }
      lost = 0
      voice = undefined
      remember(whole)
      return whole
    },
    reset() {
      past.fill(0)
      lost = 0
      voice = undefined
    },
  }
}

/** The sample at a distance into the gap. */
type Repeat = (at: number) => number

/** One period for the first 10 ms, then two, then three: a single one repeated for long hums. */
function repeat(past: Float32Array, ms: number): Repeat {
  const found = findPeriod(past, ms)
  const { period } = found
  const end = past.length
  const seam = Math.max(1, period >> 2)
  // What the repetition lacks at its very start to go on from the last sample without a step; it fades over the seam.
  const step = (past[end - 1] ?? 0) - (past[end - 1 - period] ?? 0)
  const memory = past.slice()
  return (at) => {
    const phase = at % period
    const base = memory[end - period + phase] ?? 0
    if (at < seam) return base + step * (1 - (at + 1) / (seam + 1))
    // Each time around, the end of the period leads into its beginning.
    const left = period - phase
    if (left > seam) return base
    const before = memory[end - 2 * period + phase] ?? 0
    const share = left / (seam + 1)
    return base * share + before * (1 - share)
  }
}

function toPcm(sound: Float32Array): Int16Array {
  const pcm = new Int16Array(sound.length)
  for (let i = 0; i < sound.length; i++) pcm[i] = Math.max(-32_768, Math.min(32_767, Math.round(sound[i] ?? 0)))
  return pcm
}
