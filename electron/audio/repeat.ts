/** Goes on with a voice as its last pitch period would: repeated without a seam, and read at any point in between samples. */
import { findPeriod } from './pitch.ts'

export type Repeated = {
  readonly period: number
  /** How alike the last two periods are, −1…1. */
  readonly likeness: number
  /** The sample `at` samples behind the end of the sound; `at` may be broken, and below 0 it looks back. */
  read(at: number): number
}

/** `ms` is samples a millisecond; needs 5 ms of sound and knows deep voices from 35 ms. */
export function repeatEnd(sound: Float32Array, ms: number): Repeated {
  const { period, likeness } = findPeriod(sound, ms)
  const end = sound.length
  const seam = period >> 2
  const cycle = new Float32Array(period + 1)
  for (let i = 0; i < period; i++) {
    const now = sound[end - period + i] ?? 0
    const left = period - i
    // The end of the cycle leads into its beginning, by what came before that beginning.
    const share = left > seam ? 1 : left / (seam + 1)
    cycle[i] = now * share + (sound[end - 2 * period + i] ?? 0) * (1 - share)
  }
  cycle[period] = cycle[0] ?? 0
  return {
    period,
    likeness,
    read(at) {
      const place = ((at % period) + period) % period
      const index = Math.floor(place)
      const between = place - index
      return (cycle[index] ?? 0) * (1 - between) + (cycle[index + 1] ?? 0) * between
    },
  }
}
