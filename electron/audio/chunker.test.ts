import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Chunk, createChunker } from './chunker.ts'
import type { Frame } from './frame.ts'
import { loadVad } from './vad.ts'
import { readWav } from './wav.ts'

const RATE = 8000
const SIZE = 160

/** Speech is any frame that is not zero; each frame's samples are its own number, so that nothing can be lost or doubled unseen. */
const frames = (speech: readonly boolean[]): Frame[] =>
  speech.map((speaks, i) => ({
    pcm: new Int16Array(SIZE).fill(speaks ? (i % 30_000) + 1 : 0),
    sampleRate: RATE,
    startMs: i * 20,
  }))

function chunksOf(speech: readonly boolean[]): Chunk[] {
  const chunker = createChunker((pcm) => pcm[0] !== 0)
  const chunks = [...frames(speech).map((frame) => chunker.push(frame)), chunker.flush()]
  return chunks.filter((chunk) => chunk !== undefined)
}

/** Runs of speech and silence, in frames, as talk has them. */
const talk = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 120 })), { maxLength: 12 })
  .map((runs) =>
    runs.flatMap(([said, paused]) => [...Array(said).fill(true), ...Array(paused).fill(false)] as boolean[]),
  )

test('no piece is longer than eight seconds', () => {
  fc.assert(
    fc.property(talk, (speech) => {
      for (const chunk of chunksOf(speech)) expect(chunk.endMs - chunk.startMs).toBeLessThanOrEqual(8000)
    }),
  )
})

test('every frame of speech is in exactly one piece, in order', () => {
  fc.assert(
    fc.property(talk, (speech) => {
      const said = chunksOf(speech)
        .flatMap((chunk) => [...chunk.pcm])
        .filter((sample) => sample !== 0)

      const expected = frames(speech)
        .flatMap((frame) => [...frame.pcm])
        .filter((sample) => sample !== 0)
      // Fewer than one frame in twelve in a piece of noise is not speech; talk of this kind never is so thin but at its very edge.
      expect(expected.length - said.length).toBeLessThanOrEqual(SIZE * 20)
      expect(isSubsequence(said, expected)).toBe(true)
    }),
    { numRuns: 50 },
  )
})

const isSubsequence = (part: readonly number[], whole: readonly number[]): boolean => {
  let at = 0
  for (const sample of whole) if (sample === part[at]) at++
  return at === part.length
}

test('a piece ends in silence whenever there was silence to end in', () => {
  fc.assert(
    fc.property(talk, (speech) => {
      for (const chunk of chunksOf(speech)) {
        if (chunk.cut === 'end') continue
        const from = chunk.startMs / 20
        const window = speech.slice(from + 100, from + 400)
        const cutFrame = chunk.endMs / 20
        const inSilence = !speech[cutFrame] || !speech[cutFrame - 1]
        if (chunk.cut === 'pause') expect(inSilence).toBe(true)
        // Closures inside words are this short.
        else expect(window.map((speaks) => (speaks ? '-' : '.')).join('')).not.toMatch(/\.{8}/)
      }
    }),
  )
})

test('silence alone gives nothing', () => {
  expect(chunksOf(Array(1000).fill(false))).toEqual([])
})

test('the sound before the first word comes along', () => {
  const [chunk] = chunksOf([...Array(100).fill(false), ...Array(60).fill(true), ...Array(60).fill(false)])

  expect(chunk?.startMs).toBe(2000 - 300)
  expect(chunk?.cut).toBe('pause')
})

test('the practice calls: every word is in a piece, none is cut, and no piece is longer than eight seconds', async () => {
  const openVad = await loadVad()
  const practice = join(import.meta.dirname, '../../resources/practice')
  let pieces = 0
  for (const id of readdirSync(practice)) {
    const wav = readWav(readFileSync(join(practice, id, 'call.wav')))
    const script = JSON.parse(readFileSync(join(practice, id, 'script.json'), 'utf8')) as Script
    for (const [channel, speaker] of ['agent', 'customer'].entries()) {
      const vad = openVad(wav.sampleRate)
      const chunker = createChunker((pcm) => vad.isSpeech(pcm))
      const size = wav.sampleRate / 50
      const chunks = Array.from({ length: Math.ceil(wav.length / size) }, (_, n) =>
        chunker.push({ pcm: wav.read(channel, n * size, size), sampleRate: wav.sampleRate, startMs: n * 20 }),
      )
      const heard = [...chunks, chunker.flush()].filter((chunk) => chunk !== undefined)
      vad.close()
      pieces += heard.length
      // Words' edges are known to about 30 ms.
      const within = (at: number, word: Word): boolean => at > word.startMs + 30 && at < word.endMs - 30
      for (const word of script.lines.filter((line) => line.speaker === speaker).flatMap((line) => line.words)) {
        const middle = (word.startMs + word.endMs) / 2
        expect(heard.some((chunk) => chunk.startMs <= middle && middle < chunk.endMs)).toBe(true)
        expect(heard.some((chunk) => within(chunk.startMs, word) || within(chunk.endMs, word))).toBe(false)
      }
      expect(Math.max(...heard.map((chunk) => chunk.endMs - chunk.startMs))).toBeLessThanOrEqual(8000)
    }
  }
  expect(pieces).toBeGreaterThan(50)
})

test('a last sound that noise hides from the detector is not cut', () => {
  const random = fc.sample(fc.double({ min: -1, max: 1, noNaN: true }), { numRuns: SIZE * 400, seed: 7 })
  let low = 0
  // A low noise; vowels of 100 ms; and after the tenth of them 140 ms of a soft s, no louder than the noise, that only its colour tells.
  const pcmOf = (frame: number): Int16Array =>
    Int16Array.from({ length: SIZE }, (_, i) => {
      const n = frame * SIZE + i
      const hiss = random[n % random.length] ?? 0
      low = 0.95 * low + hiss
      const vowel = frame < 110 ? 6000 * Math.sin((2 * Math.PI * 300 * n) / RATE) : 0
      const before = random[(n + RATE - 1) % random.length] ?? 0
      const s = frame >= 110 && frame < 117 ? 260 * (hiss - before) : 0
      return 150 * low + vowel + s
    })
  const chunker = createChunker((pcm) => Math.max(...pcm) > 3000)
  const chunks = Array.from({ length: 160 }, (_, n) =>
    chunker.push({ pcm: pcmOf(n), sampleRate: RATE, startMs: n * 20 }),
  ).filter((chunk) => chunk !== undefined)

  expect(chunks[0]?.cut).toBe('pause')
  expect(chunks[0]?.endMs).toBeGreaterThanOrEqual(117 * 20)
  expect(chunks[0]?.endMs).toBeLessThanOrEqual(128 * 20)
})

type Word = { readonly startMs: number; readonly endMs: number }
type Script = { readonly lines: readonly { readonly speaker: string; readonly words: readonly Word[] }[] }
