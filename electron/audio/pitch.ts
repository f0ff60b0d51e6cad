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

/** How alike a voice is to itself one period earlier; a hiss stays below. */
const VOICED = 0.6
/** A period that divides the best one and is nearly as alike is the true one: a voice is as alike to itself two periods earlier. */
const NEARLY = 0.9
const GLANCE = 4
const HALFWAY = 0.6
/** Screams reach 800 Hz. */
const HIGHEST_HZ = 800

/**
 * The pitch of the end of `sound`, Hz, to a fraction of a sample; nothing for silence, a hiss, or what has no pitch of 66 to 800 Hz.
 * Needs 35 ms at `sampleRate` Hz.
 */
export function pitchOf(sound: Float32Array, sampleRate: number): number | undefined {
  const ms = sampleRate / 1000
  const window = Math.min(Math.round(WINDOW_MS * ms), sound.length >> 1)
  const found = findPeriod(sound, ms)
  if (found.likeness < VOICED) return undefined
  const alike = (lag: number, step = 1): number => likeness(sound, lag, window, step)
  const best = (lag: number): number => {
    const next = alike(lag + 1) > alike(lag) ? lag + 1 : alike(lag - 1) > alike(lag) ? lag - 1 : lag
    return next === lag ? lag : alike(2 * next - lag) > alike(next) ? 2 * next - lag : next
  }
  let { period } = found
  for (let part = Math.floor((found.period * HIGHEST_HZ) / sampleRate); part > 1; part--) {
    const shorter = Math.round(found.period / part)
    // A glance at a few samples spares most of the work.
    if (alike(shorter, GLANCE) < found.likeness * HALFWAY) continue
    const shortest = best(shorter)
    if (alike(shortest) < found.likeness * NEARLY) continue
    period = shortest
    break
  }
  const [before, at, after] = [alike(period - 1), alike(period), alike(period + 1)]
  const bend = before - 2 * at + after
  // The top of the parabola through three points; flat where there is no top.
  const aside = bend < 0 ? (before - after) / (2 * bend) : 0
  return sampleRate / (period + Math.max(-0.5, Math.min(0.5, aside)))
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
