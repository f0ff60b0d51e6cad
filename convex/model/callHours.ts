/** How the calls of an hour went, in sums: sole writer of `callHours`. */
import type { Doc } from '../_generated/dataModel.js'
import type { MutationCtx, QueryCtx } from '../_generated/server.js'
import { NENA_ANSWER } from '../domain/answering.ts'
import { SERVICES } from '../domain/liveCall.ts'
import * as Metrics from './metrics.ts'
import { checkNumber } from './refusal.ts'
import * as Sentiment from './sentiment.ts'
import * as System from './system.ts'

export const HOUR_MS = 3_600_000
/** Sixty days, to be held against each other by thirty, and what daylight saving adds. */
const MOST_HOURS = 61 * 24

const MEASURES = [
  'scriptAdherence',
  'agentConfidence',
  'conversationQuality',
  'prospectEngagement',
  'conversionProbability',
  'demoAcceptanceProbability',
  'responseDelayMs',
] as const

type Row = Doc<'callHours'>
type End = Pick<Doc<'callAnalytics'>, 'endedAt' | 'endReason' | 'totalCost'>

const NOTHING = {
  ...{ calls: 0, answered: 0, within15: 0, within20: 0, abandoned: 0 },
  feelings: { positive: 0, neutral: 0, negative: 0, calls: 0 },
  metrics: {},
  costs: {},
}

/** Adds a call to the hour in which it ended. To be called once a call, by whoever ends it. */
export async function count(ctx: MutationCtx, call: Doc<'liveCalls'>, end: End): Promise<void> {
  const at = Math.floor(end.endedAt / HOUR_MS) * HOUR_MS
  const { practice } = call
  const found = await ctx.db
    .query('callHours')
    .withIndex('by_practice', (q) => q.eq('practice', practice).eq('at', at))
    .unique()
  const row = found ?? { at, practice, ...NOTHING }
  const waitedMs = call.answeredAt === undefined ? Number.POSITIVE_INFINITY : call.answeredAt - call.startedAt
  const [first, second] = NENA_ANSWER
  const next = {
    at,
    practice,
    calls: row.calls + 1,
    answered: row.answered + Number(call.answeredAt !== undefined),
    within15: row.within15 + Number(waitedMs <= first.seconds * 1000),
    within20: row.within20 + Number(waitedMs <= second.seconds * 1000),
    abandoned: row.abandoned + Number(end.endReason === 'abandoned'),
    feelings: felt(row.feelings, await Sentiment.of(ctx, call._id)),
    metrics: measured(row.metrics, await Metrics.of(ctx, call._id)),
    costs: cost(row.costs, await System.of(ctx, call._id), end.totalCost),
  }
  if (found === null) await ctx.db.insert('callHours', next)
  else await ctx.db.replace('callHours', found._id, next)
}

function felt(sums: Row['feelings'], { shares, samples }: Doc<'sentimentAnalysis'>): Row['feelings'] {
  if (samples === 0) return sums
  const { positive, neutral, negative, calls } = sums
  return {
    positive: positive + shares.positive,
    neutral: neutral + shares.neutral,
    negative: negative + shares.negative,
    calls: calls + 1,
  }
}

/** Only what was measured: the start values of the contract are nobody's doing. */
function measured(sums: Row['metrics'], metrics: Doc<'livePerformanceMetrics'>): Row['metrics'] {
  const next = { ...sums }
  for (const name of MEASURES) {
    const value = metrics[name]
    if (value === undefined || !metrics.measured.includes(name)) continue
    const { sum = 0, calls = 0 } = next[name] ?? {}
    next[name] = { sum: sum + value, calls: calls + 1 }
  }
  return next
}

function cost(sums: Row['costs'], system: Doc<'callSystemConfig'>, total: number): Row['costs'] {
  const next = { ...sums }
  let rest = total
  for (const service of SERVICES) {
    const spent = system.measured?.[service]?.cost ?? 0
    if (spent > 0) next[service] = (next[service] ?? 0) + spent
    rest -= spent
  }
  // What is left of a sum of fractions is no cost.
  if (rest > 1e-9) next.other = (next.other ?? 0) + rest
  return next
}

/** The hours from `since` on in which a call ended, oldest first: the newest two months of them at most. */
export async function since(
  ctx: QueryCtx,
  args: { since: number; practice: boolean },
): Promise<Omit<Row, '_id' | '_creationTime'>[]> {
  checkNumber('since', args.since, 0, Number.MAX_SAFE_INTEGER)
  const rows = await ctx.db
    .query('callHours')
    .withIndex('by_practice', (q) => q.eq('practice', args.practice).gte('at', args.since))
    .order('desc')
    .take(MOST_HOURS)
  return rows.reverse().map(({ _id, _creationTime, ...hour }) => hour)
}
