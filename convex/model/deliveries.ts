/** Which facts have already been delivered: sole writer of `deliveries`. */
import type { MutationCtx } from '../_generated/server.js'
import { checkId } from './refusal.ts'

/** After this long nobody delivers a fact again, ms. */
export const KEEP_MS = 24 * 3_600_000

/**
 * Runs `act` the first time that `sender` uses `given`; afterwards returns what it returned then. Without a key it always runs.
 * Keys are each sender's own: nobody can use up another's, whose next facts would then be taken for repeats.
 */
export async function once<T>(
  ctx: MutationCtx,
  sender: string,
  given: string | undefined,
  act: () => Promise<T>,
): Promise<T> {
  if (given === undefined) return act()
  checkId('idempotencyKey', given)
  const key = `${sender}|${given}`
  const seen = await ctx.db
    .query('deliveries')
    .withIndex('by_key', (q) => q.eq('key', key))
    .unique()
  if (seen !== null) return seen.value as T
  const value = await act()
  await ctx.db.insert('deliveries', { key, value })
  return value
}

/** Forgets up to `limit` deliveries older than a day; true when there may be more. */
export async function purge(ctx: MutationCtx, now: number, limit: number): Promise<boolean> {
  const old = await ctx.db
    .query('deliveries')
    .withIndex('by_creation_time', (q) => q.lt('_creationTime', now - KEEP_MS))
    .take(limit)
  for (const row of old) await ctx.db.delete('deliveries', row._id)
  return old.length === limit
}
