/** Advice to the dispatcher: sole writer of `coachingRecommendations`. */
import type { Doc, Id } from '../_generated/dataModel.js'
import type { MutationCtx, QueryCtx } from '../_generated/server.js'
import * as Calls from './calls.ts'
import { given } from './given.ts'
import { checkId, checkInteger, checkText, refuse, TEXT_LIMITS } from './refusal.ts'

const MOST = 100

type Advice = Pick<Doc<'coachingRecommendations'>, 'type' | 'title' | 'description' | 'priority'> & { key?: string }

/** The same `key` again is the same advice: it is renewed, not repeated. `priority` 1 to 10. */
export async function add(ctx: MutationCtx, { callId, ...advice }: Advice & { callId: string }): Promise<null> {
  checkId('title', advice.title, TEXT_LIMITS.name)
  checkText('description', advice.description)
  checkInteger('priority', advice.priority, 1, 10)
  if (advice.key !== undefined) checkId('key', advice.key)
  const call = await Calls.living(ctx, callId)
  if (call === null) return null
  const { key, ...columns } = advice
  const row = { ...columns, timestamp: new Date().toISOString(), isActive: true }
  const present = key === undefined ? null : await byKey(ctx, call._id, key)
  if (present !== null) await ctx.db.patch('coachingRecommendations', present._id, row)
  else await ctx.db.insert('coachingRecommendations', { liveCallId: call._id, ...row, ...given({ key }) })
  return null
}

/** This advice no longer applies; unknown keys are fine. */
export async function retire(ctx: MutationCtx, args: { callId: string; keys: string[] }): Promise<null> {
  if (args.keys.length > MOST) refuse('value_invalid', 'keys', `more than ${MOST}`)
  const call = await Calls.living(ctx, args.callId)
  if (call === null) return null
  for (const key of args.keys) {
    const row = await byKey(ctx, call._id, key)
    if (row?.isActive === true) await ctx.db.patch('coachingRecommendations', row._id, { isActive: false })
  }
  return null
}

/** The call is over: no advice holds. */
export async function retireAll(ctx: MutationCtx, liveCallId: Id<'liveCalls'>): Promise<void> {
  for (const row of await activeOf(ctx, liveCallId))
    await ctx.db.patch('coachingRecommendations', row._id, { isActive: false })
}

export async function active(ctx: QueryCtx, { callId }: { callId: string }): Promise<Doc<'coachingRecommendations'>[]> {
  const call = await Calls.find(ctx, callId)
  if (call === null) return []
  const rows = await activeOf(ctx, call._id)
  return rows.sort((a, b) => b.priority - a.priority)
}

const activeOf = (ctx: QueryCtx, liveCallId: Id<'liveCalls'>): Promise<Doc<'coachingRecommendations'>[]> =>
  ctx.db
    .query('coachingRecommendations')
    .withIndex('by_call', (q) => q.eq('liveCallId', liveCallId).eq('isActive', true))
    .take(MOST)

const byKey = (
  ctx: QueryCtx,
  liveCallId: Id<'liveCalls'>,
  key: string,
): Promise<Doc<'coachingRecommendations'> | null> =>
  ctx.db
    .query('coachingRecommendations')
    .withIndex('by_key', (q) => q.eq('liveCallId', liveCallId).eq('key', key))
    .first()
