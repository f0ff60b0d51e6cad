/** How long a room keeps sound, words and personal data, and what is due to go. */
import { v } from 'convex/values'
import { RETENTION_KINDS } from './domain/roomSettings.ts'
import { mutation, query } from './functions.ts'
import * as Recordings from './model/recordings.ts'
import * as Retention from './model/retention.ts'
import * as Shape from './model/shapes.ts'

const kind = Shape.oneOf(RETENTION_KINDS)
/** After the end of the call; null keeps for ever. */
const days = v.union(v.number(), v.null())

/** What would be gone at the next sweep if it were set so. */
export const preview = query({
  may: ['administer'],
  args: { kind, days },
  returns: v.object({ calls: v.number(), more: v.boolean(), oldest: v.union(v.number(), v.null()) }),
  handler: Retention.preview,
})

/** `confirm` repeats the days when they become fewer. */
export const set = mutation({
  may: ['administer'],
  args: { kind, days, confirm: v.optional(v.string()) },
  returns: v.null(),
  handler: Retention.set,
})

/** Recordings whose files the hosts that hold them must delete. */
export const due = query({
  may: ['capture'],
  args: {},
  returns: v.array(v.object({ callId: v.string() })),
  handler: Recordings.condemned,
})

/** The host has deleted the files of a recording that was due. */
export const erased = mutation({
  may: ['capture'],
  args: { callId: v.string() },
  returns: v.null(),
  handler: Recordings.erased,
})
