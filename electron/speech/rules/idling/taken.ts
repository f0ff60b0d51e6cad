/** When a call is taken for one about nothing by its words as a whole, where no single ones settle it; and when one that was taken for such is one no longer. */
import type { CanonicalRecord } from '../../../../convex/domain/canonical.ts'
import type { Turn } from '../../understanding.ts'
import { GRAVE } from '../idleCalls.ts'
import type { Sign } from '../signals.ts'
import type { Idle } from './idling.ts'

/** Chosen so that hardly a real call is taken for none, at the price of many that are: `npm run learn:idle -- --held-out` says what both come to. */
const LIKELY = 0.9
const DOUBTFUL = 0.3

export type Idling = {
  hear(turn: Turn): void
  /** Is this such a call, with this record and what was told? Never one that told of anything grave. */
  takes(record: CanonicalRecord, signs: ReadonlyMap<Sign, unknown>): boolean
  /** Whatever it was taken for one by, its words as a whole no longer say so. */
  readonly doubtful: boolean
}

const isPressing = ({ codigo, consciente, respira }: CanonicalRecord): boolean =>
  codigo === 'rojo' || codigo === 'naranja' || consciente === 'no' || respira === 'no'

export function createIdling(idle: Idle): Idling {
  let chance = 0
  return {
    hear(turn) {
      chance = idle(turn)
    },
    takes(record, signs) {
      return chance >= LIKELY && !isPressing(record) && ![...signs.keys()].some((sign) => GRAVE.has(sign))
    },
    get doubtful() {
      return chance < DOUBTFUL
    },
  }
}
