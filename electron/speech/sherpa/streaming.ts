/** A leg heard by a model that hears while sound comes: words as they are spoken, final at the end of a line. */
import { frameMs } from '../../audio/frame.ts'
import { createQueue } from '../../audio/queue.ts'
import type { ProviderError } from '../providerError.ts'
import type { Said, SpeechStream, Word } from '../stt.ts'
import { createTimeline } from '../timeline.ts'
import type { SherpaChild } from './child.ts'
import { ended, failure } from './failure.ts'
import { type FromSherpa, readSherpa } from './message.ts'

/** A word's last token is taken to last so long, ms. */
const LAST_TOKEN_MS = 120

export function openStreaming(child: SherpaChild): SpeechStream {
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
      finish(failure(message))
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
  child.onExit(() => finish(ended()))

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
