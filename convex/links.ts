/** Which live calls are one event: what was noticed, why, and what people made of it. Merging is `incidents:merge`. */
import { v } from 'convex/values'
import { LINK_STATES } from './domain/links/hint.ts'
import { mutation, query } from './functions.ts'
import * as Links from './model/links.ts'
import { hint } from './model/linksTables.ts'
import * as Shape from './model/shapes.ts'

const linkId = v.id('incidentLinks')

/** One of the two calls of a link, as it stands now; what it says of itself, not of the other. */
const side = v.object({
  callId: v.string(),
  callSessionId: v.string(),
  agentName: v.string(),
  /** ms since the epoch. */
  startedAt: v.number(),
  endedAt: v.union(v.number(), v.null()),
  incidentNumber: v.union(v.string(), v.null()),
  priority: v.union(Shape.priority, v.null()),
  /** The session that holds this one's incident, when it was merged. */
  mergedInto: v.union(v.string(), v.null()),
  fields: v.array(v.object({ field: Shape.fieldName, value: v.string(), lockedBy: v.union(v.string(), v.null()) })),
})

const link = v.object({
  linkId,
  state: Shape.oneOf(LINK_STATES),
  score: v.number(),
  /** Those of `first` and `second`, strongest first. */
  hints: v.array(hint),
  /** The call that began first. */
  first: side,
  second: side,
  suggestedAt: v.number(),
  decidedAt: v.union(v.number(), v.null()),
  decidedBy: v.union(v.string(), v.null()),
})

/** Calls that may be, are, or were taken for the same event as this one. */
export const ofSession = query({
  may: ['watch'],
  args: { callSessionId: v.string() },
  returns: v.array(link),
  handler: Links.ofSession,
})

/** The room's open suggestions and merged pairs, newest first: what the list and the wall mark. */
export const open = query({
  may: ['watch'],
  args: {},
  returns: v.array(
    v.object({
      linkId,
      state: Shape.oneOf(['suggested', 'confirmed']),
      score: v.number(),
      firstCallId: v.string(),
      secondCallId: v.string(),
    }),
  ),
  handler: Links.open,
})

/** Not the same event: it is not suggested again. */
export const reject = mutation({
  may: ['edit'],
  args: { linkId },
  returns: v.null(),
  handler: Links.reject,
})

/** Takes back a rejection, or a split: the pair is suggested again, as it was. */
export const reconsider = mutation({
  may: ['edit'],
  args: { linkId },
  returns: v.null(),
  handler: Links.reconsider,
})

/** Where the incident of a session stands: in another's, or with others in it; null while nothing is merged. */
export const merged = query({
  may: ['watch'],
  args: { callSessionId: v.string() },
  returns: v.union(
    v.null(),
    v.object({
      /** The session whose incident holds this one. */
      into: v.union(v.null(), v.object({ callId: v.string(), callSessionId: v.string(), incidentNumber: v.string() })),
      /** The sessions that this incident holds. */
      holds: v.array(v.object({ callId: v.string(), callSessionId: v.string(), incidentNumber: v.string() })),
      at: v.number(),
      by: v.string(),
    }),
  ),
  handler: Links.merged,
})
