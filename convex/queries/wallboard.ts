/** What the call list and the wall show of all calls at once. */

import { v } from 'convex/values'
import { doc } from 'convex-helpers/validators'
import { query } from '../functions.ts'
import * as Answers from '../model/answers.ts'
import * as Board from '../model/board.ts'
import schema from '../schema.ts'

/** Live calls, oldest first; with `part`, those of one part of the list (`domain/board`), so that a change is read and sent with few others. */
export const liveList = query({
  may: ['watch'],
  args: { part: v.optional(v.number()) },
  returns: v.array(doc(schema, 'callBoard')),
  handler: (ctx, { part }) => Board.live(ctx, part),
})

/** Calls that ended in the last minutes, newest first: apart, because they hardly change while live ones do all the time. */
export const endedList = query({
  may: ['watch'],
  args: {},
  returns: v.array(doc(schema, 'callBoard')),
  handler: Board.ended,
})

/** True while the dispatcher of a call asks for a supervisor. */
export const helpRequested = query({
  may: ['watch'],
  args: { callId: v.string() },
  returns: v.boolean(),
  handler: (ctx, { callId }) => Board.helpRequested(ctx, callId),
})

/** How soon calls were answered since `since`, and quarter by quarter lately; practice calls are not counted. */
export const answers = query({
  may: ['watch'],
  args: { since: v.number(), targetS: v.number() },
  returns: v.object({
    answered: v.number(),
    within15: v.number(),
    within20: v.number(),
    withinTarget: v.number(),
    abandoned: v.number(),
    /** Oldest first, only those in which a call was answered or given up. */
    quarters: v.array(v.object({ at: v.number(), answered: v.number(), within15: v.number() })),
  }),
  handler: Answers.since,
})
