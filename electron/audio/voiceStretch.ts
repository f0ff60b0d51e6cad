/** What a stretch of speech is like, from its frames of 20 ms: means and spreads that one wrong frame does not move. */
import { FRAME_MS } from './frame.ts'
import type { VoiceFrame } from './voiceFrame.ts'

export type VoiceStretch = {
  /** ms of speech that this rests on. */
  readonly speechMs: number
  /** Mean level of the louder half, dBFS. */
  readonly loud: number
  /** Median pitch in semitones over 100 Hz; nothing where too little of it has a pitch. */
  readonly pitch?: number
  /** Between the quartiles of the pitch, semitones. */
  readonly spread?: number
  /** How much the pitch shakes within 180 ms, semitones (RMS), where a voice holds long enough. */
  readonly tremble?: number
  /** Median, dB. */
  readonly bright: number
  /** Peaks of loudness with a dip between them, a second of speech: near the number of syllables. */
  readonly rate: number
}

/** Frames with a pitch that it takes to speak of one. */
const FEWEST_PITCHED = 8
const SHAKE = 9
/** dB that a syllable stands over the dip before it. */
const DIP = 2.5

/** `frames`: those of the stretch, in order; nothing where there was no speech. Undefined when there was hardly any. */
export function stretchOf(frames: readonly (VoiceFrame | undefined)[]): VoiceStretch | undefined {
  const spoken = frames.filter((frame) => frame !== undefined)
  if (spoken.length < FEWEST_PITCHED) return undefined
  const levels = spoken.map(({ loud }) => loud).toSorted((a, b) => b - a)
  const louder = levels.slice(0, Math.max(1, levels.length >> 1))
  const pitches = spoken.filter(({ hz }) => hz > 0).map(({ hz }) => semitones(hz))
  const sorted = pitches.toSorted((a, b) => a - b)
  const tremble = shaking(frames)
  return {
    speechMs: spoken.length * FRAME_MS,
    loud: louder.reduce((sum, level) => sum + level, 0) / louder.length,
    ...(pitches.length < FEWEST_PITCHED
      ? {}
      : { pitch: quantile(sorted, 0.5), spread: quantile(sorted, 0.75) - quantile(sorted, 0.25) }),
    ...(tremble === undefined ? {} : { tremble }),
    bright: quantile(
      spoken.map(({ bright }) => bright).toSorted((a, b) => a - b),
      0.5,
    ),
    rate: (peaks(frames) * 1000) / (spoken.length * FRAME_MS),
  }
}

const semitones = (hz: number): number => 12 * Math.log2(hz / 100)

/** Of a sorted list, between its entries. */
export function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share
  const low = sorted[Math.floor(at)] ?? Number.NaN
  return low + ((sorted[Math.ceil(at)] ?? low) - low) * (at - Math.floor(at))
}

/** What is left of the pitch when its mean over `SHAKE` frames is taken away: faster than melody, slower than a period. */
function shaking(frames: readonly (VoiceFrame | undefined)[]): number | undefined {
  let squares = 0
  let count = 0
  let run: number[] = []
  const close = (): void => {
    for (let i = SHAKE >> 1; i + (SHAKE >> 1) < run.length; i++) {
      const around = run.slice(i - (SHAKE >> 1), i + (SHAKE >> 1) + 1)
      const aside = (run[i] ?? 0) - around.reduce((sum, pitch) => sum + pitch, 0) / SHAKE
      squares += aside * aside
      count++
    }
    run = []
  }
  for (const frame of frames) {
    const pitch = frame && frame.hz > 0 ? semitones(frame.hz) : undefined
    // A jump of more than this is another sound, or an octave misread.
    if (pitch === undefined || Math.abs(pitch - (run.at(-1) ?? pitch)) > 3) close()
    if (pitch !== undefined) run.push(pitch)
  }
  close()
  return count < FEWEST_PITCHED ? undefined : Math.sqrt(squares / count)
}

/** Syllables by their loudness: a smoothed level that rises `DIP` over the last low, with a pitch near it. */
function peaks(frames: readonly (VoiceFrame | undefined)[]): number {
  const level = (i: number): number => frames[i]?.loud ?? -96
  let found = 0
  let low = -96
  let high = -96
  let pitched = false
  let rising = false
  for (let i = 0; i < frames.length; i++) {
    const now = (level(i - 1) + level(i) * 2 + level(i + 1)) / 4
    if (rising) {
      high = Math.max(high, now)
      pitched ||= (frames[i]?.hz ?? 0) > 0
      if (now < high - DIP) {
        if (pitched) found++
        rising = false
        low = now
        pitched = false
      }
    } else {
      low = Math.min(low, now)
      if (now > low + DIP) {
        rising = true
        high = now
      }
    }
  }
  return rising && pitched ? found + 1 : found
}
