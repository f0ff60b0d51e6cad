/** Makes sound shorter or longer by one pitch period without changing its pitch, so that playout can follow the network and the sender's clock. */
import { findPeriod } from './pitch.ts'

export type Scaled = {
  readonly pcm: Int16Array
  /** Samples taken away (below 0) or put in; 0 when the sound could not be changed without being heard, then try later. */
  readonly change: number
}

/** Below this the repetition would be heard; what is quieter than a whisper may be cut anywhere. */
const ALIKE = 0.8
const QUIET = 100

/**
 * One period less. The first and the last samples stay as they are, so it joins what is before and behind.
 * Give it 30 to 60 ms: a period that fits twice is what can be taken out (20 ms do for voices above 100 Hz).
 */
export function shorten(pcm: Int16Array, sampleRate: number): Scaled {
  const period = periodOf(pcm, sampleRate)
  if (period === null) return { pcm, change: 0 }
  const out = new Int16Array(pcm.length - period)
  const blended = out.length - period
  const from = blended >> 1
  out.set(pcm.subarray(0, from))
  const over = Math.min(period, out.length - from)
  for (let i = 0; i < over; i++) {
    const share = (i + 1) / (over + 1)
    out[from + i] = Math.round((pcm[from + i] ?? 0) * (1 - share) + (pcm[from + period + i] ?? 0) * share)
  }
  out.set(pcm.subarray(from + over + period), from + over)
  return { pcm: out, change: -period }
}

/** One period more, under the same rules. */
export function lengthen(pcm: Int16Array, sampleRate: number): Scaled {
  const period = periodOf(pcm, sampleRate)
  if (period === null) return { pcm, change: 0 }
  const out = new Int16Array(pcm.length + period)
  const from = (pcm.length - period) >> 1
  // Up to the end of one period as it was; then the period again, led into from what follows it.
  out.set(pcm.subarray(0, from + period))
  for (let i = 0; i < period; i++) {
    const share = (i + 1) / (period + 1)
    out[from + period + i] = Math.round((pcm[from + period + i] ?? 0) * (1 - share) + (pcm[from + i] ?? 0) * share)
  }
  out.set(pcm.subarray(from + period), from + 2 * period)
  return { pcm: out, change: period }
}

function periodOf(pcm: Int16Array, sampleRate: number): number | null {
  const sound = Float32Array.from(pcm)
  let energy = 0
  for (const sample of sound) energy += sample * sample
  const { period, likeness } = findPeriod(sound, sampleRate / 1000)
  if (period * 2 > pcm.length) return null
  return likeness >= ALIKE || energy < QUIET * QUIET * pcm.length ? period : null
}
