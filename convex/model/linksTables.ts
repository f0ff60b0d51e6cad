/** The tables of what the room knows across calls: which are one event, whom to call back, how alerts are spent. */
import { defineTable } from 'convex/server'
import { v } from 'convex/values'
import { CALL_BACK_STATES } from '../domain/callBack.ts'
import { HINT_KINDS, LINK_STATES } from '../domain/links/hint.ts'
import * as Shape from './shapes.ts'

const callBackState = Shape.oneOf(CALL_BACK_STATES)

/** What one of two calls says that the other says too, or against it. */
export const said = v.object({
  /** Fields of the card that it rests on. */
  fields: v.array(Shape.fieldName),
  value: v.string(),
  /** The words that prove the fields, as far as they were said. */
  evidence: v.array(Shape.evidence),
})

export const hint = v.object({
  kind: Shape.oneOf(HINT_KINDS),
  /** Below zero: speaks against. */
  points: v.number(),
  first: said,
  second: said,
})

export const linksTables = {
  /** One row a session of the last hour: just what two calls are compared by, written when that changes. */
  linkFacts: defineTable({
    callSessionId: v.string(),
    callId: v.string(),
    practice: v.boolean(),
    phone: v.string(),
    startedAt: v.number(),
    fields: v.array(v.object({ field: Shape.fieldName, value: v.string(), evidence: v.array(Shape.evidence) })),
  })
    .index('by_session', ['callSessionId'])
    .index('by_start', ['practice', 'startedAt']),

  /** Two sessions that may be one event; `first` is the one whose call began first. */
  incidentLinks: defineTable({
    first: v.string(),
    second: v.string(),
    firstCallId: v.string(),
    secondCallId: v.string(),
    state: Shape.oneOf(LINK_STATES),
    score: v.number(),
    hints: v.array(hint),
    suggestedAt: v.number(),
    decidedAt: v.optional(v.number()),
    decidedBy: v.optional(v.string()),
    updatedAt: v.number(),
  })
    .index('by_pair', ['first', 'second'])
    .index('by_second', ['second'])
    .index('by_state', ['state', 'updatedAt']),

  /** A caller who gave up before anybody answered: one row a number, until somebody has spoken with them. */
  callBacks: defineTable({
    /** The last call that was abandoned. */
    callId: v.string(),
    sessionId: v.string(),
    /** Empty when the caller hid it. */
    number: v.string(),
    /** By which spellings of one number are told to be one. */
    numberKey: v.string(),
    state: callBackState,
    /** How often they gave up since the row was opened. */
    abandoned: v.number(),
    firstAt: v.number(),
    lastAt: v.number(),
    /** How long they waited the last time, ms. */
    waitedMs: v.number(),
    claimedBy: v.optional(v.object({ id: v.string(), name: v.string() })),
    claimedAt: v.optional(v.number()),
    /** The call that was made to them, or that they made and somebody answered. */
    resultCallId: v.optional(v.string()),
    attempts: v.number(),
    closedAt: v.optional(v.number()),
    closedBy: v.optional(v.string()),
  })
    .index('by_callId', ['callId'])
    .index('by_number', ['numberKey', 'closedAt'])
    .index('by_closedAt', ['closedAt']),

  /** That the console of whoever claimed a call-back is still there; apart, so that the list is not read again for it. */
  callBackHolds: defineTable({ callBackId: v.id('callBacks'), holder: v.string(), seenAt: v.number() }).index(
    'by_callBack',
    ['callBackId'],
  ),

  /** How often a rule spoke on a day, and what people made of it. */
  alarmDays: defineTable({
    /** Days since the epoch, UTC. */
    day: v.number(),
    type: Shape.alertType,
    rule: v.string(),
    raised: v.number(),
    acknowledged: v.number(),
    useful: v.number(),
    noise: v.number(),
  }).index('by_day', ['day', 'type', 'rule']),

  /** How many alerts the room had in ten minutes, by how grave they were. */
  alarmTens: defineTable({
    /** Tens of minutes since the epoch. */
    ten: v.number(),
    life: v.number(),
    caution: v.number(),
    info: v.number(),
  }).index('by_ten', ['ten']),

  /** Which supervisors were on duty in ten minutes. */
  alarmSeats: defineTable({ subject: v.string(), name: v.string(), ten: v.number() }).index('by_ten', [
    'ten',
    'subject',
  ]),
}
