/** What a caller's line tells, as names that weights are kept by: words and their pairs, denied or not, and what the dispatcher had asked. */
import type { Line } from '../line.ts'

const WORD = /[\p{L}\p{N}']+/gu
const DENIES =
  /^(?:no|ni|nunca|nadie|nada|sin|tampoco|not|never|nobody|nothing|without|cannot|can't|won't|isn't|aren't|doesn't|don't|didn't|wasn't|hasn't|ain't)$/
/** Words after a denial that it may reach, within its clause. */
const REACH = 4
/** Letters of a word's beginning, which tell it in its other forms. */
const BEGINNING = 5
/** Shorter words of a question say nothing of what is asked. */
const SHORT = 4
const SIZES = [0, 4, 11]
const PLAIN_ANSWER = /^(?:si|no|yes|yeah|yep|nope|nah)$/

/** The words of a clause; numbers are one word, and one that is denied begins with "!". */
function wordsOf(clause: string): string[] {
  let left = 0
  return (clause.match(WORD) ?? []).map((found) => {
    const word = /^\d+$/.test(found) ? '#' : found
    const denied = left > 0
    left = DENIES.test(word) ? REACH : Math.max(0, left - 1)
    return denied ? `!${word}` : word
  })
}

function cuesOfClause(clause: string): Set<string> {
  const words = wordsOf(clause)
  const cues = new Set<string>()
  for (const [i, word] of words.entries()) {
    const [next, third] = [words[i + 1], words[i + 2]]
    cues.add(word)
    const letters = word.replace('!', '')
    if (letters.length > BEGINNING) cues.add(`${word.slice(0, word.length - letters.length + BEGINNING)}-`)
    if (next === undefined) continue
    cues.add(`${word}_${next}`)
    if (third !== undefined) cues.add(`${word}_*_${third}`).add(`${word}_${next}_${third}`)
  }
  return cues
}

/** Of a line: what each of its clauses tells, and what is told by what came before it. */
export type Told = { readonly clauses: readonly ReadonlySet<string>[]; readonly setting: ReadonlySet<string> }

export function told(line: Line, prompts: readonly Line[]): Told {
  const { text, tongue } = line
  const named = (cues: Iterable<string>): Set<string> => new Set([...cues].map((cue) => `${tongue} ${cue}`))
  const words = text.match(WORD) ?? []
  const setting = new Set([`words ${SIZES.findLast((size) => size <= words.length) ?? 0}`])
  const answer = words[0] ?? ''
  for (const prompt of prompts)
    for (const word of prompt.text.match(WORD) ?? [])
      if (word.length >= SHORT) {
        setting.add(`?${word}`)
        if (PLAIN_ANSWER.test(answer)) setting.add(`?${word}=${answer}`)
      }
  return {
    clauses: line.clauses.map(({ start, end }) => named(cuesOfClause(text.slice(start, end)))),
    setting: named(setting),
  }
}

/** All that a line tells, each once. */
export const cuesIn = ({ clauses, setting }: Told): ReadonlySet<string> =>
  new Set([...clauses.flatMap((cues) => [...cues]), ...setting])
