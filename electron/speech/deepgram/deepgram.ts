/**
 * Streaming recognition by Deepgram, one stream a leg, so that each leg has its own rate, its own clock and its own trouble.
 * A line that breaks is opened again: the sound since the last final words is sent once more, and what both heard is said once.
 */
import { type Frame, frameMs } from '../../audio/frame.ts'
import { createQueue } from '../../audio/queue.ts'
import { hearAgainFrom, OVERLAP_MS, unsaid } from '../joint.ts'
import { ProviderError } from '../providerError.ts'
import type { Said, SpeechStream, Stt, SttLeg, Word } from '../stt.ts'
import { createTape } from '../tape.ts'
import { createTimeline, type Timeline } from '../timeline.ts'
import { type DeepgramAsk, deepgramUrl } from './address.ts'
import { type Connection, type ConnectionEnd, connect, PROVIDER } from './connection.ts'
import type { DeepgramMessage, HeardWord } from './message.ts'

export type DeepgramOptions = DeepgramAsk & {
  readonly key: string
  readonly now?: () => number
  /** For tests; ms. */
  readonly timing?: Partial<typeof TIMING>
}

const TIMING = {
  keepAliveMs: 4000,
  connectMs: 5000,
  /** Sound goes out and nothing comes back: the line is open on our side only. */
  silentMs: 6000,
  /** How long one trouble may last before the stream gives up. */
  patienceMs: 30_000,
  firstRetryMs: 250,
  mostRetryMs: 5000,
  /** For the last words after the end. */
  lastWordsMs: 8000,
  lateMs: 5000,
}

/** Sound that is kept for another connection, ms. */
const TAPE_MS = 120_000
/** What the network may leave lying before the line is taken for dead: 30 s of 16 kHz. */
const MOST_BACKLOG = 1 << 20
/** Words that a joint may need. */
const REMEMBERED = 24

export function openDeepgram(options: DeepgramOptions): Stt {
  return {
    provider: PROVIDER,
    capabilities: { streaming: true, interim: true, words: true, languages: 'any' },
    open: (leg) => openLeg(options, leg),
  }
}

type Line = {
  readonly connection: Connection
  readonly timeline: Timeline
  isOpen: boolean
  lastNewsAt: number
  joined: boolean
}

function openLeg(options: DeepgramOptions, leg: SttLeg): SpeechStream {
  const time = { ...TIMING, ...options.timing }
  const now = options.now ?? Date.now
  const said = createQueue<Said>()
  const tape = createTape(TAPE_MS)
  let line: Line | undefined
  let retry: NodeJS.Timeout | undefined
  let troubleSince: number | undefined
  let failures = 0
  let ending = false
  let over = false
  let sayEnd: NodeJS.Timeout | undefined
  let pushedMs = 0
  let settledMs = 0
  let heardMs = 0
  let answers = 0
  let sentMs = 0
  let committed: readonly Word[] = []

  const finish = (error?: ProviderError): void => {
    if (over) return
    over = true
    clearTimeout(retry)
    clearTimeout(sayEnd)
    line?.connection.drop()
    if (error) said.fail(error)
    else said.end()
  }

  const send = (to: Line, frame: Frame): void => {
    to.timeline.sent(frame)
    to.connection.send(frame)
    sentMs += frameMs(frame)
  }

  const open = (): void => {
    let url: string
    try {
      url = deepgramUrl(options, leg)
    } catch (cause) {
      finish(new ProviderError(PROVIDER, 'the address is no URL', { cause, retryable: false }))
      return
    }
    const mine: Line = {
      connection: connect({
        url,
        key: options.key,
        keepAliveMs: time.keepAliveMs,
        connectMs: time.connectMs,
        onOpen: () => begin(mine),
        onMessage: (message) => line === mine && hear(mine, message),
        onEnd: (end) => line === mine && broken(end),
      }),
      timeline: createTimeline(),
      isOpen: false,
      lastNewsAt: now(),
      joined: false,
    }
    line = mine
  }

  /** The line stands: it gets all sound that is not words yet, with a moment before it. */
  const begin = (mine: Line): void => {
    if (over || line !== mine) return
    mine.isOpen = true
    mine.lastNewsAt = now()
    for (const frame of tape.since(hearAgainFrom(settledMs, committed))) send(mine, frame)
    if (ending) mine.connection.finish()
  }

  const hear = (mine: Line, message: DeepgramMessage): void => {
    mine.lastNewsAt = now()
    if (message.kind === 'metadata' && ending) finish()
    if (message.kind !== 'results') return
    answers++
    failures = 0
    troubleSince = undefined
    const until = mine.timeline.toCall((message.start + message.duration) * 1000)
    heardMs = Math.max(heardMs, Math.min(until, pushedMs))
    const words = message.words.map((word) => inCall(mine.timeline, word))
    // Only the first words of a connection can have been said by the one before it.
    const fresh = mine.joined ? words : unsaid(words, committed)
    if (fresh.length > 0)
      say(message.final, message.transcript, message.confidence, fresh, fresh.length === words.length)
    if (!message.final) return
    settledMs = Math.max(settledMs, Math.min(until, pushedMs))
    if (fresh.length > 0) {
      committed = [...committed, ...fresh].slice(-REMEMBERED)
      mine.joined = true
    }
    tape.forget(hearAgainFrom(settledMs, committed))
  }

  const say = (
    final: boolean,
    transcript: string,
    confidence: number,
    words: readonly Word[],
    whole: boolean,
  ): void => {
    const first = words[0]
    const last = words.at(-1)
    if (!first || !last) return
    const arrived = tape.arrival(last.endMs - 1)
    said.push({
      text: whole && transcript.trim() !== '' ? transcript.trim() : words.map(({ text }) => text).join(' '),
      final,
      startMs: first.startMs,
      endMs: last.endMs,
      confidence,
      words,
      ...(arrived !== undefined && now() - arrived > time.lateMs ? { late: true } : {}),
    })
  }

  const broken = (end: ConnectionEnd): void => {
    line = undefined
    if (over) return
    // 1000 after our own CloseStream is the good end; without Metadata too, which proxies may swallow.
    if (end.kind === 'closed' && end.code === 1000 && ending) {
      finish()
      return
    }
    const error =
      end.kind === 'failed'
        ? end.error
        : new ProviderError(
            PROVIDER,
            `the line was closed (${end.code})`,
            end.code === 1008 ? { retryable: false } : {},
          )
    troubleSince ??= now()
    if (!error.retryable || now() - troubleSince > time.patienceMs) {
      finish(error)
      return
    }
    const wait = error.waitMs ?? Math.min(time.mostRetryMs, time.firstRetryMs * 2 ** failures)
    failures++
    retry = setTimeout(open, wait)
  }

  /** Open on our side only, or so slow that it makes no difference. */
  const watch = (): void => {
    if (!line?.isOpen) return
    const waits = pushedMs - heardMs > time.silentMs && now() - line.lastNewsAt > time.silentMs
    if (!waits && line.connection.backlog() < MOST_BACKLOG) return
    const { connection } = line
    line = undefined
    connection.drop()
    broken({ kind: 'failed', error: new ProviderError(PROVIDER, 'nothing comes back') })
  }

  open()

  return {
    push(frame) {
      if (over || ending || frame.pcm.length === 0) return
      pushedMs = Math.max(pushedMs, frame.startMs + frameMs(frame))
      tape.push(frame, now())
      if (line?.isOpen) send(line, frame)
      watch()
    },
    end() {
      if (over || ending) return
      ending = true
      sayEnd = setTimeout(() => {
        const all = heardMs >= pushedMs - OVERLAP_MS || pushedMs === 0
        finish(all ? undefined : new ProviderError(PROVIDER, 'the last words never came'))
      }, time.lastWordsMs)
      if (line?.isOpen) line.connection.finish()
    },
    progress: () => ({
      answers,
      heardMs: Math.round(heardMs),
      settledMs: Math.round(settledMs),
      waiting: line?.isOpen ? 0 : 1,
      lostMs: tape.lostMs(),
      sentSeconds: sentMs / 1000,
    }),
    [Symbol.asyncIterator]: () => said[Symbol.asyncIterator](),
  }
}

const inCall = (timeline: Timeline, { text, start, end, confidence }: HeardWord): Word => {
  const startMs = timeline.toCall(start * 1000)
  return { text, startMs, endMs: Math.max(startMs, timeline.toCall(end * 1000)), confidence }
}
