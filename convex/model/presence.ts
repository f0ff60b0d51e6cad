/** Supervisors in calls: sole writer of `supervisions` and `supervisionBridges`. */
import type { Doc } from '../_generated/dataModel.js'
import type { MutationCtx, QueryCtx } from '../_generated/server.js'
import type { SupervisionMode, SupervisionState } from '../domain/supervision.ts'
import { whyNot } from '../domain/supervision.ts'
import * as Board from './board.ts'
import type { Writing } from './caller.ts'
import * as Events from './events.ts'
import { given } from './given.ts'
import { checkId, checkText, refuse } from './refusal.ts'

/** More supervisors than a room has in one call; bounds every read. */
const MOST = 100

type Supervisor = { readonly supervisorId: string; readonly supervisorName: string }
type Row = Doc<'supervisions'>

/** Asks the host of the call for a step of the ladder; a step that this call cannot take is refused at once, with the reason. */
export async function ask(ctx: Writing, call: Doc<'liveCalls'>, who: Supervisor, mode: SupervisionMode): Promise<null> {
  const now = Date.now()
  const open = await openRow(ctx, call.callId, who.supervisorId)
  const reason = whyNot(call.sourceKind, mode)
  if (open !== null && reason === null) {
    if (open.mode === mode) return null
    await ctx.db.patch('supervisions', open._id, { mode, state: 'requested', requestedAt: now })
    return note(ctx, call.sessionId, { ...open, mode, state: 'requested' }, now)
  }
  const { callId, sessionId } = call
  const asked = { callId, sessionId, ...who, mode, requestedAt: now }
  const row =
    reason === null
      ? { ...asked, state: 'requested' as const }
      : { ...asked, state: 'refused' as const, reason, endedAt: now }
  await ctx.db.insert('supervisions', row)
  return note(ctx, sessionId, row, now)
}

/** The supervisor goes; safe to repeat. */
export async function leave(ctx: Writing, { callId }: { callId: string }): Promise<null> {
  const open = await openRow(ctx, callId, ctx.caller.subject)
  if (open === null) return null
  return close(ctx, open, 'ended', undefined, Date.now())
}

type Report = {
  callId: string
  supervisorId: string
  mode: SupervisionMode
  state: SupervisionState
  reason?: string
  bridge?: { uri: string; ticket: string }
}

/** What the host that carries the call did. A report about a mode that is no longer asked for is no news. */
export async function report(ctx: Writing, args: Report): Promise<null> {
  checkReport(args)
  const { callId, supervisorId, mode, state, reason, bridge } = args
  const now = Date.now()
  const open = await openRow(ctx, callId, supervisorId)
  if (open === null) return null
  if (bridge !== undefined) await publish(ctx, { callId, supervisorId, ...bridge, at: now })
  if (state === 'ended' || state === 'refused') return close(ctx, open, state, reason, now)
  if (open.mode !== mode || open.state === state) return null
  const since = state === 'active' ? { since: now } : {}
  await ctx.db.patch('supervisions', open._id, { state, ...since, ...given({ reason }) })
  await note(ctx, open.sessionId, { ...open, state }, now)
  return showOnBoard(ctx, callId, now)
}

function checkReport({ callId, supervisorId, reason, bridge }: Report): void {
  checkId('callId', callId)
  checkId('supervisorId', supervisorId)
  if (reason !== undefined) checkText('reason', reason, 200)
  if (bridge === undefined) return
  if (!/^sips?:/.test(bridge.uri)) refuse('value_invalid', 'bridge.uri', 'not a SIP address')
  checkId('bridge.uri', bridge.uri, 500)
  checkId('bridge.ticket', bridge.ticket, 500)
}

/** Everybody leaves a call that ends. */
export async function closeAll(ctx: Writing, callId: string, now: number): Promise<void> {
  for (const row of await openRows(ctx, callId)) await close(ctx, row, 'ended', undefined, now)
}

async function close(
  ctx: Writing,
  row: Row,
  state: 'ended' | 'refused',
  reason: string | undefined,
  now: number,
): Promise<null> {
  await ctx.db.patch('supervisions', row._id, { state, endedAt: now, ...given({ reason }) })
  const bridge = await bridgeRow(ctx, row.callId, row.supervisorId)
  if (bridge !== null) await ctx.db.delete('supervisionBridges', bridge._id)
  await note(ctx, row.sessionId, { ...row, state }, now)
  return showOnBoard(ctx, row.callId, now)
}

/** Who is in the call is on the list too: two supervisors spread out. */
async function showOnBoard(ctx: MutationCtx, callId: string, now: number): Promise<null> {
  const active = (await openRows(ctx, callId)).filter(({ state }) => state === 'active')
  const supervisors = active.map(({ supervisorId, supervisorName, mode }) => ({ supervisorId, supervisorName, mode }))
  await Board.show(ctx, callId, { supervisors }, now)
  return null
}

async function note(
  ctx: Writing,
  sessionId: string,
  row: Pick<Row, 'supervisorName' | 'mode' | 'state'>,
  now: number,
): Promise<null> {
  const { supervisorName: supervisor, mode, state } = row
  await Events.append(ctx, sessionId, 'SupervisionLogEvent', now, { supervisor, mode, state })
  return null
}

async function publish(
  ctx: MutationCtx,
  bridge: Omit<Doc<'supervisionBridges'>, '_id' | '_creationTime'>,
): Promise<void> {
  const present = await bridgeRow(ctx, bridge.callId, bridge.supervisorId)
  if (present === null) await ctx.db.insert('supervisionBridges', bridge)
  else await ctx.db.patch('supervisionBridges', present._id, bridge)
}

const bridgeRow = (ctx: QueryCtx, callId: string, supervisorId: string): Promise<Doc<'supervisionBridges'> | null> =>
  ctx.db
    .query('supervisionBridges')
    .withIndex('by_call', (q) => q.eq('callId', callId).eq('supervisorId', supervisorId))
    .unique()

const openRow = (ctx: QueryCtx, callId: string, supervisorId: string): Promise<Row | null> =>
  ctx.db
    .query('supervisions')
    .withIndex('by_supervisor', (q) => q.eq('callId', callId).eq('supervisorId', supervisorId).eq('endedAt', undefined))
    .unique()

const openRows = (ctx: QueryCtx, callId: string): Promise<Row[]> =>
  ctx.db
    .query('supervisions')
    .withIndex('by_call', (q) => q.eq('callId', callId).eq('endedAt', undefined))
    .take(MOST)

/** Those who are in the call or ask to be, and the newest refusals and departures. */
export async function ofCall(ctx: QueryCtx, { callId }: { callId: string }): Promise<Row[]> {
  const past = await ctx.db
    .query('supervisions')
    .withIndex('by_call', (q) => q.eq('callId', callId).gt('endedAt', 0))
    .order('desc')
    .take(10)
  return [...(await openRows(ctx, callId)), ...past]
}

/** All that is open in the room: what hosts act on. */
export const open = (ctx: QueryCtx): Promise<Row[]> =>
  ctx.db
    .query('supervisions')
    .withIndex('by_endedAt', (q) => q.eq('endedAt', undefined))
    .take(MOST)

/** How another host reaches the call for this supervisor; null until the carrying host says. */
export async function bridge(
  ctx: QueryCtx,
  { callId, supervisorId }: { callId: string; supervisorId: string },
): Promise<{ uri: string; ticket: string } | null> {
  const row = await bridgeRow(ctx, callId, supervisorId)
  return row === null ? null : { uri: row.uri, ticket: row.ticket }
}
