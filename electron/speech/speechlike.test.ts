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

test('no piece of a practice call is taken for anything but speech', { timeout: 60_000 }, async () => {
  const folder = join(import.meta.dirname, '../../resources/practice')
  const file = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((name) => name.endsWith('.wav'))
  const wav = readWav(new Uint8Array(readFileSync(join(folder, file ?? ''))))
  for (const channel of [0, wav.channels - 1]) {
    const pieces = await piecesOf(wav.read(channel, 0, Math.min(wav.length, wav.sampleRate * 60)), wav.sampleRate)
    expect(pieces.length).toBeGreaterThan(3)
    expect(pieces.filter((pcm) => !isSpeechlike(pcm, wav.sampleRate)).length).toBe(0)
  }
})
