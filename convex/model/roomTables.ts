/** The tables of the room as a whole: how soon its calls are answered, how they went, and which seats are taken. */
import { defineTable } from 'convex/server'
import { v } from 'convex/values'
import * as Shape from './shapes.ts'

const sum = v.object({ sum: v.number(), calls: v.number() })

/** What is summed of the calls that ended; `calls` within a part: those in which it was measured. */
export const callSums = {
  calls: v.number(),
  answered: v.number(),
  within15: v.number(),
  within20: v.number(),
  abandoned: v.number(),
  /** Percentages of the call, 0 to 100. */
  feelings: v.object({ positive: v.number(), neutral: v.number(), negative: v.number(), calls: v.number() }),
  /** Percentages, 0 to 100, by name; `responseDelayMs` in ms. */
  metrics: v.record(v.string(), sum),
  /** USD by service; `other` is what no service's own meter tells apart. */
  costs: v.record(v.string(), v.number()),
}

export const roomTables = {
  /** One row a quarter of an hour in which a call was answered or given up. */
  answerQuarters: defineTable({
    /** Its beginning, ms since the epoch. */
    at: v.number(),
    /** Calls by how long they waited: at n those answered within n s, the last one holds all the longer ones. */
    waits: v.array(v.number()),
    /** Callers who gave up before anybody answered. */
    abandoned: v.number(),
  }).index('by_at', ['at']),

  /** One row an hour in which a call ended, of real calls and of practice apart: sums, so that a mean of many hours is the mean of their calls. */
  callHours: defineTable({
    /** Its beginning, ms since the epoch. */
    at: v.number(),
    practice: v.boolean(),
    ...callSums,
  }).index('by_practice', ['practice', 'at']),

  /** A dispatcher at a console; gone some time after their window is. */
  seats: defineTable({
    /** Who sits there, as their identity names them. */
    subject: v.string(),
    name: v.string(),
    state: Shape.seatState,
    /** Since when it is in this state, ms since the epoch. */
    since: v.number(),
  }).index('by_subject', ['subject']),

  /** When a seat last gave a sign of life: apart from `seats`, for it changes all the time. */
  seatBeats: defineTable({ seatId: v.id('seats'), at: v.number() })
    .index('by_seat', ['seatId'])
    .index('by_at', ['at']),
}
