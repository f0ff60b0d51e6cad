/** Looks upward for the largest number of calls that one host carries within its share of the machine. */
import type { Run } from './ours.ts'

export type Largest = {
  /** The largest that was carried; 0 when even the first was too many. */
  readonly calls: number
  readonly probes: readonly Run[]
  readonly why: string
}

/** Seconds of sound that a probe needs besides those in which its calls begin. */
const PROBE_S = 8
/** How long a probe's beginning, end and comparison take, s a call. */
const COST_S = 0.04
const CALLS_A_STEP = 10

export const isWhole = (run: Run): boolean => run.lostFrames === 0 && run.identical === run.calls

/**
 * `known`: runs that were made already. `limit`: % of one processor for the whole host.
 * Ends when a probe is refused, when the next would tell nothing new, or when `seconds` are over.
 */
export async function findLargest(
  known: readonly Run[],
  limit: number,
  seconds: number,
  runOf: (calls: number, seconds: number) => Promise<Run>,
): Promise<Largest> {
  const until = performance.now() + seconds * 1000
  const fits = (run: Run): boolean => isWhole(run) && run.cpu.total < limit
  const probes: Run[] = []
  let best = known.filter(fits).reduce<Run | undefined>((a, b) => (a && a.calls > b.calls ? a : b), undefined)
  let tooMany = Number.POSITIVE_INFINITY
  for (;;) {
    const next = nextProbe(best, limit, tooMany)
    const done = { calls: best?.calls ?? 0, probes }
    if (next === undefined) return { ...done, why: 'the next step up was too much' }
    const probeSeconds = Math.ceil(PROBE_S + next * 0.015)
    if (performance.now() + (probeSeconds + 4 + next * COST_S) * 1000 > until)
      return { ...done, why: 'the time for looking was over' }
    const run = await runOf(next, probeSeconds)
    probes.push(run)
    if (fits(run)) best = run
    else tooMany = next
  }
}

/** As many as the cost of a call so far allows, at most half as many again, in whole steps. */
export function nextProbe(
  best: { readonly calls: number; readonly cpu: { readonly total: number } } | undefined,
  limit: number,
  tooMany: number,
): number | undefined {
  const from = best?.calls ?? 0
  const expected = best ? (best.calls * limit * 0.97) / Math.max(1, best.cpu.total) : 50
  const step = (calls: number): number => Math.floor(calls / CALLS_A_STEP) * CALLS_A_STEP
  const upper = Number.isFinite(tooMany) ? step((from + tooMany) / 2) : Number.POSITIVE_INFINITY
  const wanted = Math.min(upper, Math.max(from + CALLS_A_STEP, step(Math.min(expected, from * 1.5 || expected))))
  return wanted > from && wanted < tooMany ? wanted : undefined
}
