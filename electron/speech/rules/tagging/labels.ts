/** What a word of a caller's line may belong to: the start or the rest of a field's value, the name of somebody else, or nothing. */
import type { FieldName } from '../../../../convex/domain/canonical.ts'

export const TAGGED = [
  'direccion',
  'numero',
  'comuna',
  'depto',
  'ubicacion_referencia',
  'ubicacion_detalle',
  'nombre',
  'apellido',
  'edad',
  'inicio_sintomas',
] as const satisfies readonly FieldName[]
export type Tagged = (typeof TAGGED)[number]

/** A name or an age that is not the patient's: told apart, so that it is taken for nothing else. */
export const OTHERS = 'others'

/** For each: the label of its first word, and of those behind. `NOTHING` is the first label. */
export const NOTHING = 0
export const KINDS = [...TAGGED, OTHERS] as const
export type Kind = (typeof KINDS)[number]
export const LABELS = 1 + 2 * KINDS.length
export const firstOf = (kind: Kind): number => 1 + 2 * KINDS.indexOf(kind)
export const restOf = (kind: Kind): number => firstOf(kind) + 1
export const kindOf = (label: number): Kind | undefined => KINDS[Math.floor((label - 1) / 2)]
export const isFirst = (label: number): boolean => label > 0 && label % 2 === 1

/** A value goes on only where it began. */
export const mayFollow = (before: number, label: number): boolean =>
  label === NOTHING || isFirst(label) || before === label || before === label - 1
