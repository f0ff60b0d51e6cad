/** Who sits at the consoles: sole writer of `seats` and `seatBeats`. */
import type { Doc } from '../_generated/dataModel.js'
import type { MutationCtx, QueryCtx } from '../_generated/server.js'
import type { Writing } from './caller.ts'

/** More seats than a room has. */
const MOST = 300
/** A seat that says nothing for this long is empty, ms; windows speak twice as often. */
export const SILENT_MS = 90_000

/** The caller sits here; told again and again while they do. */
export async function stand(ctx: Writing, { state }: { state: 'ready' | 'paused' }): Promise<null> {
  const now = Date.now()
  const { subject, name } = ctx.caller
  const seat = await seatOf(ctx, subject)
  if (seat === null) {
    const seatId = await ctx.db.insert('seats', { subject, name, state, since: now })
    await ctx.db.insert('seatBeats', { seatId, at: now })
    return null
  }
  if (seat.state !== state || seat.name !== name) await ctx.db.patch('seats', seat._id, { state, name, since: now })
  const beat = await beatOf(ctx, seat)
  if (beat === null) await ctx.db.insert('seatBeats', { seatId: seat._id, at: now })
  else await ctx.db.patch('seatBeats', beat._id, { at: now })
  return null
}

/** The caller goes; safe to repeat. */
export async function leave(ctx: Writing): Promise<null> {
  const seat = await seatOf(ctx, ctx.caller.subject)
  if (seat !== null) await remove(ctx, seat)
  return null
}

export const list = (ctx: QueryCtx): Promise<Doc<'seats'>[]> => ctx.db.query('seats').take(MOST)

/** Takes away the seats whose windows have gone without a word. */
export async function sweep(ctx: MutationCtx, now: number, limit: number): Promise<void> {
  const silent = await ctx.db
    .query('seatBeats')
    .withIndex('by_at', (q) => q.lt('at', now - SILENT_MS))
    .take(limit)
  for (const beat of silent) {
    const seat = await ctx.db.get('seats', beat.seatId)
    if (seat === null) await ctx.db.delete('seatBeats', beat._id)
    else await remove(ctx, seat)
  }
}

async function remove(ctx: MutationCtx, seat: Doc<'seats'>): Promise<void> {
  const beat = await beatOf(ctx, seat)
  if (beat !== null) await ctx.db.delete('seatBeats', beat._id)
  await ctx.db.delete('seats', seat._id)
}

const seatOf = (ctx: QueryCtx, subject: string): Promise<Doc<'seats'> | null> =>
  ctx.db
    .query('seats')
    .withIndex('by_subject', (q) => q.eq('subject', subject))
    .unique()

const beatOf = (ctx: QueryCtx, seat: Doc<'seats'>): Promise<Doc<'seatBeats'> | null> =>
  ctx.db
    .query('seatBeats')
    .withIndex('by_seat', (q) => q.eq('seatId', seat._id))
    .unique()
