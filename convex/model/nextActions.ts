/** What the dispatcher should do next: sole writer of `nextActions`. */
import type { Doc, Id } from '../_generated/dataModel.js'
import type { MutationCtx, QueryCtx } from '../_generated/server.js'
import * as Calls from './calls.ts'
import { checkId, checkNumber, refuse } from './refusal.ts'

const MOST = 20

export const list = (ctx: QueryCtx, liveCallId: Id<'liveCalls'>): Promise<Doc<'nextActions'>[]> =>
  ctx.db
    .query('nextActions')
    .withIndex('by_call', (q) => q.eq('liveCallId', liveCallId))
    .take(MOST)

/** Replaces the whole list, writing only the places that differ. */
export async function replace(
  ctx: MutationCtx,
  args: { callId: string; actions: { key: string; text: string; priority: number }[] },
): Promise<null> {
  if (args.actions.length > MOST) refuse('value_invalid', 'actions', `more than ${MOST}`)
  for (const action of args.actions) {
    checkId('actions.key', action.key)
    checkId('actions.text', action.text, 1000)
    checkNumber('actions.priority', action.priority, 0, 10)
  }
  const call = await Calls.living(ctx, args.callId)
  if (call === null) return null
  const rows = await list(ctx, call._id)
  for (const [order, action] of args.actions.entries()) {
    const row = rows[order]
    if (row === undefined) await ctx.db.insert('nextActions', { liveCallId: call._id, ...action, order })
    else if (row.key !== action.key || row.text !== action.text || row.priority !== action.priority)
      await ctx.db.patch('nextActions', row._id, action)
  }
  for (const row of rows.slice(args.actions.length)) await ctx.db.delete('nextActions', row._id)
  return null
}
