/** The tables of the room. What changes every second is never in the row that every screen reads. */
import { defineSchema, defineTable } from 'convex/server'
import { v } from 'convex/values'
import { auditTables } from './model/auditTables.ts'
import { callTables } from './model/callTables.ts'
import { incidentTables } from './model/incidentTables.ts'
import { linksTables } from './model/linksTables.ts'
import { protocolTables } from './model/protocolTables.ts'
import { reviewTables } from './model/reviewTables.ts'
import { roomTables } from './model/roomTables.ts'
import { settingsTables } from './model/settingsTables.ts'
import * as Shape from './model/shapes.ts'
import { supervisionTables } from './model/supervisionTables.ts'

export default defineSchema({
  ...callTables,
  ...incidentTables,
  ...linksTables,
  ...supervisionTables,
  ...settingsTables,
  ...roomTables,
  ...auditTables,
  ...protocolTables,
  ...reviewTables,

  campaigns: defineTable({ name: v.string(), type: Shape.template, createdAt: v.number() }).index('by_name', ['name']),

  dispatchers: defineTable({ name: v.string(), email: v.string(), createdAt: v.number() }).index('by_email', ['email']),

  users: defineTable({
    tokenIdentifier: v.string(),
    name: v.string(),
    email: v.string(),
    role: Shape.role,
    /** A role given by the room, which goes before what tokens claim. */
    assigned: v.optional(Shape.role),
    /** Shut out: every function refuses them. */
    disabled: v.optional(v.boolean()),
    createdAt: v.number(),
  }).index('by_token', ['tokenIdentifier']),

  /** What a delivered key returned, so that the same fact sent twice happens once. */
  deliveries: defineTable({ key: v.string(), value: v.any() }).index('by_key', ['key']),
})
