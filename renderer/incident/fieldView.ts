/** What a field of the card shows, worked out from its row, what this person just did to it, and how new it is. */
import type { Evidence, FieldName } from '../../convex/domain/canonical.ts'
import { LOW_CONFIDENCE, toUnit } from '../ui/confidence.ts'
import { specOf } from './groups.ts'

export type Alternative = {
  readonly value: string
  readonly confidence: number | null
  readonly evidence: readonly Evidence[]
  readonly at: number
  readonly from?: string | undefined
}

/** A field as `incidents:card` gives it. */
export type FieldRow = {
  readonly field: string
  readonly value: string | null
  readonly setBy:
    | { readonly kind: 'machine'; readonly provider: string; readonly model: string; readonly version: string }
    | { readonly kind: 'person'; readonly name: string }
  readonly confidence: number | null
  readonly evidence: readonly Evidence[]
  readonly lockedBy: string | null
  readonly alternatives: readonly Alternative[]
  readonly rev: number
  readonly updatedAt: number
  /** Another call of the same incident, where it is that call's value. */
  readonly from?: string | undefined
}

/** What this window did to a field and the server has not yet answered. */
export type Edit =
  | { readonly kind: 'saving'; readonly value: string }
  | { readonly kind: 'rejected'; readonly value: string; readonly code: string }

export type FieldView = {
  readonly field: FieldName
  readonly content:
    | { readonly kind: 'empty' }
    | { readonly kind: 'missing' }
    | { readonly kind: 'value'; readonly value: string }
  readonly origin:
    | { readonly kind: 'none' }
    | { readonly kind: 'machine' }
    | { readonly kind: 'person'; readonly name: string }
  /** Name of who fixed it, when the machine may not change it. */
  readonly lockedBy: string | null
  /** 0 to 1; only a machine has one. */
  readonly confidence: number | null
  readonly low: boolean
  /** ms since the epoch; `null` when nothing ever set it. */
  readonly updatedAt: number | null
  /** The newest thing the machine heard that differs from the value shown. */
  readonly suggestion: Alternative | null
  readonly save: 'saved' | 'saving' | 'queued' | 'rejected'
  /** Another call of the same incident said it. */
  readonly foreign: boolean
}

const sameValue = (a: string, b: string): boolean => a.trim().toLocaleLowerCase() === b.trim().toLocaleLowerCase()

const newestDiffering = (row: FieldRow): Alternative | null =>
  row.alternatives
    .filter((alternative) => !sameValue(alternative.value, row.value ?? ''))
    .reduce<Alternative | null>((newest, each) => (newest && newest.at >= each.at ? newest : each), null)

export type FieldInput = {
  readonly row: FieldRow | undefined
  readonly edit: Edit | undefined
  readonly online: boolean
  /** Name under which this window edits. */
  readonly me: string
}

export function viewOf(field: FieldName, { row, edit, online, me }: FieldInput): FieldView {
  const value = edit?.kind === 'saving' ? edit.value : (row?.value ?? '')
  const mine = edit?.kind === 'saving'
  const lockedBy = mine ? me : (row?.lockedBy ?? null)
  const machine = !mine && row?.setBy.kind === 'machine'
  const confidence = machine && value !== '' && row.confidence !== null ? toUnit(row.confidence) : null
  return {
    field,
    content:
      value !== ''
        ? { kind: 'value', value }
        : { kind: specOf(field).required && lockedBy === null ? 'missing' : 'empty' },
    origin: mine
      ? { kind: 'person', name: me }
      : row === undefined || (value === '' && lockedBy === null)
        ? { kind: 'none' }
        : row.setBy.kind === 'person'
          ? { kind: 'person', name: row.setBy.name }
          : { kind: 'machine' },
    lockedBy,
    confidence,
    low: confidence !== null && confidence < LOW_CONFIDENCE,
    updatedAt: row?.updatedAt ?? null,
    suggestion: row && !mine ? newestDiffering(row) : null,
    save: edit?.kind === 'rejected' ? 'rejected' : mine ? (online ? 'saving' : 'queued') : 'saved',
    foreign: !mine && row?.from !== undefined,
  }
}
