/** What happens to a live call: the facts that its capture sends, and what supervisors do to it. */
import { v } from 'convex/values'
import { mutation } from '../functions.ts'
import * as Alerts from '../model/alerts.ts'
import * as CallEnd from '../model/callEnd.ts'
import * as CallProgress from '../model/callProgress.ts'
import * as CallStart from '../model/callStart.ts'
import * as Coaching from '../model/coaching.ts'
import * as Corrections from '../model/corrections.ts'
import { TELEPHONE_EVENTS } from '../model/events.ts'
import * as Metrics from '../model/metrics.ts'
import * as NextActions from '../model/nextActions.ts'
import * as Objectives from '../model/objectives.ts'
import * as Phases from '../model/phases.ts'
import * as Recordings from '../model/recordings.ts'
import * as Shape from '../model/shapes.ts'
import * as Supervision from '../model/supervision.ts'
import * as System from '../model/system.ts'
import * as Transcript from '../model/transcript.ts'

const callId = v.string()

export const startLiveCall = mutation({
  may: ['capture'],
  args: {
    callId,
    agentName: v.string(),
    customerName: v.string(),
    customerPhone: v.string(),
    campaignId: v.optional(v.id('campaigns')),
    campaignName: v.string(),
    sessionId: v.string(),
    sipEndpoint: v.optional(v.string()),
    language: v.optional(v.string()),
    practice: v.optional(v.boolean()),
    sourceKind: v.optional(Shape.sourceKind),
    template: v.optional(Shape.template),
    startTime: v.optional(v.string()),
    stt: v.optional(v.string()),
    llm: v.optional(v.string()),
  },
  returns: v.id('liveCalls'),
  handler: CallStart.start,
})

export const updateCallStatus = mutation({
  may: ['capture', 'supervise'],
  args: {
    callId,
    status: Shape.oneOf(['connecting', 'ringing', 'connected', 'on-hold', 'transferring']),
    /** Who answered, when that is known only now. */
    agentName: v.optional(v.string()),
  },
  returns: v.null(),
  handler: CallProgress.updateStatus,
})

export const noteEvent = mutation({
  may: ['capture'],
  args: {
    callId,
    type: Shape.oneOf(TELEPHONE_EVENTS),
    /** ms since the epoch. */
    at: v.number(),
    data: v.record(v.string(), v.union(v.string(), v.number(), v.boolean(), v.null())),
  },
  returns: v.null(),
  handler: CallProgress.note,
})

export const addTranscriptEntry = mutation({
  may: ['capture'],
  args: {
    callId,
    timestamp: v.string(),
    speaker: Shape.speaker,
    text: v.string(),
    sentiment: v.optional(Shape.sentiment),
    voice: v.optional(Shape.voiceReading),
    confidence: v.optional(v.number()),
    isFinal: v.boolean(),
    startMs: v.optional(v.number()),
    endMs: v.optional(v.number()),
    words: v.optional(v.array(Shape.word)),
    late: v.optional(v.boolean()),
    idempotencyKey: v.optional(v.string()),
  },
  returns: v.union(v.id('liveTranscripts'), v.null()),
  handler: Transcript.add,
})

/** How the caller's voice differs from its own usual, where it got no words. */
export const hearVoice = mutation({
  may: ['capture'],
  args: { callId, voice: Shape.voiceReading },
  returns: v.null(),
  handler: Transcript.hearVoice,
})

/** What a machine makes of an entry in the dispatcher's language. */
export const addTranslation = mutation({
  may: ['capture'],
  args: { callId, entryKey: v.string(), translation: Shape.translation },
  returns: v.null(),
  handler: Transcript.translate,
})

/** A person's words beside those of an entry; null takes them away. */
export const correctTranscriptEntry = mutation({
  may: ['edit'],
  args: { callId, entryKey: v.string(), text: v.union(v.string(), v.null()) },
  returns: v.null(),
  handler: Corrections.correct,
})

export const setPartial = mutation({
  may: ['capture'],
  args: { callId, speaker: Shape.speaker, text: v.string(), startMs: v.number(), seq: v.number() },
  returns: v.null(),
  handler: Transcript.setPartial,
})

export const updatePerformanceMetrics = mutation({
  may: ['capture'],
  args: {
    callId,
    metrics: v.object({
      scriptAdherence: v.optional(v.number()),
      agentConfidence: v.optional(v.number()),
      conversationQuality: v.optional(v.number()),
      prospectEngagement: v.optional(v.number()),
      voiceEnergyLevel: v.optional(Shape.oneOf(['LOW', 'MEDIUM', 'HIGH'])),
      responseQuality: v.optional(Shape.oneOf(['POOR', 'FAIR', 'GOOD', 'EXCELLENT'])),
      conversionProbability: v.optional(v.number()),
      demoAcceptanceProbability: v.optional(v.number()),
      responseDelayMs: v.optional(v.number()),
      questionFrequency: v.optional(Shape.oneOf(['LOW', 'MEDIUM', 'HIGH'])),
    }),
    /** On how many samples each of them rests. */
    counts: v.optional(v.record(v.string(), v.number())),
  },
  returns: v.null(),
  handler: Metrics.update,
})

export const updateCallProgress = mutation({
  may: ['capture'],
  args: {
    callId,
    duration: v.number(),
    agentGain: v.optional(v.number()),
    customerGain: v.optional(v.number()),
    currentPhase: v.optional(v.string()),
  },
  returns: v.null(),
  handler: CallProgress.updateProgress,
})

export const addSupervisorAction = mutation({
  may: ['supervise', 'capture'],
  args: {
    callId,
    supervisorId: v.optional(v.string()),
    supervisorName: v.optional(v.string()),
    action: Shape.supervisorAction,
    details: v.optional(v.string()),
  },
  returns: v.null(),
  handler: Supervision.act,
})

export const addCoachingRecommendation = mutation({
  may: ['capture', 'supervise'],
  args: {
    callId,
    type: Shape.coachingType,
    title: v.string(),
    description: v.string(),
    priority: v.number(),
    key: v.optional(v.string()),
  },
  returns: v.null(),
  handler: Coaching.add,
})

export const retireCoaching = mutation({
  may: ['capture', 'supervise'],
  args: { callId, keys: v.array(v.string()) },
  returns: v.null(),
  handler: Coaching.retire,
})

export const updateCallPhase = mutation({
  may: ['capture'],
  args: {
    callId,
    phase: v.string(),
    quality: v.optional(Shape.phaseQuality),
    at: v.optional(v.string()),
  },
  returns: v.null(),
  handler: Phases.move,
})

export const toggleRecording = mutation({
  may: ['capture', 'supervise'],
  args: { callId, isRecording: v.boolean() },
  returns: v.null(),
  handler: CallProgress.toggleRecording,
})

export const updateSystemStatus = mutation({
  may: ['capture'],
  args: {
    callId,
    service: Shape.oneOf(['sip', 'stt', 'llm', 'tts']),
    status: Shape.serviceStatus,
    latency: v.optional(v.number()),
    errorRate: v.optional(v.number()),
    /** All that the service's own metering says; replaces what it said before. */
    measure: v.optional(Shape.measure),
  },
  returns: v.null(),
  handler: System.update,
})

export const updateObjective = mutation({
  may: ['capture'],
  args: { callId, id: v.string(), status: Shape.objectiveStatus, evidence: v.optional(Shape.evidence) },
  returns: v.null(),
  handler: Objectives.update,
})

export const setNextActions = mutation({
  may: ['capture'],
  args: { callId, actions: v.array(v.object({ key: v.string(), text: v.string(), priority: v.number() })) },
  returns: v.null(),
  handler: NextActions.replace,
})

export const raiseAlert = mutation({
  may: ['capture'],
  args: { callId, type: Shape.alertType, rule: v.string(), evidence: v.array(Shape.evidence), atMs: v.number() },
  returns: v.id('alerts'),
  handler: Alerts.raise,
})

/** What raised it is over: it is shown no longer, and kept. */
export const retireAlert = mutation({
  may: ['capture'],
  args: { callId, type: Shape.alertType, rule: v.string() },
  returns: v.null(),
  handler: Alerts.retire,
})

export const acknowledgeAlert = mutation({
  may: ['edit'],
  args: { alertId: v.id('alerts'), verdict: v.optional(Shape.verdict) },
  returns: v.null(),
  handler: Alerts.acknowledge,
})

export const saveRecording = mutation({
  may: ['capture'],
  args: {
    callId,
    file: v.string(),
    sha256: v.optional(v.string()),
    bytes: v.number(),
    sampleRate: v.number(),
    channels: v.number(),
    expectedMs: v.optional(v.number()),
    capturedMs: v.number(),
    state: Shape.recordingState,
  },
  returns: v.null(),
  handler: Recordings.save,
})

/** The recording was laid to rest beside its file, and proved. */
export const saveArchive = mutation({
  may: ['capture'],
  args: { callId, archive: Shape.archive },
  returns: v.null(),
  handler: Recordings.archive,
})

export const endLiveCall = mutation({
  may: ['capture', 'supervise'],
  args: { callId, reason: v.optional(Shape.endReason), endTime: v.optional(v.string()) },
  returns: v.null(),
  handler: CallEnd.end,
})
