/** What the room is like at a glance: calls by state and priority, who waits longest, which seats are free. */
import type { Doc } from '../../convex/_generated/dataModel'
import { levelOf } from '../ui/PriorityGlyph.tsx'
import { type BoardRow, bandOf } from './row.ts'

export type Figures = {
  readonly live: number
  readonly waiting: number
  readonly critical: number
  readonly high: number
  /** Since when the longest waiting caller waits, ms since the epoch; null while nobody waits. */
  readonly waitingSince: number | null
}

export const figuresOf = (rows: readonly BoardRow[]): Figures => {
  const waiting = rows.filter((row) => bandOf(row) === 'waiting')
  const live = rows.filter((row) => bandOf(row) === 'live')
  const at = (level: number): number => live.filter((row) => levelOf(row.priority) === level).length
  return {
    live: live.length,
    waiting: waiting.length,
    critical: at(1),
    high: at(2),
    waitingSince: waiting.length === 0 ? null : Math.min(...waiting.map((row) => row.startedAt)),
  }
}

export type Seat = Pick<Doc<'seats'>, 'name' | 'state'>

export type Seats = {
  readonly all: number
  readonly paused: number
  /** Names of those who can take a call now, in order. */
  readonly free: readonly string[]
}

/** A seat is taken while a live call names whoever sits there. */
export const seatsOf = (seats: readonly Seat[], rows: readonly BoardRow[]): Seats => {
  const busy = new Set(rows.filter((row) => bandOf(row) === 'live').map((row) => row.agentName))
  const here = seats.filter(({ state }) => state === 'ready')
  return {
    all: seats.length,
    paused: seats.length - here.length,
    free: here
      .map(({ name }) => name)
      .filter((name) => !busy.has(name))
      .sort((a, b) => a.localeCompare(b, 'es')),
  }
}
