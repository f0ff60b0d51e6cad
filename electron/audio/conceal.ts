/**
 * Fills what the network lost with what the voice was just doing: its last pitch period repeated (as ITU-T G.711 Appendix I) and its
 * resonances ringing on, half of each, since their errors differ. Where the sound behind the gap has come already, as it mostly has in
 * a jitter buffer, the same is done backwards from there and both meet in the middle, which halves what must be guessed. Pure: no clock.
 */
import { extrapolate, predictorOf } from './extrapolate.ts'
import { type Repeated, repeatEnd } from './repeat.ts'

export type Concealer = {
  /** Sound that was heard with nothing missing before it. */
  good(pcm: Int16Array): void
  /**
   * `samples` of what may have been said where sound is missing; call again while it stays missing.
   * `next`: the sound right behind these samples when it is held already; 10 ms of it help, more than 20 ms are not used.
   */
  conceal(samples: number, next?: Int16Array): Int16Array
  /** The first sound after a gap, blended with the made-up one where that did not know it; else the same array, untouched. */
  recover(pcm: Int16Array): Int16Array
  /** Forgets all: another voice speaks. */
  reset(): void
}

/** A gap is silent from here on, ms: what lasts longer is not known any more. */
const SILENT_MS = 60
/** With nothing behind the gap: ms in which what is foretold falls to a third. */
const FADE_MS = 16
/**
 * All of the made-up sound is resonance at the edges of a gap, and a third of it so many ms further in; the voice is the rest, up to its
 * share of the true sound. Rounded from the least squares over the gaps of the practice calls.
 */
const RING_FADE_MS = 3.5
const RING_BACK_FADE_MS = 6
const VOICE_SHARE = 0.9
/** Of the past that is kept, ms: the deepest voice's period and what it is compared with. */
const PAST_MS = 60
/** What resonances are fitted on before and behind a gap. */
const RING_MS = 30
const NEXT_MS = 20
/** Less than this behind the gap says nothing about it. */
const LEAST_NEXT_MS = 10
/** A voice's pitch moves by no more than this within a gap, ms. */
const MOST_BEND_MS = 2.5

/** `sampleRate`: 8,000 or 16,000 Hz. */
export function createConcealer(sampleRate: number): Concealer {
  const ms = sampleRate / 1000
  const past = new Float32Array(Math.round(PAST_MS * ms))
  /** Samples made up since the last good one. */
  let lost = 0
  let before: Edge | undefined
  /** The made-up sound ended in the sound behind it. */
  let joined = false

  const remember = (sound: Int16Array | Float32Array): void => {
    const kept = Math.min(sound.length, past.length)
    past.copyWithin(0, kept)
    past.set(sound.subarray(sound.length - kept), past.length - kept)
  }

  /** Nothing is known of what comes: what is foretold counts for less and less. */
  const goOn = (samples: number): Float32Array => {
    before ??= openEdge(past, ms)
    const { voice, sure, ring } = before
    const rung = ring(lost + samples)
    return Float32Array.from({ length: samples }, (_, i) => {
      const at = lost + i
      const ringing = Math.exp(-at / (RING_FADE_MS * ms))
      const known = ringing * (rung[at] ?? 0) + (1 - ringing) * sure * voice.read(at)
      return known * Math.exp(-at / (FADE_MS * ms)) * lastFade(at / ms)
    })
  }

  const meet = (samples: number, next: Int16Array): Float32Array => {
    before ??= openEdge(past, ms)
    const behind = openEdge(Float32Array.from(next.subarray(0, Math.round(NEXT_MS * ms))).reverse(), ms)
    const bend = lost === 0 ? bendBetween(before.voice, next, samples, ms) : 0
    const rungOn = before.ring(lost + samples)
    const rungBack = behind.ring(samples)
    const { voice } = before
    const forgotten = Math.exp(-lost / (FADE_MS * ms)) * lastFade(lost / ms)
    return Float32Array.from({ length: samples }, (_, i) => {
      const way = (i + 0.5) / samples
      const back = samples - 1 - i
      const ringing = Math.exp(-i / (RING_FADE_MS * ms))
      const ringingBack = Math.exp(-back / (RING_BACK_FADE_MS * ms))
      const voiced = Math.max(0, VOICE_SHARE - ringing - ringingBack)
      // The end of the past is the better known voice: it leads for half of the way, and then gives place.
      const lead = way < 0.5 ? 1 : 0.5 - 0.5 * Math.cos(2 * Math.PI * way)
      const from = ringing * (rungOn[lost + i] ?? 0) + voiced * lead * voice.read(lost + i + bend * way * way)
      const to =
        ringingBack * (rungBack[back] ?? 0) + voiced * (1 - lead) * behind.voice.read(back + bend * (1 - way) ** 2)
      return from * forgotten + to
    })
  }

  const start = (): void => {
    lost = 0
    before = undefined
    joined = false
  }

  return {
    good(pcm) {
      if (lost > 0) start()
      remember(pcm)
    },
    conceal(samples, next) {
      joined = next !== undefined && next.length >= LEAST_NEXT_MS * ms
      const made = joined && next ? meet(samples, next) : goOn(samples)
      lost += samples
      remember(made)
      return toPcm(made)
    },
    recover(pcm) {
      if (lost === 0 || joined) {
        start()
        remember(pcm)
        return pcm
      }
      // The longer the gap, the further from the truth: 4 ms more for each 10 ms, at most 10 ms (App. I §I.2.7).
      const overlap = Math.min(pcm.length, Math.round(Math.min(10, 2 + 0.4 * (lost / ms)) * ms))
      const made = goOn(overlap)
      const whole = Int16Array.from(pcm)
      for (let i = 0; i < overlap; i++) {
        const share = (i + 1) / (overlap + 1)
        whole[i] = Math.round((pcm[i] ?? 0) * share + (made[i] ?? 0) * (1 - share))
      }
      start()
      remember(whole)
      return whole
    },
    reset() {
      past.fill(0)
      start()
    },
  }
}

/** The last of a made-up sound, to silence; at `ms` of the gap. */
const lastFade = (ms: number): number => Math.max(0, Math.min(1, (SILENT_MS - ms) / (SILENT_MS / 2)))

/** The end of a sound, ready to be gone on with. */
type Edge = {
  readonly voice: Repeated
  /** How far the repetition can be trusted: 1 for a voice, little for a hiss. */
  readonly sure: number
  /** What its resonances do for so many samples. */
  readonly ring: (samples: number) => Float32Array
}

function openEdge(sound: Float32Array, ms: number): Edge {
  const voice = repeatEnd(sound, ms)
  const known = sound.slice(Math.max(0, sound.length - Math.round(RING_MS * ms)))
  const predictor = predictorOf(known, ms < 12 ? 32 : 48)
  let rung: Float32Array = new Float32Array(0)
  return {
    voice,
    sure: Math.min(1, Math.max(0, voice.likeness) ** 2),
    ring(samples) {
      if (rung.length < samples) rung = extrapolate(known, predictor, samples)
      return rung
    },
  }
}

/** By how many samples the voice must run ahead within the gap to arrive in step with what is behind it. */
function bendBetween(voice: Repeated, next: Int16Array, gap: number, ms: number): number {
  const window = Math.round(LEAST_NEXT_MS * ms)
  const most = Math.min(Math.round(MOST_BEND_MS * ms), voice.period >> 1)
  const stride = Math.max(1, Math.round(ms / 4))
  let best = 0
  let likest = Number.NEGATIVE_INFINITY
  for (let bend = -most; bend <= most; bend++) {
    let cross = 0
    let energy = 1
    for (let i = 0; i < window; i += stride) {
      const sample = voice.read(gap + i + bend)
      cross += sample * (next[i] ?? 0)
      energy += sample * sample
    }
    const alike = cross / Math.sqrt(energy)
    if (alike > likest) {
      likest = alike
      best = bend
    }
  }
  return best
}

function toPcm(sound: Float32Array): Int16Array {
  const pcm = new Int16Array(sound.length)
  for (let i = 0; i < sound.length; i++) pcm[i] = Math.max(-32_768, Math.min(32_767, Math.round(sound[i] ?? 0)))
  return pcm
}
