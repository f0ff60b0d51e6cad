/** One field of the card between a machine that proposes and a person who decides. Pure: what each act makes of what was there. */
import type { Evidence } from './canonical.ts'

export type Machine = { kind: 'machine'; provider: string; model: string; version: string }
export type Person = { kind: 'person'; name: string }

export type Alternative = { value: string; confidence: number | null; evidence: Evidence[]; at: number }

export type FieldState = {
  value: string | null
  setBy: Machine | Person
  /** 0 to 1; null for a person's value and for programs that give none. */
  confidence: number | null
  evidence: Evidence[]
  /** Who holds the value; the machine cannot change it. */
  lockedBy: string | null
  /** What a machine would have written, newest first. */
  alternatives: Alternative[]
  /** What a person has waved away, not to be offered again. */
  dismissed: string[]
  rev: number
  updatedAt: number
}

/** What happened: the value changed, was only offered, or nothing did. */
export type Outcome = 'set' | 'propose' | 'none'

const MOST_ALTERNATIVES = 5
const MOST_EVIDENCE = 8
const MOST_DISMISSED = 20
/** A machine this unsure never replaces a value this sure. */
const UNSURE = 0.5
const SURE = 0.7

/** Equal to a reader, whatever the case. */
export const same = (a: string | null, b: string | null): boolean =>
  a === b || (a !== null && b !== null && a.trim().toLowerCase() === b.trim().toLowerCase())

export type Proposal = { value: string | null; confidence: number | null; evidence: Evidence[]; by: Machine }

/** A machine's value. `null` takes back what a machine said before. */
export function propose(
  before: FieldState | null,
  proposal: Proposal,
  now: number,
): { state: FieldState; outcome: Outcome } | null {
  const { value, confidence, evidence, by } = proposal
  if (before === null) {
    if (value === null) return null
    const state = { ...empty(by, now), value, confidence, evidence: evidence.slice(-MOST_EVIDENCE), rev: 1 }
    return { state, outcome: 'set' }
  }
  if (before.lockedBy !== null) return offer(before, proposal, now)
  if (before.value === value) return confirm(before, proposal, now)
  const unsure = confidence !== null && confidence < UNSURE
  if (unsure && before.value !== null && (before.confidence ?? 1) >= SURE) return offer(before, proposal, now)
  return {
    outcome: 'set',
    state: {
      ...before,
      value,
      setBy: by,
      confidence: value === null ? null : confidence,
      evidence: evidence.slice(-MOST_EVIDENCE),
      alternatives: without(before.alternatives, value),
      rev: before.rev + 1,
      updatedAt: now,
    },
  }
}

/** A person's value locks the field; empty text locks it as empty. What a machine had there stays as an alternative. */
export function edit(before: FieldState | null, text: string, name: string, now: number): FieldState {
  const value = text.trim() === '' ? null : text.trim()
  const base = before ?? empty({ kind: 'person', name }, now)
  return {
    ...base,
    value,
    setBy: { kind: 'person', name },
    confidence: null,
    evidence: same(base.value, value) ? base.evidence : [],
    lockedBy: name,
    alternatives: without(keepMachineValue(base, value), value),
    rev: base.rev + 1,
    updatedAt: now,
  }
}

export function lock(before: FieldState | null, name: string, now: number): FieldState {
  const base = before ?? empty({ kind: 'person', name }, now)
  return { ...base, lockedBy: name, rev: base.rev + 1, updatedAt: now }
}

/** Gives the field back to the machine; the value stays until the machine has a better one. */
export const unlock = (before: FieldState, now: number): FieldState => ({
  ...before,
  lockedBy: null,
  rev: before.rev + 1,
  updatedAt: now,
})

/** Takes an alternative as a person's own value, with its proof; null when it is not among them. */
export function accept(before: FieldState, value: string, name: string, now: number): FieldState | null {
  const chosen = before.alternatives.find((alternative) => alternative.value === value)
  if (chosen === undefined) return null
  return {
    ...before,
    value,
    setBy: { kind: 'person', name },
    confidence: null,
    evidence: chosen.evidence,
    lockedBy: name,
    alternatives: without(keepMachineValue(before, value), value),
    rev: before.rev + 1,
    updatedAt: now,
  }
}

/** Waves an alternative away for good; null when it is not among them. */
export function dismiss(before: FieldState, value: string, now: number): FieldState | null {
  if (!before.alternatives.some((alternative) => alternative.value === value)) return null
  return {
    ...before,
    alternatives: without(before.alternatives, value),
    dismissed: [...before.dismissed, value].slice(-MOST_DISMISSED),
    rev: before.rev + 1,
    updatedAt: now,
  }
}

const empty = (setBy: Machine | Person, now: number): FieldState => ({
  value: null,
  setBy,
  confidence: null,
  evidence: [],
  lockedBy: null,
  alternatives: [],
  dismissed: [],
  rev: 0,
  updatedAt: now,
})

const without = (alternatives: Alternative[], value: string | null): Alternative[] =>
  alternatives.filter((alternative) => !same(alternative.value, value))

function keepMachineValue(before: FieldState, next: string | null): Alternative[] {
  const { value, setBy, confidence, evidence, updatedAt } = before
  if (value === null || setBy.kind === 'person' || same(value, next)) return before.alternatives
  return addAlternative(before.alternatives, { value, confidence, evidence, at: updatedAt })
}

const addAlternative = (alternatives: Alternative[], added: Alternative): Alternative[] =>
  [added, ...without(alternatives, added.value)].slice(0, MOST_ALTERNATIVES)

type Step = { state: FieldState; outcome: Outcome }

function offer(before: FieldState, { value, confidence, evidence }: Proposal, now: number): Step {
  const known = before.alternatives.some((alternative) => same(alternative.value, value))
  const unwanted = before.dismissed.some((dismissed) => same(dismissed, value))
  if (value === null || known || unwanted || same(before.value, value)) return { state: before, outcome: 'none' }
  const added = { value, confidence, evidence: evidence.slice(-MOST_EVIDENCE), at: now }
  const alternatives = addAlternative(before.alternatives, added)
  return { state: { ...before, alternatives, rev: before.rev + 1, updatedAt: now }, outcome: 'propose' }
}

/** The same value heard again: surer, and with one more proof. A person's own value needs neither. */
function confirm(before: FieldState, { confidence, evidence }: Proposal, now: number): Step {
  const fresh = evidence.filter(
    (e) => !before.evidence.some((old) => old.entryKey === e.entryKey && old.quote === e.quote),
  )
  const surer = confidence !== null && before.confidence !== null && confidence > before.confidence
  if (before.setBy.kind === 'person' || before.value === null || (fresh.length === 0 && !surer))
    return { state: before, outcome: 'none' }
  const state = {
    ...before,
    confidence: surer ? confidence : before.confidence,
    evidence: [...before.evidence, ...fresh].slice(-MOST_EVIDENCE),
    rev: before.rev + 1,
    updatedAt: now,
  }
  return { state, outcome: 'none' }
}
