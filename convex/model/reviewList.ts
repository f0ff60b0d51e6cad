/** The finished calls, newest first, with what a list shows of each. */
import type { PaginationOptions, PaginationResult } from 'convex/server'
import { type Infer, v } from 'convex/values'
import type { Doc } from '../_generated/dataModel.js'
import type { QueryCtx } from '../_generated/server.js'
import { isKnownAddress, placeOf } from '../domain/columns.ts'
import { paceOf } from '../domain/review/pace.ts'
import { may } from '../domain/roles.ts'
import type { Reading } from './caller.ts'
import * as Incidents from './incidents.ts'
import * as Recordings from './recordings.ts'
import { checkInteger, checkText } from './refusal.ts'
import * as Reviews from './reviews.ts'
import * as Shape from './shapes.ts'

const MOST_A_PAGE = 100
const MOST_ACTIONS = 50

export const filters = v.object({
  /** In names, numbers, address, incident number; without regard to case or accents. */
  text: v.optional(v.string()),
  priority: v.optional(Shape.priority),
  reason: v.optional(v.string()),
  practice: v.optional(v.boolean()),
  flagged: v.optional(v.boolean()),
  review: v.optional(Shape.oneOf(['open', 'signed'])),
  /** ms since the epoch: calls that ended from then on, and before then. */
  from: v.optional(v.number()),
  before: v.optional(v.number()),
})
export type Filters = Infer<typeof filters>

export const row = v.object({
  callId: v.string(),
  startedAt: v.number(),
  endedAt: v.number(),
  /** Of its sound, where that was played faster than life. */
  durationMs: v.number(),
  /** How long it rang, ms; null when nobody answered. */
  answerMs: v.union(v.number(), v.null()),
  endReason: Shape.endReason,
  practice: v.boolean(),
  agentName: v.string(),
  customerName: v.string(),
  customerPhone: v.string(),
  incidentNumber: v.union(v.string(), v.null()),
  priority: v.union(Shape.priority, v.null()),
  reason: v.union(v.string(), v.null()),
  location: v.union(v.string(), v.null()),
  alertCount: v.number(),
  flagged: v.boolean(),
  marks: v.number(),
  notes: v.number(),
  recording: v.union(Shape.recordingState, v.null()),
  review: v.union(v.object({ state: Shape.oneOf(['open', 'signed']), score: v.union(v.number(), v.null()) }), v.null()),
})
type Row = Infer<typeof row>

/** A page holds those of `numItems` calls that pass the filters: perhaps none, while there are more. */
export async function list(
  ctx: Reading,
  { filter, paginationOpts }: { filter: Filters; paginationOpts: PaginationOptions },
): Promise<PaginationResult<Row>> {
  checkInteger('paginationOpts.numItems', paginationOpts.numItems, 1, MOST_A_PAGE)
  if (filter.text !== undefined) checkText('filter.text', filter.text, 200)
  const { page, ...rest } = await calls(ctx, filter).paginate(paginationOpts)
  const judges = may(ctx.caller.role, 'supervise')
  const rows = await Promise.all(page.map((call) => rowOf(ctx, call, filter, judges)))
  return { ...rest, page: rows.filter((one) => one !== null) }
}

function calls(ctx: QueryCtx, { practice, from = 0, before = Number.MAX_SAFE_INTEGER }: Filters) {
  const table = ctx.db.query('callAnalytics')
  const found =
    practice === undefined
      ? table.withIndex('by_endedAt', (q) => q.gte('endedAt', from).lt('endedAt', before))
      : table.withIndex('by_practice', (q) => q.eq('practice', practice).gte('endedAt', from).lt('endedAt', before))
  return found.order('desc')
}

/** The row, or null when it does not pass; what is cheap to know is looked at first. */
async function rowOf(ctx: QueryCtx, call: Doc<'callAnalytics'>, filter: Filters, judges: boolean): Promise<Row | null> {
  const incident = await Incidents.find(ctx, call.sessionId)
  const priority = incident?.priorityFrom === undefined ? null : incident.priority
  const reason = incident?.incidentType ?? null
  if (filter.priority !== undefined && filter.priority !== priority) return null
  if (filter.reason !== undefined && filter.reason !== reason) return null
  const location = incident !== null && isKnownAddress(incident.location.address) ? placeOf(incident.location) : null
  const { agentName, customerName, customerPhone } = call
  const incidentNumber = incident?.incidentNumber ?? null
  const words = [agentName, customerName, customerPhone, incidentNumber, location, incident?.patientName, call.callId]
  if (filter.text !== undefined && !holds(words, filter.text)) return null

  const review = await Reviews.find(ctx, call.callId)
  const state = review?.signed === undefined ? 'open' : 'signed'
  if (filter.review !== undefined && filter.review !== state) return null
  const actions = await ctx.db
    .query('supervisorActions')
    .withIndex('by_call', (q) => q.eq('liveCallId', call.liveCallId))
    .take(MOST_ACTIONS)
  const count = (action: Doc<'supervisorActions'>['action']): number =>
    actions.filter((one) => one.action === action).length
  const flagged = count('FLAG_FOR_REVIEW') > 0
  if (filter.flagged !== undefined && filter.flagged !== flagged) return null
  const recording = await Recordings.ofCall(ctx, call.callId)
  const { callId, startedAt, endedAt, endReason, practice, alertCount, answeredAt } = call
  const pace = paceOf(call, recording?.capturedMs)
  return {
    callId,
    startedAt,
    endedAt,
    durationMs: call.durationMs * pace,
    answerMs: answeredAt === undefined ? null : (answeredAt - startedAt) * pace,
    endReason,
    practice,
    agentName,
    customerName,
    customerPhone,
    incidentNumber,
    priority,
    reason,
    location,
    alertCount,
    flagged,
    marks: count('BOOKMARK_MOMENT'),
    notes: count('ADD_NOTE') + (judges ? (await Reviews.notesOf(ctx, callId)).length : 0),
    recording: recording?.state ?? null,
    // What others think of an unfinished review is for those who judge.
    review: review === null || (!judges && state === 'open') ? null : { state, score: review.signed?.score ?? null },
  }
}

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()

/** Every word of `asked` is somewhere in `words`; digits are found through the blanks of a number. */
export function holds(words: readonly (string | null | undefined)[], asked: string): boolean {
  const all = plain(words.filter((word) => word !== null && word !== undefined).join('\n'))
  const closed = all.replace(/[\s()+-]/g, '')
  return plain(asked)
    .split(/\s+/)
    .every((word) => all.includes(word) || (/^\+?[\d-]+$/.test(word) && closed.includes(word.replace(/\D/g, ''))))
}
