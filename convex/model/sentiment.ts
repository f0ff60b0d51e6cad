/** How a call feels: sole writer of `sentimentAnalysis`. */
import type { Doc, Id } from '../_generated/dataModel.js'
import type { MutationCtx, QueryCtx } from '../_generated/server.js'
import type { Speaker } from '../domain/canonical.ts'
import { hear, type Sentiment, type Shares, type Trend, toPercent, trendOf } from '../domain/sentiment.ts'
import { refuse } from './refusal.ts'

/** Written anew with every line: as many as a drawing needs, and no more digits. */
const MOST_POINTS = 60
/** The start values of the contract. */
const START: Shares = { positive: 33, neutral: 67, negative: 0 }
const CALM: Shares = { positive: 0, neutral: 100, negative: 0 }

export async function add(ctx: MutationCtx, liveCallId: Id<'liveCalls'>, now: number): Promise<void> {
  await ctx.db.insert('sentimentAnalysis', {
    liveCallId,
    ...percentages(START),
    trend: 'stable',
    shares: START,
    samples: 0,
    customer: CALM,
    customerSamples: 0,
    history: [],
    updatedAt: now,
  })
}

export async function of(ctx: QueryCtx, liveCallId: Id<'liveCalls'>): Promise<Doc<'sentimentAnalysis'>> {
  const row = await ctx.db
    .query('sentimentAnalysis')
    .withIndex('by_call', (q) => q.eq('liveCallId', liveCallId))
    .unique()
  return row ?? refuse('metrics_not_found', 'sentiment')
}

/** Moves the shares by one final line; returns what the caller's voice now feels like. */
export async function take(
  ctx: MutationCtx,
  liveCallId: Id<'liveCalls'>,
  line: { readonly sentiment: Sentiment; readonly speaker: Speaker; readonly atMs: number },
  now: number,
): Promise<{ shares: Shares; trend: Trend }> {
  const row = await of(ctx, liveCallId)
  const shares = hear(row.shares, line.sentiment)
  const trend = trendOf(row.shares, shares)
  const fromCustomer = line.speaker === 'customer'
  const customer = fromCustomer ? hear(row.customer, line.sentiment) : row.customer
  const moment = new Date(now).toISOString()
  await ctx.db.patch('sentimentAnalysis', row._id, {
    ...percentages(shares),
    trend,
    shares,
    samples: row.samples + 1,
    customer,
    customerSamples: row.customerSamples + (fromCustomer ? 1 : 0),
    history: thin([...row.history, drawn(line.atMs, shares)]),
    ...(line.sentiment === 'positive' ? { lastPositiveMoment: moment } : {}),
    ...(line.sentiment === 'negative' ? { lastNegativeMoment: moment } : {}),
    updatedAt: now,
  })
  return { shares: customer, trend }
}

type Percentages = Pick<Doc<'sentimentAnalysis'>, 'positivePercentage' | 'neutralPercentage' | 'negativePercentage'>

function percentages(shares: Shares): Percentages {
  const { positive, neutral, negative } = toPercent(shares)
  return { positivePercentage: positive, neutralPercentage: neutral, negativePercentage: negative }
}

const hundredth = (share: number): number => Math.round(share * 100) / 100
const drawn = (atMs: number, shares: Shares) => {
  const [positive, negative] = [hundredth(shares.positive), hundredth(shares.negative)]
  return { atMs, positive, neutral: hundredth(100 - positive - negative), negative }
}

type Points = Doc<'sentimentAnalysis'>['history']

/** Halves a history that has grown too long, so that it still spans the whole call; the newest point always stays. */
const thin = (points: Points): Points =>
  points.length <= MOST_POINTS ? points : points.filter((_, i) => (points.length - 1 - i) % 2 === 0)
