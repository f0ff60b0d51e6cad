/** Live calls: sole writer of `liveCalls` and of `callActivity`, the part of a call that never rests. */
import type { WithoutSystemFields } from 'convex/server'
import type { Doc, Id } from '../_generated/dataModel.js'
import type { MutationCtx, QueryCtx } from '../_generated/server.js'
import type { Speaker } from '../domain/canonical.ts'
import { refuse } from './refusal.ts'

/** More live calls than a room can have; bounds every read of them all. */
const MOST_LIVE = 500

export const find = (ctx: QueryCtx, callId: string): Promise<Doc<'liveCalls'> | null> =>
  ctx.db
    .query('liveCalls')
    .withIndex('by_callId', (q) => q.eq('callId', callId))
    .unique()

/** The call, live or ended within the hour; refuses an unknown one. */
export async function known(ctx: QueryCtx, callId: string): Promise<Doc<'liveCalls'>> {
  return (await find(ctx, callId)) ?? refuse('call_not_found', 'callId')
}

/** The call if it still lives; null when it has ended. For what is no use afterwards and no fault of the sender. */
export async function living(ctx: QueryCtx, callId: string): Promise<Doc<'liveCalls'> | null> {
  const call = await known(ctx, callId)
  return call.status === 'ended' ? null : call
}

/** Refuses a call that has ended. */
export async function mustLive(ctx: QueryCtx, callId: string): Promise<Doc<'liveCalls'>> {
  return (await living(ctx, callId)) ?? refuse('call_ended', 'callId')
}

/** Whether a call of this session is live, or ended within the hour. */
export async function hasSession(ctx: QueryCtx, sessionId: string): Promise<boolean> {
  const call = await ctx.db
    .query('liveCalls')
    .withIndex('by_session', (q) => q.eq('sessionId', sessionId))
    .first()
  return call !== null
}

/** Id of a call's rows, also of a call whose live rows are gone; null for an unknown one. */
export async function idOf(ctx: QueryCtx, callId: string): Promise<Id<'liveCalls'> | null> {
  const call = await find(ctx, callId)
  if (call !== null) return call._id
  return (await past(ctx, callId))?.liveCallId ?? null
}

/** What is kept of a call whose live rows are gone. */
export const past = (ctx: QueryCtx, callId: string): Promise<Doc<'callAnalytics'> | null> =>
  ctx.db
    .query('callAnalytics')
    .withIndex('by_callId', (q) => q.eq('callId', callId))
    .unique()

export const active = (ctx: QueryCtx): Promise<Doc<'liveCalls'>[]> =>
  ctx.db
    .query('liveCalls')
    .withIndex('by_endedAt', (q) => q.eq('endedAt', undefined))
    .take(MOST_LIVE)

export const add = (ctx: MutationCtx, call: WithoutSystemFields<Doc<'liveCalls'>>): Promise<Id<'liveCalls'>> =>
  ctx.db.insert('liveCalls', call)

export async function change(
  ctx: MutationCtx,
  call: Doc<'liveCalls'>,
  columns: Partial<WithoutSystemFields<Doc<'liveCalls'>>>,
  now: number,
): Promise<void> {
  await ctx.db.patch('liveCalls', call._id, { ...columns, updatedAt: now })
}

/** Recording on or off; off forgets when it began. */
export async function record(ctx: MutationCtx, call: Doc<'liveCalls'>, on: boolean, now: number): Promise<void> {
  await ctx.db.patch('liveCalls', call._id, {
    isRecording: on,
    recordingStartTime: on ? new Date(now).toISOString() : undefined,
    updatedAt: now,
  })
}

export async function addActivity(ctx: MutationCtx, liveCallId: Id<'liveCalls'>, now: number): Promise<void> {
  await ctx.db.insert('callActivity', {
    liveCallId,
    currentSpeaker: null,
    duration: 0,
    agentGain: 50,
    customerGain: 50,
    lines: 0,
    updatedAt: now,
  })
}

export async function activity(ctx: QueryCtx, liveCallId: Id<'liveCalls'>): Promise<Doc<'callActivity'>> {
  const row = await ctx.db
    .query('callActivity')
    .withIndex('by_call', (q) => q.eq('liveCallId', liveCallId))
    .unique()
  return row ?? refuse('call_not_found', 'callActivity')
}

/** Takes the next line number, in one read and one write however long the call is. */
export async function nextLine(
  ctx: MutationCtx,
  liveCallId: Id<'liveCalls'>,
  speaker: Speaker,
  now: number,
): Promise<number> {
  const row = await activity(ctx, liveCallId)
  await ctx.db.patch('callActivity', row._id, { currentSpeaker: speaker, lines: row.lines + 1, updatedAt: now })
  return row.lines
}

export async function changeActivity(
  ctx: MutationCtx,
  liveCallId: Id<'liveCalls'>,
  columns: Partial<Pick<Doc<'callActivity'>, 'currentSpeaker' | 'duration' | 'agentGain' | 'customerGain'>>,
  now: number,
): Promise<void> {
  const row = await activity(ctx, liveCallId)
  await ctx.db.patch('callActivity', row._id, { ...columns, updatedAt: now })
}
