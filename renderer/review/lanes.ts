/** What each field of the card held over the time of the call, from its changes. */
import type { FunctionReturnType } from 'convex/server'
import type { api } from '../../convex/_generated/api'
import type { FieldName } from '../../convex/domain/canonical.ts'
import type { CallTime } from './callTime.ts'

export type Change = FunctionReturnType<typeof api.review.changes>[number]

export type Segment = {
  readonly key: string
  /** ms of the call. */
  readonly from: number
  readonly to: number
  /** Where to begin to listen; null for what no words led to. */
  readonly wordsMs: number | null
} & (
  | { readonly kind: 'unknown' }
  | { readonly kind: 'machine'; readonly value: string; readonly confidence: number | null }
  /** A person's own value, or a machine's that a person holds. */
  | { readonly kind: 'person'; readonly value: string | null; readonly name: string }
)

export type Lane = { readonly field: FieldName; readonly segments: readonly Segment[] }

/** In the order in which a reader of an emergency asks; all others follow as they were first known. */
const FIRST: readonly FieldName[] = [
  'direccion',
  'depto',
  'motivo',
  'respira',
  'avdi',
  'codigo',
  'recursos_requeridos',
  'consciente',
  'estado_respiratorio',
  'numero',
  'comuna',
]

/** When the words of a change were said; null where none are known. */
export const wordsOf = (change: Pick<Change, 'evidence'>): number | null => change.evidence.at(-1)?.atMs ?? null

/** When a change was made, ms of the call: a machine's with its words, since it may have been written late. */
export const whenOf = (change: Change, time: CallTime): number =>
  (change.by.kind === 'machine' ? wordsOf(change) : null) ?? Math.max(0, time.msOf(change.at))

/** A change that the field shows: a value that was only offered or waved away is not. */
const shows = ({ action }: Change): boolean => action === 'set' || action === 'accept' || action === 'lock'

export function lanesOf(changes: readonly Change[], time: CallTime): readonly Lane[] {
  const byField = new Map<FieldName, Change[]>()
  for (const change of changes.filter(shows)) byField.set(change.field, [...(byField.get(change.field) ?? []), change])
  const known = [...byField.keys()]
  const order = [...FIRST.filter((field) => byField.has(field)), ...known.filter((field) => !FIRST.includes(field))]
  return order.flatMap((field) => {
    const segments = segmentsOf(byField.get(field) ?? [], time)
    return segments.some((segment) => segment.kind !== 'unknown') ? [{ field, segments }] : []
  })
}

function segmentsOf(changes: readonly Change[], time: CallTime): Segment[] {
  const end = time.durationMs
  const segments: Segment[] = []
  let from = 0
  let last = 0
  let held: (start: number, to: number) => Segment = (start, to) => ({
    key: 'none',
    kind: 'unknown',
    from: start,
    to,
    wordsMs: null,
  })
  for (const change of changes) {
    // Written late or understood late: what was known stays in the order in which it was known.
    last = Math.max(last, whenOf(change, time))
    if (last >= end) break
    if (last > from) segments.push(held(from, last))
    from = last
    held = (start, to) => segmentOf(change, start, to)
  }
  return [...segments, held(from, end)]
}

function segmentOf(change: Change, from: number, to: number): Segment {
  const { value, by, confidence } = change
  const base = { key: change._id, from, to, wordsMs: wordsOf(change) }
  if (by.kind === 'person') return { ...base, kind: 'person', value, name: by.name }
  return value === null || value === '' ? { ...base, kind: 'unknown' } : { ...base, kind: 'machine', value, confidence }
}
