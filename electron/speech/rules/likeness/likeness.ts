/** How like a caller's line is to lines of other calls in which annotators raised an alert, by weights learnt from them (`npm run learn:likeness`). */
import type { SpokenAlert } from '../../../../convex/domain/alerts.ts'
import { ALWAYS, chanceOf, type Leanings, leaningOf } from '../learnt.ts'
import { evidenceOf, type Line } from '../line.ts'
import type { Proof } from '../triage.ts'
import { cuesIn, told } from './cues.ts'
import kept from './weights.json' with { type: 'json' }

/** Alerts that words of one line may tell, in the order of the weights; the others rest on who speaks, on silence or on the whole call. */
export const TELLABLE = [
  'cardiac_arrest_suspected',
  'unconscious_patient',
  'stroke_suspected',
  'airway_obstruction',
  'severe_bleeding',
  'anaphylaxis_suspected',
  'imminent_delivery',
  'overdose_suspected',
  'seizure_active',
  'severe_respiratory_distress',
  'hypoglycemia_suspected',
  'suicide_risk',
  'violence_in_progress',
  'weapon_present',
  'person_trapped',
  'multiple_victims',
  'scene_hazard',
  'child_caller',
  'non_emergency',
  'possible_duplicate',
  'location_uncertain',
] as const satisfies readonly SpokenAlert[]
export type Tellable = (typeof TELLABLE)[number]

export type Likeness = {
  readonly type: Tellable
  /** 0–1 on the scale of the lines it was learnt from, which hold more alerts than a call does. */
  readonly chance: number
  /** The words that speak for it most, looked for when they are wanted. */
  proof(): Proof
}
export type Liken = (line: Line, prompts: readonly Line[]) => readonly Likeness[]

export function likenBy(leanings: Leanings): Liken {
  return (line, prompts) => {
    const tells = told(line, prompts)
    const scores = leaningOf(leanings, [ALWAYS, ...cuesIn(tells)], TELLABLE.length)
    return TELLABLE.map((type, which) => ({
      type,
      chance: chanceOf(scores[which] ?? 0),
      proof: () => {
        const shares = tells.clauses.map((cues) => leaningOf(leanings, cues, TELLABLE.length)[which] ?? 0)
        const { start, end } = line.clauses[shares.indexOf(Math.max(...shares))] ?? { start: 0, end: line.text.length }
        return [evidenceOf(line, start, end)]
      },
    }))
  }
}

export const liken: Liken = likenBy(kept)
