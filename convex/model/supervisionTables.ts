/** The tables of supervisors in calls: who is in which, how, and what the hosts that carry them are asked to do. */
import { defineTable } from 'convex/server'
import { v } from 'convex/values'
import * as Shape from './shapes.ts'

const optionalText = v.optional(v.string())

export const supervisionTables = {
  /** One open row a call and supervisor; closed ones stay as its history. */
  supervisions: defineTable({
    callId: v.string(),
    sessionId: v.string(),
    supervisorId: v.string(),
    supervisorName: v.string(),
    mode: Shape.supervisionMode,
    state: Shape.supervisionState,
    reason: optionalText,
    requestedAt: v.number(),
    /** Since when the mode holds; absent until the host has done it. */
    since: v.optional(v.number()),
    /** Absent while it is open. */
    endedAt: v.optional(v.number()),
  })
    .index('by_call', ['callId', 'endedAt'])
    .index('by_supervisor', ['callId', 'supervisorId', 'endedAt'])
    .index('by_endedAt', ['endedAt']),

  /** Where another host reaches a call, with a ticket of one use; read by hosts alone. */
  supervisionBridges: defineTable({
    callId: v.string(),
    supervisorId: v.string(),
    uri: v.string(),
    ticket: v.string(),
    at: v.number(),
  }).index('by_call', ['callId', 'supervisorId']),

  /** What a person or another program asked of a real call; the host that carries it answers. */
  callOrders: defineTable({
    callId: v.string(),
    kind: Shape.orderKind,
    /** A transfer's target, or the words to be said in the dispatcher's ear. */
    details: v.string(),
    by: v.object({ id: v.string(), name: v.string() }),
    state: Shape.orderState,
    reason: optionalText,
    at: v.number(),
    doneAt: v.optional(v.number()),
  })
    .index('by_state', ['state'])
    .index('by_call', ['callId']),
}
