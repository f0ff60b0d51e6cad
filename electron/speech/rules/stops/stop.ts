/** Where a bare line has its stops: the likeliest by the weights of each word's cues, as learnt from written calls (`npm run learn:stops`). */
import { scoresOf, type Weights, weightsOf } from '../learnt.ts'
import { byHand, cuesOf, MARKS, type Mark, type Spoken } from './cues.ts'
import kept from './weights.json' with { type: 'json' }

/** What follows each of the words. */
export type Stop = (spoken: Spoken) => readonly Mark[]

/** Parted from its verb it says the contrary, "no, respira" for "no respira": what weights find likely does not decide that. */
const NEGATION = /^(?:no|ni|nunca|tampoco|sin|not|never|nor|without)$/

export function stopBy(weights: Weights): Stop {
  return (spoken) =>
    spoken.words.map(({ plain }, i) => {
      if (NEGATION.test(plain)) return byHand(spoken, i)
      const scores = scoresOf(weights, cuesOf(spoken, i), MARKS.length)
      return MARKS[scores.indexOf(Math.max(...scores))] ?? ''
    })
}

export const stop: Stop = stopBy(weightsOf(kept))
