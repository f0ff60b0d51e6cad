/** A finished call in one row: sole writer of `callAnalytics`. */
import type { Doc } from '../_generated/dataModel.js'
import type { MutationCtx } from '../_generated/server.js'
import * as Alerts from './alerts.ts'
import * as Calls from './calls.ts'
import { given } from './given.ts'
import * as Metrics from './metrics.ts'
import * as Objectives from './objectives.ts'
import * as Phases from './phases.ts'
import * as Sentiment from './sentiment.ts'

type End = Pick<Doc<'callAnalytics'>, 'endedAt' | 'endReason' | 'durationMs' | 'totalCost'>

export async function write(ctx: MutationCtx, call: Doc<'liveCalls'>, end: End): Promise<void> {
  const liveCallId = call._id
  const metrics = await Metrics.of(ctx, liveCallId)
  const { shares, samples, history } = await Sentiment.of(ctx, liveCallId)
  const phases = await Phases.list(ctx, liveCallId)
  const objectives = await Objectives.list(ctx, liveCallId)
  const { callId, sessionId, agentName, customerName, customerPhone, campaignId, campaignName } = call
  const { template, language, practice, sourceKind, startTime, startedAt, answeredAt } = call
  await ctx.db.insert('callAnalytics', {
    liveCallId,
    callId,
    sessionId,
    agentName,
    customerName,
    customerPhone,
    campaignName,
    template,
    practice,
    sourceKind,
    startTime,
    startedAt,
    ...given({ campaignId, language, answeredAt }),
    ...end,
    transcriptLines: (await Calls.activity(ctx, liveCallId)).lines,
    phases: phases.map(({ phase, status, startTime: from, endTime, quality }) => ({
      phase,
      status,
      ...given({ startTime: from, endTime, quality }),
    })),
    objectives: objectives.map(({ key, objective, status, completedAt, evidence }) => ({
      key,
      objective,
      status,
      ...given({ completedAt, evidence }),
    })),
    metrics: {
      scriptAdherence: metrics.scriptAdherence,
      agentConfidence: metrics.agentConfidence,
      conversationQuality: metrics.conversationQuality,
      prospectEngagement: metrics.prospectEngagement,
      conversionProbability: metrics.conversionProbability,
      demoAcceptanceProbability: metrics.demoAcceptanceProbability,
      immediateCloseProbability: metrics.immediateCloseProbability,
      samples: metrics.samples,
    },
    sentiment: { shares, samples, history },
    alertCount: (await Alerts.ofCall(ctx, liveCallId)).length,
  })
}
