/** What is true of a corpus call after each turn, with the words that prove it: what the scripted model knows. */
import { FIELDS, type FieldName, isFieldName } from '../../convex/domain/canonical.ts'
import { canonical } from '../../electron/speech/llm/claims.ts'
import { quoteIn } from '../../electron/speech/llm/spoken.ts'
import type { Call } from '../understanding/corpus/tools/score.mjs'

type Fact = {
  readonly field: string
  readonly op: 'set' | 'add' | 'correct' | 'update' | 'retract' | 'confirm'
  readonly value?: unknown
  readonly evidence_turns: readonly number[]
  readonly quote?: string
}
type Proof = { readonly entry: number; readonly quote: string }
export type Known = { readonly values: readonly string[]; readonly proofs: readonly Proof[]; readonly undone?: Proof }

/** The corpus writes the scale by its letters. */
const AVDI: Readonly<Record<string, string>> = { A: 'alerta', V: 'verbal', D: 'dolor', I: 'inconsciente' }

const factsOf = (call: Call, turn: number): readonly Fact[] =>
  (call.turns[turn] as (Call['turns'][number] & { facts?: readonly Fact[] }) | undefined)?.facts ?? []

function proofOf(call: Call, fact: Fact): Proof | undefined {
  const turns = fact.evidence_turns.toReversed().flatMap((i) => call.turns[i] ?? [])
  const said = turns.find(({ text }) => fact.quote === undefined || quoteIn(text, fact.quote) !== undefined)
  return said && { entry: said.i + 1, quote: fact.quote ?? said.text }
}

/** By field, after the first `through` turns. A list corrected is a list replaced. */
export function truthAfter(call: Call, through: number): ReadonlyMap<FieldName, Known> {
  const known = new Map<FieldName, Known>()
  for (let i = 0; i < through; i++) {
    for (const fact of factsOf(call, i)) {
      const { field, op } = fact
      if (!isFieldName(field) || op === 'confirm') continue
      const proof = proofOf(call, fact)
      if (!proof || proof.entry > through) continue
      if (op === 'retract') {
        known.set(field, { values: [], proofs: [], undone: proof })
        continue
      }
      const text = String(fact.value)
      const value = canonical(field, field === 'avdi' ? (AVDI[text] ?? text) : text)
      if (value === undefined) continue
      const before = known.get(field)
      if (FIELDS[field].kind === 'list' && op === 'add' && before) {
        if (before.values.includes(value)) continue
        known.set(field, { ...before, values: [...before.values, value], proofs: [...before.proofs, proof] })
      } else {
        known.set(field, { values: [value], proofs: [proof], undone: proof })
      }
    }
  }
  return known
}
