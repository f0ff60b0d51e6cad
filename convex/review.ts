/** Finished calls: found again, seen and heard again, judged, and the judgement signed. */
import { paginationOptsValidator, paginationResultValidator } from 'convex/server'
import { v } from 'convex/values'
import { doc } from 'convex-helpers/validators'
import { mutation, query } from './functions.ts'
import * as ReviewList from './model/reviewList.ts'
import * as Reviews from './model/reviews.ts'
import * as ReviewView from './model/reviewView.ts'
import * as Shape from './model/shapes.ts'
import schema from './schema.ts'

const callId = v.string()
const { fullTranscript: _text, rawCanonicalData: _raw, ...incidentFields } = doc(schema, 'incidents').fields
const { _id, type, at, actor, data } = doc(schema, 'callEvents').fields

const judged = v.object({
  points: v.number(),
  because: v.union(
    v.object({ kind: v.literal('took'), ms: v.number() }),
    v.object({ kind: v.literal('done'), n: v.number(), of: v.number() }),
    v.object({ kind: v.literal('never') }),
  ),
})

/** Newest first. A page may be shorter than asked for, even empty, while `isDone` is false: filters pass over calls. */
export const list = query({
  may: ['edit'],
  args: { filter: ReviewList.filters, paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(ReviewList.row),
  handler: ReviewList.list,
})

/** Null while the call is not over, or when it is none of ours. The words are `queries/liveCalls:subscribeToTranscripts`. */
export const get = query({
  may: ['edit'],
  args: { callId },
  returns: v.union(
    v.null(),
    v.object({
      call: doc(schema, 'callAnalytics'),
      incident: v.union(v.object(incidentFields), v.null()),
      phases: v.array(
        v.object({ phase: v.string(), from: v.number(), to: v.number(), quality: v.optional(Shape.phaseQuality) }),
      ),
      alerts: v.array(doc(schema, 'alerts')),
      actions: v.array(doc(schema, 'supervisorActions')),
      supervisions: v.array(doc(schema, 'supervisions')),
      events: v.array(v.object({ _id, type, at, actor, data })),
      recording: v.union(doc(schema, 'recordings'), v.null()),
    }),
  ),
  handler: ReviewView.get,
})

/** Every value and lock of the card, oldest first, each with what it replaced. */
export const changes = query({
  may: ['edit'],
  args: { callId },
  returns: v.array(
    v.object({
      ...doc(schema, 'incidentChanges').fields,
      before: v.union(v.string(), v.null()),
      locked: v.boolean(),
    }),
  ),
  handler: ReviewView.changes,
})

/** The form as the machine scores it by now and as people judged it; for a dispatcher once it is signed. */
export const evaluation = query({
  may: ['edit'],
  args: { callId },
  returns: v.union(
    v.null(),
    v.object({
      form: v.array(
        v.object({
          key: v.string(),
          max: v.number(),
          machine: v.union(judged, v.null()),
          person: v.optional(v.union(v.number(), v.null())),
          /** The words that the machine's points rest on, oldest first. */
          proof: v.array(Shape.evidence),
        }),
      ),
      score: v.union(v.number(), v.null()),
      open: v.number(),
      signed: v.union(v.null(), v.object(doc(schema, 'reviews').fields.signed.fields)),
      notes: v.array(doc(schema, 'reviewNotes')),
    }),
  ),
  handler: ReviewView.evaluation,
})

/** With `noteId` changes one's own note; empty text removes it. */
export const saveNote = mutation({
  may: ['supervise'],
  args: { callId, noteId: v.optional(v.id('reviewNotes')), text: v.string(), atMs: v.optional(v.number()) },
  returns: v.union(v.id('reviewNotes'), v.null()),
  handler: Reviews.saveNote,
})

/** Without `points` the machine's count again; null: does not apply to this call. */
export const saveQa = mutation({
  may: ['supervise'],
  args: { callId, key: v.string(), points: v.optional(v.union(v.number(), v.null())) },
  returns: v.null(),
  handler: Reviews.saveQa,
})

export const sign = mutation({ may: ['supervise'], args: { callId }, returns: v.null(), handler: Reviews.sign })

export const reopen = mutation({ may: ['supervise'], args: { callId }, returns: v.null(), handler: Reviews.reopen })

/** A few seconds of the recording were saved as a file; written to the audit log. */
export const noteClip = mutation({
  may: ['edit'],
  args: { callId, startMs: v.number(), endMs: v.number() },
  returns: v.null(),
  handler: Reviews.noteClip,
})
