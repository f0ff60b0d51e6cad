/** Phases as learnt from written calls; learnt anew by `npm run learn:phases`. */
import { weightsOf } from '../learnt.ts'
import { createBelief, type Follow } from './belief.ts'
import kept from './weights.json' with { type: 'json' }

const WEIGHTS = weightsOf(kept)

export const followPhases = (): Follow => createBelief(WEIGHTS)
