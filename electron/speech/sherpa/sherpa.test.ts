/** The recogniser in this app, as far as it goes without a model: the folder, the protocol with a process that says what the test says, and the true process refusing. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import type { Said } from '../stt.ts'
import type { SherpaChild } from './child.ts'
import { readSherpa, type ToSherpa } from './message.ts'
import { findModel } from './model.ts'
import { startTrue } from './process.double.ts'
import { openSherpa } from './sherpa.ts'
import { framesOf, quiet, voice } from './sound.double.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})
const folderOf = (...files: string[]): string => {
  const folder = mkdtempSync(join(tmpdir(), 'vigia-sherpa-'))
  folders.push(folder)
  for (const file of files) writeFileSync(join(folder, file), 'no model')
  return folder
}
const WHOLE = ['encoder-1.int8.onnx', 'encoder-1.onnx', 'decoder-1.onnx', 'joiner-1.onnx', 'tokens.txt']
const MOONSHINE = ['encoder_model.ort', 'decoder_model_merged.ort', 'tokens.txt']
const openVad = () => ({ isSpeech: (pcm: Int16Array) => pcm.some((sample) => sample !== 0), close: () => undefined })
const leg = { id: 'customer', sampleRate: 8000, language: 'es-CL' } as const

function double() {
  const got: ToSherpa[] = []
  let killed = 0
  const listeners = { message: (_: unknown): void => undefined, exit: (): void => undefined }
  const child: SherpaChild = {
    send: (message) => void got.push(message),
    onMessage(listener) {
      listeners.message = listener
    },
    onExit(listener) {
      listeners.exit = listener
    },
    kill: () => void killed++,
  }
  return {
    child,
    got,
    killed: () => killed,
    say: (message: unknown) => listeners.message(message),
    exit: () => listeners.exit(),
  }
}

test('a folder says in words what it lacks; the smaller model is taken', () => {
  expect(findModel(folderOf(...WHOLE))).toMatchObject({ encoder: expect.stringMatching(/int8/) })
  expect(() =>
    openSherpa({ modelDir: folderOf('tokens.txt', 'decoder.onnx'), fork: () => double().child, openVad }),
  ).toThrow('sherpa: the model folder lacks encoder*.onnx, joiner*.onnx')
  expect(findModel(folderOf(...MOONSHINE))).toMatchObject({ kind: 'pieces', decoder: expect.stringMatching(/merged/) })
  expect(() => openSherpa({ modelDir: '/nowhere/at/all', fork: () => double().child, openVad })).toThrow(
    /cannot be read/,
  )
})

test('pieces of words become words with times of the call, interim once and then final', async () => {
  const { child, got, say } = double()
  const stream = openSherpa({ modelDir: folderOf(...WHOLE), fork: () => child, openVad }).open(leg)
  stream.push({ pcm: new Int16Array(8000), sampleRate: 8000, startMs: 5000 })
  const part = { kind: 'heard', tokens: ['▁mi', '▁pa', 'dre'], atMs: [100, 300, 420], untilMs: 600 }
  say(part)
  say(part)
  say('nonsense')
  say({ ...part, final: true })
  stream.end()
  say({ kind: 'done' })
  const said: Said[] = []
  for await (const one of stream) said.push(one)
  expect(said.map(({ text, final }) => [text, final])).toEqual([
    ['mi padre', false],
    ['mi padre', true],
  ])
  expect(said[1]?.words[1]).toMatchObject({ text: 'padre', startMs: 5300, endMs: 5540 })
  expect(got.map(({ kind }) => kind)).toEqual(['sound', 'end'])
})

test('a process that ends costs the words from there on, and says so', async () => {
  const { child, exit } = double()
  const stream = openSherpa({ modelDir: folderOf(...WHOLE), fork: () => child, openVad }).open(leg)
  exit()
  await expect(stream[Symbol.asyncIterator]().next()).rejects.toThrow('sherpa: its process ended')
})

test('a model of pieces is asked for each, shows what is being spoken, and its process ends with the stream', async () => {
  const { child, got, say, killed } = double()
  const stream = openSherpa({ modelDir: folderOf(...MOONSHINE), fork: () => child, openVad }).open(leg)
  const said: Said[] = []
  const reading = (async () => {
    for await (const one of stream) said.push(one)
  })()
  for (const frame of framesOf([quiet(300), voice(2500), quiet(1500)], 5000)) stream.push(frame)
  await vi.waitFor(() => expect(got.length).toBeGreaterThan(1))
  const [interim, whole] = got
  if (interim?.kind !== 'piece' || whole?.kind !== 'piece') throw new Error('not asked for pieces')
  // The answer to a question that nobody waits for any more is not shown.
  say({ kind: 'text', id: interim.id, text: 'nobody hears this' })
  say({ kind: 'text', id: whole.id, text: 'mi padre no respira' })
  stream.end()
  await reading

  expect(said.map(({ text, final }) => [text, final])).toEqual([['mi padre no respira', true]])
  expect(said[0]?.words).toHaveLength(4)
  expect(said[0]?.startMs).toBeGreaterThanOrEqual(5000)
  expect(said[0]?.endMs).toBeLessThanOrEqual(5000 + 4300)
  expect(killed()).toBe(1)
})

test('a process of pieces that ends or refuses its model ends the stream in words', async () => {
  const { child, exit, say } = double()
  const open = (): AsyncIterator<Said> => {
    const stream = openSherpa({ modelDir: folderOf(...MOONSHINE), fork: () => child, openVad }).open(leg)
    for (const frame of framesOf([voice(1500), quiet(1500)], 0)) stream.push(frame)
    return stream[Symbol.asyncIterator]()
  }
  const one = open()
  exit()
  await expect(one.next()).rejects.toThrow('sherpa: its process ended')
  const other = open()
  say({ kind: 'failed', why: 'model' })
  await expect(other.next()).rejects.toThrow('sherpa: the model could not be loaded')
})

test('what a process says is read without trust', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => void readSherpa(value)))
  fc.assert(
    fc.property(fc.jsonValue(), (tokens) => void readSherpa({ kind: 'heard', tokens, atMs: tokens, untilMs: 1 })),
  )
})

test('the true process refuses a folder whose files are no model, and nobody else is hurt', async () => {
  const stream = openSherpa({ modelDir: folderOf(...WHOLE), fork: startTrue, openVad }).open(leg)
  await expect(stream[Symbol.asyncIterator]().next()).rejects.toThrow(
    /sherpa: (the model could not be loaded|its process ended|sherpa-onnx-node is not installed)/,
  )
})
