/** What leaves the room as a file: the bundle of one call, and who took it. */
import type { Doc, Id } from '../_generated/dataModel.js'
import type { QueryCtx } from '../_generated/server.js'
import type {
  BundleAlert,
  BundleCall,
  BundleLine,
  BundlePhase,
  BundleRecording,
  BundleReview,
  IncidentBundle,
} from '../domain/export/bundle.ts'
import { type Hidden, hiddenIn } from '../domain/export/hidden.ts'
import { redact } from '../domain/export/redact.ts'
import { may } from '../domain/roles.ts'
import * as Alerts from './alerts.ts'
import * as Audit from './audit.ts'
import type { Reading, Writing } from './caller.ts'
import * as Calls from './calls.ts'
import * as Corrections from './corrections.ts'
import * as Fields from './fields.ts'
import { given } from './given.ts'
import * as Incidents from './incidents.ts'
import * as Phases from './phases.ts'
import * as Recordings from './recordings.ts'
import { checkInteger, checkText, refuse } from './refusal.ts'
import * as Reviews from './reviews.ts'
import * as Supervision from './supervision.ts'

const MOST_LINES = 4000
const MOST_CHANGES = 2000
const LONGEST_REASON = 300
const MOST_BYTES = 100_000_000
const MOST_WORDS = 50
const LONGEST_WORD = 80

export const FORMATS = ['pdf', 'json', 'csv', 'eido'] as const
export type Format = (typeof FORMATS)[number]

/** Who hands out personal data says for what. */
function mayDisclose(ctx: Reading): void {
  if (!may(ctx.caller.role, 'supervise')) refuse('forbidden', 'redacted', 'only with personal data hidden')
}

/** All that is kept of a call, live or long over; null for no call of ours. `hide`: words that a reader wants hidden too. */
export async function bundle(
  ctx: Reading,
  { callId, redacted, hide = [] }: { callId: string; redacted: boolean; hide?: string[] },
): Promise<IncidentBundle | null> {
  if (!redacted) mayDisclose(ctx)
  checkWords(hide)
  const whole = await wholeOf(ctx, callId)
  return whole !== null && redacted ? redact(whole, { words: hide }) : whole
}

/** What the redacted bundle of a call hides, and how often. */
export async function hidden(
  ctx: Reading,
  { callId, hide = [] }: { callId: string; hide?: string[] },
): Promise<Hidden[]> {
  checkWords(hide)
  const whole = await wholeOf(ctx, callId)
  return whole === null ? [] : hiddenIn(whole, hide)
}

function checkWords(words: readonly string[]): void {
  if (words.length > MOST_WORDS) refuse('value_invalid', 'hide', `more than ${MOST_WORDS}`)
  for (const word of words) checkText('hide', word, LONGEST_WORD)
}

async function wholeOf(ctx: Reading, callId: string): Promise<IncidentBundle | null> {
  const found = await callOf(ctx, callId)
  if (found === null) return null
  const { liveCallId, call, phases } = found
  const incident = await Incidents.find(ctx, call.sessionId)
  const fields = await Fields.list(ctx, call.sessionId)
  const changes = await newest(ctx, 'incidentChanges', call.sessionId)
  const transcript = await linesOf(ctx, liveCallId)
  const corrections = new Map((await Corrections.standing(ctx, liveCallId)).map((one) => [one.key, one]))
  const actions = await Supervision.list(ctx, { callId })
  const recording = await Recordings.ofCall(ctx, callId)
  return {
    redacted: false,
    call,
    incident: incident && {
      number: incident.incidentNumber,
      status: incident.status,
      priority: incident.priority,
      priorityFrom: incident.priorityFrom ?? null,
      description: incident.description ?? null,
      updatedAt: incident.lastUpdated,
    },
    fields: fields.map(({ field, value, setBy, confidence, evidence, lockedBy, alternatives, updatedAt }) => ({
      field,
      value,
      setBy,
      confidence,
      evidence,
      lockedBy,
      alternatives,
      updatedAt,
    })),
    changes: changes
      .slice(0, MOST_CHANGES)
      .reverse()
      .map(({ field, action, value, by, confidence, evidence, at }) => ({
        field,
        action,
        value,
        by,
        confidence,
        evidence,
        at,
      })),
    transcript: transcript.slice(0, MOST_LINES).map((line) => lineOf(line, corrections.get(line.key))),
    phases,
    alerts: (await Alerts.ofCall(ctx, liveCallId)).map(alertOf),
    actions: actions
      .map(({ action, supervisorName, details, timestamp }) => ({
        action,
        by: supervisorName,
        details: details ?? null,
        at: Date.parse(timestamp),
      }))
      .reverse(),
    recording: recording && recordingOf(recording),
    review: await reviewOf(ctx, callId),
    cut: [
      ...(transcript.length > MOST_LINES ? (['transcript'] as const) : []),
      ...(changes.length > MOST_CHANGES ? (['changes'] as const) : []),
    ],
  }
}

type Found = {
  readonly liveCallId: Id<'liveCalls'>
  readonly call: BundleCall
  readonly phases: readonly BundlePhase[]
}

async function callOf(ctx: QueryCtx, callId: string): Promise<Found | null> {
  const live = await Calls.find(ctx, callId)
  if (live !== null) {
    const phases = await Phases.list(ctx, live._id)
    return { liveCallId: live._id, call: columns(live, live.status), phases: phases.map(phaseOf) }
  }
  const past = await ctx.db
    .query('callAnalytics')
    .withIndex('by_callId', (q) => q.eq('callId', callId))
    .unique()
  if (past === null) return null
  return { liveCallId: past.liveCallId, call: columns(past, 'ended'), phases: past.phases.map(phaseOf) }
}

function columns(call: Doc<'liveCalls'> | Doc<'callAnalytics'>, status: BundleCall['status']): BundleCall {
  return {
    callId: call.callId,
    sessionId: call.sessionId,
    status,
    template: call.template,
    campaignName: call.campaignName,
    practice: call.practice,
    sourceKind: call.sourceKind,
    language: call.language ?? null,
    agentName: call.agentName,
    customerName: call.customerName,
    customerPhone: call.customerPhone,
    startedAt: call.startedAt,
    answeredAt: call.answeredAt ?? null,
    endedAt: call.endedAt ?? null,
    endReason: call.endReason ?? null,
  }
}

const instant = (iso: string | undefined): number | null => (iso === undefined ? null : Date.parse(iso))

const phaseOf = (phase: {
  phase: string
  status: string
  startTime?: string
  endTime?: string
  quality?: string
}): BundlePhase => ({
  phase: phase.phase,
  status: phase.status,
  startedAt: instant(phase.startTime),
  endedAt: instant(phase.endTime),
  quality: phase.quality ?? null,
})

const lineOf = (line: Doc<'liveTranscripts'>, correction: Corrections.Correction | undefined): BundleLine => ({
  key: line.key,
  speaker: line.speaker,
  text: line.text,
  translation: line.translation?.text ?? null,
  correction: correction === undefined ? null : { text: correction.text, by: correction.by, at: correction.at },
  timestamp: line.timestamp,
  startMs: line.startMs ?? null,
  endMs: line.endMs ?? null,
  confidence: line.confidence ?? null,
  sentiment: line.sentiment ?? null,
  late: line.late ?? false,
})

const alertOf = (alert: Doc<'alerts'>): BundleAlert => ({
  type: alert.type,
  rule: alert.rule,
  severity: alert.severity,
  evidence: alert.evidence,
  atMs: alert.atMs,
  raisedAt: alert.raisedAt,
  acknowledgedAt: alert.acknowledgedAt ?? null,
  acknowledgedBy: alert.acknowledgedBy ?? null,
  verdict: alert.verdict ?? null,
})

/** The folders of the machine that holds the file are nobody's business. */
const fileName = (path: string): string => path.split(/[\\/]/).at(-1) ?? ''

const recordingOf = (row: Doc<'recordings'>): BundleRecording => ({
  file: fileName(row.file),
  sha256: row.sha256 ?? null,
  bytes: row.bytes,
  sampleRate: row.sampleRate,
  channels: row.channels,
  capturedMs: row.capturedMs,
  expectedMs: row.expectedMs ?? null,
  state: row.state,
  archive:
    row.archive === undefined
      ? null
      : {
          file: fileName(row.archive.file),
          sha256: row.archive.sha256,
          bytes: row.archive.bytes,
          codec: row.archive.codec,
        },
})

async function reviewOf(ctx: QueryCtx, callId: string): Promise<BundleReview | null> {
  const review = await Reviews.find(ctx, callId)
  const notes = (await Reviews.notesOf(ctx, callId)).map(({ text, by, at, atMs }) => ({
    text,
    by: by.name,
    at,
    atMs: atMs ?? null,
  }))
  if (review === null)
    return notes.length === 0
      ? null
      : { score: null, by: '', at: notes.at(-1)?.at ?? 0, signed: false, items: [], notes }
  const { signed, answers } = review
  if (signed !== undefined) {
    const items = signed.form.map(({ key, points, max }) => ({ item: key, points, max }))
    return { score: signed.score, by: signed.by.name, at: signed.at, signed: true, items, notes }
  }
  const items = answers.map(({ key, points }) => ({ item: key, points, max: null }))
  return { score: null, by: answers.at(-1)?.by.name ?? '', at: review.updatedAt, signed: false, items, notes }
}

/** One more than a bundle holds tells that there are more. */
const newest = (ctx: QueryCtx, table: 'incidentChanges', sessionId: string): Promise<Doc<'incidentChanges'>[]> =>
  ctx.db
    .query(table)
    .withIndex('by_session', (q) => q.eq('callSessionId', sessionId))
    .order('desc')
    .take(MOST_CHANGES + 1)

const linesOf = (ctx: QueryCtx, liveCallId: Id<'liveCalls'>): Promise<Doc<'liveTranscripts'>[]> =>
  ctx.db
    .query('liveTranscripts')
    .withIndex('by_call', (q) => q.eq('liveCallId', liveCallId))
    .take(MOST_LINES + 1)

type Taken = {
  callId: string
  format: Format
  redacted: boolean
  reason?: string
  sha256: string
  contentSha256: string
  bytes: number
}

/** Notes a file that is about to be handed out; without this note no window hands one out. */
export async function note(ctx: Writing, args: Taken): Promise<null> {
  const { callId, format, redacted, sha256, contentSha256, bytes } = args
  const reason = args.reason?.trim() || undefined
  if (!redacted) {
    mayDisclose(ctx)
    if (reason === undefined) refuse('value_invalid', 'reason', 'empty')
  }
  if (reason !== undefined) checkText('reason', reason, LONGEST_REASON)
  for (const [name, hash] of Object.entries({ sha256, contentSha256 }))
    if (!/^[0-9a-f]{64}$/.test(hash)) refuse('value_invalid', name, 'not 64 lower-case hexadecimal digits')
  checkInteger('bytes', bytes, 1, MOST_BYTES)
  if ((await Calls.idOf(ctx, callId)) === null) refuse('call_not_found', 'callId')
  const data = { format, redacted, sha256, contentSha256, bytes, ...given({ reason }) }
  await Audit.note(ctx, { action: 'call.export', callId, data })
  return null
}
