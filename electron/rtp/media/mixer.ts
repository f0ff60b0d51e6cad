/** Adds voices up for one listener: alone a voice passes sample by sample as it is, several meet a soft limit. */

/** What a listener hears in one beat. `gain` as it was and as it is at the end of the beat, factors. */
export type Voice = { readonly pcm: Int16Array; readonly from: number; readonly to: number }

/** Above this the sum is bent instead of cut: 0.8 of full scale. */
const KNEE = 26_214
const ROOM = 32_767 - KNEE

/** Null when nobody speaks. All voices have the same length. */
export function mix(voices: readonly Voice[]): Int16Array | null {
  const [first] = voices
  if (!first) return null
  if (voices.length === 1 && first.from === 1 && first.to === 1) return first.pcm
  const { length } = first.pcm
  const sum = new Float32Array(length)
  for (const { pcm, from, to } of voices) {
    const step = (to - from) / length
    for (let i = 0; i < length; i++) sum[i] = (sum[i] ?? 0) + (pcm[i] ?? 0) * (from + step * (i + 1))
  }
  const out = new Int16Array(length)
  for (let i = 0; i < length; i++) out[i] = Math.round(limited(sum[i] ?? 0))
  return out
}

/** Of a beat, ms: long enough to hide the seam, too short to be heard as a fade. */
const SEAM_MS = 5
const BEAT_MS = 20

/** From what a listener heard to what it hears from this beat on, without a step; null is silence. */
export function crossed(before: Int16Array | null, after: Int16Array | null): Int16Array | null {
  const whole = after ?? before
  if (!whole || before === after) return after
  const seam = (whole.length * SEAM_MS) / BEAT_MS
  const out = after ? Int16Array.from(after) : new Int16Array(whole.length)
  for (let i = 0; i < seam; i++) {
    const share = (i + 1) / (seam + 1)
    out[i] = Math.round((before?.[i] ?? 0) * (1 - share) + (after?.[i] ?? 0) * share)
  }
  return out
}

/** As it is up to the knee, then ever flatter, never past full scale; without a corner that would be heard. */
export function limited(sample: number): number {
  const size = Math.abs(sample)
  if (size <= KNEE) return sample
  return Math.sign(sample) * (KNEE + ROOM * (1 - Math.exp(-(size - KNEE) / ROOM)))
}

export const factorOf = (db: number): number => (db <= -90 ? 0 : 10 ** (db / 20))
