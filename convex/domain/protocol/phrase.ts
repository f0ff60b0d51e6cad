/**
 * Patterns of words in a protocol file, matched in time that grows with the line alone: no pattern can hold a call up.
 *
 * A pattern is words in order, told apart by spaces; up to `GAP` other words may stand between two of them. `a|b` is either word, `word*` begins
 * with it, `a_b` are words that follow each other at once. Case, accents and punctuation do not count: "talon|palma mano", "no_respira".
 */

/** Words that may stand between two words of a pattern. */
const GAP = 4
/** Nobody says more in one turn. */
const MOST_WORDS = 800

export type Spoken = { readonly raw: string; readonly words: readonly Word[] }
type Word = { readonly text: string; readonly start: number; readonly end: number }
type Alternative = { readonly text: string; readonly prefix: boolean }
/** `close`: follows the word before it at once. */
type Place = { readonly any: readonly Alternative[]; readonly close: boolean }
export type Pattern = readonly Place[]

export const bare = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** A line as patterns see it. */
export function spoken(raw: string): Spoken {
  const words: Word[] = []
  for (const match of raw.matchAll(/[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{M}]+)?/gu)) {
    if (words.length === MOST_WORDS) break
    words.push({ text: bare(match[0]).replace('’', "'"), start: match.index, end: match.index + match[0].length })
  }
  return { raw, words }
}

/** The pattern; a reason in words when it is none. */
export function parsePattern(source: string): Pattern | { readonly reason: string } {
  const places: Place[] = []
  for (const token of source.trim().split(/\s+/)) {
    for (const [i, part] of token.split('_').entries()) {
      const any = part.split('|').map((word) => ({ text: bare(word.replace(/\*$/, '')), prefix: word.endsWith('*') }))
      if (any.some(({ text }) => !/^[\p{L}\p{N}][\p{L}\p{N}']*$/u.test(text)))
        return { reason: `"${part}" is not a word, words joined by | or a beginning with *` }
      places.push({ any, close: i > 0 })
    }
  }
  if (places.length > 12) return { reason: 'more than 12 words' }
  return places
}

/** The literal words that match, from the first word of the pattern to its last; null when they are not there. */
export function find(pattern: Pattern, line: Spoken): string | null {
  const { words, raw } = line
  // Where a match of the first n places may end, with the latest word at which it begins: one pass over the line a place.
  let ends = new Map<number, number>()
  for (const [n, place] of pattern.entries()) {
    const next = new Map<number, number>()
    for (const [i, word] of words.entries()) {
      if (!place.any.some(({ text, prefix }) => (prefix ? word.text.startsWith(text) : word.text === text))) continue
      if (n === 0) next.set(i, i)
      for (let back = 1; n > 0 && back <= (place.close ? 1 : GAP + 1); back++) {
        const begun = ends.get(i - back)
        if (begun !== undefined) next.set(i, Math.max(begun, next.get(i) ?? -1))
      }
    }
    ends = next
  }
  const [match] = ends
  const first = match && words[match[1]]
  const last = match && words[match[0]]
  return first && last ? raw.slice(first.start, last.end) : null
}
