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
}

export type SttLeg = { readonly id: 'agent' | 'customer'; readonly sampleRate: number; readonly language: string }

/** One leg's recognition. `push` and `end` never throw and never wait; iteration throws `ProviderError` when the provider fails. */
export type SpeechStream = AsyncIterable<Said> & {
  push(frame: Frame): void
  end(): void
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
