/** Alerts a supervisor in ten minutes: now, and over a shift; what is not known is null, never 0. */
import type { FunctionReturnType } from 'convex/server'
import type { api } from '../../convex/_generated/api'

export type Ten = FunctionReturnType<typeof api.alarms.budget>['tens'][number]

export type Load = {
  /** Alerts that ask for something (life, caution) in the last whole ten minutes and the present ones. */
  readonly now: number
  /** A supervisor; null while none was on duty. */
  readonly nowEach: number | null
  readonly shiftEach: number | null
}

const TEN_MS = 600_000
const SHIFT_TENS = 72

export function loadOf(tens: readonly Ten[], nowMs: number): Load {
  const present = Math.floor(nowMs / TEN_MS)
  const shift = tens.filter(({ ten }) => ten > present - SHIFT_TENS && ten <= present)
  const alerts = (some: readonly Ten[]): number => some.reduce((sum, { life, caution }) => sum + life + caution, 0)
  const latest = shift.filter(({ ten }) => ten >= present - 1)
  // The present ten is only begun: both together weigh as much of the one before as is missing.
  const begun = (nowMs % TEN_MS) / TEN_MS
  const current = shift.filter(({ ten }) => ten === present)
  const before = shift.filter(({ ten }) => ten === present - 1)
  const now = alerts(current) + alerts(before) * (1 - begun)
  const seats = Math.max(0, ...latest.map(({ supervisors }) => supervisors.length))
  const manned = shift.filter(({ supervisors }) => supervisors.length > 0)
  const seatTens = manned.reduce((sum, { supervisors }) => sum + supervisors.length, 0)
  return {
    now: Math.round(now),
    nowEach: seats === 0 ? null : now / seats,
    shiftEach: seatTens === 0 ? null : alerts(manned) / seatTens,
  }
}
