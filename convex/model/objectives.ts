/** What a call is meant to achieve: sole writer of `callObjectives`. */
import type { Doc, Id } from '../_generated/dataModel.js'
import type { MutationCtx, QueryCtx } from '../_generated/server.js'
import type { Evidence } from '../domain/canonical.ts'
import type { CallTemplate } from '../domain/templates.ts'
import * as Calls from './calls.ts'
import { given } from './given.ts'
import { refuse } from './refusal.ts'

const MOST = 50

export async function add(
  ctx: MutationCtx,
  liveCallId: Id<'liveCalls'>,
  objectives: CallTemplate['objectives'],
): Promise<void> {
  for (const [order, { id, text }] of objectives.entries())
    await ctx.db.insert('callObjectives', { liveCallId, key: id, objective: text, status: 'pending', order })
}

export const list = (ctx: QueryCtx, liveCallId: Id<'liveCalls'>): Promise<Doc<'callObjectives'>[]> =>
  ctx.db
    .query('callObjectives')
    .withIndex('by_call', (q) => q.eq('liveCallId', liveCallId))
    .take(MOST)

export async function update(
  ctx: MutationCtx,
  args: { callId: string; id: string; status: Doc<'callObjectives'>['status']; evidence?: Evidence },
): Promise<null> {
  const call = await Calls.living(ctx, args.callId)
  if (call === null) return null
  const row = (await list(ctx, call._id)).find(({ key }) => key === args.id)
  if (row === undefined) refuse('not_found', 'id', 'no such objective in this call')
  await ctx.db.patch('callObjectives', row._id, {
    status: args.status,
    completedAt: args.status === 'completed' ? (row.completedAt ?? Date.now()) : undefined,
    ...given({ evidence: args.evidence }),
  })
  return null
}
