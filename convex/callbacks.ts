/** Callers who gave up before anybody answered, and who calls them back: exactly one person, exactly once. */
import { v } from 'convex/values'
import { CALL_BACK_STATES } from './domain/callBack.ts'
import { mutation, query } from './functions.ts'
import * as CallBacks from './model/callBacks.ts'
import * as Shape from './model/shapes.ts'

const callBackId = v.id('callBacks')

const claim = v.union(
  /** Yours now, or already. `number` is what to dial; empty when the caller hid it. */
  v.object({ kind: v.literal('yours'), number: v.string() }),
  v.object({ kind: v.literal('taken'), by: v.string() }),
  v.object({ kind: v.literal('closed'), by: v.union(v.string(), v.null()) }),
)

/** Owed ones first, the longest waiting first; then the newest that are closed. */
export const list = query({
  may: ['watch'],
  args: {},
  returns: v.array(
    v.object({
      callBackId,
      callId: v.string(),
      state: Shape.oneOf(CALL_BACK_STATES),
      /** Masked unless the reader may know it: a supervisor, or whoever has claimed it. */
      number: v.string(),
      masked: v.boolean(),
      abandoned: v.number(),
      firstAt: v.number(),
      lastAt: v.number(),
      waitedMs: v.number(),
      claimedBy: v.union(v.string(), v.null()),
      mine: v.boolean(),
      claimedAt: v.union(v.number(), v.null()),
      resultCallId: v.union(v.string(), v.null()),
      attempts: v.number(),
      closedAt: v.union(v.number(), v.null()),
      closedBy: v.union(v.string(), v.null()),
    }),
  ),
  handler: CallBacks.list,
})

/** How many are owed, and since when the oldest waits, ms since the epoch: for the list and the wall. */
export const owed = query({
  may: ['watch'],
  args: {},
  returns: v.object({ n: v.number(), oldestAt: v.union(v.number(), v.null()) }),
  handler: CallBacks.owed,
})

/** What the caller has claimed and not closed: their window says that it is still there for each. */
export const mine = query({ may: ['edit'], args: {}, returns: v.array(callBackId), handler: CallBacks.mineOpen })

/** Takes it in hand. Of two who ask at the same moment one gets it; the other is told who. */
export const claimOne = mutation({ may: ['edit'], args: { callBackId }, returns: claim, handler: CallBacks.claim })

/** The same by the call that was given up; null: nobody is owed a call for it. */
export const claimOfCall = mutation({
  may: ['edit'],
  args: { callId: v.string() },
  returns: v.union(v.null(), v.object({ callBackId, claim })),
  handler: CallBacks.claimOfCall,
})

/** The claimer's console is still there. False: the claim is no longer theirs. */
export const hold = mutation({ may: ['edit'], args: { callBackId }, returns: v.boolean(), handler: CallBacks.hold })

/** Gives it back. */
export const release = mutation({ may: ['edit'], args: { callBackId }, returns: v.null(), handler: CallBacks.release })

/** The claimer dialled: this call is the attempt. */
export const dialled = mutation({
  may: ['edit'],
  args: { callBackId, callId: v.string() },
  returns: v.null(),
  handler: CallBacks.dialled,
})

/** What came of it, said by whoever holds it. */
export const close = mutation({
  may: ['edit'],
  args: { callBackId, outcome: Shape.oneOf(['done', 'unreachable']) },
  returns: v.null(),
  handler: CallBacks.close,
})

/** Takes back a closing that was a mistake: it is owed again. */
export const reopen = mutation({ may: ['edit'], args: { callBackId }, returns: v.null(), handler: CallBacks.reopen })
