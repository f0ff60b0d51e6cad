/** An incident as a file: what goes into it, and the note of who took it. */
import { type Infer, type Validator, v } from 'convex/values'
import { mutation, query } from './functions.ts'
import * as Exports from './model/exports.ts'
import * as Shape from './model/shapes.ts'

const callId = v.string()
const text = v.string()
const orNull = <V extends Validator<unknown, 'required', string>>(validator: V) => v.union(validator, v.null())
const maybeText = v.union(text, v.null())
const maybeNumber = v.union(v.number(), v.null())

const bundle = v.object({
  redacted: v.boolean(),
  call: v.object({
    callId,
    sessionId: text,
    status: Shape.callStatus,
    template: Shape.template,
    campaignName: text,
    practice: v.boolean(),
    sourceKind: Shape.sourceKind,
    language: maybeText,
    agentName: text,
    customerName: text,
    customerPhone: text,
    startedAt: v.number(),
    answeredAt: maybeNumber,
    endedAt: maybeNumber,
    endReason: orNull(Shape.endReason),
  }),
  incident: orNull(
    v.object({
      number: text,
      status: Shape.incidentStatus,
      priority: Shape.priority,
      priorityFrom: orNull(Shape.oneOf(['code', 'given', 'person'])),
      description: maybeText,
      updatedAt: v.number(),
    }),
  ),
  fields: v.array(
    v.object({
      field: Shape.fieldName,
      value: maybeText,
      setBy: Shape.setBy,
      confidence: maybeNumber,
      evidence: v.array(Shape.evidence),
      lockedBy: maybeText,
      alternatives: v.array(Shape.alternative),
      updatedAt: v.number(),
    }),
  ),
  changes: v.array(
    v.object({
      field: Shape.fieldName,
      action: Shape.oneOf(['set', 'propose', 'lock', 'unlock', 'accept', 'dismiss']),
      value: maybeText,
      by: Shape.setBy,
      confidence: maybeNumber,
      evidence: v.array(Shape.evidence),
      at: v.number(),
    }),
  ),
  transcript: v.array(
    v.object({
      key: text,
      speaker: Shape.speaker,
      text,
      translation: maybeText,
      correction: v.union(v.null(), v.object({ text: v.string(), by: v.string(), at: v.number() })),
      timestamp: text,
      startMs: maybeNumber,
      endMs: maybeNumber,
      confidence: maybeNumber,
      sentiment: maybeText,
      late: v.boolean(),
    }),
  ),
  phases: v.array(
    v.object({ phase: text, status: text, startedAt: maybeNumber, endedAt: maybeNumber, quality: maybeText }),
  ),
  alerts: v.array(
    v.object({
      type: Shape.alertType,
      rule: text,
      severity: Shape.alertSeverity,
      evidence: v.array(Shape.evidence),
      atMs: v.number(),
      raisedAt: v.number(),
      acknowledgedAt: maybeNumber,
      acknowledgedBy: maybeText,
      verdict: orNull(Shape.verdict),
    }),
  ),
  actions: v.array(v.object({ action: text, by: text, details: maybeText, at: v.number() })),
  recording: orNull(
    v.object({
      file: text,
      sha256: maybeText,
      bytes: v.number(),
      sampleRate: v.number(),
      channels: v.number(),
      capturedMs: v.number(),
      expectedMs: maybeNumber,
      state: text,
      archive: orNull(v.object({ file: text, sha256: text, bytes: v.number(), codec: text })),
    }),
  ),
  review: orNull(
    v.object({
      score: maybeNumber,
      by: text,
      at: v.number(),
      signed: v.boolean(),
      items: v.array(v.object({ item: text, points: maybeNumber, max: maybeNumber })),
      notes: v.array(v.object({ text, by: text, at: v.number(), atMs: maybeNumber })),
    }),
  ),
  cut: v.array(Shape.oneOf(['transcript', 'changes'])),
})

/** Words that the reader wants hidden besides, as they are written or not. */
const hide = v.optional(v.array(text))

/** What the redacted export of a call hides, each text once, for whoever reads it before it leaves. */
export const hidden = query({
  may: ['edit'],
  args: { callId, hide },
  returns: v.array(v.object({ text, times: v.number() })),
  handler: Exports.hidden,
})

/** All that is kept of a call, live or long over. Personal data only for those who may supervise. */
export const read = query({
  may: ['edit'],
  args: { callId, redacted: v.boolean(), hide },
  returns: v.union(bundle, v.null()),
  handler: async (ctx, args) => (await Exports.bundle(ctx, args)) as Infer<typeof bundle> | null,
})

/** Before a file is handed out: who, of which call, in which format, hidden or not and why, and the hash of its bytes. */
export const note = mutation({
  may: ['edit'],
  args: {
    callId,
    format: Shape.oneOf(Exports.FORMATS),
    redacted: v.boolean(),
    reason: v.optional(text),
    /** 64 lower-case hexadecimal digits. */
    sha256: text,
    /** Of the content, whatever the format: what the file itself tells. */
    contentSha256: text,
    bytes: v.number(),
  },
  returns: v.null(),
  handler: Exports.note,
})
