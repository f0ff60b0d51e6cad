/**
 * Debian's `pocketsphinx_continuous` as a recogniser: a real acoustic model for tests, in a process for each piece. It always picks something from its
 * grammar, so it says nothing about phantoms of other recognisers, and it is not for a real room: the settings offer it for tests, and say so.
 */
import { spawn } from 'node:child_process'
import type { VadFactory } from '../../audio/vad.ts'
import { ProviderError } from '../providerError.ts'
import type { Stt, Word } from '../stt.ts'
import { type ChunkedOptions, createChunked, type Transcribe } from '../whisper/chunked.ts'

export type PocketsphinxOptions = {
  readonly openVad: VadFactory
  /** JSGF file; absent: the English language model. */
  readonly grammar?: string
  /** CMU dictionary file. */
  readonly dictionary?: string
  readonly command?: string
  readonly timing?: ChunkedOptions['timing']
  readonly now?: () => number
}

const PROVIDER = 'pocketsphinx'
const MODEL_RATE = 16_000
const TIMEOUT_MS = 30_000

export function openPocketsphinx(options: PocketsphinxOptions): Stt {
  const { openVad, now, timing } = options
  return createChunked({
    provider: PROVIDER,
    languages: options.grammar ? 'any' : ['en'],
    openVad,
    transcribe: transcriberOf(options),
    // A piece each: a grammar hears one line better than several.
    timing: { interimMs: 0, joinMs: 0, ...timing },
    ...(now ? { now } : {}),
  })
}

export type Model = Pick<PocketsphinxOptions, 'grammar' | 'dictionary' | 'command'>

/** Hears one piece. */
export const transcriberOf =
  (model: Model): Transcribe =>
  async ({ piece, signal }) => {
    const words = await hear(model, held(piece.pcm, piece.sampleRate), signal)
    return words.map((word) => ({
      ...word,
      startMs: piece.startMs + word.startMs,
      endMs: Math.min(piece.endMs, piece.startMs + word.endMs),
    }))
  }

/**
 * The model wants 16 kHz with something above 4 kHz. Each sample of a telephone is given twice: its mirror image fills the band,
 * where a clean interpolation would leave nothing and ruin what the model knows.
 */
export function held(pcm: Int16Array, sampleRate: number): Int16Array {
  const times = MODEL_RATE / sampleRate
  if (!Number.isInteger(times)) throw new ProviderError(PROVIDER, `cannot hear ${sampleRate} Hz`, { retryable: false })
  if (times === 1) return pcm
  return Int16Array.from({ length: pcm.length * times }, (_, i) => pcm[Math.floor(i / times)] ?? 0)
}

function hear(options: Model, pcm: Int16Array, signal: AbortSignal): Promise<readonly Word[]> {
  const { grammar, dictionary, command = 'pocketsphinx_continuous' } = options
  const args = ['-infile', '/dev/stdin', '-time', 'yes', '-logfn', '/dev/null']
  if (grammar) args.push('-jsgf', grammar)
  if (dictionary) args.push('-dict', dictionary)
  return new Promise((resolve, reject) => {
    // Node's pipe is a socket, which the program cannot open by name; cat makes a pipe of it.
    const child = spawn('sh', ['-c', 'cat | exec "$@"', 'sh', command, ...args], {
      stdio: ['pipe', 'pipe', 'ignore'],
      signal,
      timeout: TIMEOUT_MS,
    })
    let out = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text
    })
    child.stdin.on('error', () => undefined)
    child.on('error', (cause) =>
      reject(new ProviderError(PROVIDER, 'could not be started', { cause, retryable: false })),
    )
    child.on('close', (code) => {
      if (code === 0) resolve(readWords(out))
      else reject(new ProviderError(PROVIDER, whyEnded(code), { retryable: false }))
    })
    child.stdin.end(Buffer.from(pcm.buffer, pcm.byteOffset, pcm.byteLength))
  })
}

/** Debian recommends the model and does not ask for it: without one the program ends with 1 and says nothing. */
const whyEnded = (code: number | null): string =>
  code === 127 ? 'is not installed' : `ended with ${code}${code === 1 ? '; is a model installed?' : ''}`

/** Lines `word start end confidence` (s); `<s>`, `<sil>` and `[NOISE]` are no words, `(2)` marks another way to say one. */
export function readWords(out: string): readonly Word[] {
  return out.split('\n').flatMap((line) => {
    const [, text = '', start = '', end = '', confidence = ''] =
      /^(\S+) ([\d.]+) ([\d.]+) ([\d.eE+-]+)$/.exec(line.trim()) ?? []
    if (text === '' || /^[<[]/.test(text)) return []
    const startMs = Number(start) * 1000
    return [
      {
        text: text.replace(/\(\d+\)$/, ''),
        startMs,
        endMs: Math.max(startMs, Number(end) * 1000),
        confidence: Math.max(0, Math.min(1, Number(confidence))),
      },
    ]
  })
}
