/** Calls as lessons: for each line its cues and how the annotator felt it. */
import { SENTIMENTS, type Sentiment } from '../../../convex/domain/sentiment.ts'
import { cuesOf } from '../../../electron/speech/rules/feeling/cues.ts'
import { ALWAYS } from '../../../electron/speech/rules/feeling/feel.ts'
import { followPhases } from '../../../electron/speech/rules/phase/follow.ts'
import { rulesWith } from '../../../electron/speech/rules/rules.ts'
import { type Call, loadSet } from '../corpus/tools/score.mjs'
import { heardAs, type Manner } from '../damage.ts'
import { feed } from '../feed.ts'

export type Lesson = { readonly call: string; readonly cues: readonly string[]; readonly sentiment: Sentiment }
export type Felt = Omit<Call, 'turns'> & { turns: (Call['turns'][number] & { sentiment: Sentiment })[] }

export const SETS = ['dev', 'own', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh'] as const

/** Calls as they were written, as a recogniser without punctuation writes them, and with one word in ten misheard. */
export const MANNERS: readonly Manner[] = [
  { kind: 'clean' },
  { kind: 'lower' },
  { kind: 'damaged', share: 0.1, seed: 7 },
]

const isSentiment = (sentiment: unknown): sentiment is Sentiment =>
  (SENTIMENTS as readonly unknown[]).includes(sentiment)

/** Refuses a call whose turns do not say how they are felt. */
export function feltIn(set: string): Felt[] {
  return loadSet(set).map((call) => {
    const turns = call.turns.map((turn) => {
      const sentiment = 'sentiment' in turn ? turn.sentiment : undefined
      if (!isSentiment(sentiment)) throw new Error(`${call.id}, turn ${turn.i}: no sentiment`)
      return { ...turn, sentiment }
    })
    return { ...call, turns }
  })
}

export async function lessonsOf(call: Felt, manner: Manner): Promise<Lesson[]> {
  const lessons: Lesson[] = []
  const listening = rulesWith(followPhases, (said) => {
    const sentiment = call.turns[lessons.length]?.sentiment ?? 'neutral'
    lessons.push({ call: call.id, cues: [ALWAYS, ...cuesOf(said)], sentiment })
    return sentiment
  })
  await feed(heardAs(call, manner), listening)
  return lessons
}
