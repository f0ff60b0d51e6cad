/** Version 1 of the question that keeps the card: instruction, meanings of the fields, the card so far, the words so far and the new ones. */
import {
  type CanonicalRecord,
  FIELD_NAMES,
  FIELDS,
  type FieldName,
  type FieldSpec,
} from '../../../convex/domain/canonical.ts'
import { MEANINGS_EN, SYSTEM_EN } from './extract.v1.en.ts'
import { MEANINGS_ES, SYSTEM_ES } from './extract.v1.es.ts'
import { fenced, type SpokenEntry, spokenRow, visible } from './fence.ts'

/** What persons hold: the value that the machine may not replace; null when they hold it empty. */
export type LockedFields = { readonly [K in FieldName]?: string | null }

export type Told = {
  readonly record: CanonicalRecord
  readonly locked: LockedFields
  /** Heard before, for context; the model has answered about them. */
  readonly earlier: readonly SpokenEntry[]
  readonly fresh: readonly SpokenEntry[]
}

type CardRow = { readonly field: FieldName; readonly value: string | null; readonly locked?: true }

export const EXTRACT_V1 = 'extract.v1'

/** The same for every call in a language, so that a provider can keep it. */
export function extractSystem(language: string): string {
  const english = language.toLowerCase().startsWith('en')
  const meanings = english ? MEANINGS_EN : MEANINGS_ES
  const lines = Object.entries<FieldSpec>(FIELDS).flatMap(([name, { kind, values }]) => {
    if (kind === 'url') return []
    const closed = values ? ` [${values.join(', ')}]` : ''
    return [`- ${name}${kind === 'list' ? ' (list)' : ''}: ${meanings[name as FieldName]}${closed}`]
  })
  return `${english ? SYSTEM_EN : SYSTEM_ES}${lines.join('\n')}`
}

export function extractMessage({ record, locked, earlier, fresh }: Told, fence: string): string {
  const card = FIELD_NAMES.flatMap((field): CardRow[] => {
    const held = locked[field]
    if (held !== undefined) return [{ field, value: held === null ? null : visible(held), locked: true }]
    const value = record[field]
    return value === undefined ? [] : [{ field, value: visible(value) }]
  })
  return [
    `fence ${fence}`,
    fenced(fence, 'card', card),
    fenced(fence, 'earlier', earlier.map(spokenRow)),
    fenced(fence, 'new', fresh.map(spokenRow)),
  ].join('\n')
}
