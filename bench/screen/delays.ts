/** From what left the recogniser and what was painted to delays and their percentiles. Pure. */
import type { Trace } from '../../electron/speech/traced.ts'
import type { Stamp } from './stamps.ts'

export type CallTrace = Trace & { readonly callId: string }

/** The host's line on stderr; nothing when it is some other line. */
export function readTrace(line: string): CallTrace | undefined {
  const json = /^vigia: trace (\{.*\})$/.exec(line)?.[1]
  return json === undefined ? undefined : (JSON.parse(json) as CallTrace)
}

/** What a transcript row says of itself. */
export type Entry = {
  readonly key: string
  readonly callId: string
  readonly speaker: string
  readonly startMs: number
}

const lineId = (line: { callId: string; startMs: number }, leg: string): string =>
  `${line.callId} ${leg} ${Math.round(line.startMs)}`

/** ms from the recogniser to the paint, a final line each; lines that one side never saw are not in it. */
export function finalDelays(
  traces: readonly CallTrace[],
  entries: readonly Entry[],
  stamps: readonly Stamp[],
): { delays: number[]; missing: number } {
  const finals = new Map(
    traces.filter((trace) => trace.final).map((trace) => [lineId(trace, trace.leg), trace.at] as const),
  )
  const painted = new Map(stamps.filter(({ kind }) => kind === 'final').map(({ of, at }) => [of, at] as const))
  const delays: number[] = []
  let missing = 0
  for (const entry of entries) {
    const left = finals.get(lineId(entry, entry.speaker))
    const shown = painted.get(entry.key)
    if (left === undefined) continue
    if (shown === undefined) missing++
    else delays.push(shown - left)
  }
  return { delays, missing }
}

/** A partial that is painted later than this, ms, is some other one. */
const SAME_MS = 2000

/** ms from the recogniser to the paint, a partial result each. One that a newer one overtook before the frame was never painted. */
export function partialDelays(
  traces: readonly CallTrace[],
  stamps: readonly Stamp[],
): { delays: number[]; overtaken: number } {
  const painted = stamps.filter(({ kind }) => kind === 'partial')
  const taken = new Set<Stamp>()
  const delays: number[] = []
  let overtaken = 0
  for (const trace of traces.filter(({ final }) => !final)) {
    const found = painted.find(
      (stamp) =>
        !taken.has(stamp) &&
        stamp.of === trace.leg &&
        stamp.chars === trace.chars &&
        stamp.at >= trace.at &&
        stamp.at - trace.at < SAME_MS,
    )
    if (!found) {
      overtaken++
      continue
    }
    taken.add(found)
    delays.push(found.at - trace.at)
  }
  return { delays, overtaken }
}

export type Percentiles = {
  readonly samples: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly most: number
}

/** Nearest-rank percentiles; all zero without samples. */
export function percentiles(values: readonly number[]): Percentiles {
  const sorted = values.toSorted((a, b) => a - b)
  const rank = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
  return { samples: sorted.length, p50: rank(0.5), p95: rank(0.95), p99: rank(0.99), most: sorted.at(-1) ?? 0 }
}
