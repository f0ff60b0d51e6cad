/** The tables of the room's protocol: the files that were in force, and how far each call came in the one that it was pinned to. */
import { defineTable } from 'convex/server'
import { v } from 'convex/values'
import * as Shape from './shapes.ts'

const optionalText = v.optional(v.string())
/** ms from the start of the call. */
const atMs = v.number()
export const by = v.union(
  v.object({ kind: v.literal('machine') }),
  v.object({ kind: v.literal('person'), name: v.string() }),
)

/** What a call's row holds beside its keys; `domain/protocol/course.ts` says what follows from it. */
export const courseColumns = {
  proofs: v.array(v.object({ step: v.string(), evidence: Shape.evidence, atMs })),
  overdue: v.array(v.object({ step: v.string(), atMs })),
  opened: v.array(v.object({ card: v.string(), open: v.boolean(), by, atMs, evidence: v.optional(Shape.evidence) })),
  answers: v.array(v.object({ step: v.string(), answer: v.number(), by, atMs })),
  marks: v.array(v.object({ step: v.string(), done: v.boolean(), name: v.string(), atMs })),
}

export const protocolTables = {
  /** One row a version; a version never changes once it is here. */
  protocols: defineTable({
    /** `id@version`. */
    key: v.string(),
    protocolId: v.string(),
    version: v.string(),
    status: Shape.oneOf(['sample', 'approved']),
    approvedBy: optionalText,
    approvedOn: optionalText,
    /** The file itself, JSON. */
    file: v.string(),
    importedBy: v.string(),
    importedAt: v.number(),
    /** The version that new calls are pinned to; one at most, none: the one that is built in. */
    active: v.boolean(),
  })
    .index('by_key', ['key'])
    .index('by_active', ['active']),

  /** One row a call: the version that it is held against, what proves its steps, and what people decided. */
  callProtocols: defineTable({
    callId: v.string(),
    sessionId: v.string(),
    key: v.string(),
    /** When the call was answered, ms from its start; absent: from its start. */
    answeredMs: v.optional(v.number()),
    ...courseColumns,
    updatedAt: v.number(),
  }).index('by_callId', ['callId']),
}
