/** One heard line as the rules see it: plain text, its sentences and clauses, what it answers. */
import type { Evidence, FieldName } from '../../../convex/domain/canonical.ts'
import type { Topic } from '../../../convex/domain/protocol/topics.ts'
import type { Turn } from '../understanding.ts'
import { normalise, type Plain } from './normalise.ts'
import type { Tongue } from './numbers.ts'
import { asWritten, isBare } from './spoken.ts'
import { type Stop, stop as stopAsLearnt } from './stops/stop.ts'

export type Range = { readonly start: number; readonly end: number }

export type Line = {
  readonly turn: Turn
  readonly plain: Plain
  readonly tongue: Tongue
  /** Was it heard without capitals and stops? */
  readonly bare: boolean
  /** `plain.text` and `plain.cased`, which every rule reads. */
  readonly text: string
  readonly cased: string
  /** Parts between full stops, question marks and dots. */
  readonly sentences: readonly Range[]
  /** Parts between any punctuation. */
  readonly clauses: readonly Range[]
}

/** What one rule read in a line. `only` replaces a whole list, `remove` takes one item out, a null value takes the field back. */
export type Finding = {
  readonly field: FieldName
  readonly value: string | null
  readonly mode: 'set' | 'add' | 'remove' | 'only'
  readonly confidence: number
  readonly evidence: readonly [Evidence, ...Evidence[]]
}

function split(text: string, at: RegExp): Range[] {
  const parts: Range[] = []
  let start = 0
  const push = (end: number): void => {
    const part = text.slice(start, end)
    const lead = part.length - part.trimStart().length
    if (part.trim() !== '') parts.push({ start: start + lead, end: start + part.trimEnd().length })
  }
  for (const match of text.matchAll(at)) {
    push(match.index)
    start = match.index + match[0].length
  }
  push(text.length)
  return parts
}

/** Nobody says more in one turn; a longer one is read up to here, so that no line can hold the call up. */
const LONGEST = 4000

/** `asked` is what the dispatcher had asked when the line began: it tells names from words where there are no capitals. */
export function lineOf(
  turn: Turn,
  tongue: Tongue,
  asked: ReadonlySet<Topic> = new Set(),
  stop: Stop = stopAsLearnt,
): Line {
  const heard = turn.text.slice(0, LONGEST)
  const written = isNoise(heard)
    ? undefined
    : asWritten(heard, { tongue, caller: turn.speaker === 'customer', asked }, stop)
  const plain = normalise(heard, tongue, written)
  const sentences = split(plain.text, /[.!?¡¿]+(?!\d)|\.{2,}/g)
  const clauses = split(plain.text, /[,;:.!?¡¿()—–]+(?!\d)/g)
  return { turn, plain, tongue, bare: isBare(heard), text: plain.text, cased: plain.cased, sentences, clauses }
}

export const evidenceOf = (line: Line, start: number, end: number): Evidence => ({
  entryKey: line.turn.entryKey,
  quote: line.plain.quote(start, end).trim() || line.plain.raw,
  speaker: line.turn.speaker,
  atMs: line.turn.startMs,
})

/** Fields that hold a proper name, which is written with capitals however it was heard. */
const PROPER: ReadonlySet<FieldName> = new Set<FieldName>(['nombre', 'apellido', 'direccion', 'comuna'])
const titled = (value: string): string =>
  value !== value.toLowerCase()
    ? value
    : value.replace(
        /(?<![\p{L}\p{N}'])(?!(?:de|del|la|las|los|con|y|and|of|calle|avenida|pasaje|camino|a|al)(?!\p{L}))\p{L}/gu,
        (letter) => letter.toUpperCase(),
      )

export const finding = (
  line: Line,
  field: FieldName,
  value: string | null,
  range: Range,
  confidence: number,
  mode: Finding['mode'] = 'set',
): Finding => ({
  field,
  value: value !== null && PROPER.has(field) ? titled(value) : value,
  mode,
  confidence,
  evidence: [evidenceOf(line, range.start, range.end)],
})

export const rangeOf = (match: RegExpMatchArray | RegExpExecArray): Range => ({
  start: match.index ?? 0,
  end: (match.index ?? 0) + match[0].length,
})

/** The clause that holds an index. */
export const clauseAt = (line: Line, index: number): Range =>
  line.clauses.find((clause) => index >= clause.start && index < clause.end) ?? { start: 0, end: line.text.length }

export const sentenceAt = (line: Line, index: number): Range =>
  line.sentences.find((part) => index >= part.start && index < part.end) ?? { start: 0, end: line.text.length }

export const textOf = (line: Line, range: Range): string => line.text.slice(range.start, range.end)

/** Brackets hold what was not speech: [silencio], [door slams]. */
export const isNoise = (text: string): boolean => /^(\s*\[[^\]]*\]\s*)+$/.test(text)
