/** Phases as learnt from written calls; learnt anew by `npm run learn:phases`. */
import { createBelief, type Follow, type Weights } from './belief.ts'
import learnt from './weights.json' with { type: 'json' }

/** Weights are kept in hundredths. */
export const UNIT = 100

const WEIGHTS: Weights = new Map(
  Object.entries(learnt as Record<string, number[]>).map(([cue, row]) => [cue, row.map((weight) => weight / UNIT)]),
)

export const followPhases = (): Follow => createBelief(WEIGHTS)
