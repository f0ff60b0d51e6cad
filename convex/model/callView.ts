/** A call put together again from its rows, for those who read it whole. */
import type { Doc, Id } from '../_generated/dataModel.js'
import type { QueryCtx } from '../_generated/server.js'
import * as Alerts from './alerts.ts'
import * as Calls from './calls.ts'
import * as Coaching from './coaching.ts'
import * as Metrics from './metrics.ts'
import * as NextActions from './nextActions.ts'
import * as Objectives from './objectives.ts'
import * as Phases from './phases.ts'
import * as Recordings from './recordings.ts'
import * as Sentiment from './sentiment.ts'
import * as Supervision from './supervision.ts'
import * as System from './system.ts'
import * as Transcript from './transcript.ts'

const WHOLE_LINES = 200

type Progress = {
  phases: Doc<'callPhases'>[]
  objectives: Doc<'callObjectives'>[]
  nextActions: Doc<'nextActions'>[]
}
type Frame = { call: Doc<'liveCalls'>; progress: Progress; recording: Doc<'recordings'> | null }

const progressOf = async (ctx: QueryCtx, liveCallId: Id<'liveCalls'>): Promise<Progress> => ({
  phases: await Phases.list(ctx, liveCallId),
  objectives: await Objectives.list(ctx, liveCallId),
  nextActions: await NextActions.list(ctx, liveCallId),
})

/** What seldom changes: reads no row that a spoken line writes. */
export async function frame(ctx: QueryCtx, { callId }: { callId: string }): Promise<Frame | null> {
  const call = await Calls.find(ctx, callId)
  if (call === null) return null
  return { call, progress: await progressOf(ctx, call._id), recording: await Recordings.ofCall(ctx, callId) }
}

type Whole = Omit<Frame, 'progress'> &
  Progress & {
    call: Doc<'liveCalls'> & Pick<Doc<'callActivity'>, 'currentSpeaker' | 'duration' | 'agentGain' | 'customerGain'>
    transcripts: Doc<'liveTranscripts'>[]
    metrics: Doc<'livePerformanceMetrics'>
    sentiment: Doc<'sentimentAnalysis'>
    supervisorActions: Doc<'supervisorActions'>[]
    recommendations: Doc<'coachingRecommendations'>[]
    alerts: Doc<'alerts'>[]
    system: Doc<'callSystemConfig'>
  }

export async function whole(ctx: QueryCtx, { callId }: { callId: string }): Promise<Whole | null> {
  const call = await Calls.find(ctx, callId)
  if (call === null) return null
  const { currentSpeaker, duration, agentGain, customerGain } = await Calls.activity(ctx, call._id)
  return {
    call: { ...call, currentSpeaker, duration, agentGain, customerGain },
    ...(await progressOf(ctx, call._id)),
    transcripts: await Transcript.newest(ctx, call._id, WHOLE_LINES),
    metrics: await Metrics.of(ctx, call._id),
    sentiment: await Sentiment.of(ctx, call._id),
    supervisorActions: await Supervision.list(ctx, { callId }),
    recommendations: await Coaching.active(ctx, { callId }),
    alerts: await Alerts.ofCall(ctx, call._id),
    system: await System.of(ctx, call._id),
    recording: await Recordings.ofCall(ctx, callId),
  }
}
