/** Housekeeping, run by the clock: rows that have served their time go, a batch at a run. */
import { v } from 'convex/values'
import { internal } from './_generated/api.js'
import { internalMutation } from './_generated/server.js'
import * as Alarms from './model/alarms.ts'
import * as Board from './model/board.ts'
import * as CallBacks from './model/callBacks.ts'
import * as Deliveries from './model/deliveries.ts'
import * as Links from './model/links.ts'
import * as Purge from './model/purge.ts'
import * as Retention from './model/retention.ts'
import * as Seats from './model/seats.ts'

const BATCH = 500
/** A finished call may have hundreds of rows. */
const CALLS = 10

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

/** Seats whose windows are gone. */
export const seats = internalMutation({
  args: {},
  returns: v.null(),
  handler: async (ctx): Promise<null> => {
    await Seats.sweep(ctx, Date.now(), BATCH)
    return null
  },
})

/** Claims of consoles that are gone are given back; what old calls were compared by, and old shifts, are forgotten. */
export const room = internalMutation({
  args: {},
  returns: v.null(),
  handler: async (ctx): Promise<null> => {
    const now = Date.now()
    await CallBacks.sweep(ctx, now, BATCH)
    await Links.sweep(ctx, now, BATCH)
    await Alarms.sweep(ctx, now, BATCH)
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

/** What the room keeps no longer. */
export const retention = internalMutation({
  args: {},
  returns: v.null(),
  handler: async (ctx): Promise<null> => {
    const more = await Retention.sweep(ctx, Date.now(), CALLS)
    if (more) await ctx.scheduler.runAfter(0, internal.sweep.retention, {})
    return null
  },
})
