/** What Deepgram's live transcription says (`/v1/listen`), read without trusting it. */

/** Seconds count the sound of this connection from 0. */
export type HeardWord = {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly confidence: number
}

export type DeepgramMessage =
  | {
      readonly kind: 'results'
      readonly start: number
      readonly duration: number
      /** The stretch will not be changed any more. */
      readonly final: boolean
      readonly transcript: string
      readonly confidence: number
      readonly words: readonly HeardWord[]
    }
  /** The last message of a stream that was closed in good order. */
  | { readonly kind: 'metadata' }
  | { readonly kind: 'error'; readonly reason: string }
  /** Known to the protocol, of no use here: SpeechStarted, UtteranceEnd. */
  | { readonly kind: 'other' }

const record = (value: unknown): Record<string, unknown> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined
const seconds = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 && value < 1e6 ? value : undefined
const share = (value: unknown): number => (typeof value === 'number' && value >= 0 && value <= 1 ? value : 0)

/** `undefined` for what is no message of this protocol. Never throws. */
export function readDeepgram(text: string): DeepgramMessage | undefined {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    return undefined
  }
  const message = record(parsed)
  switch (message?.type) {
    case 'Results':
      return readResults(message)
    case 'Metadata':
      return { kind: 'metadata' }
    case 'Error':
      return { kind: 'error', reason: String(message.code ?? message.description ?? message.message ?? 'unknown') }
    case 'SpeechStarted':
    case 'UtteranceEnd':
      return { kind: 'other' }
    default:
      return undefined
  }
}

function readResults(message: Record<string, unknown>): DeepgramMessage | undefined {
  const start = seconds(message.start)
  const duration = seconds(message.duration)
  const alternatives = record(message.channel)?.alternatives
  const best = Array.isArray(alternatives) ? record(alternatives[0]) : undefined
  if (start === undefined || duration === undefined || !best || typeof best.transcript !== 'string') return undefined
  const words = Array.isArray(best.words) ? best.words.map(readWord) : []
  if (words.some((word) => word === undefined)) return undefined
  return {
    kind: 'results',
    start,
    duration,
    final: message.is_final === true,
    transcript: best.transcript,
    confidence: share(best.confidence),
    words: words.filter((word) => word !== undefined),
  }
}

function readWord(value: unknown): HeardWord | undefined {
  const word = record(value)
  const start = seconds(word?.start)
  const end = seconds(word?.end)
  const text = word?.punctuated_word ?? word?.word
  if (!word || start === undefined || end === undefined || typeof text !== 'string' || text.trim() === '')
    return undefined
  return { text: text.trim(), start, end: Math.max(start, end), confidence: share(word.confidence) }
}
