/** How a call feels: sole writer of `sentimentAnalysis`. */
import type { Doc, Id } from '../_generated/dataModel.js'
import type { MutationCtx, QueryCtx } from '../_generated/server.js'
import type { Speaker } from '../domain/canonical.ts'
import { type Sentiment, type Shares, type Trend, toPercent, trendOf } from '../domain/sentiment.ts'
import { feel, felt, type VoiceReading } from '../domain/voice.ts'
import { refuse } from './refusal.ts'

/** Written anew with every line: as many as a drawing needs, and no more digits. */
const MOST_POINTS = 60
/** Nearer to the last one a point is not drawn: many lines that come at once, after a time without network, are one moment of the call. */
const POINT_MS = 1000
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

/** What is known of one line, or of a stretch of voice without words; one of the two at least. Only the caller's voice is measured. */
type Line = {
  readonly sentiment?: Sentiment
  readonly voice?: VoiceReading
  readonly speaker: Speaker
  readonly atMs: number
}

/** Moves the shares by one line; returns what the caller's side now feels like. */
export async function take(
  ctx: MutationCtx,
  liveCallId: Id<'liveCalls'>,
  { sentiment, voice, speaker, atMs }: Line,
  now: number,
): Promise<{ shares: Shares; trend: Trend }> {
  const row = await of(ctx, liveCallId)
  const words = row.words ?? { all: row.shares, customer: row.customer, samples: row.samples }
  const call = feel({ words: words.all, all: row.shares }, sentiment, voice?.level)
  const fromCustomer = speaker === 'customer'
  const customer = { words: words.customer, all: row.customer }
  const caller = fromCustomer ? feel(customer, sentiment, voice?.level) : customer
  const trend = trendOf(row.shares, call.all)
  const moment = new Date(now).toISOString()
  const sum = felt(sentiment, voice?.level)
  const newest = row.history.at(-1)
  const isNew = newest === undefined || Math.abs(atMs - newest.atMs) >= POINT_MS
  await ctx.db.patch('sentimentAnalysis', row._id, {
    ...percentages(call.all),
    trend,
    shares: call.all,
    samples: row.samples + 1,
    customer: caller.all,
    customerSamples: row.customerSamples + (fromCustomer ? 1 : 0),
    words: { all: call.words, customer: caller.words, samples: words.samples + (sentiment === undefined ? 0 : 1) },
    ...(voice === undefined ? {} : { voice: heard(row.voice, voice) }),
    ...(isNew ? { history: thin([...row.history, drawn(atMs, call.all)]) } : {}),
    ...(sum === 'positive' ? { lastPositiveMoment: moment } : {}),
    ...(sum === 'negative' ? { lastNegativeMoment: moment } : {}),
    updatedAt: now,
  })
  return { shares: caller.all, trend }
}

/** A line that was late does not take the place of a newer stretch. */
const heard = (before: Doc<'sentimentAnalysis'>['voice'], voice: VoiceReading) => ({
  samples: (before?.samples ?? 0) + 1,
  speechMs: (before?.speechMs ?? 0) + voice.speechMs,
  last: before !== undefined && before.last.endMs > voice.endMs ? before.last : voice,
})

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
