/** The triage code, derived from what is known, with the words that justify it. Rules are read from the top; the first that holds decides. */
import type { CanonicalRecord, Evidence } from '../../../convex/domain/canonical.ts'
import type { Sign } from './signals.ts'

export type Code = 'rojo' | 'naranja' | 'amarillo' | 'verde'
export type Proof = readonly [Evidence, ...Evidence[]]

/** What the call has shown so far. */
export type Known = {
  readonly record: CanonicalRecord
  /** Words behind each sign seen in the call. */
  readonly signs: ReadonlyMap<Sign, Proof>
  /** Words behind each field. */
  readonly proof: (field: keyof CanonicalRecord) => Proof | undefined
  /** Signs that no longer hold: the child cries again, the fit is over. */
  readonly over: ReadonlySet<Sign>
}

type Rule = { readonly id: string; readonly code: Code; readonly holds: (known: Known) => Proof | undefined }

const sign = (known: Known, name: Sign): Proof | undefined => (known.over.has(name) ? undefined : known.signs.get(name))
const is = (known: Known, field: keyof CanonicalRecord, value: string): Proof | undefined =>
  known.record[field] === value ? known.proof(field) : undefined
const both = (first: Proof | undefined, second: Proof | undefined): Proof | undefined =>
  first && second ? [...first, ...second] : undefined

const recovered = (known: Known): boolean => known.record.consciente === 'si' && known.record.respira === 'si'

/** Hives, an itch, and nothing of the face, the throat or the breath. */
const SKIN =
  /hives|rash|itch|bumps|welts|blotch|ronchas|picaz[oó]n|comez[oó]n|picando|urticaria|sarpullido|granitos|alergia en la piel/i
const GRAVER =
  /swell|swoll|puff|throat|tongue|lip|face|mouth|eye|breath|anaph|stung|sting|hinch|inflam|garganta|lengua|labio|cara|boca|ojo|aire|respir|anafil|pic[oó]\b|picad/i
export const ofSkinAlone = (proof: Proof): boolean =>
  proof.every(({ quote }) => SKIN.test(quote) && !GRAVER.test(quote))

const skinOnly = (known: Known): Proof | undefined => {
  const proof = is(known, 'motivo', 'reaccion_alergica') && sign(known, 'allergic')
  return proof && ofSkinAlone(proof) && known.record.respira === 'si' ? proof : undefined
}

export const TRIAGE: readonly Rule[] = [
  { id: 'not_breathing', code: 'rojo', holds: (known) => is(known, 'respira', 'no') },
  { id: 'unconscious', code: 'rojo', holds: (known) => is(known, 'consciente', 'no') },
  {
    id: 'blocked_airway',
    code: 'rojo',
    holds: (known) => (recovered(known) ? undefined : is(known, 'motivo', 'atragantamiento')),
  },
  { id: 'severe_bleeding', code: 'rojo', holds: (known) => sign(known, 'bleeding') },
  {
    id: 'skin_alone',
    code: 'verde',
    holds: (known) => both(skinOnly(known), is(known, 'estado_respiratorio', 'normal')),
  },
  {
    id: 'anaphylaxis',
    code: 'rojo',
    holds: (known) => is(known, 'motivo', 'reaccion_alergica') && (sign(known, 'allergic') ?? undefined),
  },
  { id: 'seizure_now', code: 'rojo', holds: (known) => sign(known, 'seizure') },
  { id: 'birth_now', code: 'rojo', holds: (known) => both(is(known, 'motivo', 'parto'), sign(known, 'pushing')) },
  { id: 'trapped', code: 'rojo', holds: (known) => sign(known, 'trapped') },
  { id: 'weapon', code: 'rojo', holds: (known) => sign(known, 'weapon') },
  {
    id: 'respiratory_failure',
    code: 'rojo',
    holds: (known) =>
      sign(known, 'cyanosis') ?? both(sign(known, 'fewWords'), is(known, 'estado_respiratorio', 'dificultad')),
  },
  {
    id: 'suicide_means_at_hand',
    code: 'rojo',
    holds: (known) => both(is(known, 'motivo', 'ideacion_suicida'), sign(known, 'means')),
  },
  {
    id: 'overdose_slow_breath',
    code: 'rojo',
    holds: (known) => both(is(known, 'motivo', 'sobredosis'), is(known, 'estado_respiratorio', 'lenta')),
  },
  { id: 'cardiac_arrest', code: 'rojo', holds: (known) => is(known, 'motivo', 'paro_cardiorrespiratorio') },
  {
    id: 'crash_motionless',
    code: 'rojo',
    holds: (known) => both(is(known, 'motivo', 'accidente_transito'), sign(known, 'motionless')),
  },
  {
    id: 'crash_hard_breathing',
    code: 'rojo',
    holds: (known) => both(is(known, 'motivo', 'accidente_transito'), is(known, 'estado_respiratorio', 'dificultad')),
  },
  {
    id: 'recovered',
    code: 'naranja',
    holds: (known) => (recovered(known) && known.over.size > 0 ? known.proof('consciente') : undefined),
  },
  { id: 'stroke', code: 'naranja', holds: (known) => is(known, 'motivo', 'acv') },
  { id: 'overdose_awake', code: 'naranja', holds: (known) => is(known, 'motivo', 'sobredosis') },
  { id: 'suicide_plan', code: 'naranja', holds: (known) => is(known, 'motivo', 'ideacion_suicida') },
  { id: 'violence', code: 'naranja', holds: (known) => is(known, 'motivo', 'violencia_intrafamiliar') },
  { id: 'chest_pain', code: 'naranja', holds: (known) => is(known, 'motivo', 'dolor_toracico') },
  {
    id: 'hard_breathing',
    code: 'naranja',
    holds: (known) =>
      both(is(known, 'estado_respiratorio', 'dificultad'), known.proof('motivo')) ??
      is(known, 'motivo', 'dificultad_respiratoria'),
  },
  { id: 'crash', code: 'naranja', holds: (known) => is(known, 'motivo', 'accidente_transito') },
  { id: 'fire', code: 'naranja', holds: (known) => is(known, 'motivo', 'incendio') },
  { id: 'convulsed', code: 'naranja', holds: (known) => is(known, 'motivo', 'convulsion') },
  { id: 'blocked_before', code: 'naranja', holds: (known) => is(known, 'motivo', 'atragantamiento') },
  {
    id: 'head_injury_thinner',
    code: 'naranja',
    holds: (known) => both(sign(known, 'headInjury'), sign(known, 'thinner')),
  },
  {
    id: 'head_injury_old',
    code: 'naranja',
    holds: (known) => (Number(known.record.edad ?? 0) >= 65 ? sign(known, 'headInjury') : undefined),
  },
  {
    id: 'fall_from_height',
    code: 'naranja',
    holds: (known) => both(is(known, 'motivo', 'caida'), sign(known, 'height')),
  },
  { id: 'labour', code: 'naranja', holds: (known) => is(known, 'motivo', 'parto') },
  { id: 'sugar', code: 'naranja', holds: (known) => is(known, 'motivo', 'diabetes') },
  { id: 'hazard', code: 'naranja', holds: (known) => both(is(known, 'motivo', 'otro'), sign(known, 'hazard')) },
  { id: 'fainted', code: 'naranja', holds: (known) => is(known, 'motivo', 'inconsciente') },
  { id: 'fall', code: 'amarillo', holds: (known) => is(known, 'motivo', 'caida') },
  { id: 'injury', code: 'amarillo', holds: (known) => is(known, 'motivo', 'trauma') },
  {
    id: 'fever_well',
    code: 'verde',
    holds: (known) => both(is(known, 'motivo', 'fiebre'), is(known, 'respira', 'si')),
  },
  { id: 'unwell', code: 'amarillo', holds: (known) => both(is(known, 'motivo', 'otro'), sign(known, 'unwell')) },
  { id: 'petty', code: 'verde', holds: (known) => both(is(known, 'motivo', 'otro'), sign(known, 'petty')) },
  { id: 'fever', code: 'amarillo', holds: (known) => is(known, 'motivo', 'fiebre') },
]

export function triage(
  known: Known,
): { readonly code: Code; readonly rule: string; readonly proof: Proof } | undefined {
  for (const rule of TRIAGE) {
    const proof = rule.holds(known)
    if (proof) return { code: rule.code, rule: rule.id, proof }
  }
  return undefined
}
