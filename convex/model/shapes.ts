/** The validators that more than one table or function speaks: the closed words of the domain, and evidence. */
import { type Infer, type VLiteral, type VUnion, v } from 'convex/values'
import { ALERT_SEVERITIES, ALERT_TYPES } from '../domain/alerts.ts'
import { FIELD_NAMES, SPEAKERS } from '../domain/canonical.ts'
import { CALL_STATUSES, END_REASONS, INCIDENT_STATUSES, SERVICE_STATUSES, SOURCE_KINDS } from '../domain/liveCall.ts'
import { ROLES } from '../domain/roles.ts'
import { SENTIMENTS, TRENDS } from '../domain/sentiment.ts'
import { SUPERVISION_MODES, SUPERVISION_STATES } from '../domain/supervision.ts'
import { TEMPLATE_NAMES } from '../domain/templates.ts'
import { PRIORITIES } from '../domain/triage.ts'
import { VOICE_LEVELS } from '../domain/voice.ts'

/** One of a closed list of words, as a Convex union of literals. */
export const oneOf = <T extends string>(words: readonly T[]): VUnion<T, VLiteral<T>[]> =>
  v.union(...words.map((word) => v.literal(word))) as VUnion<T, VLiteral<T>[]>

export const speaker = oneOf(SPEAKERS)
export const callStatus = oneOf(CALL_STATUSES)
export const endReason = oneOf(END_REASONS)
export const sourceKind = oneOf(SOURCE_KINDS)
export const serviceStatus = oneOf(SERVICE_STATUSES)
export const incidentStatus = oneOf(INCIDENT_STATUSES)
export const sentiment = oneOf(SENTIMENTS)
export const trend = oneOf(TRENDS)
export const priority = oneOf(PRIORITIES)
export const template = oneOf(TEMPLATE_NAMES)
export const alertType = oneOf(ALERT_TYPES)
export const alertSeverity = oneOf(ALERT_SEVERITIES)
export const fieldName = oneOf(FIELD_NAMES)
export const role = oneOf(ROLES)
export const seatState = oneOf(['ready', 'paused'])
export const supervisionMode = oneOf(SUPERVISION_MODES)
export const supervisionState = oneOf(SUPERVISION_STATES)

export const orderKind = oneOf(['transfer', 'say'])
export const orderState = oneOf(['pending', 'done', 'failed'])

export const phaseStatus = oneOf(['pending', 'active', 'completed'])
export const phaseQuality = oneOf(['poor', 'fair', 'good', 'excellent'])
export const objectiveStatus = oneOf(['pending', 'active', 'completed', 'skipped'])
export const coachingType = oneOf(['positive', 'warning', 'suggestion'])
export const recordingState = oneOf(['open', 'closed', 'recovered', 'failed'])
/** A recording at rest. */
export const archive = v.object({
  file: v.string(),
  bytes: v.number(),
  sha256: v.string(),
  codec: oneOf(['opus']),
  /** ms since the epoch. */
  at: v.number(),
})
export const verdict = oneOf(['useful', 'noise'])
export const supervisorAction = oneOf([
  'COACH_AGENT',
  'JOIN_CALL',
  'TRANSFER_CALL',
  'END_CALL',
  'ADD_NOTE',
  'BOOKMARK_MOMENT',
  'FLAG_FOR_REVIEW',
])

export const shares = v.object({ positive: v.number(), neutral: v.number(), negative: v.number() })
export const sentimentPoint = v.object({
  atMs: v.number(),
  positive: v.number(),
  neutral: v.number(),
  negative: v.number(),
})

/** A stretch of the caller's voice beside its own usual (`domain/voice`). */
export const voiceReading = v.object({
  level: oneOf(VOICE_LEVELS),
  score: v.number(),
  startMs: v.number(),
  endMs: v.number(),
  speechMs: v.number(),
  loudDb: v.number(),
  brightDb: v.number(),
  pitchSt: v.optional(v.number()),
  spreadSt: v.optional(v.number()),
  trembleSt: v.optional(v.number()),
  rate: v.optional(v.number()),
})

export const word = v.object({ text: v.string(), startMs: v.number(), endMs: v.number(), confidence: v.number() })

export const translation = v.object({
  text: v.string(),
  /** Languages, BCP 47: heard, and put into. */
  from: v.string(),
  into: v.string(),
  machine: v.object({ provider: v.string(), model: v.string(), version: v.string() }),
})

/** How one service does in one call, by its own metering. */
export const measure = v.object({
  provider: v.optional(v.string()),
  /** ms. */
  latencyP50: v.optional(v.number()),
  latencyP95: v.optional(v.number()),
  /** Of a hundred. */
  errorRate: v.optional(v.number()),
  /** Pieces that wait for an answer. */
  queueDepth: v.optional(v.number()),
  /** USD. */
  costPerMinute: v.optional(v.number()),
  cost: v.optional(v.number()),
  /** Why it is in trouble, without words of the call. */
  reason: v.optional(v.string()),
  /** Since when it is in trouble, ms since the epoch. */
  since: v.optional(v.number()),
  /** Services that the call can be switched to by hand. */
  others: v.optional(v.array(v.string())),
})
export const measuredServices = v.object({
  sip: v.optional(measure),
  stt: v.optional(measure),
  llm: v.optional(measure),
  tts: v.optional(measure),
})
export type Measure = Infer<typeof measure>

export const evidence = v.object({ entryKey: v.string(), quote: v.string(), speaker, atMs: v.number() })

export const machine = v.object({
  kind: v.literal('machine'),
  provider: v.string(),
  model: v.string(),
  version: v.string(),
})
export const setBy = v.union(machine, v.object({ kind: v.literal('person'), name: v.string() }))

export const alternative = v.object({
  value: v.string(),
  confidence: v.union(v.number(), v.null()),
  evidence: v.array(evidence),
  at: v.number(),
})

/** What the call list shows of an alert. */
export const boardAlert = v.object({
  id: v.id('alerts'),
  type: alertType,
  severity: alertSeverity,
  acknowledged: v.boolean(),
  /** Put off until then, ms since the epoch. */
  shelvedUntil: v.optional(v.number()),
})

export const location = v.object({
  address: v.optional(v.string()),
  district: v.optional(v.string()),
  reference: v.optional(v.string()),
})

export type Location = Infer<typeof location>
export type SetBy = Infer<typeof setBy>
