/** A voice for tests: sound whose samples are the numbers of the words in it, so that losing or doubling a word cannot go unseen. */
import { FRAME_MS, type Frame } from '../audio/frame.ts'
import type { SpokenWord } from './deepgram/deepgram.double.ts'
import type { Said } from './stt.ts'

export const RATE = 8000

/** `count` words of different lengths with pauses between them; every word is another one. */
export function sentence(count: number): SpokenWord[] {
  let at = 200
  return Array.from({ length: count }, (_, i) => {
    const startMs = at
    const endMs = startMs + 200 + ((i * 70) % 240)
    at = endMs + 40 + ((i * 110) % 300)
    return { text: `palabra${i}`, startMs, endMs }
  })
}

/** The words as sound, in frames of 20 ms from `startMs` of the call. */
export function framesOf(words: readonly SpokenWord[], tailMs = 400): Frame[] {
  const lengthMs = Math.ceil(((words.at(-1)?.endMs ?? 0) + tailMs) / FRAME_MS) * FRAME_MS
  const pcm = new Int16Array((lengthMs * RATE) / 1000)
  for (const [i, word] of words.entries()) {
    pcm.fill(i + 1, Math.round((word.startMs * RATE) / 1000), Math.round((word.endMs * RATE) / 1000))
  }
  const size = (RATE * FRAME_MS) / 1000
  return Array.from({ length: pcm.length / size }, (_, i) => ({
    pcm: pcm.slice(i * size, (i + 1) * size),
    sampleRate: RATE,
    startMs: i * FRAME_MS,
  }))
}

/** The final words in order, as one text. */
export const finals = (said: readonly Said[]): string =>
  said
    .filter(({ final }) => final)
    .flatMap(({ words }) => words.map(({ text }) => text))
    .join(' ')

export const textOf = (words: readonly SpokenWord[]): string => words.map(({ text }) => text).join(' ')

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
