/** What a transcription server answers, read without trusting it: words with times where it tells them, else spread over its segments. */
import type { Word } from '../stt.ts'
import type { Piece } from './backlog.ts'
import { withoutPhantoms } from './phantom.ts'

type Json = Record<string, unknown>
type Timed = {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly probability: number | undefined
}

const record = (value: unknown): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined
const list = (value: unknown): readonly Json[] =>
  Array.isArray(value) ? value.map(record).filter((item) => item !== undefined) : []
const number = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined

/** A word may end this long after its sound, by rounding; s. */
const SLACK = 0.5

/** Words in ms of the call; `undefined` when this is no answer of that protocol. Never throws. */
export function readAnswer(body: unknown, piece: Piece, prompt: string): readonly Word[] | undefined {
  const answer = record(body)
  if (!answer || typeof answer.text !== 'string') return undefined
  const length = (piece.endMs - piece.startMs) / 1000
  const segments = list(answer.segments)
  const stretches: readonly Json[] = segments.length > 0 ? segments : [{ text: answer.text, start: 0, end: length }]
  const timed = list(answer.words).map(readTimed)
  const words = stretches.flatMap((segment) => {
    const start = bounded(number(segment.start) ?? 0, length)
    const end = Math.max(start, bounded(number(segment.end) ?? length, length))
    const text = typeof segment.text === 'string' ? segment.text : ''
    const kept = withoutPhantoms(
      {
        text,
        lengthMs: (end - start) * 1000,
        noSpeech: number(segment.no_speech_prob),
        logProbability: number(segment.avg_logprob),
        compression: number(segment.compression_ratio),
      },
      prompt,
    )
    if (kept === '') return []
    const logProbability = number(segment.avg_logprob)
    const confidence = logProbability === undefined ? 0.7 : Math.min(1, Math.exp(logProbability))
    const own = list(segment.words).map(readTimed)
    // Words belong to the segment in which their middle lies; the last one takes what rounding left over.
    const inside = (own.length > 0 ? own : timed).filter(
      (word) =>
        word !== undefined && (word.start + word.end) / 2 >= start - 0.01 && (word.start + word.end) / 2 <= end + 0.01,
    )
    const whole = kept.length === text.trim().length
    const words = whole && inside.length > 0 ? inside : spread(kept, start, end)
    return words.flatMap((word) => (word ? [inCall(word, piece, length, confidence)] : []))
  })
  return words.sort((a, b) => a.startMs - b.startMs)
}

const bounded = (seconds: number, length: number): number => Math.max(0, Math.min(length + SLACK, seconds))

function readTimed(word: Json): Timed | undefined {
  const start = number(word.start)
  const end = number(word.end)
  const text = typeof word.word === 'string' ? word.word.trim() : ''
  if (start === undefined || end === undefined || text === '') return undefined
  return { text, start, end: Math.max(start, end), probability: number(word.probability) }
}

/** Words without times get a share of the stretch by their letters. */
function spread(text: string, start: number, end: number): readonly Timed[] {
  const words = text.trim().split(/\s+/)
  const letters = words.reduce((sum, word) => sum + word.length + 1, 0)
  let at = start
  return words.map((word) => {
    const from = at
    at += ((end - start) * (word.length + 1)) / letters
    return { text: word, start: from, end: at, probability: undefined }
  })
}

function inCall({ text, start, end, probability }: Timed, piece: Piece, length: number, confidence: number): Word {
  const startMs = piece.startMs + bounded(start, length) * 1000
  return {
    text,
    startMs,
    endMs: Math.max(startMs, piece.startMs + bounded(end, length) * 1000),
    confidence: Math.max(0, Math.min(1, probability ?? confidence)),
  }
}
