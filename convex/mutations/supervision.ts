/** A supervisor in a call: going, and what the host that carries it reports. To come in is `addSupervisorAction`. */
import { v } from 'convex/values'
import { mutation } from '../functions.ts'
import * as Help from '../model/help.ts'
import * as Orders from '../model/orders.ts'
import * as Presence from '../model/presence.ts'
import * as Shape from '../model/shapes.ts'

const callId = v.string()

export const leave = mutation({
  may: ['supervise'],
  args: { callId },
  returns: v.null(),
  handler: Presence.leave,
})

export const report = mutation({
  may: ['capture'],
  args: {
    callId,
    supervisorId: v.string(),
    mode: Shape.supervisionMode,
    state: Shape.supervisionState,
    reason: v.optional(v.string()),
    /** Where another host of the room reaches the call, with a ticket of one use. */
    bridge: v.optional(v.object({ uri: v.string(), ticket: v.string() })),
  },
  returns: v.null(),
  handler: Presence.report,
})

export const orderDone = mutation({
  may: ['capture'],
  args: {
    orderId: v.id('callOrders'),
    outcome: Shape.oneOf(['done', 'failed']),
    reason: v.optional(v.string()),
  },
  returns: v.null(),
  handler: Orders.done,
})

/** The dispatcher asks for a supervisor, or no longer does. */
export const requestHelp = mutation({
  may: ['edit'],
  args: { callId, wanted: v.boolean() },
  returns: v.null(),
  handler: Help.request,
})
