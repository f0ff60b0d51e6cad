/** A row of the call list, and the three bands it can be in. */
import type { Doc } from '../../convex/_generated/dataModel'

export type BoardRow = Omit<Doc<'callBoard'>, '_id' | '_creationTime'>

export type Band = 'waiting' | 'live' | 'ended'

/** Waiting calls stand on top, oldest first; ended ones at the end, dimmed. */
export const bandOf = (row: BoardRow): Band =>
  row.status === 'ended' ? 'ended' : row.status === 'ringing' || row.status === 'connecting' ? 'waiting' : 'live'

/** The goal: a call is answered within this, ms. */
export const ANSWER_GOAL_MS = 15_000
/** From here on a waiting call is shown as about to miss the goal, ms. */
export const ANSWER_WARN_MS = 10_000

/** Someone put the alert off, and the time is not over yet. */
export const isShelved = (alert: BoardRow['alerts'][number], now: number): boolean =>
  'shelvedUntil' in alert && typeof alert.shelvedUntil === 'number' && alert.shelvedUntil > now
