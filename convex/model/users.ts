/** The people who have signed in: sole writer of `users`. */
import type { Doc, Id } from '../_generated/dataModel.js'
import type { QueryCtx } from '../_generated/server.js'
import type { Role } from '../domain/roles.ts'
import type { Reading, Writing } from './caller.ts'
import * as Dispatchers from './dispatchers.ts'

type Me = { userId: Id<'users'>; name: string; email: string; role: Role; dispatcherId: Id<'dispatchers'> | null }

const byToken = (ctx: QueryCtx, tokenIdentifier: string): Promise<Doc<'users'> | null> =>
  ctx.db
    .query('users')
    .withIndex('by_token', (q) => q.eq('tokenIdentifier', tokenIdentifier))
    .unique()

export async function me(ctx: Reading): Promise<Me | null> {
  const { tokenIdentifier, name, email, role } = ctx.caller
  const user = await byToken(ctx, tokenIdentifier)
  if (user === null) return null
  const dispatcher = email === '' ? null : await Dispatchers.getByEmail(ctx, { email })
  return { userId: user._id, name, email, role, dispatcherId: dispatcher?._id ?? null }
}

export async function register(ctx: Writing): Promise<Id<'users'>> {
  const { tokenIdentifier, name, email, role } = ctx.caller
  if (role === 'dispatcher' && email !== '') await Dispatchers.create(ctx, { name, email })
  const user = await byToken(ctx, tokenIdentifier)
  if (user === null) return ctx.db.insert('users', { tokenIdentifier, name, email, role, createdAt: Date.now() })
  if (user.name !== name || user.email !== email || user.role !== role)
    await ctx.db.patch('users', user._id, { name, email, role })
  return user._id
}
