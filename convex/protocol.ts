/** The room's protocol: the versions of its file, and how each call keeps to the one it is pinned to. */
import { v } from 'convex/values'
import { DISPATCH_PHASES } from './domain/templates.ts'
import { mutation, query } from './functions.ts'
import * as Course from './model/course.ts'
import * as Protocols from './model/protocols.ts'
import { by } from './model/protocolTables.ts'
import * as Shape from './model/shapes.ts'

const callId = v.string()
const words = v.object({ es: v.string(), en: v.string() })
const status = Shape.oneOf(['sample', 'approved'])
/** null: not known, or not so. */
const orNull = <
  T extends ReturnType<typeof v.string> | ReturnType<typeof v.number> | typeof Shape.evidence | typeof by,
>(
  one: T,
) => v.union(one, v.null())

const version = v.object({
  key: v.string(),
  id: v.string(),
  version: v.string(),
  title: words,
  notice: words,
  status,
  approvedBy: orNull(v.string()),
  approvedOn: orNull(v.string()),
  /** null: built in. */
  importedBy: orNull(v.string()),
  importedAt: orNull(v.number()),
  active: v.boolean(),
  cards: v.number(),
  steps: v.number(),
})

const step = v.object({
  id: v.string(),
  card: v.string(),
  phase: Shape.oneOf(DISPATCH_PHASES),
  title: words,
  say: words,
  why: v.union(words, v.null()),
  fallback: v.union(v.object({ label: words, say: words }), v.null()),
  /** Answers by the keys 2 and 3. */
  branches: v.array(v.object({ label: words, next: v.string() })),
  metronome: v.union(v.object({ perMinute: v.number(), count: v.number() }), v.null()),
  required: v.boolean(),
  state: Shape.oneOf(['pending', 'done', 'skipped']),
  outOfOrder: v.boolean(),
  late: v.boolean(),
  atMs: orNull(v.number()),
  dueMs: orNull(v.number()),
  evidence: orNull(Shape.evidence),
  by: orNull(by),
  answer: orNull(v.number()),
})

/** `percent`: required steps done in order, of those that are done, skipped or overdue (`due`); null before there is one. */
const score = v.object({
  percent: orNull(v.number()),
  inOrder: v.number(),
  due: v.number(),
  required: v.number(),
  done: v.number(),
})

/** The version that new calls are pinned to; `file` is its JSON, read by `parseProtocol`. */
export const current = query({
  may: ['watch'],
  args: {},
  returns: v.object({ ...version.fields, file: v.string() }),
  handler: Protocols.current,
})

/** Every version that the room has had, newest first; the one that is built in comes last. */
export const versions = query({
  may: ['watch'],
  args: {},
  returns: v.array(version),
  handler: Protocols.list,
})

/** The file of a version, to be exported; null for an unknown one. */
export const file = query({
  may: ['watch'],
  args: { key: v.string() },
  returns: v.union(v.null(), v.string()),
  handler: Protocols.fileOf,
})

/** How a call keeps to its protocol: cards and steps that apply, in the order in which they are asked. Null before it is pinned to one. */
export const ofCall = query({
  may: ['watch'],
  args: { callId },
  returns: v.union(
    v.null(),
    v.object({
      protocol: v.object({ key: v.string(), id: v.string(), version: v.string(), title: words, notice: words, status }),
      /** Cards that apply. */
      cards: v.array(v.object({ id: v.string(), title: words, opened: orNull(by) })),
      /** Cards that could be opened by hand. */
      others: v.array(v.object({ id: v.string(), title: words })),
      steps: v.array(step),
      /** The step to say now. */
      current: orNull(v.string()),
      score,
    }),
  ),
  handler: Course.ofCall,
})

/** What people decided in a call, for the host that listens to it. */
export const decisions = query({
  may: ['watch'],
  args: { callId },
  returns: v.object({
    opened: v.array(v.object({ card: v.string(), open: v.boolean(), name: v.string(), atMs: v.number() })),
    answers: v.array(v.object({ step: v.string(), answer: v.number(), by, atMs: v.number() })),
    marks: v.array(v.object({ step: v.string(), done: v.boolean(), name: v.string(), atMs: v.number() })),
  }),
  handler: Course.decisions,
})

/**
 * Adds a version; a file that is none is refused by path and reason, the same file again changes nothing, another file under a version that is
 * known is refused. Returns its key.
 */
export const importFile = mutation({
  may: ['administer'],
  args: { file: v.string(), activate: v.optional(v.boolean()) },
  returns: v.string(),
  handler: Protocols.importFile,
})

/** New calls are pinned to this version; calls that run keep theirs. */
export const activate = mutation({
  may: ['administer'],
  args: { key: v.string() },
  returns: v.null(),
  handler: Protocols.activate,
})

/** What the host that listens has found; pins the call to `key` the first time. Proofs that are known already change nothing. */
export const observe = mutation({
  may: ['capture'],
  args: {
    callId,
    key: v.string(),
    /** When the call was answered, ms from its start. */
    answeredMs: v.optional(v.number()),
    proofs: v.optional(v.array(v.object({ step: v.string(), evidence: Shape.evidence, atMs: v.number() }))),
    overdue: v.optional(v.array(v.object({ step: v.string(), atMs: v.number() }))),
    opened: v.optional(v.array(v.object({ card: v.string(), evidence: Shape.evidence, atMs: v.number() }))),
  },
  returns: v.null(),
  handler: Course.observe,
})

/** A person ticks a step or takes its tick back; it wins over the machine and is noted by name. */
export const mark = mutation({
  may: ['edit'],
  args: { callId, step: v.string(), done: v.boolean() },
  returns: v.null(),
  handler: Course.mark,
})

/** A person takes a branch of a step (0: key 2, 1: key 3), which also does the step; null: back on the straight way. */
export const answer = mutation({
  may: ['edit'],
  args: { callId, step: v.string(), answer: v.union(v.number(), v.null()) },
  returns: v.null(),
  handler: Course.answer,
})

/** A person opens a card, or puts one away. */
export const openCard = mutation({
  may: ['edit'],
  args: { callId, card: v.string(), open: v.boolean() },
  returns: v.null(),
  handler: Course.openCard,
})
