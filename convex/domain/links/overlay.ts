/**
 * The card of an incident that holds others: what stands in its own rows, and beside it what the others' rows say. Nothing of it is
 * written, so that a split gives back exactly what was there.
 */
import { type Alternative, type FieldState, same } from '../field.ts'

/** The state of a field in the incident of another session. */
export type Part = { readonly session: string; readonly state: FieldState }

export type ShownAlternative = Alternative & { from?: string }

/** `from`: the session whose value it is, when it is not the incident's own. */
export type Shown = Omit<FieldState, 'alternatives'> & { alternatives: ShownAlternative[]; from?: string }

const MOST_ALTERNATIVES = 10

/**
 * A person's value stands before a machine's, and the incident's own before another's; what does not stand and differs is an
 * alternative. A locked field keeps its value, whatever the others say. Null: nobody knows anything of the field.
 */
export function overlay(own: FieldState | null, parts: readonly Part[]): Shown | null {
  const filled = parts.filter(({ state }) => state.value !== null && state.value !== '')
  if (filled.length === 0) return own
  const held = own !== null && own.lockedBy !== null
  const known = own !== null && own.value !== null && own.value !== ''
  const foreign = held
    ? undefined
    : (filled.find(({ state }) => state.lockedBy !== null) ?? (known ? undefined : filled[0]))
  const stands: Shown | null = foreign === undefined ? own : { ...foreign.state, from: foreign.session }
  if (stands === null) return own
  const offered = [
    ...(own?.alternatives ?? []),
    ...(foreign !== undefined && known ? [asAlternative(own)] : []),
    ...filled
      .filter((part) => part !== foreign)
      .map(({ session, state }) => ({ ...asAlternative(state), from: session })),
  ]
  const dismissed = own?.dismissed ?? []
  const alternatives = offered.filter(
    ({ value }, i) =>
      !same(value, stands.value) &&
      !dismissed.some((one) => same(one, value)) &&
      offered.findIndex((other) => same(other.value, value)) === i,
  )
  return {
    ...stands,
    alternatives: alternatives.slice(0, MOST_ALTERNATIVES),
    dismissed,
    rev: parts.reduce((sum, { state }) => sum + state.rev, own?.rev ?? 0),
    updatedAt: Math.max(stands.updatedAt, own?.updatedAt ?? 0),
  }
}

const asAlternative = (state: FieldState): Alternative => ({
  value: state.value ?? '',
  confidence: state.confidence,
  evidence: state.evidence,
  at: state.updatedAt,
})

/** The incident's own state with `value` of another's among its alternatives, for a person to take; null: nobody says so. */
export function borrowing(own: FieldState | null, parts: readonly Part[], value: string): FieldState | null {
  if (own?.alternatives.some((one) => one.value === value)) return own
  const part = parts.find(({ state }) => state.value === value)
  if (part === undefined) return null
  const base = own ?? {
    ...part.state,
    value: null,
    evidence: [],
    confidence: null,
    lockedBy: null,
    dismissed: [],
    rev: 0,
  }
  return { ...base, alternatives: [asAlternative(part.state), ...(own?.alternatives ?? [])] }
}
