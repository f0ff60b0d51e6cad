/** What a dispatcher's line asks for, in whatever words: by weights learnt from marked lines (`npm run learn:asks`), the phrases of `questions.ts` among their cues. */
import { ALWAYS, chanceOf, type Leanings, leaningOf } from '../learnt.ts'
import type { Line } from '../line.ts'
import { asked, TOPICS, type Topic } from '../questions.ts'
import { cuesOf } from './cues.ts'
import kept from './weights.json' with { type: 'json' }

export type Ask = (line: Line) => ReadonlySet<Topic>

/** A topic that is likelier is asked for, 0 to 1. */
const LIKELY = 0.5

/** For each topic how likely it is that the line asks for it, 0 to 1, in the order of `TOPICS`. */
export const chancesBy = (leanings: Leanings, cues: Iterable<string>): number[] =>
  leaningOf(leanings, [ALWAYS, ...cues], TOPICS.length).map(chanceOf)

/** "Qué edad tiene" asks it of one of two: of whom is told by the rest of the question, and never of both. */
const RIVALS: Readonly<Partial<Record<Topic, Topic>>> = {
  age: 'ageOfCaller',
  ageOfCaller: 'age',
  name: 'nameOfCaller',
  nameOfCaller: 'name',
}

/** Nobody asks but the dispatcher. Of two rivals the one that the phrases of `questions.ts` find is asked for, or else the likelier. */
export function askBy(leanings: Leanings, likely = LIKELY): Ask {
  return (line) => {
    if (line.turn.speaker !== 'agent') return new Set()
    const chances = chancesBy(leanings, cuesOf(line))
    const phrased = asked(line)
    const chanceOfTopic = (topic: Topic): number => (phrased.has(topic) ? 1 : (chances[TOPICS.indexOf(topic)] ?? 0))
    return new Set(
      TOPICS.filter((topic) => {
        const rival = RIVALS[topic]
        return chanceOfTopic(topic) >= likely && (rival === undefined || chanceOfTopic(topic) >= chanceOfTopic(rival))
      }),
    )
  }
}

export const ask: Ask = askBy(kept)
