/** What one call has taught so far: the record with its proof, and how a new finding changes it. */
import { type CanonicalRecord, FIELDS, type FieldName } from '../../../convex/domain/canonical.ts'
import type { FieldChange } from '../understanding.ts'
import type { Finding } from './line.ts'
import { mergeList } from './lists.ts'
import type { Proof } from './triage.ts'

type Held = { readonly value: string; readonly confidence: number; readonly proof: Proof }

export type Memory = {
  readonly record: CanonicalRecord
  proof(field: FieldName): Proof | undefined
  /** Takes a finding in; the change, or nothing when all stays as it was. */
  take(found: Finding): FieldChange | undefined
  /** Takes everything back (a prank, a wrong number). */
  clear(proof: Proof): FieldChange[]
  /** Puts back what was taken back: it was no prank. */
  restore(): FieldChange[]
}

const JOINED: ReadonlySet<FieldName> = new Set<FieldName>(['ubicacion_referencia', 'ubicacion_detalle'])

/** Later words win unless they are much less sure than what is held. */
const SURE = 0.7
const UNSURE = 0.5

export function createMemory(): Memory {
  const held = new Map<FieldName, Held>()
  let record: CanonicalRecord = {}
  let cleared = new Map<FieldName, Held>()
  const keep = (field: FieldName, next: Held | undefined): void => {
    if (next) held.set(field, next)
    else held.delete(field)
    record = Object.fromEntries([...held].map(([name, { value }]) => [name, value]))
  }
  const put = (found: Finding, value: string, proof: Proof): FieldChange | undefined => {
    const before = held.get(found.field)
    if (before?.value === value) return undefined
    if (before && before.confidence >= SURE && found.confidence < UNSURE) return undefined
    keep(found.field, { value, confidence: found.confidence, proof })
    return { field: found.field, value, confidence: found.confidence, evidence: proof }
  }
  return {
    get record() {
      return record
    },
    proof: (field) => held.get(field)?.proof,
    take(found) {
      const before = held.get(found.field)
      if (found.value === null) {
        if (!before) return undefined
        keep(found.field, undefined)
        return { field: found.field, value: null, confidence: found.confidence, evidence: found.evidence }
      }
      if (found.mode === 'set') return put(found, found.value, found.evidence)
      if (JOINED.has(found.field) && found.mode !== 'remove') {
        const known = before?.value ?? ''
        if (found.mode === 'only' || known === '') return put(found, found.value, found.evidence)
        if (known.toLowerCase().includes(found.value.toLowerCase())) return undefined
        const longer = found.value.toLowerCase().includes(known.toLowerCase())
        return put(found, longer ? found.value : `${known}, ${found.value}`, [
          ...found.evidence,
          ...(before?.proof ?? []),
        ])
      }
      if (FIELDS[found.field].kind !== 'list') return put(found, found.value, found.evidence)
      const merged = mergeList(before?.value, found)
      if (merged === undefined) {
        keep(found.field, undefined)
        return before
          ? { field: found.field, value: null, confidence: found.confidence, evidence: found.evidence }
          : undefined
      }
      const proof: Proof = found.mode === 'only' ? found.evidence : [...found.evidence, ...(before?.proof ?? [])]
      return put(found, merged, proof)
    },
    clear(proof) {
      const fields = [...held.keys()]
      cleared = new Map([...cleared, ...held])
      held.clear()
      record = {}
      return fields.map((field) => ({ field, value: null, confidence: 0.8, evidence: proof }))
    },
    restore() {
      const back = [...cleared].filter(([field]) => !held.has(field))
      cleared = new Map()
      for (const [field, one] of back) keep(field, one)
      return back.map(([field, { value, confidence, proof }]) => ({ field, value, confidence, evidence: proof }))
    },
  }
}
