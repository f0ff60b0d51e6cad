/** Which alerts a line raises: by the visible rules and by its likeness to lines of other calls, each heard beside the other. */
import type { SpokenAlert } from '../../../convex/domain/alerts.ts'
import type { CanonicalRecord } from '../../../convex/domain/canonical.ts'
import type { Heard, RaisedAlert } from '../understanding.ts'
import { ALERT_RULES, type Scene } from './alerts.ts'
import type { Liken, Likeness, Tellable } from './likeness/likeness.ts'

/** So like that it needs no rule. */
const ALONE = 0.9
/** So unlike that a rule waits for words that are more like. */
const UNLIKE = 0.07

/** What rules hear too readily in a turn of speech; the others stand on words that are seldom said of anything else. */
const DOUBTED: ReadonlySet<SpokenAlert> = new Set<Tellable>([
  'unconscious_patient',
  'stroke_suspected',
  'severe_bleeding',
  'anaphylaxis_suspected',
  'overdose_suspected',
  'seizure_active',
  'severe_respiratory_distress',
  'hypoglycemia_suspected',
  'multiple_victims',
])

/** The rule of an alert that no other rule raised. */
const LIKENESS = 'likeness.words'

/** The rule of an alert that the call is taken for one about nothing. */
const NOTHING = 'talk.no_emergency'

/** What is known of the patient speaks against it. */
const DENIED: Readonly<Partial<Record<SpokenAlert, (record: CanonicalRecord) => boolean>>> = {
  cardiac_arrest_suspected: ({ consciente, respira, motivo }) =>
    consciente === 'si' || respira === 'si' || motivo === 'atragantamiento' || motivo === 'parto',
  unconscious_patient: ({ consciente, motivo }) => consciente === 'si' || motivo === 'convulsion',
  stroke_suspected: ({ motivo }) => motivo === 'trauma' || motivo === 'accidente_transito' || motivo === 'incendio',
  // A knife at work and a gun on the screen are told in the same words as one in a hand
  weapon_present: () => true,
  non_emergency: ({ codigo, motivo }) =>
    codigo === 'rojo' || codigo === 'naranja' || (motivo !== undefined && motivo !== 'otro'),
}

/** Those whose cause is not over. */
export type Raised = Pick<ReadonlySet<SpokenAlert>, 'has'>
export type Raiser = {
  readonly raised: Raised
  hear(scene: Scene): Pick<Heard, 'alerts' | 'alertsOver'>
  /** An alert that rests on no line, unless it was raised before. */
  once(alert: RaisedAlert): RaisedAlert[]
}

export function createRaiser(liken: Liken): Raiser {
  const raised = new Map<SpokenAlert, RaisedAlert['rule']>()
  const held = new Map<SpokenAlert, RaisedAlert>()
  const most = new Map<SpokenAlert, number>()

  const likenessesOf = ({ line, prompts, idleTalk }: Scene): readonly Likeness[] => {
    if (line.turn.speaker === 'agent') return []
    const found = liken(line, prompts)
    for (const { type, chance } of found) most.set(type, Math.max(most.get(type) ?? 0, chance))
    return idleTalk ? found.filter(({ type }) => type === 'non_emergency') : found
  }
  const isUnlike = (type: SpokenAlert): boolean => DOUBTED.has(type) && (most.get(type) ?? 0) < UNLIKE

  /** Whoever calls in earnest after all must not be shown, and advised on, as one who does not. */
  const inEarnest = ({ idleTalk, record }: Scene): RaisedAlert['rule'] | undefined => {
    const rule = raised.get('non_emergency')
    const isEarnest = rule === NOTHING ? idleTalk === undefined : DENIED.non_emergency?.(record)
    if (rule !== undefined && isEarnest) raised.delete('non_emergency')
    return isEarnest ? rule : undefined
  }

  return {
    raised,
    once: (alert) => {
      if (raised.has(alert.type)) return []
      raised.set(alert.type, alert.rule)
      return [alert]
    },
    hear: (scene) => {
      const alike = likenessesOf(scene)
      const over = inEarnest(scene)
      const now: RaisedAlert[] = []
      const raise = (alert: RaisedAlert): void => {
        raised.set(alert.type, alert.rule)
        now.push(alert)
      }
      for (const { id, type, raised: byRule } of ALERT_RULES) {
        if (raised.has(type)) continue
        const evidence = byRule(scene)
        if (DENIED[type]?.(scene.record)) held.delete(type)
        const alert = evidence ? { type, rule: id, evidence } : held.get(type)
        if (!alert) continue
        if (isUnlike(type)) held.set(type, alert)
        else raise(alert)
      }
      for (const { type, chance, proof } of alike)
        if (chance >= ALONE && !raised.has(type) && !DENIED[type]?.(scene.record))
          raise({ type, rule: LIKENESS, evidence: proof() })
      return over === undefined ? { alerts: now } : { alerts: now, alertsOver: [{ type: 'non_emergency', rule: over }] }
    },
  }
}
