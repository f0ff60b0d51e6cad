/** The people who have signed in: sole writer of `users`. */
import type { Doc, Id } from '../_generated/dataModel.js'
import type { QueryCtx } from '../_generated/server.js'
import type { Role } from '../domain/roles.ts'
import * as Audit from './audit.ts'
import type { Reading, Writing } from './caller.ts'
import * as Dispatchers from './dispatchers.ts'
import { refuse } from './refusal.ts'

type Me = { userId: Id<'users'>; name: string; email: string; role: Role; dispatcherId: Id<'dispatchers'> | null }

/** More people than a room has; bounds every read of them all. */
const MOST = 1000

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

export const list = (ctx: QueryCtx): Promise<Doc<'users'>[]> => ctx.db.query('users').take(MOST)

/** Gives a person a role that goes before what their tokens claim; `null` leaves it to the token again. */
export async function setRole(
  ctx: Writing,
  { userId, role }: { userId: Id<'users'>; role: Exclude<Role, 'service'> | null },
): Promise<null> {
  const user = await known(ctx, userId)
  // Left to the token, the row says what the last token was taken for: an administrator's own may be less.
  if (role !== 'admin') await mustNotBeLast(ctx, user)
  await ctx.db.patch('users', userId, role === null ? { assigned: undefined } : { assigned: role, role })
  await Audit.note(ctx, {
    action: 'user.role',
    target: user.tokenIdentifier,
    data: { before: roleOf(user), after: role },
  })
  return null
}

/** Lets a person in or shuts them out, at once and everywhere. */
export async function setDisabled(
  ctx: Writing,
  { userId, disabled }: { userId: Id<'users'>; disabled: boolean },
): Promise<null> {
  const user = await known(ctx, userId)
  if (disabled && user.tokenIdentifier === ctx.caller.tokenIdentifier) refuse('value_invalid', 'userId', 'is yourself')
  if (disabled) await mustNotBeLast(ctx, user)
  await ctx.db.patch('users', userId, { disabled: disabled ? true : undefined })
  await Audit.note(ctx, { action: disabled ? 'user.disable' : 'user.enable', target: user.tokenIdentifier })
  return null
}

async function known(ctx: QueryCtx, userId: Id<'users'>): Promise<Doc<'users'>> {
  return (await ctx.db.get('users', userId)) ?? refuse('not_found', 'userId')
}

const roleOf = ({ assigned, role }: Doc<'users'>): Role => assigned ?? role

/** A room without an administrator could not give itself one again. */
async function mustNotBeLast(ctx: QueryCtx, user: Doc<'users'>): Promise<void> {
  if (roleOf(user) !== 'admin' || user.disabled === true) return
  const others = await list(ctx)
  if (!others.some((one) => one._id !== user._id && roleOf(one) === 'admin' && one.disabled !== true))
    refuse('value_invalid', 'userId', 'is the last administrator')
}
