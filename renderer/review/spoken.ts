/** Which line and which word is being said at a moment, and how a line is cut into the words that are said. */
import type { Doc } from '../../convex/_generated/dataModel'

export type Entry = Doc<'liveTranscripts'>

export type Token = {
  readonly text: string
  /** Offset in the line's text. */
  readonly at: number
  /** ms of the call. */
  readonly from: number
  readonly to: number
  readonly confidence: number | null
}

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()

/** The words of a line as written, each with the time of the word that was heard; by their length where none was. */
export function tokensOf(entry: Pick<Entry, 'text' | 'words' | 'startMs' | 'endMs'>): readonly Token[] {
  const written = [...entry.text.matchAll(/\S+/g)].map((found) => ({ text: found[0], at: found.index }))
  const start = entry.startMs ?? 0
  const end = Math.max(start, entry.endMs ?? start)
  const words = entry.words ?? []
  let next = 0
  const length = Math.max(1, entry.text.length)
  return written.map(({ text, at }, i) => {
    const same = words.findIndex((word, n) => n >= next && n < next + 4 && plain(word.text) === plain(text))
    if (same >= 0) next = same + 1
    const word = words.length === written.length ? words[i] : words[same]
    if (word !== undefined) return { text, at, from: word.startMs, to: word.endMs, confidence: word.confidence }
    const share = (offset: number): number => start + ((end - start) * offset) / length
    return { text, at, from: share(at), to: share(at + text.length), confidence: null }
  })
}

/** The last token that has begun at `ms`; −1 before the first. */
export function tokenAt(tokens: readonly Token[], ms: number): number {
  let found = -1
  for (const [i, token] of tokens.entries()) if (token.from <= ms) found = i
  return found
}

export const startOf = (entry: Pick<Entry, 'startMs' | 'createdAt'>, startedAt: number): number =>
  entry.startMs ?? Math.max(0, entry.createdAt - startedAt)

/** In the order in which they were said; late lines where they belong. */
export const inOrder = (entries: readonly Entry[], startedAt: number): readonly Entry[] =>
  entries.toSorted((a, b) => startOf(a, startedAt) - startOf(b, startedAt) || a.order - b.order)

/** The line that is being said at `ms`, else the last that began before it; −1 before the first. Lines are in order. */
export function lineAt(starts: readonly number[], ms: number): number {
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= ms) low = middle + 1
    else high = middle
  }
  return low - 1
}
