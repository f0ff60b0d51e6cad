/** The incident card: what machines propose and people decide, and the incident's columns kept in step with both. */
import type { Doc } from '../_generated/dataModel.js'
import type { QueryCtx } from '../_generated/server.js'
import { type Evidence, type FieldName, isFieldName } from '../domain/canonical.ts'
import { columnsOf } from '../domain/columns.ts'
import * as Field from '../domain/field.ts'
import { faultOf } from '../domain/fieldValue.ts'
import { borrowing, type Part, type Shown } from '../domain/links/overlay.ts'
import { moreUrgent, priorityOf } from '../domain/triage.ts'
import type { Writing } from './caller.ts'
import * as Calls from './calls.ts'
import * as Fields from './fields.ts'
import * as Incidents from './incidents.ts'
import * as Links from './links.ts'
import * as Merges from './merges.ts'
import { checkEvidence } from './proof.ts'
import { checkId, checkNumber, refuse } from './refusal.ts'

const MOST_CHANGES = 60

type Applied = {
  callId: string
  callSessionId: string
  changes: { field: string; value: string | null; confidence: number; evidence: Evidence[] }[]
  by: { provider: string; model: string; version: string }
}

/** What a line of a call made known. Unknown incident: it is made. Locked field: the value becomes an alternative. */
export async function apply(ctx: Writing, args: Applied): Promise<null> {
  checkId('callId', args.callId)
  checkId('callSessionId', args.callSessionId)
  for (const [name, value] of Object.entries(args.by)) checkId(`by.${name}`, value)
  if (args.changes.length > MOST_CHANGES) refuse('value_invalid', 'changes', `more than ${MOST_CHANGES}`)
  const changes = args.changes.map((change) => {
    const field = fieldOf(change.field)
    if (change.value !== null) checkValue(field, change.value)
    checkNumber('confidence', change.confidence, 0, 1)
    checkEvidence('evidence', change.evidence)
    return { ...change, field }
  })
  const now = Date.now()
  const incident = await Incidents.ensure(ctx, args.callSessionId, now)
  const rows = await Fields.load(ctx, args.callSessionId)
  const by = { kind: 'machine' as const, ...args.by }
  for (const { field, ...proposal } of changes) await Fields.propose(ctx, rows, field, { ...proposal, by }, now)
  await keepInStep(ctx, incident, rows, 'code', now)
  return null
}

/**
 * Writes the columns, the raw record and the priority that follow from the fields that changed, and `also` what was sent as
 * such. A machine's code only raises an earlier priority; a person's sets it.
 */
export async function keepInStep(
  ctx: Writing,
  incident: Doc<'incidents'>,
  rows: Fields.Rows,
  from: 'code' | 'person',
  now: number,
  also: Incidents.Change = {},
): Promise<void> {
  const record = Fields.recordOf(rows)
  const columns: Incidents.Change = { ...also, ...columnsOf(record, rows.changed, also.location ?? incident.location) }
  if (rows.changed.size > 0 && !('rawCanonicalData' in also))
    columns.rawCanonicalData = { ...asRecord(incident.rawCanonicalData), ...valuesOf(rows) }
  if (rows.changed.has('codigo') && !('priority' in also) && (from === 'person' || record.codigo !== undefined)) {
    const next = priorityOf(record.codigo)
    const raise = from === 'code' && incident.priorityFrom !== undefined
    columns.priority = raise ? moreUrgent(incident.priority, next) : next
    columns.priorityFrom = from
  }
  if (Object.keys(columns).length > 0) await Incidents.change(ctx, incident._id, columns, now)
  await Links.look(ctx, rows, now)
}

const asRecord = (raw: unknown): object => (typeof raw === 'object' && raw !== null ? raw : {})

/** The record as other programs know it: an empty text where there was a value and is none. */
const valuesOf = (rows: Fields.Rows): Record<string, string> =>
  Object.fromEntries([...rows.byField].map(([field, { value }]) => [field, value ?? '']))

type Place = { callSessionId: string; field: string }

export async function set(ctx: Writing, args: Place & { value: string }): Promise<null> {
  const field = fieldOf(args.field)
  const value = args.value.trim()
  if (value !== '') checkValue(field, value)
  return decide(ctx, args, 'set', (before, name, now) => Field.edit(before, value, name, now))
}

/** Locking what another call of the same incident said takes it over as this person's own. */
export const lock = (ctx: Writing, args: Place): Promise<null> =>
  decide(ctx, args, 'lock', (before, name, now, parts) => {
    const theirs = (before?.value ?? null) === null ? parts.find(({ state }) => state.value !== null) : undefined
    const borrowed = theirs === undefined ? null : borrowing(before, [theirs], theirs.state.value ?? '')
    const taken = borrowed && Field.accept(borrowed, theirs?.state.value ?? '', name, now)
    return taken ?? Field.lock(before, name, now)
  })

export const unlock = (ctx: Writing, args: Place): Promise<null> =>
  decide(ctx, args, 'unlock', (before, _, now) =>
    before === null || before.lockedBy === null ? before : Field.unlock(before, now),
  )

export const accept = (ctx: Writing, args: Place & { value: string }): Promise<null> =>
  decide(ctx, args, 'accept', (before, name, now, parts) => {
    const offered = borrowing(before, parts, args.value)
    return chosen(offered && Field.accept(offered, args.value, name, now))
  })

export const dismiss = (ctx: Writing, args: Place & { value: string }): Promise<null> =>
  decide(
    ctx,
    args,
    'dismiss',
    (before, _, now, parts) => {
      const offered = borrowing(before, parts, args.value)
      return chosen(offered && Field.dismiss(offered, args.value, now))
    },
    args.value,
  )

const chosen = (state: Field.FieldState | null): Field.FieldState =>
  state ?? refuse('not_found', 'value', 'no such alternative')

async function decide(
  ctx: Writing,
  place: Place,
  action: 'set' | 'lock' | 'unlock' | 'accept' | 'dismiss',
  act: (before: Field.FieldState | null, name: string, now: number, parts: readonly Part[]) => Field.FieldState | null,
  value?: string,
): Promise<null> {
  const field = fieldOf(place.field)
  const now = Date.now()
  const incident = await incidentOf(ctx, place.callSessionId, now)
  const rows = await Fields.load(ctx, place.callSessionId)
  const { name } = ctx.caller
  const before = Fields.stateOf(rows, field)
  const parts = action === 'set' || action === 'unlock' ? undefined : await Merges.partsOf(ctx, place.callSessionId)
  const state = act(before, name, now, parts?.get(field) ?? [])
  if (state === null || state === before) return null
  await Fields.decide(ctx, rows, field, { action, state, name, ...(value === undefined ? {} : { value }) })
  // What a person holds shows in the columns even where a program had sent another text for them.
  if (state.lockedBy !== null && action !== 'dismiss') rows.changed.add(field)
  await keepInStep(ctx, incident, rows, 'person', now)
  return null
}

/** A person may fill the card of a call before any program has: then the incident begins with them. */
const incidentOf = async (ctx: Writing, sessionId: string, now: number): Promise<Doc<'incidents'>> =>
  (await Calls.hasSession(ctx, sessionId)) ? Incidents.ensure(ctx, sessionId, now) : Incidents.known(ctx, sessionId)

type Row = { field: FieldName } & Omit<Shown, 'dismissed'>

/** The incident with its fields; with those of the incidents that it holds laid over them, each under its own name. */
export async function read(
  ctx: QueryCtx,
  { callSessionId }: { callSessionId: string },
): Promise<{ incident: Doc<'incidents'>; fields: Row[] } | null> {
  const incident = await Incidents.find(ctx, callSessionId)
  if (incident === null) return null
  const held = await Incidents.heldBy(ctx, callSessionId)
  const parts = held.length === 0 ? new Map<FieldName, Part[]>() : await Merges.partsOf(ctx, callSessionId)
  const rows = Merges.together(await Fields.list(ctx, callSessionId), parts)
  const fields = rows.map(({ dismissed: _dismissed, ...row }) => row)
  return { incident: Merges.urgencyOf(incident, held), fields }
}

export const history = (ctx: QueryCtx, args: { callSessionId: string }): Promise<Doc<'incidentChanges'>[]> =>
  Fields.history(ctx, args.callSessionId)

function fieldOf(name: string): FieldName {
  return isFieldName(name) ? name : refuse('field_unknown', name.slice(0, 100))
}

function checkValue(field: FieldName, value: string): void {
  const fault = faultOf(field, value)
  if (fault !== null) refuse('value_invalid', field, fault)
}
