/** The tables of a call: while it lives, and what is kept of it. */
import { defineTable } from 'convex/server'
import { v } from 'convex/values'
import * as Shape from './shapes.ts'

const live = { liveCallId: v.id('liveCalls') }
const optionalText = v.optional(v.string())

export const callTables = {
  /** One row a call: what seldom changes. Speaker, duration and gains are in `callActivity`. */
  liveCalls: defineTable({
    callId: v.string(),
    sessionId: v.string(),
    agentName: v.string(),
    customerName: v.string(),
    customerPhone: v.string(),
    status: Shape.callStatus,
    /** ISO. */
    startTime: v.string(),
    startedAt: v.number(),
    answeredAt: v.optional(v.number()),
    /** Absent while the call lives. */
    endedAt: v.optional(v.number()),
    endReason: v.optional(Shape.endReason),
    currentPhase: v.string(),
    campaignId: v.optional(v.id('campaigns')),
    campaignName: v.string(),
    isRecording: v.boolean(),
    recordingStartTime: optionalText,
    sipEndpoint: optionalText,
    language: optionalText,
    practice: v.boolean(),
    sourceKind: Shape.sourceKind,
    template: Shape.template,
    createdAt: v.number(),
    /** See `domain/board`; absent in rows from before there were parts. */
    part: v.optional(v.number()),
    updatedAt: v.number(),
  })
    .index('by_callId', ['callId'])
    .index('by_session', ['sessionId'])
    .index('by_endedAt', ['endedAt'])
    .index('by_part', ['part', 'endedAt']),

  /** What changes with every line: who speaks, how long, how loud. `lines` numbers the transcript. */
  callActivity: defineTable({
    ...live,
    currentSpeaker: v.union(Shape.speaker, v.null()),
    /** Seconds, as the call's own program reports it. */
    duration: v.number(),
    agentGain: v.number(),
    customerGain: v.number(),
    lines: v.number(),
    updatedAt: v.number(),
  }).index('by_call', ['liveCallId']),

  /** One denormalised row a call: all that the call list reads. */
  callBoard: defineTable({
    callId: v.string(),
    sessionId: v.string(),
    status: Shape.callStatus,
    startTime: v.string(),
    startedAt: v.number(),
    answeredAt: v.optional(v.number()),
    endedAt: v.optional(v.number()),
    endReason: v.optional(Shape.endReason),
    practice: v.boolean(),
    agentName: v.string(),
    customerPhone: v.string(),
    customerName: v.string(),
    priority: v.union(Shape.priority, v.null()),
    reason: v.union(v.string(), v.null()),
    location: v.union(v.string(), v.null()),
    hasLocation: v.boolean(),
    phase: v.union(v.string(), v.null()),
    phaseIndex: v.number(),
    phaseCount: v.number(),
    /** ms since the epoch. */
    phaseSince: v.number(),
    alerts: v.array(Shape.boardAlert),
    /** 0 to 100; null before the caller's first measured line. */
    distress: v.union(v.number(), v.null()),
    distressHistory: v.array(v.number()),
    /** ms of the call at which the history was last drawn. */
    distressAtMs: v.number(),
    trend: Shape.trend,
    lastCustomerAt: v.optional(v.number()),
    helpRequested: v.boolean(),
    /** Those who are in the call now; absent while there has been none. */
    supervisors: v.optional(
      v.array(v.object({ supervisorId: v.string(), supervisorName: v.string(), mode: Shape.supervisionMode })),
    ),
    answeredLate: v.boolean(),
    /** How closely the script is followed, % in steps of 5; absent until it is measured. */
    adherence: v.optional(v.number()),
    /** Since when the call has no transcript, ms since the epoch; null once it has one again. */
    wordlessSince: v.optional(v.union(v.number(), v.null())),
    /** See `domain/board`; absent in rows from before there were parts. */
    part: v.optional(v.number()),
    updatedAt: v.number(),
  })
    .index('by_callId', ['callId'])
    .index('by_session', ['sessionId'])
    .index('by_endedAt', ['endedAt'])
    .index('by_part', ['part', 'endedAt']),

  /** The words that are final, for good. */
  liveTranscripts: defineTable({
    ...live,
    /** What evidence points at: the idempotency key of the entry, or its id. */
    key: v.string(),
    timestamp: v.string(),
    speaker: Shape.speaker,
    text: v.string(),
    /** Of the words alone. */
    sentiment: v.optional(Shape.sentiment),
    voice: v.optional(Shape.voiceReading),
    confidence: v.optional(v.number()),
    isFinal: v.boolean(),
    order: v.number(),
    startMs: v.optional(v.number()),
    endMs: v.optional(v.number()),
    words: v.optional(v.array(Shape.word)),
    /** Heard during the call but written after it, or after an outage. */
    late: v.optional(v.boolean()),
    /** By a machine, beside the words; proof always quotes the words themselves. */
    translation: v.optional(Shape.translation),
    createdAt: v.number(),
  })
    .index('by_call', ['liveCallId', 'order'])
    .index('by_key', ['liveCallId', 'key']),

  /** What a person says was said, beside the words that the machine wrote: these stay, for proof quotes them. The newest of an entry counts. */
  transcriptCorrections: defineTable({
    ...live,
    /** Of the entry in `liveTranscripts`. */
    key: v.string(),
    /** null: the machine was right after all. */
    text: v.union(v.string(), v.null()),
    by: v.object({ id: v.string(), name: v.string() }),
    at: v.number(),
  }).index('by_entry', ['liveCallId', 'key']),

  /** The words that are not yet final: one row a leg. */
  partialTranscripts: defineTable({
    ...live,
    speaker: Shape.speaker,
    text: v.string(),
    startMs: v.number(),
    seq: v.number(),
    /** Start of the leg's newest final line, ms of the call: a partial from before it is stale. */
    finalMs: v.number(),
    updatedAt: v.number(),
  }).index('by_call', ['liveCallId', 'speaker']),

  callObjectives: defineTable({
    ...live,
    key: v.string(),
    objective: v.string(),
    status: Shape.objectiveStatus,
    order: v.number(),
    evidence: v.optional(Shape.evidence),
    completedAt: v.optional(v.number()),
  }).index('by_call', ['liveCallId', 'order']),

  nextActions: defineTable({
    ...live,
    key: v.string(),
    text: v.string(),
    priority: v.number(),
    order: v.number(),
  }).index('by_call', ['liveCallId', 'order']),

  /** `samples` 0: the numbers are start values that nothing has measured. */
  livePerformanceMetrics: defineTable({
    ...live,
    scriptAdherence: v.number(),
    agentConfidence: v.number(),
    conversationQuality: v.number(),
    prospectEngagement: v.number(),
    voiceEnergyLevel: Shape.oneOf(['LOW', 'MEDIUM', 'HIGH']),
    responseQuality: Shape.oneOf(['POOR', 'FAIR', 'GOOD', 'EXCELLENT']),
    questionFrequency: v.string(),
    interestSignals: v.string(),
    conversionProbability: v.number(),
    demoAcceptanceProbability: v.number(),
    immediateCloseProbability: v.number(),
    samples: v.number(),
    /** Names of the columns that something has measured; the others still hold their start values. */
    measured: v.array(v.string()),
    /** On how many samples a measured column rests. */
    counts: v.optional(v.record(v.string(), v.number())),
    /** From the end of the caller's turn to the dispatcher's first word, the median, ms. */
    responseDelayMs: v.optional(v.number()),
    updatedAt: v.number(),
  }).index('by_call', ['liveCallId']),

  /** Whole percentages that sum to 100 for readers; the unrounded shares beside them are what moves. */
  sentimentAnalysis: defineTable({
    ...live,
    positivePercentage: v.number(),
    neutralPercentage: v.number(),
    negativePercentage: v.number(),
    trend: Shape.trend,
    lastPositiveMoment: optionalText,
    lastNegativeMoment: optionalText,
    shares: Shape.shares,
    samples: v.number(),
    customer: Shape.shares,
    customerSamples: v.number(),
    history: v.array(Shape.sentimentPoint),
    /** By words alone; as the shares where no voice was measured. */
    words: v.optional(v.object({ all: Shape.shares, customer: Shape.shares, samples: v.number() })),
    /** How much of the caller's voice was measured, and the newest stretch of it. */
    voice: v.optional(v.object({ samples: v.number(), speechMs: v.number(), last: Shape.voiceReading })),
    updatedAt: v.number(),
  }).index('by_call', ['liveCallId']),

  callPhases: defineTable({
    ...live,
    phase: v.string(),
    status: Shape.phaseStatus,
    order: v.number(),
    /** ISO. */
    startTime: optionalText,
    endTime: optionalText,
    quality: v.optional(Shape.phaseQuality),
  })
    .index('by_call', ['liveCallId', 'order'])
    .index('by_status', ['liveCallId', 'status']),

  callSystemConfig: defineTable({
    ...live,
    sipProvider: v.string(),
    sttProvider: v.string(),
    llmProvider: v.string(),
    ttsProvider: v.string(),
    sipStatus: Shape.serviceStatus,
    sttStatus: Shape.serviceStatus,
    llmStatus: Shape.serviceStatus,
    ttsStatus: Shape.serviceStatus,
    /** ms. */
    apiLatency: v.number(),
    errorRate: v.number(),
    queueDepth: v.number(),
    /** USD. */
    costPerMinute: v.number(),
    totalCost: v.number(),
    samples: v.number(),
    /** What each service's own metering says; absent for what nobody measures. */
    measured: v.optional(Shape.measuredServices),
    updatedAt: v.number(),
  }).index('by_call', ['liveCallId']),

  coachingRecommendations: defineTable({
    ...live,
    key: optionalText,
    type: Shape.coachingType,
    title: v.string(),
    description: v.string(),
    priority: v.number(),
    timestamp: v.string(),
    isActive: v.boolean(),
  })
    .index('by_call', ['liveCallId', 'isActive'])
    .index('by_key', ['liveCallId', 'key']),

  supervisorActions: defineTable({
    ...live,
    supervisorId: v.string(),
    supervisorName: v.string(),
    action: Shape.supervisorAction,
    details: optionalText,
    timestamp: v.string(),
    order: v.number(),
  }).index('by_call', ['liveCallId', 'order']),

  alerts: defineTable({
    ...live,
    callId: v.string(),
    sessionId: v.string(),
    type: Shape.alertType,
    rule: v.string(),
    severity: Shape.alertSeverity,
    evidence: v.array(Shape.evidence),
    /** ms from the start of the call. */
    atMs: v.number(),
    raisedAt: v.number(),
    acknowledgedAt: v.optional(v.number()),
    acknowledgedBy: optionalText,
    verdict: v.optional(Shape.verdict),
    /** Its cause is over; the next one raises another. */
    retiredAt: v.optional(v.number()),
    /** Put off until then, ms since the epoch; it comes back by itself. */
    shelvedUntil: v.optional(v.number()),
    shelvedBy: optionalText,
    shelvedReason: optionalText,
  }).index('by_call', ['liveCallId', 'type', 'rule']),

  recordings: defineTable({
    callId: v.string(),
    file: v.string(),
    sha256: optionalText,
    bytes: v.number(),
    sampleRate: v.number(),
    channels: v.number(),
    expectedMs: v.optional(v.number()),
    capturedMs: v.number(),
    state: Shape.recordingState,
    /** The same sound laid to rest, proved against the file above. */
    archive: v.optional(Shape.archive),
    /** Its files are to be deleted, and since when; then when they were. The row stays. */
    eraseDueAt: v.optional(v.number()),
    erasedAt: v.optional(v.number()),
    updatedAt: v.number(),
  })
    .index('by_call', ['callId'])
    .index('by_eraseDueAt', ['eraseDueAt']),

  /** Append-only: what happened to a call, in the words of NENA i3 LogEvents where they have one. */
  callEvents: defineTable({
    sessionId: v.string(),
    type: v.string(),
    at: v.number(),
    actor: v.object({ role: Shape.role, name: v.string() }),
    data: v.record(v.string(), v.union(v.string(), v.number(), v.boolean(), v.null())),
  }).index('by_session', ['sessionId']),

  /** A finished call, after its live rows are gone. */
  callAnalytics: defineTable({
    ...live,
    callId: v.string(),
    sessionId: v.string(),
    agentName: v.string(),
    customerName: v.string(),
    customerPhone: v.string(),
    campaignId: v.optional(v.id('campaigns')),
    campaignName: v.string(),
    template: Shape.template,
    language: optionalText,
    practice: v.boolean(),
    sourceKind: Shape.sourceKind,
    startTime: v.string(),
    startedAt: v.number(),
    answeredAt: v.optional(v.number()),
    endedAt: v.number(),
    endReason: Shape.endReason,
    durationMs: v.number(),
    transcriptLines: v.number(),
    phases: v.array(
      v.object({
        phase: v.string(),
        status: Shape.phaseStatus,
        startTime: optionalText,
        endTime: optionalText,
        quality: v.optional(Shape.phaseQuality),
      }),
    ),
    objectives: v.array(
      v.object({
        key: v.string(),
        objective: v.string(),
        status: Shape.objectiveStatus,
        completedAt: v.optional(v.number()),
        evidence: v.optional(Shape.evidence),
      }),
    ),
    metrics: v.object({
      scriptAdherence: v.number(),
      agentConfidence: v.number(),
      conversationQuality: v.number(),
      prospectEngagement: v.number(),
      conversionProbability: v.number(),
      demoAcceptanceProbability: v.number(),
      immediateCloseProbability: v.number(),
      samples: v.number(),
    }),
    sentiment: v.object({ shares: Shape.shares, samples: v.number(), history: v.array(Shape.sentimentPoint) }),
    alertCount: v.number(),
    totalCost: v.number(),
    /** When retention took each of them away; absent while it is kept. */
    recordingErasedAt: v.optional(v.number()),
    transcriptErasedAt: v.optional(v.number()),
    personalErasedAt: v.optional(v.number()),
  })
    .index('by_callId', ['callId'])
    .index('by_endedAt', ['endedAt'])
    .index('by_practice', ['practice', 'endedAt'])
    .index('by_phone', ['customerPhone', 'practice', 'endedAt'])
    .index('by_recordingErased', ['recordingErasedAt', 'endedAt'])
    .index('by_transcriptErased', ['transcriptErasedAt', 'endedAt'])
    .index('by_personalErased', ['personalErasedAt', 'endedAt']),
}
