/** Alerts: what a supervisor must know at once, each raised by a rule that can be read. */

export const SPOKEN_ALERTS = [
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
  'covert_caller',
  'weapon_present',
  'person_trapped',
  'multiple_victims',
  'scene_hazard',
  'child_caller',
  'silent_call',
  'non_emergency',
  'possible_duplicate',
  'location_uncertain',
  'call_dropped',
] as const

export const SYSTEM_ALERTS = [
  'answer_overdue',
  'long_hold',
  'caller_distress_high',
  'stt_degraded',
  'recording_failed',
  'backend_unreachable',
] as const

export const ALERT_TYPES = [...SPOKEN_ALERTS, ...SYSTEM_ALERTS] as const
export type SpokenAlert = (typeof SPOKEN_ALERTS)[number]
export type AlertType = (typeof ALERT_TYPES)[number]

/** life: red, a life is at stake now; caution: amber; info: sky. */
export type AlertSeverity = 'life' | 'caution' | 'info'
export const ALERT_SEVERITIES = ['life', 'caution', 'info'] as const

const LIFE: ReadonlySet<AlertType> = new Set<AlertType>([
  'cardiac_arrest_suspected',
  'unconscious_patient',
  'airway_obstruction',
  'severe_bleeding',
  'anaphylaxis_suspected',
  'imminent_delivery',
  'seizure_active',
  'severe_respiratory_distress',
  'weapon_present',
  'person_trapped',
])
const INFO: ReadonlySet<AlertType> = new Set<AlertType>(['non_emergency', 'possible_duplicate', 'child_caller'])

export const severityOf = (type: AlertType): AlertSeverity =>
  LIFE.has(type) ? 'life' : INFO.has(type) ? 'info' : 'caution'
