/** What the room has set for all its consoles. */
import { v } from 'convex/values'
import { doc } from 'convex-helpers/validators'
import { mutation, query } from './functions.ts'
import * as Settings from './model/settings.ts'
import schema from './schema.ts'

const value = v.union(v.number(), v.null())

/** Every setting by its name; `by` and `at` when somebody set it. */
export const get = query({
  may: ['watch'],
  args: {},
  returns: v.record(
    v.string(),
    v.object({ value, usual: value, by: v.optional(v.string()), at: v.optional(v.number()) }),
  ),
  handler: Settings.all,
})

export const set = mutation({
  may: ['administer'],
  args: { name: v.string(), value },
  returns: v.null(),
  handler: Settings.set,
})

/** The domain name that owns the ids of exported incidents; null until an admin has set it. */
export const owner = query({
  may: ['watch'],
  args: {},
  returns: v.object({ domain: v.union(v.string(), v.null()), by: v.optional(v.string()), at: v.optional(v.number()) }),
  handler: Settings.owner,
})

export const setOwner = mutation({
  may: ['administer'],
  args: { domain: v.union(v.string(), v.null()) },
  returns: v.null(),
  handler: Settings.setOwner,
})

/** Who changed what, newest first. */
export const history = query({
  may: ['administer'],
  args: {},
  returns: v.array(doc(schema, 'settingsChanges')),
  handler: Settings.history,
})
