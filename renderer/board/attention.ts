/** How much a call needs a supervisor's eyes, 0 to 100, as a sum of parts that can be shown and read. */
import { TEMPLATES } from '../../convex/domain/templates.ts'
import { levelOf, type PriorityLevel } from '../ui/PriorityGlyph.tsx'
import type { BoardRow } from './row.ts'

export type Part = { readonly points: number } & (
  | { readonly kind: 'priority'; readonly level: PriorityLevel }
  | { readonly kind: 'help' }
  | { readonly kind: 'distress'; readonly value: number; readonly rising: boolean }
  | { readonly kind: 'alert'; readonly type: string }
  /** `ms`: how long it has been so. */
  | { readonly kind: 'noLocation'; readonly ms: number }
  | { readonly kind: 'silence'; readonly ms: number }
  | { readonly kind: 'answeredLate' }
  | { readonly kind: 'slowPhase'; readonly phase: string; readonly ms: number }
)

export type Attention = { readonly score: number; readonly parts: readonly Part[] }

/** Points of each priority level; an unclassified call weighs between high and medium. */
const PRIORITY_POINTS = { 0: 20, 1: 40, 2: 25, 3: 12, 4: 0 } as const
const HELP = 25
const DISTRESS_SHARE = 0.1
const RISING = 4
const FIRST_LIFE_ALERT = 12
const NEXT_LIFE_ALERT = 4
const LOCATION_GRACE_MS = 30_000
const LOCATION_POINT_MS = 4_000
const LOCATION_MOST = 15
const SILENCE_AFTER_MS = 10_000
const SILENCE = 8
const ANSWERED_LATE = 5
const SLOW_PHASE = 6

/** Points by which distress must have grown over the last samples to count as rising or falling. */
const CHANGE = 6
const CHANGE_SAMPLES = 6

export type Rise = 'up' | 'down' | 'flat'

/** Where distress is going, from its last samples. */
export const riseOf = (history: readonly number[]): Rise => {
  const last = history.at(-1)
  const before = history.at(-1 - Math.min(CHANGE_SAMPLES, history.length - 1))
  if (last === undefined || before === undefined) return 'flat'
  return last - before > CHANGE ? 'up' : last - before < -CHANGE ? 'down' : 'flat'
}

/** ms over which the present phase is slow; undefined when the call follows no template of ours. */
const phaseLimitMs = ({ phase, phaseIndex, phaseCount }: BoardRow): number | undefined => {
  for (const { phases, phaseTargetsS } of Object.values(TEMPLATES)) {
    const seconds = phaseTargetsS[phaseIndex]
    if (phases.length === phaseCount && phases[phaseIndex] === phase && seconds !== undefined) return seconds * 1000
  }
  return undefined
}

/** The score of a live call at `now` (ms since the epoch) and what it is made of, in the order of the rules. */
export const attentionOf = (row: BoardRow, now: number): Attention => {
  const parts: Part[] = []
  const add = (part: Part): void => {
    if (part.points > 0) parts.push(part)
  }
  const level = levelOf(row.priority)
  add({ kind: 'priority', level, points: PRIORITY_POINTS[level] })
  if (row.helpRequested) add({ kind: 'help', points: HELP })
  if (row.distress !== null) {
    const rising = riseOf(row.distressHistory) === 'up'
    const points = Math.min(10, Math.round(row.distress * DISTRESS_SHARE)) + (rising ? RISING : 0)
    add({ kind: 'distress', value: Math.round(row.distress), rising, points })
  }
  const life = row.alerts.filter((alert) => alert.severity === 'life')
  life.forEach((alert, i) => {
    add({ kind: 'alert', type: alert.type, points: i === 0 ? FIRST_LIFE_ALERT : NEXT_LIFE_ALERT })
  })
  if (!row.hasLocation) {
    const ms = now - (row.answeredAt ?? row.startedAt)
    const points = Math.min(LOCATION_MOST, Math.floor((ms - LOCATION_GRACE_MS) / LOCATION_POINT_MS))
    add({ kind: 'noLocation', ms, points })
  }
  // A call without words has no last word to count from; its silence is an alert of its own.
  if (row.lastCustomerAt !== undefined && now - row.lastCustomerAt > SILENCE_AFTER_MS)
    add({ kind: 'silence', ms: now - row.lastCustomerAt, points: SILENCE })
  if (row.answeredLate) add({ kind: 'answeredLate', points: ANSWERED_LATE })
  const limit = phaseLimitMs(row)
  if (row.phase !== null && limit !== undefined && now - row.phaseSince > limit)
    add({ kind: 'slowPhase', phase: row.phase, ms: now - row.phaseSince, points: SLOW_PHASE })
  const sum = parts.reduce((total, part) => total + part.points, 0)
  return { score: Math.min(100, sum), parts }
}
