/** What a dispatcher's line asks for, in whatever words: by weights learnt from marked lines (`npm run learn:asks`), the phrases of `questions.ts` among their cues. */
import { ALWAYS, chanceOf, type Leanings, leaningOf } from '../learnt.ts'
import type { Line } from '../line.ts'
import { TOPICS, type Topic } from '../questions.ts'
import { cuesOf } from './cues.ts'
import kept from './weights.json' with { type: 'json' }

export type Ask = (line: Line) => ReadonlySet<Topic>

/** A topic that is likelier is asked for, 0 to 1. */
const LIKELY = 0.5

/** For each topic how likely it is that the line asks for it, 0 to 1, in the order of `TOPICS`. */
export const chancesBy = (leanings: Leanings, cues: Iterable<string>): number[] =>
  leaningOf(leanings, [ALWAYS, ...cues], TOPICS.length).map(chanceOf)

/** Nobody asks but the dispatcher. */
export function askBy(leanings: Leanings, likely = LIKELY): Ask {
  return (line) => {
    if (line.turn.speaker !== 'agent') return new Set()
    const chances = chancesBy(leanings, cuesOf(line))
    return new Set(TOPICS.filter((_, which) => (chances[which] ?? 0) >= likely))
  }
}

export const ask: Ask = askBy(kept)
