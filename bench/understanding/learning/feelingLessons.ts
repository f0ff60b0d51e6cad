/** Calls as lessons in feelings: for each line its cues and how the annotator felt it. */
import { SENTIMENTS, type Sentiment } from '../../../convex/domain/sentiment.ts'
import { cuesOf } from '../../../electron/speech/rules/feeling/cues.ts'
import type { Feel } from '../../../electron/speech/rules/feeling/feel.ts'
import { ALWAYS } from '../../../electron/speech/rules/learnt.ts'
import { rulesWith } from '../../../electron/speech/rules/rules.ts'
import type { Call } from '../corpus/tools/score.mjs'
import { feed } from '../feed.ts'
import type { Lesson, Manner } from './regression.ts'

/** Chosen by the macro F1 on sets held out. */
export const OF_FEELINGS: Manner = { classes: SENTIMENTS.length, least: 4, penalty: 12, rounds: 160 }

/** Most lines are neutral, yet each sentiment shall be told as well as the others. */
const COUNTS: Readonly<Record<Sentiment, number>> = { positive: 1.3, negative: 1.4, neutral: 1 }

const isSentiment = (sentiment: unknown): sentiment is Sentiment =>
  (SENTIMENTS as readonly unknown[]).includes(sentiment)

/** `heard` is the call as its lines reach the rules. Throws for a turn that does not say how it is felt. */
export async function feelingLessons(call: Call, heard: Call): Promise<Lesson[]> {
  const felt = call.turns.map((turn): Sentiment => {
    const sentiment = 'sentiment' in turn ? turn.sentiment : undefined
    if (!isSentiment(sentiment)) throw new Error(`${call.id}, turn ${turn.i}: no sentiment`)
    return sentiment
  })
  const lessons: Lesson[] = []
  const feel: Feel = (said) => {
    const sentiment = felt[lessons.length] ?? 'neutral'
    lessons.push({
      call: call.id,
      cues: [ALWAYS, ...cuesOf(said)],
      right: SENTIMENTS.indexOf(sentiment),
      counts: COUNTS[sentiment],
    })
    return sentiment
  }
  const listening = rulesWith({ feel })
  await feed(heard, listening)
  return lessons
}
