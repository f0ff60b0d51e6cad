/**
 * Takes away the live rows of calls that ended an hour ago; transcripts, alerts, actions, recordings and `callAnalytics` stay.
 * The one file that deletes from tables of others: a row of a finished call has no other writer left.
 */
import type { Id } from '../_generated/dataModel.js'
import type { MutationCtx } from '../_generated/server.js'

export const LIVE_ROWS_MS = 3_600_000

const TABLES = [
  'callObjectives',
  'nextActions',
  'livePerformanceMetrics',
  'sentimentAnalysis',
  'callPhases',
  'callSystemConfig',
  'coachingRecommendations',
  'partialTranscripts',
  'callActivity',
] as const

/** Deletes at most about `limit` rows; true when there may be more to do. */
export async function liveRows(ctx: MutationCtx, now: number, limit: number): Promise<boolean> {
  const due = await ctx.db
    .query('liveCalls')
    .withIndex('by_endedAt', (q) => q.gt('endedAt', 0).lt('endedAt', now - LIVE_ROWS_MS))
    .take(limit)
  let left = limit
  for (const call of due) {
    left -= await rowsOf(ctx, call._id, left)
    if (left <= 0) return true
    await ctx.db.delete('liveCalls', call._id)
    left -= 1
  }
  return due.length === limit
}

async function rowsOf(ctx: MutationCtx, liveCallId: Id<'liveCalls'>, limit: number): Promise<number> {
  let deleted = 0
  for (const table of TABLES) {
    const rows = await ctx.db
      .query(table)
      .withIndex('by_call', (q) => q.eq('liveCallId', liveCallId))
      .take(limit - deleted)
    for (const row of rows) await ctx.db.delete(row._id)
    deleted += rows.length
    if (deleted >= limit) break
  }
  return deleted
}
