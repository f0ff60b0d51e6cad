/** Campaigns: sole writer of `campaigns`. */
import type { Doc, Id } from '../_generated/dataModel.js'
import type { MutationCtx, QueryCtx } from '../_generated/server.js'
import type { TemplateName } from '../domain/templates.ts'
import { checkId, refuse, TEXT_LIMITS } from './refusal.ts'

const MOST = 500

export const list = (ctx: QueryCtx): Promise<Doc<'campaigns'>[]> => ctx.db.query('campaigns').take(MOST)

export async function known(ctx: QueryCtx, id: Id<'campaigns'>): Promise<Doc<'campaigns'>> {
  return (await ctx.db.get('campaigns', id)) ?? refuse('not_found', 'campaignId')
}

export async function create(ctx: MutationCtx, args: { name: string; type: TemplateName }): Promise<Id<'campaigns'>> {
  checkId('name', args.name, TEXT_LIMITS.name)
  const present = await ctx.db
    .query('campaigns')
    .withIndex('by_name', (q) => q.eq('name', args.name))
    .unique()
  return present?._id ?? ctx.db.insert('campaigns', { ...args, createdAt: Date.now() })
}
