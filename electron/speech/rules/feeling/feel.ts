/** How a line is felt: the likeliest of three by the weights of its cues, as learnt from written calls (`npm run learn:feelings`). */
import { SENTIMENTS, type Sentiment } from '../../../../convex/domain/sentiment.ts'
import { scoresOf, type Weights, weightsOf } from '../learnt.ts'
import { cuesOf, type Said } from './cues.ts'
import kept from './weights.json' with { type: 'json' }

export type Feel = (said: Said) => Sentiment

export function feelBy(weights: Weights): Feel {
  return (said) => {
    const scores = scoresOf(weights, cuesOf(said), SENTIMENTS.length)
    return SENTIMENTS[scores.indexOf(Math.max(...scores))] ?? 'neutral'
  }
}

export const feel: Feel = feelBy(weightsOf(kept))
