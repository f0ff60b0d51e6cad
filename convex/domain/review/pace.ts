/** How much sound a call has for each moment on the clock: 1, but for recordings that were played faster than life. */
import type { SourceKind } from '../liveCall.ts'

const PLAYED: readonly SourceKind[] = ['practice', 'replay']
/** Below this difference the clock and the sound are of one length. */
const ALIKE = 0.1

/** Of a real call the clock stands: a recording that is shorter has lost sound, not time. */
export function paceOf(
  call: { readonly sourceKind: SourceKind /** By the clock. */; readonly durationMs: number },
  recordedMs: number | undefined,
): number {
  if (!PLAYED.includes(call.sourceKind) || recordedMs === undefined || recordedMs <= 0 || call.durationMs <= 0) return 1
  const pace = recordedMs / call.durationMs
  return Math.abs(pace - 1) > ALIKE ? pace : 1
}
