/** The true recogniser in its true process, with a model of two words: everything of streaming recognition but the weights of a real one. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Said } from '../stt.ts'
import { startTrue } from './process.double.ts'
import { openSherpa } from './sherpa.ts'
import { framesOf, quiet, RATE, tone } from './sound.double.ts'
import { HIGH_HZ, LOW_HZ, writeToneModel } from './tones.double.ts'

/** The library's frames are 40 ms, and it looks a little ahead. */
const NEAR_MS = 120

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigia-tones-'))
  writeToneModel(folder)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const low = (ms: number) => tone(LOW_HZ, ms)
const high = (ms: number) => tone(HIGH_HZ, ms)
const openVad = () => ({ isSpeech: () => true, close: () => undefined })

async function hear(parts: Parameters<typeof framesOf>[0], fromMs = 0): Promise<readonly Said[]> {
  const stream = openSherpa({ modelDir: folder, fork: startTrue, openVad }).open({
    id: 'customer',
    sampleRate: RATE,
    language: 'es-CL',
  })
  for (const frame of framesOf(parts, fromMs)) stream.push(frame)
  stream.end()
  const said: Said[] = []
  for await (const one of stream) said.push(one)
  return said
}

const near = (ms: number) => expect.toSatisfy((at: number) => Math.abs(at - ms) <= NEAR_MS, `near ${ms} ms`)

test('words come with their times, interim and then final, in lines that silence parts', async () => {
  const said = await hear([quiet(1000), low(400), quiet(200), high(400), quiet(2000), low(400), quiet(400)])

  const lines = said.filter(({ final }) => final)
  expect(lines.map(({ text }) => text)).toEqual(['bajo alto', 'bajo'])
  expect(lines.flatMap(({ words }) => words.map(({ startMs }) => startMs))).toEqual([
    near(1000),
    near(1600),
    near(4000),
  ])
  expect(said.findIndex(({ final }) => final)).toBeGreaterThan(said.findIndex(({ text }) => text === 'bajo'))
})

test('times are those of the call, whenever its sound began', async () => {
  const said = await hear([quiet(500), high(400), quiet(500)], 60_000)
  expect(said.at(-1)).toMatchObject({ text: 'alto', final: true, startMs: near(60_500) })
})

test('a word with which the sound ends is heard', async () => {
  expect((await hear([quiet(300), high(300)])).at(-1)).toMatchObject({ text: 'alto', final: true })
})

test('silence says nothing', async () => {
  expect(await hear([quiet(5000)])).toEqual([])
})

test('the sound of two legs is heard by two processes, each its own', async () => {
  const [one, other] = await Promise.all([hear([low(400), quiet(400)]), hear([high(400), quiet(400)])])
  expect([one?.at(-1)?.text, other?.at(-1)?.text]).toEqual(['bajo', 'alto'])
})
