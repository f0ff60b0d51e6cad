/** Alerts of a call: sole writer of `alerts`. One cause raises one alert. */
import type { Doc, Id } from '../_generated/dataModel.js'
import type { QueryCtx } from '../_generated/server.js'
import { type AlertType, severityOf } from '../domain/alerts.ts'
import type { Evidence } from '../domain/canonical.ts'
import * as Alarms from './alarms.ts'
import * as Board from './board.ts'
import type { Writing } from './caller.ts'
import * as Calls from './calls.ts'
import * as Events from './events.ts'
import { checkEvidence } from './proof.ts'
import { checkCallMs, checkId, checkInteger, refuse } from './refusal.ts'

const MOST = 200
/** Longest that an alert may be put off, minutes. */
const SHELVED = { life: 10, caution: 240, info: 240 } as const

/** Raises an alert, or returns the one that this rule has already raised in this call. */
export async function raise(
  ctx: Writing,
  args: { callId: string; type: AlertType; rule: string; evidence: Evidence[]; atMs: number },
): Promise<Id<'alerts'>> {
  const { callId, type, rule, evidence, atMs } = args
  checkId('rule', rule)
  checkCallMs('atMs', atMs)
  checkEvidence('evidence', evidence)
  const call = await Calls.known(ctx, callId)
  const present = await standing(ctx, call._id, type, rule)
  if (present !== undefined) return present._id
  const now = Date.now()
  const id = await ctx.db.insert('alerts', {
    liveCallId: call._id,
    callId,
    sessionId: call.sessionId,
    type,
    rule,
    severity: severityOf(type),
    evidence,
    atMs,
    raisedAt: now,
  })
  const alert = await ctx.db.get('alerts', id)
  if (alert !== null) await Board.addAlert(ctx, alert, now)
  await Alarms.raised(ctx, { type, rule }, call.practice, now)
  await Events.append(ctx, call.sessionId, 'AlertRaisedLogEvent', now, { type, rule, atMs })
  return id
}

/** The one of this rule whose cause is not over. */
async function standing(
  ctx: QueryCtx,
  liveCallId: Id<'liveCalls'>,
  type: AlertType,
  rule: string,
): Promise<Doc<'alerts'> | undefined> {
  const rows = await ctx.db
    .query('alerts')
    .withIndex('by_call', (q) => q.eq('liveCallId', liveCallId).eq('type', type).eq('rule', rule))
    .take(MOST)
  return rows.find((row) => row.retiredAt === undefined)
}

/** The cause is over: the alert leaves the list and stays in the call's history. Nothing when there is none. */
export async function retire(ctx: Writing, args: { callId: string; type: AlertType; rule: string }): Promise<null> {
  const { callId, type, rule } = args
  checkId('rule', rule)
  const call = await Calls.known(ctx, callId)
  const alert = await standing(ctx, call._id, type, rule)
  if (alert === undefined) return null
  const now = Date.now()
  await ctx.db.patch('alerts', alert._id, { retiredAt: now })
  await Board.removeAlert(ctx, callId, alert._id, now)
  await Events.append(ctx, call.sessionId, 'AlertRetiredLogEvent', now, { type, rule })
  return null
}

/** The alert that a rule has raised in a call; null when it has not. */
export const byRule = (
  ctx: QueryCtx,
  liveCallId: Id<'liveCalls'>,
  type: AlertType,
  rule: string,
): Promise<Doc<'alerts'> | null> =>
  ctx.db
    .query('alerts')
    .withIndex('by_call', (q) => q.eq('liveCallId', liveCallId).eq('type', type).eq('rule', rule))
    .first()

/** The first acknowledgement counts; a verdict may be given or changed later. */
export async function acknowledge(
  ctx: Writing,
  { alertId, verdict }: { alertId: Id<'alerts'>; verdict?: 'useful' | 'noise' },
): Promise<null> {
  const alert = await ctx.db.get('alerts', alertId)
  if (alert === null) refuse('not_found', 'alertId')
  const now = Date.now()
  await ctx.db.patch('alerts', alertId, {
    ...(alert.acknowledgedAt === undefined ? { acknowledgedAt: now, acknowledgedBy: ctx.caller.name } : {}),
    ...(verdict === undefined ? {} : { verdict }),
  })
  const firstAcknowledged = alert.acknowledgedAt === undefined
  await Alarms.judged(ctx, alert, { firstAcknowledged, before: alert.verdict, after: verdict })
  await Board.acknowledge(ctx, alert.callId, alertId, now)
  await Events.append(ctx, alert.sessionId, 'AlertAcknowledgedLogEvent', now, {
    type: alert.type,
    verdict: verdict ?? null,
  })
  return null
}

/** Puts an alert off for `minutes`; the time stands in its row, so that it comes back without anybody's doing. */
export async function shelve(
  ctx: Writing,
  { alertId, minutes, reason }: { alertId: Id<'alerts'>; minutes: number; reason: string },
): Promise<null> {
  checkId('reason', reason)
  const alert = await ctx.db.get('alerts', alertId)
  if (alert === null) refuse('not_found', 'alertId')
  checkInteger('minutes', minutes, 1, SHELVED[alert.severity])
  const now = Date.now()
  const shelvedUntil = now + minutes * 60_000
  await ctx.db.patch('alerts', alertId, { shelvedUntil, shelvedBy: ctx.caller.name, shelvedReason: reason.trim() })
  await Board.shelve(ctx, alert.callId, alertId, shelvedUntil, now)
  const told = { type: alert.type, minutes, reason: reason.trim() }
  await Events.append(ctx, alert.sessionId, 'AlertShelvedLogEvent', now, told)
  return null
}

export async function unshelve(ctx: Writing, { alertId }: { alertId: Id<'alerts'> }): Promise<null> {
  const alert = await ctx.db.get('alerts', alertId)
  if (alert === null) refuse('not_found', 'alertId')
  if (alert.shelvedUntil === undefined) return null
  const now = Date.now()
  const gone = { shelvedUntil: undefined, shelvedBy: undefined, shelvedReason: undefined }
  await ctx.db.patch('alerts', alertId, gone)
  await Board.shelve(ctx, alert.callId, alertId, undefined, now)
  await Events.append(ctx, alert.sessionId, 'AlertShelvedLogEvent', now, { type: alert.type, minutes: 0, reason: '' })
  return null
}

/** In the order in which they were raised; also of a call whose live rows are gone. */
export async function list(ctx: QueryCtx, { callId }: { callId: string }): Promise<Doc<'alerts'>[]> {
  const liveCallId = await Calls.idOf(ctx, callId)
  return liveCallId === null ? [] : ofCall(ctx, liveCallId)
}

export async function ofCall(ctx: QueryCtx, liveCallId: Id<'liveCalls'>): Promise<Doc<'alerts'>[]> {
  const rows = await ctx.db
    .query('alerts')
    .withIndex('by_call', (q) => q.eq('liveCallId', liveCallId))
    .take(MOST)
  return rows.sort((a, b) => a._creationTime - b._creationTime)
}
