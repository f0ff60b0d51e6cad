/** A voice in a process: the real one where this machine has it, and one that does what a program must not. */
import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openEspeak, voiceOf } from './espeak.ts'
import { TTS_FRAME, type Tts } from './tts.ts'

const dir = mkdtempSync(join(tmpdir(), 'espeak-'))
afterAll(() => rmSync(dir, { recursive: true }))

const program = (name: string, script: string): string => {
  const file = join(dir, name)
  writeFileSync(file, `#!/bin/sh\n${script}\n`)
  chmodSync(file, 0o755)
  return file
}
const say = async (voice: Tts, text: string, signal = new AbortController().signal): Promise<Int16Array[]> => {
  const frames: Int16Array[] = []
  for await (const frame of voice.speak({ text, language: 'es-CL' }, signal)) frames.push(frame)
  return frames
}
const installed = (): boolean => {
  try {
    execFileSync('espeak-ng', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

test.skipIf(!installed())('espeak-ng, which this machine may lack, says a sentence', async () => {
  const frames = await say(openEspeak(), 'Mantenga la calma. La ambulancia va en camino.')
  const pcm = frames.flatMap((frame) => [...frame])
  const rms = Math.sqrt(pcm.reduce((sum, sample) => sum + sample * sample, 0) / pcm.length)
  expect(frames.every((frame) => frame.length === TTS_FRAME)).toBe(true)
  expect(frames.length).toBeGreaterThan(75)
  expect(frames.length).toBeLessThan(400)
  expect(rms).toBeGreaterThan(500)
  // Nothing of the text is taken for an option or a command.
  expect((await say(openEspeak({ voice: 'es-419+f2' }), '-h $(touch x) `id` ; --version')).length).toBeGreaterThan(25)
})

test('the text comes by standard input, and is no part of the command', async () => {
  const heard = join(dir, 'heard')
  const command = program('tells', `echo "$@" > '${heard}'; cat >> '${heard}'`)
  await expect(say(openEspeak({ command }), '--version; rm -rf / $(id) [[h@]]\u0001')).rejects.toThrow(
    'nothing comes back',
  )
  expect(readFileSync(heard, 'utf8')).toBe('-v es-419 -s 150 --stdin --stdout\n--version; rm -rf / $(id) h@')
})

test('a program that is not there, fails, or writes what is no sound is told in words', async () => {
  await expect(say(openEspeak({ command: join(dir, 'none') }), 'Hola')).rejects.toMatchObject({
    message: expect.stringContaining('not installed'),
    retryable: false,
  })
  const plain = join(dir, 'plain')
  writeFileSync(plain, 'no program')
  await expect(say(openEspeak({ command: plain }), 'Hola')).rejects.toThrow('could not be started')
  await expect(say(openEspeak({ command: program('fails', 'exit 3') }), 'Hola')).rejects.toThrow('ended with 3')
  const stereo =
    "printf 'RIFF\\0\\0\\0\\0WAVEfmt \\020\\0\\0\\0\\001\\0\\002\\0\\042\\126\\0\\0\\0\\0\\0\\0\\004\\0\\020\\0'"
  await expect(say(openEspeak({ command: program('stereo', stereo) }), 'Hola')).rejects.toThrow('not 16-bit mono')
})

test('who cancels ends the process', async () => {
  const pid = join(dir, 'pid')
  const command = program('endless', `echo $$ > '${pid}.new'; mv '${pid}.new' '${pid}'; exec cat /dev/zero`)
  const cancel = new AbortController()
  let frames = 0
  for await (const _frame of openEspeak({ command }).speak({ text: 'Hola', language: 'es' }, cancel.signal))
    if (++frames === 3) cancel.abort()
  expect(frames).toBe(3)
  const id = Number(readFileSync(pid, 'utf8'))
  const running = (): boolean => existsSync(`/proc/${id}/cmdline`) && readFileSync(`/proc/${id}/cmdline`).length > 0
  while (running()) await new Promise((resolve) => setTimeout(resolve, 5))
})

test('which voice a language has, and what is no name of one', () => {
  expect(['es-CL', 'en', 'pt-BR', '--x'].map(voiceOf)).toEqual(['es-419', 'en-us', 'pt', 'en-us'])
  for (const voice of ['-x', 'es; id', '']) expect(() => openEspeak({ voice })).toThrow(RangeError)
})
