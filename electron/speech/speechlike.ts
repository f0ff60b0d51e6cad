/**
 * Says whether a piece of sound can be speech at all, before it is sent to a recogniser that makes up words for whatever it gets. A voice glides:
 * its overtones never stand still, its colour changes from sound to sound, its syllables leave gaps. Notes, tones and ringing stand still; noise
 * keeps its colour. Whispers, which have no pitch, pass, and so does a voice over music that is no louder than itself.
 */
import { FRAME_MS } from '../audio/frame.ts'
import { createSpectrum } from '../audio/spectrum.ts'

/** How much the shape of the spectrum must change in a tenth of a second at its liveliest, in nepers of power; noise stays below 0.6, voices above 1. */
const LEAST_CHANGE = 0.8
/** Shorter pieces, a cry for help or a «sí», show too little of either. */
const SHORTEST_MS = 200

/**
 * Weights by logistic regression on 1,100 pieces of speech (synthetic voices clean and at 10 dB, a telephone system's prompts by human speakers),
 * 775 of speech over music at 10, 5 and 0 dB, and 360 of music, tones and sirens; the limit is where 0 of the first were lost.
 */
const WEIGHTS = { still: -5.83, gaps: 5.59, alike: -23.32, wander: 3.24 }
const OFFSET = 20.83
const LIMIT = -0.25

/** What of a piece tells a voice from an instrument. */
export type Traits = {
  /** Share of the strength of all overtones that is at the same frequency 32 and 64 ms later, 0 to 1. */
  readonly still: number
  /** Share of 20 ms that are less than half as loud as the mean. */
  readonly gaps: number
  /** How alike the spectrum is 60 ms later, 0 to 1, where it is loud. */
  readonly alike: number
  /** How far the middle of the spectrum wanders, nepers. */
  readonly wander: number
}

export function isSpeechlike(pcm: Int16Array, sampleRate: number): boolean {
  if (pcm.length < (SHORTEST_MS * sampleRate) / 1000) return true
  const { alike, wander, change } = coloursOf(pcm, sampleRate)
  if (change < LEAST_CHANGE) return false
  const traits: Traits = { still: stillnessOf(pcm, sampleRate), gaps: gapsOf(pcm, sampleRate), alike, wander }
  return likenessOfSpeech(traits) >= LIMIT
}

export const likenessOfSpeech = ({ still, gaps, alike, wander }: Traits): number =>
  OFFSET + WEIGHTS.still * still + WEIGHTS.gaps * gaps + WEIGHTS.alike * alike + WEIGHTS.wander * wander

const quantile = (sorted: ArrayLike<number>, share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
const sortedOf = (list: Iterable<number>): Float64Array => Float64Array.from(list).sort()
const decibels = (power: number): number => 10 * Math.log10(power + 1)

function gapsOf(pcm: Int16Array, sampleRate: number): number {
  const loudness = framesOf(pcm, sampleRate, (at, size) => {
    let [sum, squares] = [0, 0]
    for (let i = at; i < at + size; i++) {
      const sample = pcm[i] ?? 0
      sum += sample
      squares += sample * sample
    }
    return Math.sqrt(Math.max(0, squares / size - (sum / size) ** 2))
  })
  const mean = loudness.reduce((sum, one) => sum + one, 0) / loudness.length
  return loudness.filter((one) => one < mean / 2).length / loudness.length
}

function framesOf(pcm: Int16Array, sampleRate: number, measure: (at: number, size: number) => number): number[] {
  const size = Math.round((sampleRate * FRAME_MS) / 1000)
  return Array.from({ length: Math.floor(pcm.length / size) }, (_, i) => measure(i * size, size))
}

const COLOUR_MS = 32
const COLOUR_HOP_MS = 10
const LOWEST_HZ = 188
const HIGHEST_HZ = 3500
/** Frames this far below the loud ones do not count, dB. */
const LOUD = 15
const BANDS = 12
/** Hops. */
const ALIKE_APART = 6
const CHANGE_SPAN = 10

/** How the spectrum moves: see `Traits`; `change` is that of its shape between one tenth of a second and the next, nepers. */
function coloursOf(pcm: Int16Array, sampleRate: number): { alike: number; wander: number; change: number } {
  const spectrum = createSpectrum((COLOUR_MS * sampleRate) / 1000, sampleRate)
  const hop = (COLOUR_HOP_MS * sampleRate) / 1000
  const from = Math.round(LOWEST_HZ / spectrum.stepHz)
  const to = Math.round(HIGHEST_HZ / spectrum.stepHz)
  const count = Math.max(1, 1 + Math.floor((pcm.length - (COLOUR_MS * sampleRate) / 1000) / hop))
  const colours: Float32Array[] = []
  const centres: number[] = []
  const levels: number[] = []
  const bands: Float64Array[] = []
  for (let n = 0; n < count; n++) {
    const colour = spectrum.of(pcm, Math.round(n * hop)).slice(from, to)
    const inBands = new Float64Array(BANDS)
    let [power, weighted] = [0, 0]
    for (const [i, amplitude] of colour.entries()) {
      const own = amplitude * amplitude
      power += own
      weighted += own * (from + i)
      const band = Math.floor((BANDS * Math.log((from + i) / from)) / Math.log(to / from))
      inBands[band] = (inBands[band] ?? 0) + own
    }
    colours.push(colour)
    centres.push(Math.log((weighted + 1) / (power + 1)))
    levels.push(decibels(power))
    bands.push(inBands)
  }
  const limit = quantile(sortedOf(levels), 0.9) - LOUD
  const loud = levels.map((level) => level > limit)
  const likenesses: number[] = []
  for (let n = ALIKE_APART; n < count; n++) {
    const [now, then] = [colours[n], colours[n - ALIKE_APART]]
    if (now && then && loud[n] && loud[n - ALIKE_APART]) likenesses.push(likeness(now, then))
  }
  const middles = centres.filter((_, n) => loud[n])
  const mean = middles.reduce((sum, one) => sum + one, 0) / middles.length
  return {
    alike: likenesses.length === 0 ? 1 : quantile(sortedOf(likenesses), 0.5),
    wander: Math.sqrt(middles.reduce((sum, one) => sum + (one - mean) ** 2, 0) / Math.max(1, middles.length)),
    change: changeOf(bands),
  }
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

/** The means of a tenth of a second have no chance in them, so that noise is seen to keep its shape. Too short a piece is taken for lively. */
function changeOf(bands: readonly Float64Array[]): number {
  const shapes = bands.slice(CHANGE_SPAN - 1).map((_, n) => shapeOf(bands.slice(n, n + CHANGE_SPAN)))
  const loudest = shapes.reduce((most, { level }) => Math.max(most, level), 0)
  const changes: number[] = []
  for (let n = CHANGE_SPAN; n < shapes.length; n++) {
    const [now, then] = [shapes[n], shapes[n - CHANGE_SPAN]]
    if (!now || !then || now.level < loudest - 20 || then.level < loudest - 20) continue
    let sum = 0
    for (const [i, value] of now.shape.entries()) sum += (value - (then.shape[i] ?? 0)) ** 2
    changes.push(Math.sqrt(sum / BANDS))
  }
  return changes.length < CHANGE_SPAN ? Number.POSITIVE_INFINITY : quantile(sortedOf(changes), 0.9)
}

function shapeOf(bands: readonly Float64Array[]): { level: number; shape: Float64Array } {
  const sums = new Float64Array(BANDS)
  for (const one of bands) for (const [i, power] of one.entries()) sums[i] = (sums[i] ?? 0) + power
  const level = decibels(sums.reduce((sum, power) => sum + power, 0) / bands.length)
  const shape = sums.map((power) => Math.log(power / bands.length + 1))
  const mean = shape.reduce((sum, one) => sum + one, 0) / BANDS
  return { level, shape: shape.map((one) => one - mean) }
}

const TONE_MS = 64
const TONE_HOP_MS = 16
/** Hops. */
const STILL_FOR = 4
const STILL_HZ = 4
const HIGHEST_TONE_HZ = 3600
const LOWEST_TONE_HZ = 200
/** Of the strongest overtone. */
const LEAST_TONE = 0.1

type Tone = { readonly hz: number; readonly power: number }

function stillnessOf(pcm: Int16Array, sampleRate: number): number {
  const spectrum = createSpectrum((TONE_MS * sampleRate) / 1000, sampleRate, 2)
  const hop = (TONE_HOP_MS * sampleRate) / 1000
  const count = Math.max(1, 1 + Math.floor((pcm.length - (TONE_MS * sampleRate) / 1000) / hop))
  const heard = Array.from({ length: count }, (_, n) => tonesOf(spectrum.of(pcm, Math.round(n * hop)), spectrum.stepHz))
  const limit = quantile(sortedOf(heard.map(({ level }) => level)), 0.9) - 20
  const tones = heard.map(({ level, tones }) => (level > limit ? tones : []))
  let [still, all] = [0, 0]
  for (const [n, now] of tones.entries()) {
    const [soon, later] = [tones[n + STILL_FOR / 2], tones[n + STILL_FOR]]
    if (!soon || !later) break
    for (const { hz, power } of now) {
      all += power
      const stays = (list: readonly Tone[]): boolean => list.some((tone) => Math.abs(tone.hz - hz) < STILL_HZ)
      if (stays(soon) && stays(later)) still += power
    }
  }
  return all === 0 ? 0 : still / all
}

/** The tops of a spectrum, each by the parabola through its logarithms. */
function tonesOf(amplitudes: Float32Array, stepHz: number): { level: number; tones: readonly Tone[] } {
  const from = Math.ceil(LOWEST_TONE_HZ / stepHz)
  const to = Math.min(amplitudes.length - 3, Math.floor(HIGHEST_TONE_HZ / stepHz))
  const at = (i: number): number => amplitudes[i] ?? 0
  let [power, strongest] = [0, 0]
  const tops: number[] = []
  for (let i = from; i < to; i++) {
    power += at(i) ** 2
    if (at(i) <= at(i - 1) || at(i) < at(i + 1) || at(i) <= at(i - 2) || at(i) <= at(i + 2)) continue
    tops.push(i)
    strongest = Math.max(strongest, at(i))
  }
  const tones = tops
    .filter((i) => at(i) > strongest * LEAST_TONE)
    .map((i) => {
      const [before, top, after] = [Math.log(at(i - 1) + 1e-9), Math.log(at(i) + 1e-9), Math.log(at(i + 1) + 1e-9)]
      return { hz: (i + (0.5 * (before - after)) / (before - 2 * top + after)) * stepHz, power: at(i) ** 2 }
    })
  return { level: decibels(power), tones }
}
