/** Callers who gave up, and who calls them back: sole writer of `callBacks` and `callBackHolds`. */
import type { Doc, Id } from '../_generated/dataModel.js'
import type { MutationCtx, QueryCtx } from '../_generated/server.js'
import { CLAIM_LAPSES_MS, mask, numberKey } from '../domain/callBack.ts'
import * as Audit from './audit.ts'
import type { Caller, Reading, Writing } from './caller.ts'
import * as Calls from './calls.ts'
import * as Events from './events.ts'
import { checkId, refuse } from './refusal.ts'

const MOST_OPEN = 200
const MOST_CLOSED = 20
const MOST_OF_NUMBER = 10
/** How long a call-back that is closed is kept; its call's timeline says what came of it for longer, ms. */
const KEEP_MS = 7 * 24 * 3_600_000

type Row = Doc<'callBacks'>
type Which = { callBackId: Id<'callBacks'> }

/** The clock acts for the room itself. */
const CLOCK: Caller = { tokenIdentifier: 'clock', subject: 'clock', name: 'clock', email: '', role: 'service' }

/** A caller gave up. Who is owed a call already is owed one, however often they tried. */
export async function owe(ctx: Writing, call: Doc<'liveCalls'>, endedAt: number): Promise<void> {
  if (call.practice || call.answeredAt !== undefined) return
  const key = numberKey(call.customerPhone)
  const present = key === '' ? undefined : (await openOf(ctx, key))[0]
  const last = { callId: call.callId, sessionId: call.sessionId, lastAt: endedAt, waitedMs: endedAt - call.startedAt }
  if (present !== undefined) {
    await ctx.db.patch('callBacks', present._id, { ...last, abandoned: present.abandoned + 1 })
    return
  }
  await ctx.db.insert('callBacks', {
    ...last,
    number: call.customerPhone,
    numberKey: key,
    state: 'pending',
    abandoned: 1,
    firstAt: endedAt,
    attempts: 0,
  })
  await note(ctx, call.sessionId, 'pending', endedAt)
}

/** Somebody spoke with this number: whatever call it was, they are not owed another. */
export async function answered(ctx: Writing, call: Doc<'liveCalls'>, now: number): Promise<void> {
  const key = numberKey(call.customerPhone)
  if (key === '') return
  for (const row of await openOf(ctx, key)) {
    const by = row.claimedBy?.name ?? call.agentName
    await shut(ctx, row, { state: 'done', closedBy: by, resultCallId: call.callId }, now)
  }
}

type Claim = { kind: 'yours'; number: string } | { kind: 'taken'; by: string } | { kind: 'closed'; by: string | null }

export async function claim(ctx: Writing, { callBackId }: Which): Promise<Claim> {
  const row = await known(ctx, callBackId)
  const now = Date.now()
  if (row.closedAt !== undefined) return { kind: 'closed', by: row.closedBy ?? null }
  const { subject: id, name } = ctx.caller
  if (row.claimedBy !== undefined && row.claimedBy.id !== id && !(await hasLapsed(ctx, row, now)))
    return { kind: 'taken', by: row.claimedBy.name }
  if (row.claimedBy?.id !== id) {
    await ctx.db.patch('callBacks', row._id, { state: 'claimed', claimedBy: { id, name }, claimedAt: now })
    await note(ctx, row.sessionId, 'claimed', now)
    // A claim shows the number to whoever claims.
    await Audit.note(ctx, { action: 'callBack.claim', callId: row.callId })
  }
  await see(ctx, row._id, id, now)
  return { kind: 'yours', number: row.number }
}

export async function claimOfCall(
  ctx: Writing,
  { callId }: { callId: string },
): Promise<{ callBackId: Id<'callBacks'>; claim: Claim } | null> {
  const row = await ctx.db
    .query('callBacks')
    .withIndex('by_callId', (q) => q.eq('callId', callId))
    .first()
  return row === null ? null : { callBackId: row._id, claim: await claim(ctx, { callBackId: row._id }) }
}

export async function hold(ctx: Writing, { callBackId }: Which): Promise<boolean> {
  const row = await known(ctx, callBackId)
  if (row.closedAt !== undefined || row.claimedBy?.id !== ctx.caller.subject) return false
  await see(ctx, row._id, ctx.caller.subject, Date.now())
  return true
}

export async function release(ctx: Writing, { callBackId }: Which): Promise<null> {
  const row = await known(ctx, callBackId)
  if (row.closedAt !== undefined || row.claimedBy === undefined) return null
  mine(ctx, row)
  return free(ctx, row, Date.now())
}

export async function dialled(ctx: Writing, { callBackId, callId }: Which & { callId: string }): Promise<null> {
  checkId('callId', callId)
  const row = await known(ctx, callBackId)
  // It was answered, and closed by that, before the window could say which call it was.
  if (row.resultCallId === callId) return null
  if (row.closedAt !== undefined) return null
  if (row.claimedBy?.id !== ctx.caller.subject)
    refuse('value_invalid', 'callBackId', `claimed by ${row.claimedBy?.name ?? 'nobody'}`)
  const now = Date.now()
  await ctx.db.patch('callBacks', row._id, { resultCallId: callId, attempts: row.attempts + 1 })
  await see(ctx, row._id, ctx.caller.subject, now)
  return note(ctx, row.sessionId, 'dialled', now, { callId })
}

export async function close(
  ctx: Writing,
  { callBackId, outcome }: Which & { outcome: 'done' | 'unreachable' },
): Promise<null> {
  const row = await known(ctx, callBackId)
  if (row.closedAt !== undefined) return null
  mine(ctx, row)
  return shut(ctx, row, { state: outcome, closedBy: ctx.caller.name }, Date.now())
}

export async function reopen(ctx: Writing, { callBackId }: Which): Promise<null> {
  const row = await known(ctx, callBackId)
  if (row.closedAt === undefined) return null
  // The number may have been owed anew meanwhile: one row is enough.
  if (row.numberKey !== '' && (await openOf(ctx, row.numberKey)).length > 0) return null
  await ctx.db.patch('callBacks', row._id, { closedAt: undefined, closedBy: undefined, resultCallId: undefined })
  return free(ctx, row, Date.now())
}

/** Gives back what was claimed by consoles that are gone, and forgets the numbers of those that were closed long ago. */
export async function sweep(ctx: MutationCtx, now: number, limit: number): Promise<void> {
  const old = await ctx.db
    .query('callBacks')
    .withIndex('by_closedAt', (q) => q.gt('closedAt', 0).lt('closedAt', now - KEEP_MS))
    .take(limit)
  for (const row of old) await ctx.db.delete('callBacks', row._id)
  for (const row of await openRows(ctx))
    if (row.state === 'claimed' && (await hasLapsed(ctx, row, now))) await free({ ...ctx, caller: CLOCK }, row, now)
}

/** The caller's number goes with what else a room no longer keeps of the call. */
export async function forget(ctx: MutationCtx, callId: string): Promise<void> {
  const rows = await ctx.db
    .query('callBacks')
    .withIndex('by_callId', (q) => q.eq('callId', callId))
    .take(MOST_OF_NUMBER)
  for (const row of rows) {
    await letGo(ctx, row._id)
    await ctx.db.delete('callBacks', row._id)
  }
}

/** A claim lives as long as its console is heard of, or as the call that it led to. */
async function hasLapsed(ctx: QueryCtx, row: Row, now: number): Promise<boolean> {
  const held = await holdOf(ctx, row._id)
  if (held !== null && held.seenAt >= now - CLAIM_LAPSES_MS) return false
  const call = row.resultCallId === undefined ? null : await Calls.find(ctx, row.resultCallId)
  return call === null || call.status === 'ended'
}

/** Whoever holds it may act on it; a supervisor may for them. */
function mine(ctx: Writing, row: Row): void {
  const { subject, role } = ctx.caller
  if (row.claimedBy?.id !== subject && role === 'dispatcher')
    refuse('value_invalid', 'callBackId', `claimed by ${row.claimedBy?.name ?? 'nobody'}`)
}

async function free(ctx: Writing, row: Row, now: number): Promise<null> {
  await ctx.db.patch('callBacks', row._id, { state: 'pending', claimedBy: undefined, claimedAt: undefined })
  await letGo(ctx, row._id)
  return note(ctx, row.sessionId, 'pending', now)
}

async function shut(
  ctx: Writing,
  row: Row,
  end: { state: 'done' | 'unreachable'; closedBy: string; resultCallId?: string },
  now: number,
): Promise<null> {
  await ctx.db.patch('callBacks', row._id, { ...end, closedAt: now })
  await letGo(ctx, row._id)
  return note(ctx, row.sessionId, end.state, now, end.resultCallId === undefined ? {} : { callId: end.resultCallId })
}

async function note(
  ctx: Writing,
  sessionId: string,
  state: string,
  now: number,
  more: Record<string, string> = {},
): Promise<null> {
  await Events.append(ctx, sessionId, 'CallBackLogEvent', now, { state, ...more })
  return null
}

async function see(ctx: MutationCtx, callBackId: Id<'callBacks'>, holder: string, seenAt: number): Promise<void> {
  const present = await holdOf(ctx, callBackId)
  if (present === null) await ctx.db.insert('callBackHolds', { callBackId, holder, seenAt })
  else await ctx.db.patch('callBackHolds', present._id, { holder, seenAt })
}

async function letGo(ctx: MutationCtx, callBackId: Id<'callBacks'>): Promise<void> {
  const present = await holdOf(ctx, callBackId)
  if (present !== null) await ctx.db.delete('callBackHolds', present._id)
}

const holdOf = (ctx: QueryCtx, callBackId: Id<'callBacks'>): Promise<Doc<'callBackHolds'> | null> =>
  ctx.db
    .query('callBackHolds')
    .withIndex('by_callBack', (q) => q.eq('callBackId', callBackId))
    .unique()

const known = async (ctx: QueryCtx, id: Id<'callBacks'>): Promise<Row> =>
  (await ctx.db.get('callBacks', id)) ?? refuse('not_found', 'callBackId')

const openOf = (ctx: QueryCtx, key: string): Promise<Row[]> =>
  ctx.db
    .query('callBacks')
    .withIndex('by_number', (q) => q.eq('numberKey', key).eq('closedAt', undefined))
    .take(MOST_OF_NUMBER)

const openRows = (ctx: QueryCtx): Promise<Row[]> =>
  ctx.db
    .query('callBacks')
    .withIndex('by_closedAt', (q) => q.eq('closedAt', undefined))
    // Where more were left lying than can be shown, the newest may still be reached.
    .order('desc')
    .take(MOST_OPEN)

export async function list(ctx: Reading): Promise<ReturnType<typeof shownTo>[]> {
  const closed = await ctx.db
    .query('callBacks')
    .withIndex('by_closedAt', (q) => q.gt('closedAt', 0))
    .order('desc')
    .take(MOST_CLOSED)
  const owed = (await openRows(ctx)).sort((a, b) => a.firstAt - b.firstAt || a._creationTime - b._creationTime)
  return [...owed, ...closed].map((row) => shownTo(ctx.caller, row))
}

/** A number is a person's: it is shown to supervisors, and to the one who is to call it. */
function shownTo({ role, subject }: Caller, row: Row) {
  const mine = row.claimedBy?.id === subject
  const masked = !(mine || role === 'supervisor' || role === 'admin') && row.number !== ''
  return {
    callBackId: row._id,
    callId: row.callId,
    state: row.state,
    number: masked ? mask(row.number) : row.number,
    masked,
    abandoned: row.abandoned,
    firstAt: row.firstAt,
    lastAt: row.lastAt,
    waitedMs: row.waitedMs,
    claimedBy: row.claimedBy?.name ?? null,
    mine,
    claimedAt: row.claimedAt ?? null,
    resultCallId: row.resultCallId ?? null,
    attempts: row.attempts,
    closedAt: row.closedAt ?? null,
    closedBy: row.closedBy ?? null,
  }
}

export async function mineOpen(ctx: Reading): Promise<Id<'callBacks'>[]> {
  const rows = await openRows(ctx)
  return rows.filter(({ claimedBy }) => claimedBy?.id === ctx.caller.subject).map(({ _id }) => _id)
}

export async function owed(ctx: QueryCtx): Promise<{ n: number; oldestAt: number | null }> {
  const rows = await openRows(ctx)
  return { n: rows.length, oldestAt: rows.length === 0 ? null : Math.min(...rows.map(({ firstAt }) => firstAt)) }
}
