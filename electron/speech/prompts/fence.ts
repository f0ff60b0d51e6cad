/**
 * How a caller's words are handed to a model: as JSON strings, one entry a line, between two lines with a number that nobody can know.
 * JSON leaves no way out of its string, and the number makes a forged end of the block recognisable; either alone would do.
 */
import { randomBytes } from 'node:crypto'

export type SpokenEntry = {
  /** Number by which an answer points at it. */
  readonly entry: number
  /** Seconds from the start of the call. */
  readonly at: number
  readonly speaker: 'caller' | 'dispatcher'
  readonly text: string
}

export const randomFence = (): string => randomBytes(16).toString('hex')

/** Control, zero-width and direction characters can hide words from a reader; line separators are line breaks to some. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]+/gu

export const visible = (text: string): string => text.replace(HIDDEN, ' ')

/** Lines of JSON between `BEGIN fence name` and `END fence name`. Angle brackets are escaped: no text looks like markup. */
export function fenced(fence: string, name: string, rows: readonly unknown[]): string {
  const lines = rows.map((row) => JSON.stringify(row).replace(/</g, '\\u003c').replace(/>/g, '\\u003e'))
  return [`BEGIN ${fence} ${name}`, ...lines, `END ${fence} ${name}`].join('\n')
}

export const spokenRow = ({ entry, at, speaker, text }: SpokenEntry): unknown => ({
  entry,
  at: Math.round(at * 10) / 10,
  speaker,
  text: visible(text),
})
