/** Streaming recognition inside this app, without a network: sherpa-onnx with a model folder of the room's choice, each leg in a process of its own. */
import { frameMs } from '../../audio/frame.ts'
import { createQueue } from '../../audio/queue.ts'
import { ProviderError } from '../providerError.ts'
import type { Said, SpeechStream, Stt, SttLeg, Word } from '../stt.ts'
import { createTimeline } from '../timeline.ts'
import { type FromSherpa, readSherpa, type ToSherpa } from './message.ts'
import { faultInWords, findModel, type SherpaModel } from './model.ts'

/** The process, as both hosts start it, with typed arrays in its messages (`serialization: 'advanced'`). */
export type SherpaChild = {
  send(message: ToSherpa): void
  onMessage(listener: (message: unknown) => void): void
  onExit(listener: () => void): void
  kill(): void
}

export type SherpaOptions = {
  readonly modelDir: string
  /** Starts `main.ts` of this folder with these arguments. */
  readonly fork: (argv: readonly string[]) => SherpaChild
  /** BCP 47 primary tags that the model knows. */
  readonly languages?: readonly string[]
}

const PROVIDER = 'sherpa'
const FAILURES = {
  module: 'sherpa-onnx-node is not installed on this machine',
  model: 'the model could not be loaded',
  sound: 'the recogniser failed',
}
/** A word's last token is taken to last so long, ms. */
const LAST_TOKEN_MS = 120

/** Throws `ProviderError`, not retryable, that says what the folder lacks. */
export function openSherpa({ modelDir, fork, languages }: SherpaOptions): Stt {
  const model = findModel(modelDir)
  if ('kind' in model) throw new ProviderError(PROVIDER, faultInWords(model), { retryable: false })
  return {
    provider: PROVIDER,
    capabilities: { streaming: true, interim: true, words: true, languages: languages ?? 'any' },
    open: (leg) => openLeg(fork(argvOf(model)), leg),
  }
}

const argvOf = ({ encoder, decoder, joiner, tokens }: SherpaModel): string[] => [
  '--encoder',
  encoder,
  '--decoder',
  decoder,
  '--joiner',
  joiner,
  '--tokens',
  tokens,
]

function openLeg(child: SherpaChild, _leg: SttLeg): SpeechStream {
  const said = createQueue<Said>()
  const timeline = createTimeline()
  let over = false
  let ending = false
  let answers = 0
  let pushedMs = 0
  let heardMs = 0
  let settledMs = 0

  const finish = (error?: ProviderError): void => {
    if (over) return
    over = true
    child.kill()
    if (error) said.fail(error)
    else said.end()
  }
  const hear = (message: FromSherpa | undefined): void => {
    if (over || !message) return
    if (message.kind === 'failed') {
      finish(new ProviderError(PROVIDER, FAILURES[message.why], { retryable: message.why === 'sound' }))
    } else if (message.kind === 'done') finish()
    else if (message.kind === 'heard') {
      answers++
      const until = Math.min(pushedMs, timeline.toCall(message.untilMs))
      heardMs = Math.max(heardMs, until)
      const words = wordsOf(message, timeline.toCall)
      say(words, message.final)
      if (message.final || words.length === 0) settledMs = Math.max(settledMs, words.at(-1)?.endMs ?? until)
    }
  }
  let shown = ''
  const say = (words: readonly Word[], final: boolean): void => {
    const [first, last] = [words[0], words.at(-1)]
    const text = words.map((word) => word.text).join(' ')
    if (!first || !last || (!final && text === shown)) return
    shown = final ? '' : text
    said.push({ text, final, startMs: first.startMs, endMs: last.endMs, confidence: 0.7, words })
  }
  child.onMessage((message) => hear(readSherpa(message)))
  child.onExit(() => finish(new ProviderError(PROVIDER, 'its process ended')))

  return {
    push(frame) {
      if (over || ending || frame.pcm.length === 0) return
      pushedMs = frame.startMs + frameMs(frame)
      timeline.sent(frame)
      child.send({ kind: 'sound', pcm: frame.pcm.slice(), sampleRate: frame.sampleRate })
    },
    end() {
      if (over || ending) return
      ending = true
      child.send({ kind: 'end' })
    },
    progress: () => ({ answers, heardMs, settledMs, waiting: 0, lostMs: 0, sentSeconds: timeline.sentMs() / 1000 }),
    [Symbol.asyncIterator]: () => said[Symbol.asyncIterator](),
  }
}

/** Pieces of words into words: a new one begins with a space (or its mark, U+2581). */
function wordsOf(
  { tokens, atMs }: Extract<FromSherpa, { kind: 'heard' }>,
  toCall: (ms: number) => number,
): readonly Word[] {
  const words: { text: string; startMs: number; endMs: number; confidence: number }[] = []
  for (const [i, token] of tokens.entries()) {
    const startMs = toCall(atMs[i] ?? 0)
    const text = token.replaceAll('\u2581', ' ')
    const last = words.at(-1)
    if (last && !text.startsWith(' ')) {
      last.text += text
      last.endMs = startMs + LAST_TOKEN_MS
    } else words.push({ text: text.trim(), startMs, endMs: startMs + LAST_TOKEN_MS, confidence: 0.7 })
  }
  return words.filter(({ text }) => text !== '')
}
