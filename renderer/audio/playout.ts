/**
 * What a headset plays out of frames that come unevenly: a small buffer that grows when frames come late and shrinks when they do not,
 * fades where sound is missing, and follows the other clock by playing up to 0.5 % faster or slower.
 */
import { FRAME_SAMPLES, SAMPLE_RATE } from './frame.ts'

export type Playout = {
  push(pcm: Int16Array, seq: number): void
  /** Fills `out` with floats of −1 to 1. */
  pull(out: Float32Array): void
  stats(): PlayoutStats
}

export type PlayoutStats = {
  readonly depthMs: number
  readonly targetMs: number
  /** Times that sound was missing when it was due. */
  readonly underruns: number
  /** Times that so much waited that some of it was passed over. */
  readonly skips: number
  /** How fast it plays, 1 = as sent. */
  readonly pace: number
}

const ms = (count: number): number => (count * SAMPLE_RATE) / 1000
const LEAST = ms(40)
const MOST = ms(120)
/** More than this above the target is not drift but a hold-up that is over: the oldest is passed over. */
const TOO_DEEP = ms(150)
const FADE = ms(5)
const TAIL = ms(10)
/** Nearer to the target than this, the sound is played exactly as it was sent: frames that come on time leave 10 ms less on average. */
const EXACT = ms(15)
const MOST_PACE = 0.005
/** Above `EXACT`, 20 ms too much is played 0.3 % faster. */
const PACE_A_SAMPLE = 0.003 / ms(20)
/** A gap shorter than this was lateness; a longer one was a pause of the sender, and says nothing about the way. */
const LATE = ms(250)
/** After this long without lateness a little less is kept. */
const CALM = ms(10_000)
const STEP_UP = ms(20)
const STEP_DOWN = ms(5)
/** Power of two: 2 s. */
const RING = 32_768
const MASK = RING - 1

export function createPlayout(): Playout {
  const ring = new Float32Array(RING)
  let written = 0
  let read = 0
  let playing = false
  let fadeIn = FADE
  let tail = TAIL
  let tailFrom = 0
  let target = LEAST
  let depth = LEAST
  let pace = 1
  let underruns = 0
  let skips = 0
  let pulled = 0
  let ranDryAt = -1
  let calmSince = 0
  let nextSeq: number | null = null
  /** Where the sound that is being passed over is still faded out. */
  let leaving = 0
  let leavingFor = 0

  const at = (place: number): number => {
    const whole = Math.floor(place)
    const part = place - whole
    const b = ring[whole & MASK] ?? 0
    if (part === 0) return b
    // Catmull-Rom through the four neighbours.
    const a = ring[(whole - 1) & MASK] ?? 0
    const c = ring[(whole + 1) & MASK] ?? 0
    const d = ring[(whole + 2) & MASK] ?? 0
    return b + 0.5 * part * (c - a + part * (2 * a - 5 * b + 4 * c - d + part * (3 * (b - c) + d - a)))
  }

  const fadeJoint = (): void => {
    const length = Math.min(FADE, Math.floor(written - read) - 3)
    for (let i = 1; i <= length; i++) {
      const place = (written - i) & MASK
      ring[place] = ((ring[place] ?? 0) * (i - 1)) / length
    }
  }

  const steer = (): void => {
    depth += (written - read - depth) * 0.01
    const off = depth - target
    const beyond = Math.abs(off) <= EXACT ? 0 : off - Math.sign(off) * EXACT
    pace = 1 + Math.max(-MOST_PACE, Math.min(MOST_PACE, beyond * PACE_A_SAMPLE))
    if (written - read > target + TOO_DEEP) {
      leaving = read
      leavingFor = FADE
      read = written - target
      depth = target
      skips++
    }
    if (pulled - calmSince > CALM && target > LEAST) {
      target = Math.max(LEAST, target - STEP_DOWN)
      calmSince = pulled
    }
  }

  const start = (): void => {
    playing = true
    fadeIn = 0
    depth = written - read
    pace = 1
  }

  const dry = (): void => {
    playing = false
    tail = 0
    tailFrom = Math.floor(read)
    underruns++
    ranDryAt = pulled
    read = written
  }

  return {
    push(pcm, seq) {
      if (pcm.length !== FRAME_SAMPLES) return
      // Anything but the next ones: late, twice, or a sender that began anew.
      const gap = nextSeq === null ? 0 : (seq - nextSeq) | 0
      if (gap < 0 && gap > -100) return
      nextSeq = (seq + 1) >>> 0
      if (ranDryAt >= 0) {
        if (pulled - ranDryAt < LATE) target = Math.min(MOST, target + STEP_UP)
        calmSince = pulled
        ranDryAt = -1
      }
      // With too little left to fade out, what was played last does it.
      if (gap !== 0 && playing && written - read < FADE / 2) dry()
      else if (gap !== 0) fadeJoint()
      // A window that was asleep has nobody who pulls: the oldest goes.
      if (written - read > RING - 4 * FRAME_SAMPLES) read = written - target
      for (let i = 0; i < FRAME_SAMPLES; i++) {
        const value = (pcm[i] ?? 0) / 32_768
        ring[written++ & MASK] = gap !== 0 && i < FADE ? (value * i) / FADE : value
      }
    },
    pull(out) {
      if (playing) steer()
      for (let i = 0; i < out.length; i++) {
        pulled++
        if (!playing && written - read >= target) start()
        if (playing && written - read < 3) dry()
        if (!playing) {
          // The last 10 ms backwards and fading: no click, and no buzz either.
          out[i] = tail < TAIL ? (ring[(tailFrom - 1 - tail) & MASK] ?? 0) * (1 - tail / TAIL) : 0
          if (tail < TAIL) tail++
          continue
        }
        let value = at(read)
        read += pace
        if (leavingFor > 0) {
          const share = leavingFor-- / FADE
          value = value * (1 - share) + at(leaving++) * share
        }
        out[i] = fadeIn < FADE ? (value * fadeIn++) / FADE : value
      }
    },
    stats: () => ({
      depthMs: playing ? ((written - read) * 1000) / SAMPLE_RATE : 0,
      targetMs: (target * 1000) / SAMPLE_RATE,
      underruns,
      skips,
      pace,
    }),
  }
}
