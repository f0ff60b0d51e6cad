/** Which reasons for a call two witnesses may give of one event. */
import { isReason, type Reason } from '../canonical.ts'

/** Said of many events by those who see only a part of them. */
const VAGUE: ReadonlySet<Reason> = new Set(['otro', 'inconsciente', 'trauma'])

/** Reasons that are told for one another. */
const FAMILIES: readonly (readonly Reason[])[] = [
  ['paro_cardiorrespiratorio', 'dolor_toracico', 'dificultad_respiratoria', 'atragantamiento', 'acv', 'convulsion'],
  ['paro_cardiorrespiratorio', 'sobredosis', 'reaccion_alergica', 'diabetes', 'convulsion'],
  ['dificultad_respiratoria', 'reaccion_alergica', 'atragantamiento', 'fiebre'],
  ['accidente_transito', 'incendio', 'caida', 'paro_cardiorrespiratorio'],
  ['incendio', 'dificultad_respiratoria'],
  ['violencia_intrafamiliar', 'caida'],
  ['ideacion_suicida', 'sobredosis', 'caida'],
  ['acv', 'diabetes', 'caida', 'convulsion'],
]

/** other: two events, as far as the reasons tell. */
export function sameReason(a: string, b: string): 'same' | 'kin' | 'other' | null {
  if (!isReason(a) || !isReason(b)) return a === b ? 'same' : null
  if (a === b) return a === 'otro' ? null : 'same'
  if (VAGUE.has(a) || VAGUE.has(b)) return 'kin'
  return FAMILIES.some((family) => family.includes(a) && family.includes(b)) ? 'kin' : 'other'
}
