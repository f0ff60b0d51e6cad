/** What is said on the lines of this bench, and when. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createResampler } from '../../electron/audio/resample.ts'
import { readWav } from '../../electron/audio/wav.ts'

/** Shared by all threads, ms. */
export const clock = (): number => performance.timeOrigin + performance.now()

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Both voices of a practice call as one, at 8 kHz: somebody always speaks. */
export function practiceSpeech(seconds: number): Int16Array {
  const wav = readWav(readFileSync(join(import.meta.dirname, '../../resources/practice/01-paro-cardiaco/call.wav')))
  const samples = Math.min(wav.length, seconds * wav.sampleRate)
  const [left, right] = [wav.read(0, 0, samples), wav.read(1, 0, samples)]
  return left.map((sample, i) => Math.max(-32_768, Math.min(32_767, sample + (right[i] ?? 0))))
}

export function atRate(pcm: Int16Array, from: number, to: number): Int16Array {
  const resampler = createResampler(from, to)
  const [body, rest] = [resampler.push(pcm), resampler.flush()]
  const all = new Int16Array(body.length + rest.length)
  all.set(body)
  all.set(rest, body.length)
  return all
}

/** Hands out 20 ms after 20 ms at their time; returns when each was given. */
export async function speak(
  pcm: Int16Array,
  samples: number,
  give: (frame: Int16Array, index: number) => void,
): Promise<number[]> {
  const start = clock()
  const given: number[] = []
  for (let index = 0; (index + 1) * samples <= pcm.length; index++) {
    const wait = start + index * 20 - clock()
    if (wait > 0) await pause(wait)
    given.push(clock())
    give(pcm.subarray(index * samples, (index + 1) * samples), index)
  }
  return given
}
