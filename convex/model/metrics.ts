/** How well a call goes: sole writer of `livePerformanceMetrics`. */
import type { Doc, Id } from '../_generated/dataModel.js'
import type { MutationCtx, QueryCtx } from '../_generated/server.js'
import * as Board from './board.ts'
import * as Calls from './calls.ts'
import { given } from './given.ts'
import { checkInteger, checkNumber, MAX_CALL_MS, refuse } from './refusal.ts'
import * as Sentiment from './sentiment.ts'

type Row = Doc<'livePerformanceMetrics'>
type Measured = Partial<
  Pick<
    Row,
    | 'scriptAdherence'
    | 'agentConfidence'
    | 'conversationQuality'
    | 'prospectEngagement'
    | 'voiceEnergyLevel'
    | 'responseQuality'
    | 'responseDelayMs'
    | 'questionFrequency'
    | 'conversionProbability'
    | 'demoAcceptanceProbability'
  >
>

const MOST_SAMPLES = 1_000_000

/** The list is told in steps, not of every point. */
const ADHERENCE_STEP = 5

/** The start values of the contract; `samples` 0 says that nothing has measured them. */
export async function add(ctx: MutationCtx, liveCallId: Id<'liveCalls'>, now: number): Promise<void> {
  await ctx.db.insert('livePerformanceMetrics', {
    liveCallId,
    scriptAdherence: 100,
    agentConfidence: 85,
    conversationQuality: 90,
    prospectEngagement: 50,
    voiceEnergyLevel: 'MEDIUM',
    responseQuality: 'GOOD',
    questionFrequency: 'MEDIUM',
    interestSignals: 'MODERATE',
    conversionProbability: 50,
    demoAcceptanceProbability: 50,
    immediateCloseProbability: 20,
    samples: 0,
    measured: [],
    updatedAt: now,
  })
}

export async function of(ctx: QueryCtx, liveCallId: Id<'liveCalls'>): Promise<Row> {
  const row = await ctx.db
    .query('livePerformanceMetrics')
    .withIndex('by_call', (q) => q.eq('liveCallId', liveCallId))
    .unique()
  return row ?? refuse('metrics_not_found')
}

/** Numbers are percentages, but for `responseDelayMs`. `counts`: on how many samples each of them rests. */
export async function update(
  ctx: MutationCtx,
  args: { callId: string; metrics: Measured; counts?: Record<string, number> },
): Promise<null> {
  for (const [name, value] of Object.entries(args.metrics))
    if (typeof value === 'number')
      checkNumber(`metrics.${name}`, value, 0, name === 'responseDelayMs' ? MAX_CALL_MS : 100)
  for (const [name, count] of Object.entries(args.counts ?? {})) {
    if (!Object.hasOwn(args.metrics, name))
      refuse('value_invalid', `counts.${name.slice(0, 40)}`, 'counts nothing that is given')
    checkInteger(`counts.${name}`, count, 0, MOST_SAMPLES)
  }
  const call = await Calls.living(ctx, args.callId)
  if (call === null || Object.keys(args.metrics).length === 0) return null
  const row = await of(ctx, call._id)
  const now = Date.now()
  const { scriptAdherence } = args.metrics
  if (scriptAdherence !== undefined)
    await Board.show(
      ctx,
      call.callId,
      { adherence: Math.floor(scriptAdherence / ADHERENCE_STEP) * ADHERENCE_STEP },
      now,
    )
  await ctx.db.patch('livePerformanceMetrics', row._id, {
    ...given(args.metrics),
    ...(args.counts === undefined ? {} : { counts: { ...row.counts, ...args.counts } }),
    samples: row.samples + 1,
    measured: [...new Set([...row.measured, ...Object.keys(given(args.metrics))])].sort(),
    updatedAt: now,
  })
  return null
}

export async function ofCall(
  ctx: QueryCtx,
  { callId }: { callId: string },
): Promise<{ metrics: Row; sentiment: Doc<'sentimentAnalysis'> } | null> {
  const call = await Calls.find(ctx, callId)
  if (call === null) return null
  return { metrics: await of(ctx, call._id), sentiment: await Sentiment.of(ctx, call._id) }
}
