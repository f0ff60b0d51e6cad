/** What of a line tells how it is felt, as names that weights are kept by: words and pairs of words, cries, repetition, what they tell of, and when. */
import type { DispatchPhase } from '../../../../convex/domain/templates.ts'
import { stepOf, WORD } from '../learnt.ts'
import { isNoise, type Line } from '../line.ts'
import type { Topic } from '../questions.ts'
import { groupsIn, type Mood, sentimentOf } from '../sentiment.ts'
import type { Sign } from '../signals.ts'

/** A line with what the rules made of it. */
export type Said = {
  readonly line: Line
  readonly mood: Mood
  /** Signs that the line tells. */
  readonly signs: ReadonlySet<Sign>
  /** Asked for by the line; for a caller's, what was asked before it. */
  readonly topics: ReadonlySet<Topic>
  readonly phase: DispatchPhase
  /** A life is at stake. */
  readonly red: boolean
  /** Lines so far, this one included. */
  readonly lines: number
}

/** Letters of a word's beginning, which tells the word in its other forms. */
const BEGINNING = 5
const LENGTHS = [0, 2, 4, 8, 16]
const STRETCHES = [1, 2, 4, 8, 16]

const times = (text: string, pattern: RegExp): number => Math.min(3, text.match(pattern)?.length ?? 0)

/** The words of a line twice over, one after the other: "no, no", "por favor, por favor". */
const AGAIN = /\b([\p{L}']{2,}(?: [\p{L}']+)?)[\s,.!¡]+\1\b/u

export function cuesOf({ line, mood, signs, topics, phase, red, lines }: Said): string[] {
  const agent = line.turn.speaker === 'agent'
  const who = agent ? 'a' : 'c'
  const heard = line.turn.text
  const words = line.text.match(WORD) ?? []
  const cues = new Set([
    who,
    `${who} in ${phase}`,
    `${who} words ${stepOf(LENGTHS, words.length)}`,
    `${who} lines ${stepOf(STRETCHES, lines)}`,
    `${who} rule ${sentimentOf(line, mood)}`,
  ])
  if (isNoise(heard)) return [...cues]
  for (const word of words) {
    cues.add(`${who} ${word}`)
    if (word.length > BEGINNING) cues.add(`${who} ${word.slice(0, BEGINNING)}-`)
  }
  for (const [i, word] of ['<', ...words].entries()) cues.add(`${who} ${word}_${words[i] ?? '>'}`)
  for (const group of groupsIn(line)) cues.add(`${who} ${group}`)
  for (const topic of topics) cues.add(`${who} ? ${topic}`)
  for (const sign of signs) cues.add(`${who} sign ${sign}`)
  if (signs.size > 0) cues.add(`${who} sign`)
  if (red) cues.add(`${who} red`)
  for (const [name, holds] of Object.entries(mood)) if (holds) cues.add(`${who} ${name}`)
  const cries = times(heard, /!/g)
  if (cries > 0) cues.add(`${who} !`).add(`${who} ! ${cries}`).add(`${who} ! in ${phase}`)
  if (/\.{3}|…/.test(heard)) cues.add(`${who} ...`)
  if (/\?/.test(heard)) cues.add(`${who} asks`)
  if (AGAIN.test(line.text)) cues.add(`${who} again`)
  return [...cues]
}
