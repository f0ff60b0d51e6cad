/** The tables of the room as a whole: how soon its calls are answered, and which seats are taken. */
import { defineTable } from 'convex/server'
import { v } from 'convex/values'
import * as Shape from './shapes.ts'

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
