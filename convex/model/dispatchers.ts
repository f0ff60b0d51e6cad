/** Those who take the calls: sole writer of `dispatchers`. */
import type { Doc, Id } from '../_generated/dataModel.js'
import type { MutationCtx, QueryCtx } from '../_generated/server.js'
import { checkId, refuse, TEXT_LIMITS } from './refusal.ts'

const MOST = 500

/** Emails are compared without regard to case. */
const key = (email: string): string => email.trim().toLowerCase()

export const getByEmail = (ctx: QueryCtx, { email }: { email: string }): Promise<Doc<'dispatchers'> | null> =>
  ctx.db
    .query('dispatchers')
    .withIndex('by_email', (q) => q.eq('email', key(email)))
    .unique()

export const list = (ctx: QueryCtx): Promise<Doc<'dispatchers'>[]> => ctx.db.query('dispatchers').take(MOST)

export async function create(ctx: MutationCtx, args: { name: string; email: string }): Promise<Id<'dispatchers'>> {
  checkId('name', args.name, TEXT_LIMITS.name)
  checkId('email', args.email)
  if (!/^[^\s@]+@[^\s@]+$/.test(args.email.trim())) refuse('value_invalid', 'email', 'not an email address')
  const present = await getByEmail(ctx, args)
  if (present !== null) return present._id
  return ctx.db.insert('dispatchers', { name: args.name.trim(), email: key(args.email), createdAt: Date.now() })
}

export async function known(ctx: QueryCtx, id: Id<'dispatchers'>): Promise<Doc<'dispatchers'>> {
  return (await ctx.db.get('dispatchers', id)) ?? refuse('not_found', 'dispatcherId')
}
