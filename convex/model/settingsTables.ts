/** The tables of what a room has set for all its consoles, and of who changed it. */
import { defineTable } from 'convex/server'
import { v } from 'convex/values'

/** Text: who owns the ids of exports. */
const value = v.union(v.number(), v.string(), v.null())
const person = v.object({ id: v.string(), name: v.string() })

export const settingsTables = {
  /** One row a setting that is not at its usual value, or once was not. */
  settings: defineTable({ name: v.string(), value, by: person, at: v.number() }).index('by_name', ['name']),

  /** Append-only: what each setting was before and after. */
  settingsChanges: defineTable({ name: v.string(), before: value, after: value, by: person, at: v.number() }),
}
