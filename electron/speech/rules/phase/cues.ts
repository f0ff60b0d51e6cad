/**
 * What of a line tells in which phase of a call it is spoken, as names that weights are kept by: words, how they begin and end,
 * what is asked for, what became known. Nothing of who is concerned: names and numbers carry no weight of their own.
 */
import type { DispatchPhase } from '../../../../convex/domain/templates.ts'
import { stepOf, WORD } from '../learnt.ts'
import type { Line } from '../line.ts'
import type { Topic } from '../questions.ts'

/** A line with what the rules made of it. */
export type Moment = {
  readonly line: Line
  /** Asked for by the line; for a caller's, what was asked before it. */
  readonly topics: ReadonlySet<Topic>
  readonly asks: boolean
  /** The line made known: why they call; that somebody is sent. */
  readonly complaint: boolean
  readonly commits: boolean
  /** An address is known. */
  readonly placed: boolean
  /** Lines so far, this one included. */
  readonly lines: number
}

/** Where the call comes from when the line begins. */
export type Past = {
  readonly phase: DispatchPhase
  readonly visited: ReadonlySet<DispatchPhase>
}

/** Beside what is asked for, these mean another thing in each phase. */
const STRONG: ReadonlySet<string> = new Set(['a asks', 'a commits', 'a placed', 'c complaint', 'c placed'])
/** Ends of lines so far: the beginning of a call is told by each line, the rest by ever longer stretches. */
const STRETCHES = [1, 2, 3, 5, 9, 15, 23]
const LENGTHS = [0, 3, 7, 15]
/** Letters of a word's end, which in Spanish tells an order with its pronoun, and of its beginning, which tells the word in its other forms. */
const [END, BEGINNING] = [3, 5]

/** What the line itself tells, whatever came before it. */
export function cuesOf({ line, topics, asks, complaint, commits, placed, lines }: Moment): string[] {
  const agent = line.turn.speaker === 'agent'
  const who = agent ? 'a' : 'c'
  const words = line.text.match(WORD) ?? []
  const cues = new Set([who, `lines ${stepOf(STRETCHES, lines)}`, `${who} words ${stepOf(LENGTHS, words.length)}`])
  for (const word of words) cues.add(`${who} ${word}`)
  for (const topic of topics) cues.add(`${who} ? ${topic}`)
  for (const [name, holds] of Object.entries({ asks, complaint, commits, placed }))
    if (holds) cues.add(`${who} ${name}`)
  if (!agent) return [...cues]
  for (const [i, word] of ['<', ...words].entries()) cues.add(`${word}_${words[i] ?? '>'}`)
  for (const word of words)
    if (word.length > BEGINNING) cues.add(`-${word.slice(-END)}`).add(`${word.slice(0, BEGINNING)}-`)
  for (const { start, end } of line.clauses) {
    const first = line.text.slice(start, end).match(WORD)?.[0]
    if (first !== undefined) cues.add(`^${first}`)
  }
  return [...cues]
}

/** What way a line with these cues points from where the call was. */
export function turnsOf(cues: readonly string[], { phase, visited }: Past): string[] {
  const who = cues[0]
  const strong = cues.filter((cue) => cue.startsWith('a ?') || STRONG.has(cue))
  return [
    `from ${phase}`,
    `from ${phase} ${who}`,
    ...strong.map((cue) => `from ${phase} ${cue}`),
    ...[...visited].map((past) => `was ${past}`),
    `from ${phase} ${visited.has('Dispatch') ? 'sent' : 'unsent'}`,
    `from ${phase} ${visited.has('Location') ? 'placed' : 'unplaced'} ${who}`,
  ]
}
