/** The table of what people did that must be accounted for: exports, changes of settings, of users, of what is kept. */
import { defineTable } from 'convex/server'
import { v } from 'convex/values'
import * as Shape from './shapes.ts'

export const auditTables = {
  /** Append-only; holds no personal data of callers, only who did what to which call or thing. */
  auditLog: defineTable({
    /** ms since the epoch. */
    at: v.number(),
    actor: v.object({ id: v.string(), name: v.string(), role: Shape.role }),
    /** What was done, as `thing.verb`: `call.export`. */
    action: v.string(),
    callId: v.optional(v.string()),
    /** What else it was done to: a setting, a user, a link. */
    target: v.optional(v.string()),
    data: v.record(v.string(), v.union(v.string(), v.number(), v.boolean(), v.null())),
  })
    .index('by_call', ['callId'])
    .index('by_action', ['action']),
}
