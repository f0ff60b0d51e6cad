/** Words as a check reads them: without accents, case and punctuation, each knowing where it stood, and numbers also in digits. */
import { normalise } from '../rules/normalise.ts'
import type { Tongue } from '../rules/numbers.ts'

type Word = { readonly bare: string; readonly start: number; readonly end: number }

const WORD = /[\p{L}\p{M}\p{N}]+/gu

export const bare = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()

const wordsOf = (text: string): Word[] =>
  [...text.matchAll(WORD)].map((match) => ({
    bare: bare(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }))

/** The words alone, one space between them. */
export const plain = (text: string): string =>
  wordsOf(text)
    .map((word) => word.bare)
    .join(' ')

/** The part of `text` that says `quote` word for word, as it stands there; nothing when it does not say so. */
export function quoteIn(text: string, quote: string): string | undefined {
  const said = wordsOf(text)
  const wanted = wordsOf(quote).map((word) => word.bare)
  if (wanted.length === 0) return undefined
  const at = said.findIndex((_, i) => wanted.every((word, k) => said[i + k]?.bare === word))
  const first = said[at]
  const last = said[at + wanted.length - 1]
  return first && last ? text.slice(first.start, last.end) : undefined
}

/** Every word that was said, number words also as the digits they say. */
export function vocabulary(texts: readonly string[], tongue: Tongue): ReadonlySet<string> {
  return new Set(
    texts.flatMap((text) => [...wordsOf(text), ...wordsOf(normalise(text, tongue).text)].map((w) => w.bare)),
  )
}
