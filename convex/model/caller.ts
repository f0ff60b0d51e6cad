/** Who is asking: the identity of the token, and its role. */
import type { MutationCtx, QueryCtx } from '../_generated/server.js'
import { isRole, type Role } from '../domain/roles.ts'
import { refuse } from './refusal.ts'

export type Caller = {
  readonly tokenIdentifier: string
  readonly subject: string
  readonly name: string
  readonly email: string
  readonly role: Role
}

export type Known = { readonly caller: Caller }
export type Reading = QueryCtx & Known
export type Writing = MutationCtx & Known

/** The signed-in caller; null without a valid token. A token that claims no role has the one of its `users` row. */
export async function identify(ctx: QueryCtx): Promise<Caller | null> {
  const identity = await ctx.auth.getUserIdentity()
  if (identity === null) return null
  const { tokenIdentifier, subject } = identity
  const claimed: unknown = identity.role
  const role = isRole(claimed) ? claimed : await storedRole(ctx, tokenIdentifier)
  if (role === null) refuse('forbidden', 'role', 'the token claims none')
  return { tokenIdentifier, subject, name: identity.name ?? subject, email: identity.email ?? '', role }
}

async function storedRole(ctx: QueryCtx, tokenIdentifier: string): Promise<Role | null> {
  const user = await ctx.db
    .query('users')
    .withIndex('by_token', (q) => q.eq('tokenIdentifier', tokenIdentifier))
    .unique()
  return user?.role ?? null
}
