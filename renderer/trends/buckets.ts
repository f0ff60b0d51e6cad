/** The calls of the last day hour by hour, or of the last days day by day; what is unknown is null, never nought. */
import type { FunctionReturnType } from 'convex/server'
import type { api } from '../../convex/_generated/api'
import { dayBefore } from '../i18n/day.ts'

export type Hour = FunctionReturnType<typeof api.trends.hours>[number]
export type Sums = Omit<Hour, 'at' | 'practice'>

/** `at`: its beginning, ms since the epoch. */
export type Bucket = Sums & { readonly at: number }

export const SPANS = ['day', 'week', 'month'] as const
export type Span = (typeof SPANS)[number]

const HOUR_MS = 3_600_000
const DAYS = { week: 7, month: 30 } as const

/** When each bucket begins, oldest first; the last one is the one of `now`. */
export function beginsOf(span: Span, now: number): readonly number[] {
  if (span === 'day') {
    const hour = Math.floor(now / HOUR_MS) * HOUR_MS
    return Array.from({ length: 24 }, (_, i) => hour - (23 - i) * HOUR_MS)
  }
  return Array.from({ length: DAYS[span] }, (_, i) => dayBefore(now, DAYS[span] - 1 - i))
}

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

/** One bucket for each of `begins`, also where nobody called. */
export function bucketsOf(begins: readonly number[], hours: readonly Hour[]): readonly Bucket[] {
  return begins.map((at, i) => {
    const next = begins[i + 1] ?? Number.POSITIVE_INFINITY
    return { at, ...sumOf(hours.filter((hour) => hour.at >= at && hour.at < next)) }
  })
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
