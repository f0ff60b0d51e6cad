/** Calls of the corpus as sound: rendered by its own tool with and without noise, with the words that were said. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readWav } from '../../electron/audio/wav.ts'

const CORPUS = join(import.meta.dirname, '../understanding/corpus')

export type RenderedCall = {
  readonly id: string
  readonly sampleRate: number
  /** Left dispatcher, right caller. */
  readonly legs: { readonly agent: Int16Array; readonly customer: Int16Array }
  readonly phrases: readonly string[]
  /** All that each side says, in order. */
  readonly said: { readonly agent: string; readonly customer: string }
}

type Turn = { readonly speaker: 'agent' | 'customer'; readonly text: string }

/** `snrDb` absent: clean. Needs espeak-ng and sox. */
export function render(id: string, folder: string, snrDb?: number): RenderedCall {
  const out = join(folder, snrDb === undefined ? 'clean' : `snr${snrDb}`)
  mkdirSync(out, { recursive: true })
  const noise = snrDb === undefined ? [] : ['--snr', String(snrDb)]
  const tool = join(CORPUS, 'tools/make-audio.mjs')
  execFileSync(process.execPath, [tool, '--set', 'dev', '--id', id, '--out', out, '--no-ulaw', ...noise], {
    stdio: 'ignore',
  })
  const wav = readWav(new Uint8Array(readFileSync(join(out, `${id}.wav`))))
  const call = JSON.parse(readFileSync(join(CORPUS, 'dev', `${id}.json`), 'utf8')) as { turns: Turn[] }
  const phrases = call.turns.flatMap(({ text }) => text.replace(/\[[^\]]*\]|\([^)]*\)/g, ' ').split(/[.,;:¿?¡!…]+/))
  return {
    id,
    sampleRate: wav.sampleRate,
    legs: { agent: wav.read(0, 0, wav.length), customer: wav.read(1, 0, wav.length) },
    said: { agent: textOf(call.turns, 'agent'), customer: textOf(call.turns, 'customer') },
    phrases: phrases.map((phrase) => phrase.trim()).filter((phrase) => phrase !== ''),
  }
}

const textOf = (turns: readonly Turn[], speaker: Turn['speaker']): string =>
  turns
    .filter((turn) => turn.speaker === speaker)
    .map(({ text }) => text)
    .join(' ')
