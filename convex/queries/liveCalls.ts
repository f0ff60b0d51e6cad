/** What a screen reads of one call, in narrow pieces so that a new line does not redraw the phases. */

import { v } from 'convex/values'
import { doc } from 'convex-helpers/validators'
import { query } from '../functions.ts'
import * as Alerts from '../model/alerts.ts'
import * as Calls from '../model/calls.ts'
import * as CallView from '../model/callView.ts'
import * as Coaching from '../model/coaching.ts'
import * as Corrections from '../model/corrections.ts'
import * as Metrics from '../model/metrics.ts'
import * as Supervision from '../model/supervision.ts'
import * as System from '../model/system.ts'
import * as Transcript from '../model/transcript.ts'
import schema from '../schema.ts'

const callId = v.string()

const measures = { metrics: doc(schema, 'livePerformanceMetrics'), sentiment: doc(schema, 'sentimentAnalysis') }
const progress = v.object({
  phases: v.array(doc(schema, 'callPhases')),
  objectives: v.array(doc(schema, 'callObjectives')),
  nextActions: v.array(doc(schema, 'nextActions')),
})
const call = doc(schema, 'liveCalls')
const recording = v.union(doc(schema, 'recordings'), v.null())

/** Everything of one call at once, for programs outside the console. */
export const getLiveCallData = query({
  may: ['watch'],
  args: { callId },
  returns: v.union(
    v.null(),
    v.object({
      call: v.object({
        ...call.fields,
        currentSpeaker: v.union(v.literal('agent'), v.literal('customer'), v.null()),
        duration: v.number(),
        agentGain: v.number(),
        customerGain: v.number(),
      }),
      transcripts: v.array(doc(schema, 'liveTranscripts')),
      objectives: v.array(doc(schema, 'callObjectives')),
      nextActions: v.array(doc(schema, 'nextActions')),
      phases: v.array(doc(schema, 'callPhases')),
      ...measures,
      supervisorActions: v.array(doc(schema, 'supervisorActions')),
      recommendations: v.array(doc(schema, 'coachingRecommendations')),
      alerts: v.array(doc(schema, 'alerts')),
      system: doc(schema, 'callSystemConfig'),
      recording,
    }),
  ),
  handler: CallView.whole,
})

export const getCall = query({
  may: ['watch'],
  args: { callId },
  returns: v.union(v.null(), v.object({ call, progress, recording })),
  handler: CallView.frame,
})

/** Calls that have not ended, oldest first. */
export const getActiveCalls = query({
  may: ['watch'],
  args: {},
  returns: v.array(call),
  handler: Calls.active,
})

/** The newest `limit` final entries, in the order in which they were said. */
export const subscribeToTranscripts = query({
  may: ['watch'],
  args: { callId, limit: v.optional(v.number()) },
  returns: v.array(doc(schema, 'liveTranscripts')),
  handler: Transcript.list,
})

/** The page of final entries that still grows; those before it are `transcriptPage` 0 to `from / PAGE_LINES`. */
export const transcriptTail = query({
  may: ['watch'],
  args: { callId },
  returns: v.object({ from: v.number(), lines: v.array(doc(schema, 'liveTranscripts')) }),
  handler: Transcript.tail,
})

/** One full page of final entries, or `pages` of them, in the order in which they were said. */
export const transcriptPage = query({
  may: ['watch'],
  args: { callId, page: v.number(), pages: v.optional(v.number()) },
  returns: v.array(doc(schema, 'liveTranscripts')),
  handler: Transcript.page,
})

/** What people put beside the machine's words, one an entry. */
export const transcriptCorrections = query({
  may: ['watch'],
  args: { callId },
  returns: v.array(v.object({ key: v.string(), text: v.string(), by: v.string(), at: v.number() })),
  handler: Corrections.ofCall,
})

export const partials = query({
  may: ['watch'],
  args: { callId },
  returns: v.array(doc(schema, 'partialTranscripts')),
  handler: Transcript.partials,
})

export const subscribeToMetrics = query({
  may: ['watch'],
  args: { callId },
  returns: v.union(v.null(), v.object(measures)),
  handler: Metrics.ofCall,
})

/** Newest first. */
export const getSupervisorActions = query({
  may: ['watch'],
  args: { callId },
  returns: v.array(doc(schema, 'supervisorActions')),
  handler: Supervision.list,
})

/** Most urgent first. */
export const getActiveCoachingRecommendations = query({
  may: ['watch'],
  args: { callId },
  returns: v.array(doc(schema, 'coachingRecommendations')),
  handler: Coaching.active,
})

export const getAlerts = query({
  may: ['watch'],
  args: { callId },
  returns: v.array(doc(schema, 'alerts')),
  handler: Alerts.list,
})

/** The services of one call; without `callId`, of the live call that is worst off. */
export const getSystemHealth = query({
  may: ['watch'],
  args: { callId: v.optional(v.string()) },
  returns: v.union(v.null(), doc(schema, 'callSystemConfig')),
  handler: System.health,
})
