/**
 * One record out of two authors, the rules and a model.
 *
 * - The newer judgement wins: it is dated by how many entries its author had heard. A model that was asked before a line came cannot
 *   undo what the rules read in that line; one that saw their value and still differs, with proof, can.
 * - A value held for sure (0.7 and more) is not replaced by a guess (below 0.5), whoever makes it: the card's own rule.
 * - A model raises the triage code; it lowers it by one step at most, and only with words of recovery.
 * - Who loses against a sure value is told with a confidence below 0.5: the card shows it as an alternative.
 * - Lists are joined: items of both, less what the newer one took away.
 */
import {
  type CanonicalRecord,
  type Evidence,
  FIELDS,
  type FieldName,
  type FieldSpec,
  LIST_SEPARATOR,
  listItems,
} from '../../../convex/domain/canonical.ts'
import type { FieldChange } from '../understanding.ts'
import type { Claim } from './claims.ts'
import { RECOVERED } from './cues.ts'
import { plain } from './spoken.ts'

const SURE = 0.7
const UNSURE = 0.5
const AS_ALTERNATIVE = 0.45
const MOST_EVIDENCE = 8

type Proof = readonly [Evidence, ...Evidence[]]
type Held = {
  readonly value: string | null
  readonly confidence: number
  readonly proof: Proof
  readonly heard: number
}
type Items = Map<string, { readonly text: string; readonly proof: Proof }>

export type Ledger = {
  record(): CanonicalRecord
  /** What the rules changed after `heard` entries; what of it is told. */
  rules(change: FieldChange, heard: number): FieldChange | undefined
  model(claim: Claim, heard: number): FieldChange | undefined
}

/** `onDiffer`: a claim that lost. */
export function openLedger(onDiffer: (field: FieldName) => void = () => {}): Ledger {
  const held = new Map<FieldName, Held>()
  const lists = new Map<FieldName, { rules: Items; model: Items; removed: Set<string> }>()
  const offered = new Set<string>()

  const lose = (field: FieldName, value: string | null, proof: Proof): FieldChange | undefined => {
    onDiffer(field)
    const winner = held.get(field)
    const key = `${field}\n${value}`
    if (value === null || !winner || winner.value === null || winner.confidence < SURE || offered.has(key))
      return undefined
    offered.add(key)
    return { field, value, confidence: AS_ALTERNATIVE, evidence: proof }
  }

  const keep = (field: FieldName, next: Held): FieldChange => {
    held.set(field, next)
    return { field, value: next.value, confidence: next.confidence, evidence: next.proof }
  }

  const judge = (field: FieldName, next: Held, mayWin = true): FieldChange | undefined => {
    const before = held.get(field)
    if (!before || before.value === null) {
      if (before && before.heard > next.heard) return undefined
      return next.value === null ? undefined : keep(field, next)
    }
    if (next.value !== null && plain(next.value) === plain(before.value)) {
      if (next.confidence <= before.confidence) return undefined
      return keep(field, { ...next, value: before.value, heard: Math.max(before.heard, next.heard) })
    }
    const guess = next.confidence < UNSURE && before.confidence >= SURE
    if (!mayWin || guess || next.heard < before.heard) return lose(field, next.value, next.proof)
    return keep(field, next)
  }

  const listOf = (field: FieldName) => {
    const list = lists.get(field) ?? { rules: new Map(), model: new Map(), removed: new Set<string>() }
    lists.set(field, list)
    return list
  }

  /** The joined list; what changed is told whole, as a list field is held. */
  const joined = (field: FieldName, confidence: number, cause: Proof, heard: number): FieldChange | undefined => {
    const { rules, model, removed } = listOf(field)
    const { values: closed }: FieldSpec = FIELDS[field]
    const items: Items = new Map()
    for (const [key, item] of [...rules, ...model]) {
      if (removed.has(key)) continue
      const like = closed ? undefined : [...items.keys()].find((other) => contains(other, key) || contains(key, other))
      if (like === undefined) items.set(key, item)
      else if (key.length > like.length) {
        items.delete(like)
        items.set(key, item)
      }
    }
    const value = items.size === 0 ? null : [...items.values()].map(({ text }) => text).join(LIST_SEPARATOR)
    if (value === (held.get(field)?.value ?? null)) return undefined
    const proofs = [...cause, ...[...items.values()].flatMap(({ proof }) => proof)]
    const [first, ...more] = proofs.filter((one, i) => proofs.findIndex((other) => sameProof(one, other)) === i)
    return keep(field, {
      value,
      confidence,
      proof: [first ?? cause[0], ...more].slice(0, MOST_EVIDENCE) as [Evidence],
      heard,
    })
  }

  return {
    record: () =>
      Object.fromEntries([...held].flatMap(([field, { value }]) => (value === null ? [] : [[field, value] as const]))),
    rules({ field, value, confidence, evidence }, heard) {
      if (FIELDS[field].kind !== 'list') return judge(field, { value, confidence, proof: evidence, heard })
      const list = listOf(field)
      const next: Items = new Map(listItems(value ?? '').map((text) => [plain(text), { text, proof: evidence }]))
      // What they add counts again, what they drop is dropped on both sides: theirs is the newer word.
      for (const key of next.keys()) if (!list.rules.has(key)) list.removed.delete(key)
      for (const key of list.rules.keys()) if (!next.has(key)) list.model.delete(key)
      if (isNone(value)) list.model.clear()
      for (const [key, item] of list.rules) if (next.has(key)) next.set(key, item)
      list.rules = next
      return joined(field, confidence, evidence, heard)
    },
    model({ field, op, value, confidence, evidence }, heard) {
      const proof: Proof = [evidence]
      if (FIELDS[field].kind !== 'list') {
        const before = held.get(field)?.value ?? null
        const may = field !== 'codigo' || mayStand(before, value, evidence.quote)
        return judge(field, { value, confidence, proof, heard }, may)
      }
      const list = listOf(field)
      if ((held.get(field)?.heard ?? 0) > heard) return lose(field, null, proof)
      const all = new Set([...list.rules.keys(), ...list.model.keys()])
      if (value === null) for (const key of all) list.removed.add(key)
      else if (op === 'remove') list.removed.add(plain(value))
      else {
        // «ninguna» and an item cannot both be true: the newer one stays.
        for (const [key, { text }] of [...list.rules, ...list.model]) {
          if (isNone(value) !== isNone(text)) list.removed.add(key)
        }
        list.removed.delete(plain(value))
        list.model.set(plain(value), { text: value, proof })
      }
      return joined(field, confidence, proof, heard)
    },
  }
}

const CODES: readonly string[] = FIELDS.codigo.values

function mayStand(from: string | null, to: string | null, quote: string): boolean {
  if (from === null) return true
  const steps = to === null ? CODES.length : CODES.indexOf(to) - CODES.indexOf(from)
  return steps <= 0 || (steps === 1 && RECOVERED.test(plain(quote)))
}

const isNone = (text: string | null): boolean => text !== null && /^(?:ningun[oa]|none|nothing)\b/i.test(text)

const contains = (long: string, short: string): boolean => ` ${long} `.includes(` ${short} `)

const sameProof = (a: Evidence, b: Evidence): boolean => a.entryKey === b.entryKey && a.quote === b.quote
