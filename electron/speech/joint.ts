/** Joins what was heard twice: words of sound that two pieces, two connections or two recognisers share are said once. */
import type { Word } from './stt.ts'

/** Sound before a cut that is heard again, ms: the closure and burst of any consonant. */
export const OVERLAP_MS = 300
/** Two hearings of the same word begin within this of each other, ms; nobody says a word twice so fast. */
const SAME_MS = 200
/** Words that a joint can have in common at most. */
const MOST_SHARED = 12

/** The word without its accents, case and marks: two hearings of it rarely agree on those. */
export const bare = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/** Before a word, ms: its soft beginning. */
const ONSET_MS = 60

/**
 * From where sound is heard again, when all before `settledMs` was heard and `said` are its words: a moment earlier, and never from the
 * middle of the last word, whose rest would sound like another one.
 */
export function hearAgainFrom(settledMs: number, said: readonly Word[]): number {
  const from = settledMs - OVERLAP_MS
  const last = said.at(-1)
  if (!last || last.endMs + SAME_MS < from) return from
  const before = said.at(-2)
  return Math.min(from, Math.max(last.startMs - ONSET_MS, before?.endMs ?? 0))
}

const middle = (word: Word): number => (word.startMs + word.endMs) / 2

/** Words of `next` that are not among `said` yet: not spoken before the end of what was said, and not the same word at the same time. */
export function unsaid(next: readonly Word[], said: readonly Word[]): readonly Word[] {
  const last = said.at(-1)
  if (!last) return next
  const late = next.findIndex((word) => middle(word) > last.endMs)
  const byTime = late < 0 ? next.length : late
  for (let shared = Math.min(MOST_SHARED, next.length, said.length); shared > byTime; shared--) {
    if (agree(next.slice(0, shared), said.slice(-shared))) return next.slice(shared)
  }
  // Times differ between hearings: the first words that look new may be the last ones that were said.
  const rest = next.slice(byTime)
  for (let shared = Math.min(MOST_SHARED, rest.length, said.length); shared > 0; shared--) {
    if (agree(rest.slice(0, shared), said.slice(-shared))) return rest.slice(shared)
  }
  return rest
}

function agree(a: readonly Word[], b: readonly Word[]): boolean {
  return a.every((word, i) => {
    const other = b[i]
    return (
      other !== undefined && bare(word.text) === bare(other.text) && Math.abs(word.startMs - other.startMs) <= SAME_MS
    )
  })
}

/**
 * Settles words at the end of a piece whose cut went through speech, `held`, against a second hearing of the same sound, `again`:
 * the second hearing has what comes after the cut, so it is believed; where it heard nothing there, the first one stands.
 */
export function settle(held: readonly Word[], again: readonly Word[]): readonly Word[] {
  const last = held.at(-1)
  const first = again[0]
  if (!last) return again
  if (!first || first.startMs >= last.endMs - SAME_MS / 2) {
    // Only where the second hearing begins after them, and not with the same word a moment later.
    return [...held, ...unsaid(again, held)]
  }
  const before = held.filter(
    (word) => word.endMs <= first.startMs + SAME_MS / 2 && bare(word.text) !== bare(first.text),
  )
  return [...before, ...again]
}
