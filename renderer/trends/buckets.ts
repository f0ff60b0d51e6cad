/** The calls of the last day hour by hour, or of the last days day by day; what is unknown is null, never nought. */
import type { FunctionReturnType } from 'convex/server'
import type { api } from '../../convex/_generated/api'
import { dayBefore } from '../i18n/day.ts'

export type Hour = FunctionReturnType<typeof api.trends.hours>[number]
export type Sums = Omit<Hour, 'at' | 'practice'>

/** From `at` on and before `before`, ms since the epoch. */
export type Bucket = Sums & { readonly at: number; readonly before: number }

export const SPANS = ['day', 'week', 'month'] as const
export type Span = (typeof SPANS)[number]

const HOUR_MS = 3_600_000
const DAYS = { week: 7, month: 30 } as const

/** When each bucket begins, oldest first, and when the one of `now` ends. */
export function edgesOf(span: Span, now: number): readonly number[] {
  if (span === 'day') {
    const hour = Math.floor(now / HOUR_MS) * HOUR_MS
    return Array.from({ length: 25 }, (_, i) => hour - (23 - i) * HOUR_MS)
  }
  return Array.from({ length: DAYS[span] + 1 }, (_, i) => dayBefore(now, DAYS[span] - 1 - i))
}

/** From when on the hours of this period and of the one before it are asked for: a midnight, so that the question stays the same all day. */
export const askedSince = (span: Span, now: number): number => dayBefore(now, span === 'day' ? 2 : 2 * DAYS[span] - 1)

const NOTHING: Sums = {
  ...{ calls: 0, answered: 0, within15: 0, within20: 0, abandoned: 0 },
  feelings: { positive: 0, neutral: 0, negative: 0, calls: 0 },
  metrics: {},
  costs: {},
}

export const sumOf = (hours: readonly Sums[]): Sums => hours.reduce(add, NOTHING)

function add(a: Sums, b: Sums): Sums {
  const metrics = { ...a.metrics }
  for (const [name, { sum, calls }] of Object.entries(b.metrics)) {
    const { sum: before = 0, calls: of = 0 } = metrics[name] ?? {}
    metrics[name] = { sum: before + sum, calls: of + calls }
  }
  const costs = { ...a.costs }
  for (const [service, usd] of Object.entries(b.costs)) costs[service] = (costs[service] ?? 0) + usd
  return {
    calls: a.calls + b.calls,
    answered: a.answered + b.answered,
    within15: a.within15 + b.within15,
    within20: a.within20 + b.within20,
    abandoned: a.abandoned + b.abandoned,
    feelings: {
      positive: a.feelings.positive + b.feelings.positive,
      neutral: a.feelings.neutral + b.feelings.neutral,
      negative: a.feelings.negative + b.feelings.negative,
      calls: a.feelings.calls + b.feelings.calls,
    },
    metrics,
    costs,
  }
}

const within = (hours: readonly Hour[], at: number, before: number): Sums =>
  sumOf(hours.filter((hour) => hour.at >= at && hour.at < before))

/** One bucket between each two of `edges`, also where nobody called. */
export const bucketsOf = (edges: readonly number[], hours: readonly Hour[]): readonly Bucket[] =>
  edges.slice(1).map((before, i) => {
    const at = edges[i] ?? before
    return { at, before, ...within(hours, at, before) }
  })

/** The whole period of the same length before `edges`. */
export function previousOf(edges: readonly number[], hours: readonly Hour[]): Sums {
  const from = edges[0] ?? 0
  return within(hours, 2 * from - (edges.at(-1) ?? from), from)
}

/** 0 to 1 of the calls that were answered. */
export const answeredIn = ({ answered, within15, within20 }: Sums, seconds: 15 | 20): number | null =>
  answered === 0 ? null : (seconds === 15 ? within15 : within20) / answered

/** The mean of the calls in which it was measured. */
export const meanOf = ({ metrics }: Sums, name: string): number | null => {
  const { sum = 0, calls = 0 } = metrics[name] ?? {}
  return calls === 0 ? null : sum / calls
}

export type Feelings = { readonly positive: number; readonly neutral: number; readonly negative: number }

/** Mean percentages of the calls in which something was felt. */
export const feltIn = ({ feelings: { positive, neutral, negative, calls } }: Sums): Feelings | null =>
  calls === 0 ? null : { positive: positive / calls, neutral: neutral / calls, negative: negative / calls }

/** USD. */
export const costIn = ({ costs }: Sums): number => Object.values(costs).reduce((total, usd) => total + usd, 0)
