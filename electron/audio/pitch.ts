/** The pitch period of a voice, by how alike the sound is to itself a little earlier (normalised cross-correlation). */

export type Period = {
  /** Samples. */
  readonly period: number
  /** How alike, −1…1: near 1 for a voice, near 0 for a hiss. */
  readonly likeness: number
}

/** Voices of 66 to 400 Hz. */
const SHORTEST_MS = 2.5
const LONGEST_MS = 15
const WINDOW_MS = 20

/** Of the end of `sound`; `ms` is samples a millisecond. Needs 35 ms of it; asked of less, it searches shorter periods. */
export function findPeriod(sound: Float32Array, ms: number): Period {
  const window = Math.min(Math.round(WINDOW_MS * ms), sound.length >> 1)
  const longest = Math.min(Math.round(LONGEST_MS * ms), sound.length - window)
  const shortest = Math.min(Math.round(SHORTEST_MS * ms), longest)
  // First every other lag on every other sample at 4 kHz or so, then each lag around the best.
  const coarse = Math.max(1, Math.round(ms / 4))
  let best = shortest
  let most = Number.NEGATIVE_INFINITY
  for (let lag = shortest; lag <= longest; lag += coarse) {
    const alike = likeness(sound, lag, window, coarse)
    if (alike > most) {
      most = alike
      best = lag
    }
  }
  let period = best
  most = Number.NEGATIVE_INFINITY
  for (let lag = Math.max(shortest, best - coarse); lag <= Math.min(longest, best + coarse); lag++) {
    const alike = likeness(sound, lag, window, 1)
    if (alike > most) {
      most = alike
      period = lag
    }
  }
  return { period, likeness: most }
}

function likeness(sound: Float32Array, lag: number, window: number, step: number): number {
  let cross = 0
  let now = 0
  let then = 0
  for (let i = sound.length - window; i < sound.length; i += step) {
    const a = sound[i] ?? 0
    const b = sound[i - lag] ?? 0
    cross += a * b
    now += a * a
    then += b * b
  }
  const energy = Math.sqrt(now * then)
  return energy < 1 ? 0 : cross / energy
}
