/** What people say was said, kept beside the machine's words: sole writer of `transcriptCorrections`. */
import type { Doc, Id } from '../_generated/dataModel.js'
import type { MutationCtx, QueryCtx } from '../_generated/server.js'
import * as Audit from './audit.ts'
import type { Writing } from './caller.ts'
import * as Calls from './calls.ts'
import { checkId, refuse, TEXT_LIMITS } from './refusal.ts'
import * as Transcript from './transcript.ts'

/** Far more than a person writes about one call. */
const MOST = 1000

export type Correction = { key: string; text: string; by: string; at: number }

/**
 * Puts a person's words beside those of an entry; null, or the machine's own words, takes them away. Also of a call that is over.
 * The same words again change nothing. The card is not read anew: what it says is corrected on the card.
 */
export async function correct(
  ctx: Writing,
  { callId, entryKey, text }: { callId: string; entryKey: string; text: string | null },
): Promise<null> {
  if (text !== null) checkId('text', text, TEXT_LIMITS.line)
  const liveCallId = await Calls.idOf(ctx, callId)
  if (liveCallId === null) refuse('call_not_found', 'callId')
  const entry = await Transcript.byKey(ctx, liveCallId, entryKey)
  if (entry === null) refuse('not_found', 'entryKey')
  const wanted = text === null || text.trim() === entry.text.trim() ? null : text.trim()
  const before = (await rowsOf(ctx, liveCallId, entryKey).first())?.text ?? null
  if (wanted === before) return null
  if ((await all(ctx, liveCallId)).length >= MOST) refuse('value_invalid', 'text', `more than ${MOST} corrections`)
  const { subject: id, name } = ctx.caller
  await ctx.db.insert('transcriptCorrections', {
    liveCallId,
    key: entryKey,
    text: wanted,
    by: { id, name },
    at: Date.now(),
  })
  await Audit.note(ctx, { action: 'transcript.correct', callId, target: entryKey, data: { kept: wanted !== null } })
  return null
}

const rowsOf = (ctx: QueryCtx, liveCallId: Id<'liveCalls'>, key: string) =>
  ctx.db
    .query('transcriptCorrections')
    .withIndex('by_entry', (q) => q.eq('liveCallId', liveCallId).eq('key', key))
    .order('desc')

const all = (ctx: QueryCtx, liveCallId: Id<'liveCalls'>): Promise<Doc<'transcriptCorrections'>[]> =>
  ctx.db
    .query('transcriptCorrections')
    .withIndex('by_entry', (q) => q.eq('liveCallId', liveCallId))
    .take(MOST)

/** Those that count, one an entry. */
export async function standing(ctx: QueryCtx, liveCallId: Id<'liveCalls'>): Promise<Correction[]> {
  const newest = new Map((await all(ctx, liveCallId)).map((row) => [row.key, row]))
  return [...newest.values()].flatMap(({ key, text, by, at }) =>
    text === null ? [] : [{ key, text, by: by.name, at }],
  )
}

export async function ofCall(ctx: QueryCtx, { callId }: { callId: string }): Promise<Correction[]> {
  const liveCallId = await Calls.idOf(ctx, callId)
  return liveCallId === null ? [] : standing(ctx, liveCallId)
}

/** The words of the call are due to be forgotten. */
export async function forget(ctx: MutationCtx, liveCallId: Id<'liveCalls'>): Promise<void> {
  for (const row of await all(ctx, liveCallId)) await ctx.db.delete('transcriptCorrections', row._id)
}
