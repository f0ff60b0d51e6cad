/** Where a supervisor stands in a call, and who else is there, from the rows of the backend. */
import type { FunctionReturnType } from 'convex/server'
import type { api } from '../../convex/_generated/api'
import type { SupervisionMode } from '../../convex/domain/supervision.ts'

export type Row = FunctionReturnType<typeof api.queries.supervision.ofCall>[number]

export type Standing =
  | { readonly kind: 'out' }
  /** `since` in ms since the epoch. */
  | { readonly kind: 'asking'; readonly mode: SupervisionMode; readonly since: number }
  | { readonly kind: 'in'; readonly mode: SupervisionMode; readonly since: number }
  | { readonly kind: 'refused'; readonly mode: SupervisionMode; readonly reason: string; readonly since: number }

const OUT: Standing = { kind: 'out' }

/** A refusal is told for this long, ms. */
const REFUSAL_MS = 12_000

export function standingOf(rows: readonly Row[], me: string, now: number): Standing {
  const mine = rows.filter(({ supervisorId }) => supervisorId === me)
  const open = mine.find(({ endedAt }) => endedAt === undefined)
  if (open?.state === 'active') return { kind: 'in', mode: open.mode, since: open.since ?? open.requestedAt }
  if (open !== undefined) return { kind: 'asking', mode: open.mode, since: open.requestedAt }
  const [last] = mine.toSorted((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0))
  if (last?.state !== 'refused' || now - (last.endedAt ?? 0) > REFUSAL_MS) return OUT
  return { kind: 'refused', mode: last.mode, reason: last.reason ?? 'failed', since: last.endedAt ?? 0 }
}

/** Who is in the call now, first come first. */
export const presentIn = (rows: readonly Row[]): readonly Row[] =>
  rows
    .filter(({ state, endedAt }) => state === 'active' && endedAt === undefined)
    .toSorted((a, b) => (a.since ?? 0) - (b.since ?? 0))
