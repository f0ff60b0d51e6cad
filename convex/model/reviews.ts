/** What people judged, wrote and signed of finished calls: sole writer of `reviews` and `reviewNotes`. */
import type { Doc, Id } from '../_generated/dataModel.js'
import type { QueryCtx } from '../_generated/server.js'
import { FORMS, pointsOf, scoreForm, totalOf } from '../domain/review/form.ts'
import * as Audit from './audit.ts'
import type { Writing } from './caller.ts'
import { given } from './given.ts'
import { checkCallMs, checkId, checkInteger, refuse, TEXT_LIMITS } from './refusal.ts'
import * as Facts from './reviewFacts.ts'

const MOST_NOTES = 200

export const find = (ctx: QueryCtx, callId: string): Promise<Doc<'reviews'> | null> =>
  ctx.db
    .query('reviews')
    .withIndex('by_call', (q) => q.eq('callId', callId))
    .unique()

/** In the order in which they were written. */
export const notesOf = (ctx: QueryCtx, callId: string): Promise<Doc<'reviewNotes'>[]> =>
  ctx.db
    .query('reviewNotes')
    .withIndex('by_call', (q) => q.eq('callId', callId))
    .take(MOST_NOTES)

/** A finished call whose review nobody has signed; refuses any other. */
async function mustBeOpen(ctx: QueryCtx, callId: string): Promise<Doc<'reviews'> | null> {
  await Facts.finished(ctx, callId)
  const review = await find(ctx, callId)
  if (review?.signed !== undefined) refuse('value_invalid', 'review', 'it is signed')
  return review
}

/** Writes a note, or changes or (with empty text) removes one's own. */
export async function saveNote(
  ctx: Writing,
  args: { callId: string; noteId?: Id<'reviewNotes'>; text: string; atMs?: number },
): Promise<Id<'reviewNotes'> | null> {
  await mustBeOpen(ctx, args.callId)
  checkCallMs('atMs', args.atMs)
  const text = args.text.trim()
  const at = Date.now()
  if (args.noteId !== undefined) return changeNote(ctx, args.noteId, { callId: args.callId, text, at })
  checkId('text', text, TEXT_LIMITS.note)
  if ((await notesOf(ctx, args.callId)).length >= MOST_NOTES) refuse('value_invalid', 'text', `more than ${MOST_NOTES}`)
  return ctx.db.insert('reviewNotes', { callId: args.callId, text, by: me(ctx), at, ...given({ atMs: args.atMs }) })
}

async function changeNote(
  ctx: Writing,
  noteId: Id<'reviewNotes'>,
  { callId, text, at }: { callId: string; text: string; at: number },
): Promise<Id<'reviewNotes'> | null> {
  const note = await ctx.db.get('reviewNotes', noteId)
  if (note === null || note.callId !== callId) refuse('not_found', 'noteId')
  if (note.by.id !== ctx.caller.subject) refuse('forbidden', 'noteId', 'another person wrote it')
  if (text === '') {
    await ctx.db.delete('reviewNotes', noteId)
    return null
  }
  checkId('text', text, TEXT_LIMITS.note)
  await ctx.db.patch('reviewNotes', noteId, { text, editedAt: at })
  return noteId
}

/** A person's points on one criterion: null for «does not apply»; absent gives the word back to the machine. */
export async function saveQa(
  ctx: Writing,
  args: { callId: string; key: string; points?: number | null },
): Promise<null> {
  const review = await mustBeOpen(ctx, args.callId)
  const { template } = await Facts.finished(ctx, args.callId)
  const criterion = FORMS[template].find((one) => one.key === args.key)
  if (criterion === undefined) refuse('value_invalid', 'key', 'no such criterion')
  if (args.points !== undefined && args.points !== null) checkInteger('points', args.points, 0, criterion.max)
  const at = Date.now()
  const others = (review?.answers ?? []).filter((answer) => answer.key !== args.key)
  const mine = args.points === undefined ? [] : [{ key: args.key, points: args.points, by: me(ctx), at }]
  const answers = [...others, ...mine]
  if (review === null) await ctx.db.insert('reviews', { callId: args.callId, answers, updatedAt: at })
  else await ctx.db.patch('reviews', review._id, { answers, updatedAt: at })
  return null
}

/** Closes the review under the caller's name; refuses while a criterion has no points. */
export async function sign(ctx: Writing, { callId }: { callId: string }): Promise<null> {
  const review = await mustBeOpen(ctx, callId)
  const { template, facts } = await Facts.finished(ctx, callId)
  const form = scoreForm(template, facts, review?.answers ?? [])
  const { score, open } = totalOf(form)
  if (open > 0 || score === null) refuse('value_invalid', 'answers', `${open} without points`)
  const at = Date.now()
  const rows = form.map((one) => ({ key: one.key, max: one.max, points: pointsOf(one) ?? null }))
  const signed = { by: me(ctx), at, score, form: rows }
  if (review === null) await ctx.db.insert('reviews', { callId, answers: [], signed, updatedAt: at })
  else await ctx.db.patch('reviews', review._id, { signed, updatedAt: at })
  await Audit.note(ctx, { action: 'review.sign', callId, data: { score } })
  return null
}

/** Takes a signature back; what it said stays in the audit log. */
export async function reopen(ctx: Writing, { callId }: { callId: string }): Promise<null> {
  const review = await find(ctx, callId)
  if (review?.signed === undefined) refuse('not_found', 'callId', 'it is not signed')
  await ctx.db.patch('reviews', review._id, { signed: undefined, updatedAt: Date.now() })
  const { score, by } = review.signed
  await Audit.note(ctx, { action: 'review.reopen', callId, data: { score, signedBy: by.name } })
  return null
}

/** Seconds of sound left this room's console as a file. */
export async function noteClip(
  ctx: Writing,
  { callId, startMs, endMs }: { callId: string; startMs: number; endMs: number },
): Promise<null> {
  await Facts.finished(ctx, callId)
  checkCallMs('startMs', startMs)
  checkCallMs('endMs', endMs)
  await Audit.note(ctx, { action: 'call.clip', callId, data: { startMs, endMs } })
  return null
}

const me = (ctx: Writing): { id: string; name: string } => ({ id: ctx.caller.subject, name: ctx.caller.name })
