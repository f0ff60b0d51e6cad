/** A small schema for the engine's own tests: odd values, nested fields, a table that many queries watch. */
import { defineSchema, defineTable } from 'convex/server'
import { v } from 'convex/values'

export const schema = defineSchema({
  rooms: defineTable({ name: v.string(), lines: v.number() }).index('by_name', ['name']),
  lines: defineTable({ room: v.id('rooms'), order: v.number(), text: v.string() }).index('by_room', ['room', 'order']),
  things: defineTable({ a: v.optional(v.any()), b: v.optional(v.any()), n: v.number() })
    .index('by_a_b', ['a', 'b'])
    .index('by_n', ['n'])
    .index('by_a_x', ['a.x']),
})

export const wideSchema = defineSchema({
  ...schema.tables,
  lines: defineTable({ room: v.id('rooms'), order: v.number(), text: v.string() })
    .index('by_room', ['room', 'order'])
    .index('by_text', ['text']),
  things: defineTable({ a: v.optional(v.any()), b: v.optional(v.any()), n: v.number() })
    .index('by_a_b', ['b', 'a'])
    .index('by_n', ['n'])
    .index('by_a_x', ['a.x'])
    .index('by_b_n', ['b', 'n']),
})
