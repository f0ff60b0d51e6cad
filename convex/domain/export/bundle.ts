/** All that is kept of one incident, as one value that every export is made from. Times are ms since the epoch, offsets ms of the call. */
import type { AlertSeverity, AlertType } from '../alerts.ts'
import type { Evidence, FieldName, Speaker } from '../canonical.ts'
import type { Alternative, Machine, Person } from '../field.ts'
import type { CallStatus, EndReason, IncidentStatus, SourceKind } from '../liveCall.ts'
import type { TemplateName } from '../templates.ts'
import type { Priority } from '../triage.ts'

export type BundleCall = {
  readonly callId: string
  readonly sessionId: string
  readonly status: CallStatus
  readonly template: TemplateName
  readonly campaignName: string
  readonly practice: boolean
  readonly sourceKind: SourceKind
  /** BCP 47. */
  readonly language: string | null
  readonly agentName: string
  readonly customerName: string
  readonly customerPhone: string
  readonly startedAt: number
  readonly answeredAt: number | null
  readonly endedAt: number | null
  readonly endReason: EndReason | null
}

export type BundleIncident = {
  readonly number: string
  readonly status: IncidentStatus
  readonly priority: Priority
  /** What the priority rests on; null: nothing yet. */
  readonly priorityFrom: 'code' | 'given' | 'person' | null
  readonly description: string | null
  readonly updatedAt: number
}

export type BundleField = {
  readonly field: FieldName
  readonly value: string | null
  readonly setBy: Machine | Person
  /** 0 to 1. */
  readonly confidence: number | null
  readonly evidence: readonly Evidence[]
  readonly lockedBy: string | null
  readonly alternatives: readonly Alternative[]
  readonly updatedAt: number
}

export type ChangeAction = 'set' | 'propose' | 'lock' | 'unlock' | 'accept' | 'dismiss'

export type BundleChange = {
  readonly field: FieldName
  readonly action: ChangeAction
  readonly value: string | null
  readonly by: Machine | Person
  readonly confidence: number | null
  readonly evidence: readonly Evidence[]
  readonly at: number
}

export type BundleLine = {
  /** What evidence points at. */
  readonly key: string
  readonly speaker: Speaker
  readonly text: string
  /** The same in the language of the room, where a machine translated it. */
  readonly translation: string | null
  /** What a person says was said; left out where personal data is. */
  readonly correction: { readonly text: string; readonly by: string; readonly at: number } | null
  /** ISO, as it was told. */
  readonly timestamp: string
  readonly startMs: number | null
  readonly endMs: number | null
  readonly confidence: number | null
  readonly sentiment: string | null
  /** Written after the call, or after an outage. */
  readonly late: boolean
}

export type BundlePhase = {
  readonly phase: string
  readonly status: string
  readonly startedAt: number | null
  readonly endedAt: number | null
  readonly quality: string | null
}

export type BundleAlert = {
  readonly type: AlertType
  readonly rule: string
  readonly severity: AlertSeverity
  readonly evidence: readonly Evidence[]
  readonly atMs: number
  readonly raisedAt: number
  readonly acknowledgedAt: number | null
  readonly acknowledgedBy: string | null
  readonly verdict: 'useful' | 'noise' | null
}

/** What a supervisor did, wrote or marked. */
export type BundleAction = {
  readonly action: string
  readonly by: string
  readonly details: string | null
  readonly at: number
}

export type BundleRecording = {
  /** Name of the file, without the folders of the machine that holds it. */
  readonly file: string
  readonly sha256: string | null
  readonly bytes: number
  readonly sampleRate: number
  readonly channels: number
  readonly capturedMs: number
  readonly expectedMs: number | null
  readonly state: string
  readonly archive: {
    readonly file: string
    readonly sha256: string
    readonly bytes: number
    readonly codec: string
  } | null
}

export type BundleNote = {
  readonly text: string
  readonly by: string
  readonly at: number
  readonly atMs: number | null
}

export type BundleReview = {
  /** 0 to 100. */
  readonly score: number | null
  /** Who signed it, or judged it last; empty when only notes were written. */
  readonly by: string
  readonly at: number
  readonly signed: boolean
  /** `points` null: does not apply, or not judged yet. */
  readonly items: readonly { readonly item: string; readonly points: number | null; readonly max: number | null }[]
  readonly notes: readonly BundleNote[]
}

export type IncidentBundle = {
  readonly redacted: boolean
  readonly call: BundleCall
  /** Null while nothing is known of what happened. */
  readonly incident: BundleIncident | null
  readonly fields: readonly BundleField[]
  /** Oldest first, as are all lists below. */
  readonly changes: readonly BundleChange[]
  readonly transcript: readonly BundleLine[]
  readonly phases: readonly BundlePhase[]
  readonly alerts: readonly BundleAlert[]
  readonly actions: readonly BundleAction[]
  readonly recording: BundleRecording | null
  readonly review: BundleReview | null
  /** More was kept than a bundle holds; which lists were cut. */
  readonly cut: readonly ('transcript' | 'changes')[]
}

/** Offset of a moment in its call, never before its start. */
export const offsetMs = (bundle: Pick<IncidentBundle, 'call'>, at: number): number =>
  Math.max(0, at - bundle.call.startedAt)

/** How long the call lasted; null while it goes on. */
export const durationMs = ({ call }: Pick<IncidentBundle, 'call'>): number | null =>
  call.endedAt === null ? null : Math.max(0, call.endedAt - call.startedAt)

/** When a line was said: by its offset where there is one, else by the clock that told it. */
export function lineMs(bundle: Pick<IncidentBundle, 'call'>, line: BundleLine): number | null {
  if (line.startMs !== null) return line.startMs
  const at = Date.parse(line.timestamp)
  return Number.isNaN(at) ? null : offsetMs(bundle, at)
}
