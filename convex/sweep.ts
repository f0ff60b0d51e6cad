/** Housekeeping, run by the clock: rows that have served their time go, a batch at a run. */
import { v } from 'convex/values'
import { internal } from './_generated/api.js'
import { internalMutation } from './_generated/server.js'
import * as Board from './model/board.ts'
import * as Deliveries from './model/deliveries.ts'
import * as Purge from './model/purge.ts'

const BATCH = 500

/** The live rows of calls that ended an hour ago. */
export const calls = internalMutation({
  args: {},
  returns: v.null(),
  handler: async (ctx): Promise<null> => {
    const more = await Purge.liveRows(ctx, Date.now(), BATCH)
    if (more) await ctx.scheduler.runAfter(0, internal.sweep.calls, {})
    return null
  },
})

/** Ended calls leave the list. */
export const board = internalMutation({
  args: {},
  returns: v.null(),
  handler: async (ctx): Promise<null> => {
    await Board.sweep(ctx, Date.now(), BATCH)
    return null
  },
})

/** Keys that nobody delivers any more. */
export const deliveries = internalMutation({
  args: {},
  returns: v.null(),
  handler: async (ctx): Promise<null> => {
    const more = await Deliveries.purge(ctx, Date.now(), BATCH)
    if (more) await ctx.scheduler.runAfter(0, internal.sweep.deliveries, {})
    return null
  },
})
