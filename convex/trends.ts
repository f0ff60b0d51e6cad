/** How the room's calls went, hour by hour. */
import { v } from 'convex/values'
import { query } from './functions.ts'
import * as CallHours from './model/callHours.ts'
import { callSums } from './model/roomTables.ts'

/** The hours from `since` on (ms since the epoch) in which a call ended, oldest first; practice calls apart from real ones. */
export const hours = query({
  may: ['supervise'],
  args: { since: v.number(), practice: v.boolean() },
  returns: v.array(v.object({ at: v.number(), practice: v.boolean(), ...callSums })),
  handler: CallHours.since,
})
