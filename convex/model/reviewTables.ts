/** The tables of looking at a finished call again: what a person judged, wrote and signed. */
import { defineTable } from 'convex/server'
import { v } from 'convex/values'

const person = v.object({ id: v.string(), name: v.string() })

export const reviewTables = {
  /** One row a call that somebody has begun to judge. */
  reviews: defineTable({
    callId: v.string(),
    /** A person's word on a criterion; it outranks the machine's. null: does not apply. */
    answers: v.array(v.object({ key: v.string(), points: v.union(v.number(), v.null()), by: person, at: v.number() })),
    /** The form as it was when it was signed, so that later changes of the form change no signed review. */
    signed: v.optional(
      v.object({
        by: person,
        at: v.number(),
        /** 0 to 100. */
        score: v.number(),
        form: v.array(v.object({ key: v.string(), max: v.number(), points: v.union(v.number(), v.null()) })),
      }),
    ),
    updatedAt: v.number(),
  }).index('by_call', ['callId']),

  reviewNotes: defineTable({
    callId: v.string(),
    text: v.string(),
    /** What it is about, ms of the call; absent: the whole of it. */
    atMs: v.optional(v.number()),
    by: person,
    at: v.number(),
    editedAt: v.optional(v.number()),
  }).index('by_call', ['callId']),
}
