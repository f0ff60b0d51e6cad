/** What speaks for two calls being one event, or against it: each hint with its points and the words that it rests on. */
import type { Evidence, FieldName } from '../canonical.ts'

export const LINK_STATES = ['suggested', 'confirmed', 'rejected', 'undone'] as const
export type LinkState = (typeof LINK_STATES)[number]

export const HINT_KINDS = ['street', 'number', 'district', 'landmark', 'phone', 'reason', 'time', 'patient'] as const
export type HintKind = (typeof HINT_KINDS)[number]

/** One side of a hint. */
export type Said = { fields: FieldName[]; value: string; evidence: Evidence[] }

/** Points below zero speak against. */
export type Hint = { kind: HintKind; points: number; first: Said; second: Said }

/** A field as it is compared, with the words that prove it. */
export type Known = { readonly field: FieldName; readonly value: string; readonly evidence: Evidence[] }

/** What two calls are compared by. */
export type Facts = {
  readonly phone: string
  /** ms since the epoch. */
  readonly startedAt: number
  readonly fields: readonly Known[]
}

/** Fields that calls are compared by. */
export const LINK_FIELDS = [
  'direccion',
  'numero',
  'depto',
  'comuna',
  'ubicacion_referencia',
  'motivo',
  'nombre',
  'apellido',
  'edad',
  'sexo',
] as const satisfies readonly FieldName[]
