/** How a line is felt: the likeliest of three by the weights of its cues, as learnt from written calls (`npm run learn:feelings`). */
import { SENTIMENTS, type Sentiment } from '../../../../convex/domain/sentiment.ts'
import { cuesOf, type Said } from './cues.ts'
import learnt from './weights.json' with { type: 'json' }

/** What a cue says for each sentiment, in the order of `SENTIMENTS`. */
export type Weights = ReadonlyMap<string, readonly number[]>
export type Feel = (said: Said) => Sentiment

/** Under every line, whatever is said in it. */
export const ALWAYS = 'always'
/** Weights are kept in hundredths. */
export const UNIT = 100

export function feelBy(weights: Weights): Feel {
  return (said) => {
    const scores: number[] = SENTIMENTS.map(() => 0)
    for (const cue of [ALWAYS, ...cuesOf(said)])
      for (const [i, weight] of (weights.get(cue) ?? []).entries()) scores[i] = (scores[i] ?? 0) + weight
    return SENTIMENTS[scores.indexOf(Math.max(...scores))] ?? 'neutral'
  }
}

export const feel: Feel = feelBy(
  new Map(
    Object.entries(learnt as Record<string, number[]>).map(([cue, row]) => [cue, row.map((weight) => weight / UNIT)]),
  ),
)
