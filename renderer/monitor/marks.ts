/** Splits a line of transcript into runs: the words that prove something, the words heard poorly, and the rest. */
import { LOW_CONFIDENCE } from '../ui/confidence.ts'

/** clinical: raised an alert; data: filled a field of the card. */
export type Tone = 'clinical' | 'data'
export type Mark = { readonly quote: string; readonly tone: Tone }
export type HeardWord = { readonly text: string; readonly confidence: number }

export type Run = {
  readonly text: string
  /** Offset of the first character in the line. */
  readonly at: number
  readonly tone: Tone | null
  /** Heard with a confidence under 70 %. */
  readonly low: boolean
  /** Part of the quote that the reader is asking about. */
  readonly asked: boolean
  /** Part of a match of what is being searched for. */
  readonly found: boolean
}

type Span = { readonly from: number; readonly to: number }

/** One folded character for each UTF-16 unit, so that offsets stay those of the line. */
const fold = (text: string): string =>
  Array.from({ length: text.length }, (_, i) => {
    const folded = text.charAt(i).normalize('NFD').charAt(0).toLowerCase()
    return folded === '' ? ' ' : folded
  }).join('')

const isLetter = (character: string): boolean => /[\p{L}\p{N}]/u.test(character)

/** No word goes on across either edge. */
const standsAlone = (line: string, { from, to }: Span): boolean =>
  !(isLetter(line.charAt(from - 1)) && isLetter(line.charAt(from))) &&
  !(isLetter(line.charAt(to - 1)) && isLetter(line.charAt(to)))

/** Shorter stems than this begin too many words. */
const STEM = 4

/**
 * Where `quote` stands in `line` as whole words, whatever its case and accents; else the word that it is the stem of;
 * `null` when it is not there.
 */
export function findQuote(line: string, quote: string): Span | null {
  const needle = fold(quote.trim())
  if (needle === '') return null
  const hay = fold(line)
  let stem: Span | null = null
  for (let from = hay.indexOf(needle); from >= 0; from = hay.indexOf(needle, from + 1)) {
    const span = { from, to: from + needle.length }
    if (standsAlone(line, span)) return span
    if (stem !== null || needle.length < STEM || !standsAlone(line, { from, to: 0 })) continue
    let to = span.to
    while (isLetter(line.charAt(to))) to++
    stem = { from, to }
  }
  return stem
}

/** Spans of the words heard with too little confidence; words are met in order, one that is not found is skipped. */
function lowSpans(line: string, words: readonly HeardWord[]): readonly Span[] {
  const spans: Span[] = []
  let next = 0
  for (const word of words) {
    const from = word.text === '' ? -1 : line.indexOf(word.text, next)
    if (from < 0) continue
    next = from + word.text.length
    if (word.confidence < LOW_CONFIDENCE) spans.push({ from, to: next })
  }
  return spans
}

export type MarkOptions = {
  readonly marks?: readonly Mark[]
  readonly words?: readonly HeardWord[]
  readonly asked?: string | null
  readonly found?: string | null
}

/** Every place of `searched` in `line`, also inside words; none when it is blank. */
function matches(line: string, searched: string): readonly Span[] {
  const needle = fold(searched.trim())
  if (needle === '') return []
  const hay = fold(line)
  const spans: Span[] = []
  for (let from = hay.indexOf(needle); from >= 0; from = hay.indexOf(needle, from + needle.length))
    spans.push({ from, to: from + needle.length })
  return spans
}

export const contains = (line: string, searched: string): boolean => matches(line, searched).length > 0

/** The runs of a line, in order; their texts joined are the line itself. */
export function runsOf(
  line: string,
  { marks = [], words = [], asked = null, found = null }: MarkOptions,
): readonly Run[] {
  const toned = marks.flatMap(({ quote, tone }) => {
    const span = findQuote(line, quote)
    return span ? [{ ...span, tone }] : []
  })
  const low = lowSpans(line, words)
  const source = asked === null ? null : findQuote(line, asked)
  const hits = found === null ? [] : matches(line, found)
  const cuts = new Set([0, line.length])
  for (const span of [...toned, ...low, ...hits, ...(source ? [source] : [])]) cuts.add(span.from).add(span.to)
  const edges = [...cuts].sort((a, b) => a - b)
  return edges.slice(0, -1).map((from, i) => {
    const to = edges[i + 1] ?? line.length
    const holds = (span: Span): boolean => span.from <= from && to <= span.to
    const tones = toned.filter(holds).map((span) => span.tone)
    return {
      text: line.slice(from, to),
      at: from,
      tone: tones.includes('clinical') ? 'clinical' : (tones[0] ?? null),
      low: low.some(holds),
      asked: source !== null && holds(source),
      found: hits.some(holds),
    }
  })
}
