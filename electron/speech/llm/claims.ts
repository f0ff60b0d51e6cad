/**
 * What a model answered, made into claims that the record can take: each with a field of the record, a value in its canonical form and
 * the words that prove it. Whatever lacks one of these is refused by name; nothing of an answer is trusted before.
 */
import { type Evidence, FIELDS, type FieldName, type FieldSpec, isFieldName } from '../../../convex/domain/canonical.ts'
import { faultOf } from '../../../convex/domain/fieldValue.ts'
import type { Tongue } from '../rules/numbers.ts'
import type { Turn } from '../understanding.ts'
import { isObject } from './post.ts'
import { plain, quoteIn } from './spoken.ts'
import { type Unproved, unprovedBy } from './support.ts'

export type Claim = {
  readonly field: FieldName
  readonly op: 'set' | 'add' | 'remove' | 'retract'
  /** null for `retract`. */
  readonly value: string | null
  readonly confidence: number
  readonly evidence: Evidence
}

export type Refusal = 'form' | 'field' | 'value' | 'entry' | 'quote' | Unproved

export type Read = {
  readonly claims: readonly Claim[]
  readonly refused: readonly { readonly field: FieldName | undefined; readonly why: Refusal }[]
}

/** More changes than a call can bring at once are not read. */
const MOST = 64

/** Reads an answer against the entries of the call, numbered from 1. Nothing when it is no answer at all. */
export function readClaims(answer: unknown, entries: readonly Turn[], tongue: Tongue): Read | undefined {
  if (!isObject(answer) || !Array.isArray(answer.changes)) return undefined
  const claims: Claim[] = []
  const refused: { field: FieldName | undefined; why: Refusal }[] = []
  for (const change of answer.changes.slice(0, MOST)) {
    const read = readChange(change, entries, tongue)
    if ('why' in read) refused.push(read)
    else claims.push(read)
  }
  return { claims, refused }
}

function readChange(
  change: unknown,
  entries: readonly Turn[],
  tongue: Tongue,
): Claim | { readonly field: FieldName | undefined; readonly why: Refusal } {
  if (!isObject(change)) return { field: undefined, why: 'form' }
  const { field, op, entry, quote, confidence } = change
  if (typeof field !== 'string' || !isFieldName(field)) return { field: undefined, why: 'field' }
  const spec: FieldSpec = FIELDS[field]
  if (spec.kind === 'url') return { field, why: 'field' }
  if (typeof quote !== 'string' || typeof entry !== 'number') return { field, why: 'form' }
  if (op !== 'set' && op !== 'add' && op !== 'remove' && op !== 'retract') return { field, why: 'form' }
  // A list set whole is a list added to; a single value is never added to or taken from.
  const list = spec.kind === 'list'
  if (!list && (op === 'add' || op === 'remove')) return { field, why: 'form' }
  const value = op === 'retract' ? null : canonical(field, change.value)
  if (value === undefined) return { field, why: 'value' }
  const turn = Number.isInteger(entry) ? entries[entry - 1] : undefined
  if (!turn) return { field, why: 'entry' }
  const literal = quoteIn(turn.text, quote)
  if (literal === undefined) return { field, why: 'quote' }
  const before = entries.slice(Math.max(0, entry - 7), entry - 1)
  // An item that goes was said earlier: what must be heard now is that it goes.
  const unproved = unprovedBy(field, op === 'remove' ? null : value, literal, turn, before, tongue)
  if (unproved) return { field, why: unproved }
  return {
    field,
    op: list && op === 'set' ? 'add' : op,
    value,
    confidence: sure(confidence),
    evidence: { entryKey: turn.entryKey, quote: literal, speaker: turn.speaker, atMs: turn.startMs },
  }
}

const sure = (value: unknown): number =>
  typeof value === 'number' && Number.isFinite(value) ? Math.min(1, Math.max(0, value)) : 0.5

/** The form in which the record holds a value; nothing when the field cannot hold it. */
export function canonical(field: FieldName, said: unknown): string | undefined {
  if (typeof said !== 'string') return undefined
  const { kind, values }: FieldSpec = FIELDS[field]
  let value = said
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (values) {
    const asked = plain(value)
    value = values.find((one) => plain(one) === asked || plain(one.replaceAll('_', ' ')) === asked) ?? value
  } else if (kind === 'number') {
    value = value.replace(/^(?:n[°º.]?|nro\.?|no\.|#)\s*(?=\d)/i, '').replace(/^(\d{1,3})[.,](\d{3})$/, '$1$2')
  } else if (kind === 'list') {
    // One item: the separator of the stored list is not part of it.
    value = value.replace(/\s*;\s*/g, ', ').replace(/^[,\s]+|[,\s.]+$/g, '')
  } else if (field === 'edad') {
    value = value.replace(/^(\d{1,3})\s*(?:años?|anos?|years?(?: old)?)$/i, '$1')
  }
  return faultOf(field, value) === null ? value : undefined
}
