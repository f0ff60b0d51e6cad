/**
 * Makes a stream of a recogniser that takes pieces: cuts in pauses, shows what is being spoken while it is spoken, hears again what a cut went through,
 * and keeps the pieces in order. When the recogniser is slow the pieces wait, are joined, and their words are marked late.
 */
import { type Chunk, createChunker } from '../../audio/chunker.ts'
import { frameMs } from '../../audio/frame.ts'
import { createQueue } from '../../audio/queue.ts'
import type { VadFactory } from '../../audio/vad.ts'
import { OVERLAP_MS, settle, unsaid } from '../joint.ts'
import { ProviderError } from '../providerError.ts'
import { isSpeechlike } from '../speechlike.ts'
import type { Said, SpeechStream, Stt, SttLeg, Word } from '../stt.ts'
import { createBacklog, joinPieces, type Piece } from './backlog.ts'

export type Ask = {
  readonly piece: Piece
  readonly leg: SttLeg
  /** The last words of this voice. */
  readonly before: string
  /** Ends the question: its answer is not needed any more. */
  readonly signal: AbortSignal
}

/** Answers with words in ms of the call, none when nothing was said. Throws `ProviderError`. */
export type Transcribe = (ask: Ask) => Promise<readonly Word[]>

export type ChunkedOptions = {
  readonly provider: string
  readonly languages: Stt['capabilities']['languages']
  readonly transcribe: Transcribe
  readonly openVad: VadFactory
  /** Keeps noise, tones and music from the recogniser. */
  readonly speechlike?: (pcm: Int16Array, sampleRate: number) => boolean
  readonly now?: () => number
  readonly timing?: Partial<typeof TIMING>
}

const TIMING = {
  /** What is being spoken is asked for so often, ms of sound; 0 never, where every question costs too much. */
  interimMs: 1000,
  lateMs: 5000,
  patienceMs: 30_000,
  firstRetryMs: 500,
  mostRetryMs: 8000,
  /** Sound that may wait for the recogniser; beyond that the oldest is given up, and counted. */
  waitingMs: 180_000,
  /** Pieces that wait are joined up to this; Whisper hears 30 s at a time. */
  joinMs: 25_000,
}

const REMEMBERED = 24
const PROMPT_WORDS = 40
/** Pieces in a row that may be refused as such (too short, not to be read) before the provider is given up. */
const MOST_REFUSED = 3
const REFUSED_PIECE = new Set([400, 413, 415, 422])

export function createChunked(options: ChunkedOptions): Stt {
  const { provider, languages } = options
  return {
    provider,
    capabilities: {
      streaming: true,
      interim: (options.timing?.interimMs ?? TIMING.interimMs) > 0,
      words: true,
      languages,
    },
    open: (leg) => openLeg(options, leg),
  }
}

function openLeg(options: ChunkedOptions, leg: SttLeg): SpeechStream {
  const { transcribe, provider, speechlike = isSpeechlike } = options
  const time = { ...TIMING, ...options.timing }
  const now = options.now ?? Date.now
  const said = createQueue<Said>()
  const vad = options.openVad(leg.sampleRate)
  const chunker = createChunker((pcm) => vad.isSpeech(pcm))
  const backlog = createBacklog({ mostMs: time.waitingMs, longestMs: time.joinMs })
  let committed: readonly Word[] = []
  /** Words at the end of a piece whose cut went through speech, and their sound. */
  let held: readonly Word[] = []
  let tail: Piece | undefined
  let heldLate = false
  let asking: { readonly piece: Piece; readonly interim: boolean; readonly abort: AbortController } | undefined
  let retry: NodeJS.Timeout | undefined
  let troubleSince: number | undefined
  let failures = 0
  let refused = 0
  let ending = false
  let over = false
  let pushedMs = 0
  let shownMs = 0
  let answers = 0
  let sentMs = 0
  let refusedMs = 0

  const finish = (error?: Error): void => {
    if (over) return
    over = true
    clearTimeout(retry)
    asking?.abort.abort()
    vad.close()
    if (error) said.fail(error)
    else said.end()
  }

  const say = (words: readonly Word[], final: boolean, late: boolean): void => {
    const first = words[0]
    const last = words.at(-1)
    if (!first || !last) return
    const confidence = words.reduce((sum, word) => sum + word.confidence, 0) / words.length
    const text = words.map((word) => word.text).join(' ')
    said.push({ text, final, startMs: first.startMs, endMs: last.endMs, confidence, words, ...(late ? { late } : {}) })
  }

  const commit = (words: readonly Word[], late: boolean): void => {
    const fresh = unsaid(words, committed)
    say(fresh, true, late)
    committed = [...committed, ...fresh].slice(-PROMPT_WORDS)
  }

  const letGoOfHeld = (): void => {
    if (held.length > 0) commit(held, heldLate)
    held = []
    tail = undefined
  }

  /** The piece with the sound before it that has to be heard again. */
  const withTail = (piece: Piece): Piece => {
    if (!tail || Math.abs(tail.endMs - piece.startMs) > 1) return piece
    return joinPieces([tail, piece])
  }

  const ask = async (piece: Piece, interim: boolean): Promise<void> => {
    const abort = new AbortController()
    const mine = { piece, interim, abort }
    asking = mine
    const whole = withTail(piece)
    if (whole === piece && !interim) letGoOfHeld()
    sentMs += whole.endMs - whole.startMs
    const before = committed.map((word) => word.text).join(' ')
    try {
      const words = await transcribe({ piece: whole, leg, before, signal: abort.signal })
      if (over || asking !== mine) return
      asking = undefined
      answers++
      troubleSince = undefined
      failures = 0
      refused = 0
      if (interim) show(words)
      else take(piece, words)
    } catch (error) {
      if (over || asking !== mine) return
      asking = undefined
      if (!interim) failed(piece, error)
    }
    next()
  }

  const show = (words: readonly Word[]): void =>
    say(unsaid(settle(held, words), committed).slice(-REMEMBERED), false, false)

  /** The words of a piece; those that its cut went through wait for the next piece. */
  const take = (piece: Piece, heard: readonly Word[]): void => {
    const late = now() - piece.cutAt > time.lateMs
    const words = settle(held, heard)
    held = []
    tail = undefined
    if (piece.cut !== 'quietest') {
      commit(words, late)
      return
    }
    const edge = piece.endMs - OVERLAP_MS
    const first = words.findIndex((word) => word.endMs > edge)
    commit(first < 0 ? words : words.slice(0, first), late)
    held = first < 0 ? [] : words.slice(first)
    heldLate = late
    const from = Math.min(edge, (held[0]?.startMs ?? edge) - OVERLAP_MS / 3)
    tail = cutFrom(piece, Math.max(from, committed.at(-1)?.endMs ?? 0))
    say(held, false, late)
  }

  const failed = (piece: Piece, error: unknown): void => {
    const cause =
      error instanceof ProviderError
        ? error
        : new ProviderError(provider, 'the answer could not be read', { cause: error })
    if (REFUSED_PIECE.has(cause.status ?? 0) && ++refused < MOST_REFUSED) {
      refusedMs += piece.endMs - piece.startMs
      letGoOfHeld()
      return
    }
    troubleSince ??= now()
    if (!cause.retryable || now() - troubleSince > time.patienceMs) {
      finish(cause)
      return
    }
    backlog.putBack(piece)
    const wait = cause.waitMs ?? Math.min(time.mostRetryMs, time.firstRetryMs * 2 ** failures)
    failures++
    retry = setTimeout(() => {
      retry = undefined
      next()
    }, wait)
  }

  const next = (): void => {
    if (over || retry || asking) return
    const piece = backlog.take()
    if (piece) {
      void ask(piece, false)
      return
    }
    if (ending) {
      letGoOfHeld()
      finish()
    }
  }

  const enqueue = (chunk: Chunk | undefined): void => {
    if (!chunk || !speechlike(chunk.pcm, chunk.sampleRate)) return
    backlog.push({ ...chunk, cutAt: now() })
    if (asking?.interim) {
      asking.abort.abort()
      asking = undefined
    }
    next()
  }

  const showWhileSpoken = (): void => {
    if (time.interimMs <= 0 || asking || retry || pushedMs - shownMs < time.interimMs) return
    const open = chunker.soFar()
    if (!open) {
      if (!backlog.first()) letGoOfHeld()
      return
    }
    if (open.endMs - open.startMs < time.interimMs) return
    shownMs = pushedMs
    if (!speechlike(open.pcm, open.sampleRate)) return
    void ask({ ...open, cutAt: now() }, true)
  }

  return {
    push(frame) {
      if (over || ending) return
      pushedMs = frame.startMs + frameMs(frame)
      enqueue(chunker.push(frame))
      showWhileSpoken()
    },
    end() {
      if (over || ending) return
      ending = true
      enqueue(chunker.flush())
      if (asking?.interim) {
        asking.abort.abort()
        asking = undefined
      }
      next()
    },
    progress() {
      const waiting = asking && !asking.interim ? asking.piece : backlog.first()
      const heardMs = waiting ? waiting.endMs : pushedMs
      const settledMs = Math.min(
        waiting ? waiting.startMs : pushedMs,
        tail?.startMs ?? pushedMs,
        held[0]?.startMs ?? pushedMs,
        chunker.soFar()?.startMs ?? pushedMs,
      )
      return {
        answers,
        heardMs,
        settledMs,
        waiting: backlog.count() + (asking && !asking.interim ? 1 : 0),
        lostMs: backlog.lostMs() + refusedMs,
        sentSeconds: sentMs / 1000,
      }
    },
    [Symbol.asyncIterator]: () => said[Symbol.asyncIterator](),
  }
}

function cutFrom(piece: Piece, ms: number): Piece {
  const skip = Math.max(0, Math.round(((ms - piece.startMs) * piece.sampleRate) / 1000))
  return { ...piece, pcm: piece.pcm.subarray(skip), startMs: piece.startMs + (skip * 1000) / piece.sampleRate }
}
