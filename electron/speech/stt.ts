/** Speech to text: sound goes in, words come out; neither waits for the other. */
import type { Frame } from '../audio/frame.ts'

export type Word = {
  readonly text: string
  /** ms from the start of the call. */
  readonly startMs: number
  readonly endMs: number
  /** 0 to 1. */
  readonly confidence: number
}

/** What was heard. An interim result is replaced by the next one of its leg; a final one never changes. */
export type Said = {
  readonly text: string
  readonly final: boolean
  /** ms from the start of the call. */
  readonly startMs: number
  readonly endMs: number
  /** 0 to 1. */
  readonly confidence: number
  readonly words: readonly Word[]
  /** Heard long after it was spoken: its sound had to wait for a recogniser. */
  readonly late?: boolean
}

/** How far a recogniser has come; what a watcher needs to judge it while nothing is being said. */
export type Progress = {
  /** Replies of the provider so far; at 0 nothing proves that it works. */
  readonly answers: number
  /** ms of the call up to which it has answered, with words or without; what it waits for by design counts as answered. */
  readonly heardMs: number
  /** ms of the call before which nothing more will be said. */
  readonly settledMs: number
  /** Pieces of sound that wait for an answer. */
  readonly waiting: number
  /** ms of sound that were given up and will never be words. */
  readonly lostMs: number
  /** Seconds of sound that were sent to the provider, again and again included: what it bills. */
  readonly sentSeconds: number
}

/** In place of a language: whichever is spoken. Deepgram's own word for it. */
export const ANY_LANGUAGE = 'multi'

export type SttLeg = { readonly id: 'agent' | 'customer'; readonly sampleRate: number; readonly language: string }

/** One leg's recognition. `push` and `end` never throw and never wait; iteration throws `ProviderError` when the provider fails. */
export type SpeechStream = AsyncIterable<Said> & {
  push(frame: Frame): void
  end(): void
  /** Absent where words come from no one who could be late. */
  progress?(): Progress
}

export type SttCapabilities = {
  readonly streaming: boolean
  readonly interim: boolean
  readonly words: boolean
  /** BCP 47 primary tags, or `'any'`. */
  readonly languages: readonly string[] | 'any'
}

export type Stt = {
  /** Shown on screen and written with every line's system status. */
  readonly provider: string
  readonly capabilities: SttCapabilities
  open(leg: SttLeg): SpeechStream
}
