/** The one axis of a review: milliseconds of the call's sound, whatever clock something was written by. */
import type { Doc } from '../../convex/_generated/dataModel'
import { paceOf } from '../../convex/domain/review/pace.ts'

export type CallTime = {
  /** Length of the axis, ms. */
  readonly durationMs: number
  /** ms of the call at a moment, ms since the epoch; may lie outside the axis. */
  msOf(at: number): number
  /** The moment, ms since the epoch, at `ms` of the call. */
  atOf(ms: number): number
}

type Call = Pick<Doc<'callAnalytics'>, 'startedAt' | 'durationMs' | 'sourceKind'>

export function callTime(call: Call, recordedMs: number | undefined): CallTime {
  const { startedAt, durationMs: clockMs } = call
  const pace = paceOf(call, recordedMs)
  const durationMs = Math.max(1, pace === 1 ? Math.max(clockMs, recordedMs ?? 0) : (recordedMs ?? clockMs))
  return {
    durationMs,
    msOf: (at) => (at - startedAt) * pace,
    atOf: (ms) => startedAt + ms,
  }
}

/** Whole steps of the ruler so that labels never touch: `room` px for each, ms between two. */
export function tickStep(durationMs: number, width: number, room = 96): number {
  const steps = [5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600].map((s) => s * 1000)
  const most = Math.max(1, Math.floor(width / room))
  return steps.find((step) => durationMs / step <= most) ?? 7_200_000
}
