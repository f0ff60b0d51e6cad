/** The call list, one row a call: sole writer of `callBoard`, which is written only when something that the list shows changed. */
import type { WithoutSystemFields } from 'convex/server'
import type { Doc, Id } from '../_generated/dataModel.js'
import type { MutationCtx, QueryCtx } from '../_generated/server.js'
import { BOARD_PARTS, boardPartOf } from '../domain/board.ts'
import { distressOf, type Shares, type Trend } from '../domain/sentiment.ts'
import { checkInteger } from './refusal.ts'

/** How long an ended call stays in the list, ms. */
export const STAY_MS = 10 * 60_000
/** A call answered later than this was answered late, ms (NENA-STA-020: 90 % within 15 s). */
export const ANSWER_TARGET_MS = 15_000
const MOST_LIVE = 500
const MOST_ENDED = 40
/** One point of the distress history a this many ms of the call. */
const POINT_MS = 5_000
const MOST_POINTS = 36
/** A change of distress that is not held back until the next point. */
const JUMP = 10

type Row = WithoutSystemFields<Doc<'callBoard'>>
type Shown = Partial<Omit<Row, 'callId' | 'sessionId' | 'updatedAt'>>

export const isLate = (startedAt: number, answeredAt: number): boolean => answeredAt - startedAt > ANSWER_TARGET_MS

export async function add(
  ctx: MutationCtx,
  call: Pick<
    Row,
    | 'callId'
    | 'sessionId'
    | 'status'
    | 'startTime'
    | 'startedAt'
    | 'practice'
    | 'agentName'
    | 'customerName'
    | 'customerPhone'
  >,
  phaseCount: number,
  now: number,
): Promise<void> {
  await ctx.db.insert('callBoard', {
    ...call,
    priority: null,
    reason: null,
    location: null,
    hasLocation: false,
    phase: null,
    phaseIndex: 0,
    phaseCount,
    phaseSince: call.startedAt,
    alerts: [],
    distress: null,
    distressHistory: [],
    distressAtMs: 0,
    trend: 'stable',
    helpRequested: false,
    answeredLate: false,
    part: boardPartOf(call.callId),
    updatedAt: now,
  })
}

/** Shows what changed of a call; a call that has left the list is left alone. */
export async function show(ctx: MutationCtx, callId: string, shown: Shown, now: number): Promise<void> {
  const row = await ofCall(ctx, callId)
  if (row !== null) await patch(ctx, row, shown, now)
}

/** The same for every call of a session: the incident is theirs together. */
export async function showSession(ctx: MutationCtx, sessionId: string, shown: Shown, now: number): Promise<void> {
  const rows = await ctx.db
    .query('callBoard')
    .withIndex('by_session', (q) => q.eq('sessionId', sessionId))
    .take(10)
  for (const row of rows) await patch(ctx, row, shown, now)
}

/** The row of a session's call while it is on the list. */
export const ofSession = (ctx: QueryCtx, sessionId: string): Promise<Doc<'callBoard'> | null> =>
  ctx.db
    .query('callBoard')
    .withIndex('by_session', (q) => q.eq('sessionId', sessionId))
    .first()

export async function addAlert(ctx: MutationCtx, alert: Doc<'alerts'>, now: number): Promise<void> {
  const row = await ofCall(ctx, alert.callId)
  if (row === null) return
  const shown = { id: alert._id, type: alert.type, severity: alert.severity, acknowledged: false }
  await patch(ctx, row, { alerts: [...row.alerts, shown] }, now)
}

export async function removeAlert(ctx: MutationCtx, callId: string, id: Id<'alerts'>, now: number): Promise<void> {
  const row = await ofCall(ctx, callId)
  if (row !== null) await patch(ctx, row, { alerts: row.alerts.filter((alert) => alert.id !== id) }, now)
}

export async function acknowledge(ctx: MutationCtx, callId: string, id: Id<'alerts'>, now: number): Promise<void> {
  const row = await ofCall(ctx, callId)
  if (row === null) return
  const alerts = row.alerts.map((alert) => (alert.id === id ? { ...alert, acknowledged: true } : alert))
  await patch(ctx, row, { alerts }, now)
}

/** Off the list's mind until `until`, ms since the epoch; undefined: back at once. */
export async function shelve(
  ctx: MutationCtx,
  callId: string,
  id: Id<'alerts'>,
  until: number | undefined,
  now: number,
): Promise<void> {
  const row = await ofCall(ctx, callId)
  if (row === null) return
  const alerts = row.alerts.map(({ shelvedUntil, ...alert }) =>
    alert.id === id
      ? { ...alert, ...(until === undefined ? {} : { shelvedUntil: until }) }
      : { ...alert, ...(shelvedUntil === undefined ? {} : { shelvedUntil }) },
  )
  await patch(ctx, row, { alerts }, now)
}

/** The caller spoke: keeps the list fresh at most once in 5 s of the call, or at once when distress jumps. */
export async function hearCustomer(
  ctx: MutationCtx,
  callId: string,
  heard: { readonly atMs: number; readonly feeling?: { readonly shares: Shares; readonly trend: Trend } },
  now: number,
): Promise<void> {
  const row = await ofCall(ctx, callId)
  if (row === null) return
  const { atMs, feeling } = heard
  const distress = feeling === undefined ? row.distress : distressOf(feeling.shares)
  const trend = feeling?.trend ?? row.trend
  const due = row.lastCustomerAt === undefined || atMs - row.distressAtMs >= POINT_MS
  const firstFeeling = row.distress === null && distress !== null
  const jumped = distress !== null && row.distress !== null && Math.abs(distress - row.distress) >= JUMP
  if (!due && !jumped && !firstFeeling) return
  const draws = (due || firstFeeling) && distress !== null
  await patch(
    ctx,
    row,
    {
      distress,
      trend,
      lastCustomerAt: now,
      ...(draws ? { distressHistory: [...row.distressHistory, distress].slice(-MOST_POINTS) } : {}),
      ...(due || draws ? { distressAtMs: atMs } : {}),
    },
    now,
  )
}

/** All of them, or those of one part of the list. */
export function live(ctx: QueryCtx, part?: number): Promise<Doc<'callBoard'>[]> {
  checkInteger('part', part, 0, BOARD_PARTS - 1)
  const rows = ctx.db.query('callBoard')
  const wanted =
    part === undefined
      ? rows.withIndex('by_endedAt', (q) => q.eq('endedAt', undefined))
      : rows.withIndex('by_part', (q) => q.eq('part', part).eq('endedAt', undefined))
  return wanted.take(MOST_LIVE)
}

export const ended = (ctx: QueryCtx): Promise<Doc<'callBoard'>[]> =>
  ctx.db
    .query('callBoard')
    .withIndex('by_endedAt', (q) => q.gt('endedAt', 0))
    .order('desc')
    .take(MOST_ENDED)

export const helpRequested = async (ctx: QueryCtx, callId: string): Promise<boolean> =>
  (await ofCall(ctx, callId))?.helpRequested ?? false

/** Takes ended calls off the list after their time. */
export async function sweep(ctx: MutationCtx, now: number, limit: number): Promise<void> {
  const gone = await ctx.db
    .query('callBoard')
    .withIndex('by_endedAt', (q) => q.gt('endedAt', 0).lt('endedAt', now - STAY_MS))
    .take(limit)
  for (const row of gone) await ctx.db.delete('callBoard', row._id)
}

const ofCall = (ctx: QueryCtx, callId: string): Promise<Doc<'callBoard'> | null> =>
  ctx.db
    .query('callBoard')
    .withIndex('by_callId', (q) => q.eq('callId', callId))
    .unique()

async function patch(ctx: MutationCtx, row: Doc<'callBoard'>, shown: Shown, now: number): Promise<void> {
  const before: Shown = row
  const changed = (Object.keys(shown) as (keyof Shown)[]).some(
    (column) => JSON.stringify(shown[column]) !== JSON.stringify(before[column]),
  )
  // The part again: a live row from before there were parts is in none until something of it changes.
  if (changed) await ctx.db.patch('callBoard', row._id, { ...shown, part: boardPartOf(row.callId), updatedAt: now })
}
