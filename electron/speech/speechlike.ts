/**
 * Says whether a piece of sound can be speech at all, before it is sent to a recogniser that makes up words for whatever it gets: a voice changes,
 * in loudness from syllable to syllable and in colour from sound to sound. Noise does not do the first, tones and held notes not the second.
 * Whispers, which have no pitch, pass.
 */
import { FRAME_MS } from '../audio/frame.ts'

/** dB between the loud and the soft tenth of a piece that is more than noise. */
const LEAST_RANGE = 5
/** Frames this far below the loudest do not count for colour, dB. */
const LOUD = 12
/** Two frames this far apart are compared, and are of one colour from this likeness on. */
const APART = 3
const SAME_COLOUR = 0.97
/**
 * Share of pairs of one colour that a voice may have. Measured on synthetic voices: at most 0.28 a piece; held notes 0.33 to 0.86, a tone 1.
 * A short piece may be one long cry for help, and is given the benefit of the doubt.
 */
const MOST_STEADY = 0.32
const MOST_STEADY_SHORT = 0.6
const SHORT_MS = 1800
const BINS = 48
const HIGHEST_HZ = 3400

export function isSpeechlike(pcm: Int16Array, sampleRate: number): boolean {
  const size = Math.round((sampleRate * FRAME_MS) / 1000)
  const count = Math.floor(pcm.length / size)
  if (count < APART * 2) return true
  const frames = Array.from({ length: count }, (_, i) => pcm.subarray(i * size, (i + 1) * size))
  const levels = smooth(frames.map(brightLevel))
  const sorted = levels.toSorted((a, b) => a - b)
  const high = sorted[Math.floor(count * 0.9)] ?? 0
  if (high - (sorted[Math.floor(count * 0.1)] ?? 0) < LEAST_RANGE) return false
  const bases = basesOf(size, sampleRate)
  const colours = frames.map((frame, i) => ((levels[i] ?? 0) > high - LOUD ? colourOf(frame, bases) : undefined))
  let compared = 0
  let steady = 0
  for (let i = APART; i < count; i++) {
    const [a, b] = [colours[i], colours[i - APART]]
    if (!a || !b) continue
    compared++
    if (likeness(a, b) > SAME_COLOUR) steady++
  }
  return compared < APART || steady / compared <= (count * FRAME_MS < SHORT_MS ? MOST_STEADY_SHORT : MOST_STEADY)
}

/** Level of what changes from sample to sample, dB: low rumble says nothing of speech. */
function brightLevel(frame: Int16Array): number {
  let sum = 1
  for (let i = 1; i < frame.length; i++) sum += ((frame[i] ?? 0) - 0.9 * (frame[i - 1] ?? 0)) ** 2
  return 10 * Math.log10(sum / frame.length)
}

const smooth = (levels: readonly number[]): number[] =>
  levels.map((level, i) => ((levels[i - 1] ?? level) + level + (levels[i + 1] ?? level)) / 3)

type Base = { readonly cos: Float32Array; readonly sin: Float32Array }

function basesOf(size: number, sampleRate: number): readonly Base[] {
  return Array.from({ length: BINS }, (_, bin) => {
    const step = (2 * Math.PI * (200 + ((HIGHEST_HZ - 200) * bin) / (BINS - 1))) / sampleRate
    const window = (i: number): number => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / (size - 1))
    return {
      cos: Float32Array.from({ length: size }, (_, i) => window(i) * Math.cos(step * i)),
      sin: Float32Array.from({ length: size }, (_, i) => window(i) * Math.sin(step * i)),
    }
  })
}

/** Amplitude by frequency. */
function colourOf(frame: Int16Array, bases: readonly Base[]): Float32Array {
  return Float32Array.from(bases, ({ cos, sin }) => {
    let re = 0
    let im = 0
    for (let i = 0; i < frame.length; i++) {
      const sample = frame[i] ?? 0
      re += sample * (cos[i] ?? 0)
      im += sample * (sin[i] ?? 0)
    }
    return Math.hypot(re, im)
  })
}

function likeness(a: Float32Array, b: Float32Array): number {
  let [ab, aa, bb] = [0, 1e-9, 1e-9]
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i] ?? 0, b[i] ?? 0]
    ab += x * y
    aa += x * x
    bb += y * y
  }
  return ab / Math.sqrt(aa * bb)
}
