import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createScripted, readScript, ScriptError, type ScriptFile } from './scripted.ts'
import type { Said } from './stt.ts'

const script = readScript(
  JSON.stringify({
    version: 1,
    language: 'es-CL',
    lines: [
      {
        speaker: 'customer',
        startMs: 100,
        endMs: 700,
        text: 'Mi padre no respira.',
        confidence: 0.9,
        words: [
          { text: 'Mi', startMs: 100, endMs: 200, confidence: 0.8 },
          { text: 'padre', startMs: 200, endMs: 410, confidence: 0.9 },
          { text: 'no', startMs: 410, endMs: 500, confidence: 1 },
          { text: 'respira', startMs: 500, endMs: 650, confidence: 0.9 },
        ],
      },
      { speaker: 'agent', startMs: 800, endMs: 1000, text: 'Ya.', confidence: 1 },
      { speaker: 'customer', startMs: 900, endMs: 1100, text: 'Ayuda.', confidence: 0.7 },
    ],
  }),
)

/** Plays `ms` of silence in frames of `size` ms. */
async function hear(file: ScriptFile, leg: 'agent' | 'customer', ms: number, size = 20): Promise<Said[]> {
  const stream = createScripted(file).open({ id: leg, sampleRate: 8000, language: 'es-CL' })
  for (let startMs = 0; startMs < ms; startMs += size) {
    stream.push({ pcm: new Int16Array(Math.min(size, ms - startMs) * 8), sampleRate: 8000, startMs })
  }
  stream.end()
  const said: Said[] = []
  for await (const one of stream) said.push(one)
  return said
}

test('words come one by one as their sound has passed, then the line as it was written', async () => {
  const said = await hear(script, 'customer', 1200)

  expect(said.map((one) => [one.text, one.final])).toEqual([
    ['Mi', false],
    ['Mi padre', false],
    ['Mi padre no', false],
    ['Mi padre no respira', false],
    ['Mi padre no respira.', true],
    ['Ayuda.', true],
  ])
  expect(said[1]).toMatchObject({ startMs: 100, endMs: 410, words: script.lines[0]?.words.slice(0, 2) })
  expect(said[1]?.confidence).toBeCloseTo(0.85)
})

test('each leg says its own lines', async () => {
  expect((await hear(script, 'agent', 1200)).map((one) => one.text)).toEqual(['Ya.'])
})

test('nothing is said before its sound was heard', async () => {
  expect(await hear(script, 'customer', 180)).toEqual([])
})

test('hanging up in the middle of a line keeps what was heard of it', async () => {
  const said = await hear(script, 'customer', 450)

  expect(said.at(-1)).toMatchObject({ text: 'Mi padre', final: true, endMs: 410 })
})

test('final lines do not depend on the size of the frames', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 1500 }), async (size) => {
      const finals = (await hear(script, 'customer', 1200, size)).filter((one) => one.final)
      expect(finals.map((one) => one.text)).toEqual(['Mi padre no respira.', 'Ayuda.'])
    }),
  )
})

const line = { speaker: 'agent', startMs: 0, endMs: 10, text: 'Ya', confidence: 1 }
test.each<[string, unknown, string]>([
  ['not JSON', '{', 'file'],
  ['no object', [], 'file'],
  ['another version', { version: 2 }, 'version'],
  ['no language', { version: 1, lines: [] }, 'language'],
  ['lines that are none', { version: 1, language: 'es', lines: {} }, 'lines'],
  ['an unknown speaker', { version: 1, language: 'es', lines: [{ ...line, speaker: 'doctor' }] }, 'lines[0].speaker'],
  [
    'an end before its start',
    { version: 1, language: 'es', lines: [line, { ...line, startMs: 20 }] },
    'lines[1].endMs',
  ],
  ['a confidence of 90', { version: 1, language: 'es', lines: [{ ...line, confidence: 90 }] }, 'lines[0].confidence'],
  ['an empty text', { version: 1, language: 'es', lines: [{ ...line, text: ' ' }] }, 'lines[0].text'],
  ['a negative time', { version: 1, language: 'es', lines: [{ ...line, startMs: -1 }] }, 'lines[0].startMs'],
  [
    'a word after its line',
    { version: 1, language: 'es', lines: [{ ...line, words: [{ ...line, endMs: 11 }] }] },
    'lines[0].words[0].endMs',
  ],
])('a side file with %s is refused by name', (_, file, field) => {
  const json = typeof file === 'string' ? file : JSON.stringify(file)
  expect(() => readScript(json)).toThrow(expect.objectContaining({ name: 'ScriptError', field }))
})

test('whatever the JSON is, it reads or refuses, and nothing else', () => {
  fc.assert(
    fc.property(fc.json(), (json) => {
      try {
        readScript(json)
      } catch (error) {
        expect(error).toBeInstanceOf(ScriptError)
      }
    }),
  )
})
