/** Proves that an archived recording is the recording: as long, and each voice in its own channel alike to the last second. */
import { createResampler } from '../../audio/resample.ts'
import { ArchiveError, type VoiceReader } from './voiceReader.ts'
import type { WavFile } from './wavFile.ts'

export type Proof = {
  readonly durationMs: number
  /** Correlation of each voice with the recording's, dispatcher first; null for a voice that was silent. */
  readonly likeness: readonly [number | null, number | null]
}

const LENGTH_TOLERANCE_MS = 20
/** Speech comes out above .9 and mere noise above .7; another second, the other voice or silence are near 0. */
const LEAST_LIKENESS = 0.5
/** A voice below this was not there: root mean square, −60 dBFS. */
const SILENT = 32

/** Throws ArchiveError with what is wrong. `onSecond` as in transcode. */
export async function prove(
  wav: WavFile,
  archive: VoiceReader,
  onSecond?: (share: number) => Promise<void> | void,
): Promise<Proof> {
  const durationMs = (archive.length * 1000) / archive.sampleRate
  const expectedMs = (wav.length * 1000) / wav.sampleRate
  if (Math.abs(durationMs - expectedMs) > LENGTH_TOLERANCE_MS) {
    throw new ArchiveError(`it is ${Math.round(durationMs)} ms long, the recording ${Math.round(expectedMs)} ms`)
  }
  const sums = [createSums(), createSums()] as const
  const resamplers = [0, 1].map(() => createResampler(wav.sampleRate, archive.sampleRate))
  const step = archive.sampleRate * 10
  let owed: readonly [Int16Array, Int16Array] = [new Int16Array(0), new Int16Array(0)]
  for (let at = 0, source = 0; at < archive.length; at += step) {
    const count = Math.min(step, archive.length - at)
    while (owed[0].length < count && source < wav.length) {
      const length = Math.min(wav.sampleRate * 10, wav.length - source)
      const part = wav.read(source, length)
      source += length
      const isLast = source >= wav.length
      owed = [grow(owed[0], resamplers[0], part[0], isLast), grow(owed[1], resamplers[1], part[1], isLast)]
    }
    const heard = archive.read(at, count)
    sums[0].add(owed[0], heard[0])
    sums[1].add(owed[1], heard[1])
    owed = [owed[0].subarray(count), owed[1].subarray(count)]
    await onSecond?.((at + count) / archive.length)
  }
  const [left, right] = [sums[0].likeness('dispatcher'), sums[1].likeness('caller')]
  return { durationMs: Math.round(durationMs), likeness: [left, right] }
}

type Resampler = ReturnType<typeof createResampler>

function grow(held: Int16Array, resampler: Resampler | undefined, pcm: Int16Array, isLast: boolean): Int16Array {
  const parts = [held, resampler?.push(pcm) ?? pcm, isLast && resampler ? resampler.flush() : new Int16Array(0)]
  const grown = new Int16Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    grown.set(part, at)
    at += part.length
  }
  return grown
}

function createSums() {
  let cross = 0
  let said = 0
  let heard = 0
  let count = 0
  return {
    add(a: Int16Array, b: Int16Array) {
      for (let i = 0; i < b.length; i++) {
        const x = a[i] ?? 0
        const y = b[i] ?? 0
        cross += x * y
        said += x * x
        heard += y * y
      }
      count += b.length
    },
    likeness(voice: string): number | null {
      const loud = (energy: number): boolean => energy > SILENT * SILENT * count
      if (!loud(said) && !loud(heard)) return null
      const alike = said * heard > 0 ? cross / Math.sqrt(said * heard) : 0
      if (alike < LEAST_LIKENESS) throw new ArchiveError(`the ${voice} is ${alike.toFixed(2)} alike to the recording`)
      return alike
    },
  }
}
