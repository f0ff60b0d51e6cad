/** The recogniser in this app, as far as it goes without a model: the folder, the protocol with a process that says what the test says, and the true process refusing. */
import { fork } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import type { Said } from '../stt.ts'
import { readSherpa, type ToSherpa } from './message.ts'
import { findModel } from './model.ts'
import { openSherpa, type SherpaChild } from './sherpa.ts'

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
const leg = { id: 'customer', sampleRate: 8000, language: 'es-CL' } as const

function double() {
  const got: ToSherpa[] = []
  const listeners = { message: (_: unknown): void => undefined, exit: (): void => undefined }
  const child: SherpaChild = {
    send: (message) => void got.push(message),
    onMessage(listener) {
      listeners.message = listener
    },
    onExit(listener) {
      listeners.exit = listener
    },
    kill: () => undefined,
  }
  return { child, got, say: (message: unknown) => listeners.message(message), exit: () => listeners.exit() }
}

test('a folder says in words what it lacks; the smaller model is taken', () => {
  expect(findModel(folderOf(...WHOLE))).toMatchObject({ encoder: expect.stringMatching(/int8/) })
  expect(() => openSherpa({ modelDir: folderOf('tokens.txt', 'decoder.onnx'), fork: () => double().child })).toThrow(
    'sherpa: the model folder lacks encoder*.onnx, joiner*.onnx',
  )
  expect(() => openSherpa({ modelDir: '/nowhere/at/all', fork: () => double().child })).toThrow(/cannot be read/)
})

test('pieces of words become words with times of the call, interim once and then final', async () => {
  const { child, got, say } = double()
  const stream = openSherpa({ modelDir: folderOf(...WHOLE), fork: () => child }).open(leg)
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
  const stream = openSherpa({ modelDir: folderOf(...WHOLE), fork: () => child }).open(leg)
  exit()
  await expect(stream[Symbol.asyncIterator]().next()).rejects.toThrow('sherpa: its process ended')
})

test('what a process says is read without trust', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => void readSherpa(value)))
  fc.assert(
    fc.property(fc.jsonValue(), (tokens) => void readSherpa({ kind: 'heard', tokens, atMs: tokens, untilMs: 1 })),
  )
})

test('the true process refuses a folder whose files are no model, and nobody else is hurt', async () => {
  const start = (argv: readonly string[]): SherpaChild => {
    const process = fork(join(import.meta.dirname, 'main.ts'), [...argv], { serialization: 'advanced', silent: true })
    return {
      send: (message) => void process.send(message, () => undefined),
      onMessage: (listener) => void process.on('message', listener),
      onExit: (listener) => void process.on('exit', listener),
      kill: () => void process.kill(),
    }
  }
  const stream = openSherpa({ modelDir: folderOf(...WHOLE), fork: start }).open(leg)
  await expect(stream[Symbol.asyncIterator]().next()).rejects.toThrow(
    /sherpa: (the model could not be loaded|its process ended|sherpa-onnx-node is not installed)/,
  )
})
