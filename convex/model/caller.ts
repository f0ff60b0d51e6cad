/** Who is asking: the identity of the token, its role, and whether the room still lets this person in. */
import type { Doc } from '../_generated/dataModel.js'
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

/**
 * The signed-in caller; null without a valid token. The room's own word about a person (`assigned`) goes before what their token
 * claims, and a token that claims no role has the one of its `users` row. A person who was shut out is refused by every function.
 */
export async function identify(ctx: QueryCtx): Promise<Caller | null> {
  const identity = await ctx.auth.getUserIdentity()
  if (identity === null) return null
  const { tokenIdentifier, subject } = identity
  const known = { tokenIdentifier, subject, name: identity.name ?? subject, email: identity.email ?? '' }
  const claimed: unknown = identity.role
  // Hosts and programs are no persons: they have no row, and ask too often to be looked up each time.
  if (claimed === 'service') return { ...known, role: claimed }
  const user = await rowOf(ctx, tokenIdentifier)
  if (user?.disabled === true) refuse('forbidden', 'user', 'is disabled')
  const role = user?.assigned ?? (isRole(claimed) ? claimed : user?.role)
  if (role === undefined) refuse('forbidden', 'role', 'the token claims none')
  return { ...known, role }
}

const rowOf = (ctx: QueryCtx, tokenIdentifier: string): Promise<Doc<'users'> | null> =>
  ctx.db
    .query('users')
    .withIndex('by_token', (q) => q.eq('tokenIdentifier', tokenIdentifier))
    .unique()
