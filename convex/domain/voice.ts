/**
 * What a caller's voice adds to the words. It may only ever make a call look worse: a voice that is calm, or that nobody measured, takes nothing away
 * from what the words say, for a person may tell of the worst in a quiet voice.
 */
import { hear, type Sentiment, type Shares } from './sentiment.ts'

/** Against how the same person spoke before: as ever, strained, or far from it. */
export const VOICE_LEVELS = ['steady', 'raised', 'high'] as const
export type VoiceLevel = (typeof VOICE_LEVELS)[number]

/** A stretch of the caller's voice beside what is usual for that person in this call. What could not be measured is absent. */
export type VoiceReading = {
  readonly level: VoiceLevel
  /** 0 to 100. */
  readonly score: number
  /** ms of the call. */
  readonly startMs: number
  readonly endMs: number
  /** ms of speech in it. */
  readonly speechMs: number
  /** dB louder. */
  readonly loudDb: number
  /** Semitones higher. */
  readonly pitchSt?: number
  /** Semitones that the melody is wider. */
  readonly spreadSt?: number
  /** Semitones by which the voice shakes more. */
  readonly trembleSt?: number
  /** dB brighter: the sound of effort. */
  readonly brightDb: number
  /** Times as fast. */
  readonly rate?: number
}

/** What a line feels like by words and voice together; nothing when neither says anything. Never calmer than the words alone. */
export function felt(words: Sentiment | undefined, voice: VoiceLevel | undefined): Sentiment | undefined {
  if (voice !== 'high') return words ?? (voice === undefined ? undefined : 'neutral')
  // Thanks in a voice that breaks: neither fear nor relief can be told from it.
  return words === 'positive' ? 'neutral' : 'negative'
}

/** `shares` with no less fear and no more relief than the words alone gave. */
export function noCalmer(shares: Shares, words: Shares): Shares {
  const negative = Math.max(shares.negative, words.negative)
  const positive = Math.min(shares.positive, words.positive, 100 - negative)
  return { positive, neutral: Math.max(0, 100 - negative - positive), negative }
}

/** What is known of a call's feeling after some lines: by words alone, and by all there is. */
export type Feeling = { readonly words: Shares; readonly all: Shares }

/** The feeling after one more line, or after a stretch of voice that has no words. */
export function feel({ words, all }: Feeling, said: Sentiment | undefined, voice: VoiceLevel | undefined): Feeling {
  const sum = felt(said, voice)
  const heardWords = said === undefined ? words : hear(words, said)
  return { words: heardWords, all: sum === undefined ? all : noCalmer(hear(all, sum), heardWords) }
}
