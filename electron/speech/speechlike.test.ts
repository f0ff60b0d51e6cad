/** What reaches a recogniser: every voice of the practice calls, no tone, no held notes, no noise. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { KINDS, maker, RATE } from '../../bench/hearing/nonspeech.ts'
import { createChunker } from '../audio/chunker.ts'
import { loadVad } from '../audio/vad.ts'
import { readWav } from '../audio/wav.ts'
import { isSpeechlike } from './speechlike.ts'

async function piecesOf(pcm: Int16Array, sampleRate: number): Promise<Int16Array[]> {
  const vad = (await loadVad())(sampleRate)
  const chunker = createChunker((frame) => vad.isSpeech(frame))
  const size = sampleRate / 50
  const pieces: Int16Array[] = []
  for (let at = 0; at + size <= pcm.length; at += size) {
    const chunk = chunker.push({ pcm: pcm.subarray(at, at + size), sampleRate, startMs: (at * 1000) / sampleRate })
    if (chunk) pieces.push(chunk.pcm)
  }
  vad.close()
  return pieces
}

test.each(KINDS)('half a minute of %s is not speech', async (kind) => {
  const sample = maker(kind)
  const pieces = await piecesOf(
    Int16Array.from({ length: RATE * 30 }, (_, i) => Math.round(sample(i))),
    RATE,
  )
  expect(pieces.filter((pcm) => isSpeechlike(pcm, RATE)).length).toBe(0)
})

/** Sound by rule, of the sample's number and a number of chance from −1 to 1. */
const made = (seconds: number, sample: (i: number, chance: number) => number): Int16Array => {
  let state = 11
  return Int16Array.from({ length: RATE * seconds }, (_, i) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.round(sample(i, state / 2 ** 31 - 1))
  })
}
const turn = (hz: number, i: number): number => Math.sin((2 * Math.PI * hz * i) / RATE)
const every = (seconds: number, i: number): number => (i / RATE) % seconds
/** Three voices and a drum, a chord a bar. */
const band = (i: number, chance: number): number => {
  const bar = Math.floor(i / RATE / 1.6)
  const root = [131, 175, 196, 147][bar % 4] ?? 131
  const beat = every(0.4, i)
  const chord = [1, 1.26, 1.5, 2].reduce((sum, by) => sum + turn(root * by, i) + 0.5 * turn(2 * root * by, i), 0)
  return 900 * chord * Math.exp(-1.5 * beat) + 2500 * chance * Math.exp(-40 * beat)
}

test.each<readonly [string, (i: number, chance: number) => number]>([
  ['chords and a drum', band],
  ['ringing of two tones', (i, chance) => 10 * chance + (every(6, i) < 2 ? 3000 * (turn(440, i) + turn(480, i)) : 0)],
  ['an engaged tone', (i, chance) => 10 * chance + (every(0.5, i) < 0.25 ? 5000 * turn(425, i) : 0)],
  ['gusts of wind', (i, chance) => 3000 * chance * (1 + 0.9 * Math.sin((2 * Math.PI * i) / RATE / 3))],
])('%s: none of it is sent', async (_, sample) => {
  const pieces = await piecesOf(made(30, sample), RATE)
  expect(pieces.filter((pcm) => isSpeechlike(pcm, RATE)).length).toBe(0)
})

const folder = join(import.meta.dirname, '../../resources/practice')
const practice = () =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.wav'))
    .map((name) => readWav(new Uint8Array(readFileSync(join(folder, name)))))

test('no piece of a practice call is taken for anything but speech', { timeout: 60_000 }, async () => {
  const wav = practice()[0]
  if (!wav) throw new Error('no practice call')
  for (const channel of [0, wav.channels - 1]) {
    const pieces = await piecesOf(wav.read(channel, 0, Math.min(wav.length, wav.sampleRate * 60)), wav.sampleRate)
    expect(pieces.length).toBeGreaterThan(3)
    expect(pieces.filter((pcm) => !isSpeechlike(pcm, wav.sampleRate)).length).toBe(0)
  }
})

test('a voice over music is speech', { timeout: 60_000 }, async () => {
  const wav = practice()[1]
  if (wav?.sampleRate !== RATE) throw new Error('no practice call of 8 kHz')
  const voice = wav.read(1, 0, Math.min(wav.length, RATE * 60))
  const music = made(60, band)
  const pieces = await piecesOf(
    voice.map((sample, i) => sample + 0.25 * (music[i] ?? 0)),
    RATE,
  )
  const sent = pieces.filter((pcm) => isSpeechlike(pcm, RATE))
  expect(pieces.length).toBeGreaterThan(4)
  // What is music alone between the words is not.
  const alone = await piecesOf(voice, RATE)
  const seconds = (list: readonly Int16Array[]): number => list.reduce((sum, pcm) => sum + pcm.length, 0) / RATE
  expect(seconds(sent)).toBeGreaterThan(0.9 * seconds(alone))
})
