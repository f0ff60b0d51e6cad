/** The fields of an incident, one row each, and their history: sole writer of `incidentFields` and `incidentChanges`. */
import type { Doc } from '../_generated/dataModel.js'
import type { MutationCtx, QueryCtx } from '../_generated/server.js'
import type { CanonicalRecord, FieldName } from '../domain/canonical.ts'
import * as Field from '../domain/field.ts'

const MOST_FIELDS = 100
const MOST_CHANGES = 500

type Action = Doc<'incidentChanges'>['action']

/** The rows of one incident, read once and kept in step while one mutation writes. */
export type Rows = {
  readonly callSessionId: string
  readonly byField: Map<FieldName, Doc<'incidentFields'>>
  /** Fields whose value this mutation changed. */
  readonly changed: Set<FieldName>
}

export const list = (ctx: QueryCtx, callSessionId: string): Promise<Doc<'incidentFields'>[]> =>
  ctx.db
    .query('incidentFields')
    .withIndex('by_field', (q) => q.eq('callSessionId', callSessionId))
    .take(MOST_FIELDS)

export async function load(ctx: QueryCtx, callSessionId: string): Promise<Rows> {
  const rows = await list(ctx, callSessionId)
  return { callSessionId, byField: new Map(rows.map((row) => [row.field, row])), changed: new Set() }
}

export const isLocked = (rows: Rows, field: FieldName): boolean => (rows.byField.get(field)?.lockedBy ?? null) !== null

/** The values that are known, as a record. */
export const recordOf = (rows: Rows): CanonicalRecord =>
  Object.fromEntries([...rows.byField].flatMap(([field, { value }]) => (value === null ? [] : [[field, value]])))

/** A machine's value, merged by the rule of `domain/field.ts`. */
export async function propose(
  ctx: MutationCtx,
  rows: Rows,
  field: FieldName,
  proposal: Field.Proposal,
  now: number,
): Promise<void> {
  const before = stateOf(rows, field)
  const step = Field.propose(before, proposal, now)
  if (step === null || step.state.rev === before?.rev) return
  await write(ctx, rows, field, step.state)
  if (step.outcome === 'none') return
  const { value, confidence, evidence, by } = proposal
  await log(ctx, rows, field, step.outcome, { value, confidence, evidence, by, at: now, rev: step.state.rev })
}

/** A person's act: writes the state that it led to, and who did it. */
export async function decide(
  ctx: MutationCtx,
  rows: Rows,
  field: FieldName,
  act: { action: Exclude<Action, 'propose'>; state: Field.FieldState; name: string; value?: string },
): Promise<void> {
  const { action, state, name } = act
  await write(ctx, rows, field, state)
  await log(ctx, rows, field, action, {
    value: act.value ?? state.value,
    confidence: null,
    evidence: action === 'accept' ? state.evidence : [],
    by: { kind: 'person', name },
    at: state.updatedAt,
    rev: state.rev,
  })
}

export function stateOf(rows: Rows, field: FieldName): Field.FieldState | null {
  const row = rows.byField.get(field)
  if (row === undefined) return null
  const { _id, _creationTime, callSessionId, field: _, ...state } = row
  return state
}

async function write(ctx: MutationCtx, rows: Rows, field: FieldName, state: Field.FieldState): Promise<void> {
  const present = rows.byField.get(field)
  const { callSessionId } = rows
  if ((present?.value ?? null) !== state.value) rows.changed.add(field)
  const id = present?._id ?? (await ctx.db.insert('incidentFields', { callSessionId, field, ...state }))
  if (present !== undefined) await ctx.db.patch('incidentFields', id, state)
  const stored = { _id: id, _creationTime: present?._creationTime ?? 0, callSessionId, field, ...state }
  rows.byField.set(field, stored)
}

async function log(
  ctx: MutationCtx,
  rows: Rows,
  field: FieldName,
  action: Action,
  change: Pick<Doc<'incidentChanges'>, 'value' | 'by' | 'confidence' | 'evidence' | 'rev' | 'at'>,
): Promise<void> {
  await ctx.db.insert('incidentChanges', { callSessionId: rows.callSessionId, field, action, ...change })
}

/** Newest first. */
export const history = (ctx: QueryCtx, callSessionId: string): Promise<Doc<'incidentChanges'>[]> =>
  ctx.db
    .query('incidentChanges')
    .withIndex('by_session', (q) => q.eq('callSessionId', callSessionId))
    .order('desc')
    .take(MOST_CHANGES)
