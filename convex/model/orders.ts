/** What is asked of a real call and how it went: sole writer of `callOrders`. */
import type { Doc, Id } from '../_generated/dataModel.js'
import type { QueryCtx } from '../_generated/server.js'
import type { Writing } from './caller.ts'
import * as Calls from './calls.ts'
import * as Events from './events.ts'
import { given } from './given.ts'
import { checkId, checkText, refuse } from './refusal.ts'

const MOST = 200
/** `sip:…`, `tel:…` or a number as it is dialled. */
const TARGET = /^(sips?:|tel:)?[^\s<>"]{1,200}$/i

type Order = Pick<Doc<'callOrders'>, 'callId' | 'kind' | 'details' | 'by'>

export async function give(ctx: Writing, order: Order): Promise<null> {
  if (order.kind === 'transfer' && !TARGET.test(order.details))
    refuse('value_invalid', 'details', 'not a number or SIP address')
  checkId('details', order.details, 1000)
  await ctx.db.insert('callOrders', { ...order, state: 'pending', at: Date.now() })
  return null
}

/** The carrying host's answer; the first one counts. */
export async function done(
  ctx: Writing,
  { orderId, outcome, reason }: { orderId: Id<'callOrders'>; outcome: 'done' | 'failed'; reason?: string },
): Promise<null> {
  if (reason !== undefined) checkText('reason', reason, 200)
  const order = await ctx.db.get('callOrders', orderId)
  if (order === null) refuse('not_found', 'orderId')
  if (order.state !== 'pending') return null
  const now = Date.now()
  await ctx.db.patch('callOrders', orderId, { state: outcome, doneAt: now, ...given({ reason }) })
  const call = order.kind === 'transfer' ? await Calls.find(ctx, order.callId) : null
  if (call !== null)
    await Events.append(ctx, call.sessionId, 'CallTransferLogEvent', now, { outcome, by: order.by.name })
  return null
}

/** Orders of a call that ended are done for. */
export async function closeAll(ctx: Writing, call: Doc<'liveCalls'>, now: number): Promise<void> {
  for (const order of await ofCall(ctx, call))
    if (order.state === 'pending')
      await ctx.db.patch('callOrders', order._id, { state: 'failed', reason: 'call_ended', doneAt: now })
}

export const ofCall = (ctx: QueryCtx, { callId }: { callId: string }): Promise<Doc<'callOrders'>[]> =>
  ctx.db
    .query('callOrders')
    .withIndex('by_call', (q) => q.eq('callId', callId))
    .order('desc')
    .take(MOST)

export const pending = (ctx: QueryCtx): Promise<Doc<'callOrders'>[]> =>
  ctx.db
    .query('callOrders')
    .withIndex('by_state', (q) => q.eq('state', 'pending'))
    .take(MOST)
