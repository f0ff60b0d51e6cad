/** Advice and next actions from what is known, what was raised, and what is still unasked. */

import type { CanonicalRecord } from '../../../convex/domain/canonical.ts'
import type { DispatchObjective } from '../../../convex/domain/templates.ts'
import type { Coaching, NextAction } from '../understanding.ts'
import { ADVICE, type AdviceKey } from './advice.ts'
import type { Topic } from './questions.ts'
import type { Raised } from './raise.ts'

export type Progress = {
  readonly record: CanonicalRecord
  readonly alerts: Raised
  /** Topics asked at any time. */
  readonly everAsked: ReadonlySet<Topic>
  readonly instructed: boolean
  readonly ended: boolean
  /** ms since the call's first line. */
  readonly ageMs: number
}

type Tip = {
  readonly key: AdviceKey
  readonly type: Coaching['type']
  readonly priority: number
  readonly applies: (progress: Progress) => boolean
}

const real = (progress: Progress): boolean => !progress.alerts.has('non_emergency') && !progress.ended
const victimKnown = (progress: Progress): boolean =>
  progress.record.motivo !== undefined && progress.record.motivo !== 'incendio'

/** Ask for the location after this long without one. */
const LOCATION_DUE_MS = 30_000
const CONDITION_DUE_MS = 45_000

const TIPS: readonly Tip[] = [
  {
    key: 'compressions',
    type: 'warning',
    priority: 10,
    applies: (now) => now.alerts.has('cardiac_arrest_suspected') && now.record.respira === 'no' && !now.instructed,
  },
  {
    key: 'airway',
    type: 'warning',
    priority: 10,
    applies: (now) => now.alerts.has('airway_obstruction') && now.record.respira !== 'si' && !now.instructed,
  },
  {
    key: 'bleeding',
    type: 'warning',
    priority: 9,
    applies: (now) => now.alerts.has('severe_bleeding') && !now.instructed,
  },
  {
    key: 'anaphylaxis',
    type: 'warning',
    priority: 9,
    applies: (now) => now.alerts.has('anaphylaxis_suspected') && !now.everAsked.has('medication') && !now.instructed,
  },
  {
    key: 'location',
    type: 'warning',
    priority: 9,
    applies: (now) => now.ageMs > LOCATION_DUE_MS && now.record.direccion === undefined,
  },
  {
    key: 'dispatch',
    type: 'warning',
    priority: 9,
    applies: (now) =>
      now.record.codigo === 'rojo' &&
      now.record.recursos_requeridos === undefined &&
      now.record.direccion !== undefined,
  },
  {
    key: 'birth',
    type: 'warning',
    priority: 8,
    applies: (now) => now.alerts.has('imminent_delivery') && !now.instructed,
  },
  {
    key: 'seizure',
    type: 'suggestion',
    priority: 8,
    applies: (now) => now.alerts.has('seizure_active') && now.record.consciente === 'no' && !now.instructed,
  },
  { key: 'covert', type: 'warning', priority: 8, applies: (now) => now.alerts.has('covert_caller') },
  {
    key: 'breathing',
    type: 'warning',
    priority: 8,
    applies: (now) =>
      now.ageMs > CONDITION_DUE_MS &&
      victimKnown(now) &&
      now.record.respira === undefined &&
      !now.everAsked.has('breathing'),
  },
  {
    key: 'conscious',
    type: 'warning',
    priority: 7,
    applies: (now) =>
      now.ageMs > CONDITION_DUE_MS &&
      victimKnown(now) &&
      now.record.consciente === undefined &&
      !now.everAsked.has('conscious'),
  },
  { key: 'suicide', type: 'suggestion', priority: 8, applies: (now) => now.alerts.has('suicide_risk') },
  { key: 'hazard', type: 'warning', priority: 8, applies: (now) => now.alerts.has('scene_hazard') && !now.instructed },
  {
    key: 'stroke',
    type: 'suggestion',
    priority: 7,
    applies: (now) => now.alerts.has('stroke_suspected') && now.record.inicio_sintomas === undefined,
  },
  {
    key: 'complaint',
    type: 'suggestion',
    priority: 6,
    applies: (now) => now.ageMs > LOCATION_DUE_MS && now.record.motivo === undefined,
  },
  {
    key: 'callback',
    type: 'suggestion',
    priority: 7,
    applies: (now) => now.alerts.has('call_dropped') && now.record.direccion === undefined,
  },
  {
    key: 'number',
    type: 'suggestion',
    priority: 5,
    applies: (now) =>
      now.ageMs > LOCATION_DUE_MS &&
      now.record.direccion !== undefined &&
      now.record.numero === undefined &&
      !/ (?:con|esquina|and|&) |ruta|autopista|km/i.test(now.record.direccion),
  },
  {
    key: 'comuna',
    type: 'suggestion',
    priority: 5,
    applies: (now) =>
      now.ageMs > LOCATION_DUE_MS && now.record.direccion !== undefined && now.record.comuna === undefined,
  },
]

/** Every tip that holds now, most urgent first. */
export function tips(progress: Progress, language: 'es' | 'en'): Coaching[] {
  if (!real(progress)) return []
  return TIPS.filter((tip) => tip.applies(progress))
    .map(({ key, type, priority }) => ({ key, type, priority, ...ADVICE[key][language] }))
    .sort((a, b) => b.priority - a.priority)
}

const ACTIONS: readonly {
  readonly objective: DispatchObjective
  readonly key: string
  readonly es: string
  readonly en: string
  readonly priority: number
}[] = [
  {
    objective: 'location_confirmed',
    key: 'ask.location',
    es: 'Confirmar dirección, número y comuna',
    en: 'Confirm street, number and town',
    priority: 10,
  },
  {
    objective: 'complaint_identified',
    key: 'ask.complaint',
    es: 'Preguntar qué ocurrió',
    en: 'Ask what happened',
    priority: 9,
  },
  {
    objective: 'consciousness_breathing',
    key: 'ask.condition',
    es: 'Preguntar si está consciente y respira',
    en: 'Ask whether awake and breathing',
    priority: 9,
  },
  {
    objective: 'triage_assigned',
    key: 'set.triage',
    es: 'Asignar código de triage',
    en: 'Assign the triage code',
    priority: 7,
  },
  {
    objective: 'resources_dispatched',
    key: 'send.resources',
    es: 'Despachar recursos',
    en: 'Dispatch resources',
    priority: 8,
  },
  {
    objective: 'instructions_given',
    key: 'give.instructions',
    es: 'Dar instrucciones prearribo',
    en: 'Give pre-arrival instructions',
    priority: 6,
  },
  {
    objective: 'closing_done',
    key: 'close.call',
    es: 'Cerrar: qué hacer hasta que lleguen',
    en: 'Close: what to do until help arrives',
    priority: 4,
  },
]

/** What to do next: the open objectives, in the order of their weight; three at a time. */
export function nextActions(done: ReadonlySet<DispatchObjective>, language: 'es' | 'en'): NextAction[] {
  return ACTIONS.filter(({ objective }) => !done.has(objective))
    .map((action) => ({ key: action.key, text: action[language], priority: action.priority }))
    .sort((a, b) => b.priority - a.priority)
    .slice(0, 3)
}
