/**
 * Takes away what a room keeps no longer, by the age of the call: words, what tells who a person is, and, by asking the host that
 * holds it, sound. Beside `purge`, the one file that deletes from tables of others: what is this old has no other writer left.
 */
import type { Doc, Id } from '../_generated/dataModel.js'
import type { MutationCtx, QueryCtx } from '../_generated/server.js'
import { isPersonal } from '../domain/personal.ts'
import { faultOf, RETENTION_KINDS, type RetentionKind } from '../domain/roomSettings.ts'
import * as Audit from './audit.ts'
import * as CallBacks from './callBacks.ts'
import type { Caller, Writing } from './caller.ts'
import * as Corrections from './corrections.ts'
import * as Links from './links.ts'
import * as Recordings from './recordings.ts'
import { refuse } from './refusal.ts'
import * as Traces from './retentionTraces.ts'
import * as Settings from './settings.ts'

type Call = Doc<'callAnalytics'>

const DAY_MS = 24 * 3_600_000
/** A preview counts no further. */
const MOST_COUNTED = 500
const ROWS = 2000

/** Nobody asked: the clock did, by the room's own rule. */
const CLOCK: Caller = {
  tokenIdentifier: 'retention',
  subject: 'retention',
  name: 'Retención',
  email: '',
  role: 'service',
}

/** Calls older than `before` of which this kind is still kept, oldest first. */
function kept(ctx: QueryCtx, kind: RetentionKind, before: number, limit: number): Promise<Call[]> {
  const calls = ctx.db.query('callAnalytics')
  if (kind === 'recordings')
    return calls
      .withIndex('by_recordingErased', (q) => q.eq('recordingErasedAt', undefined).lt('endedAt', before))
      .take(limit)
  if (kind === 'transcripts')
    return calls
      .withIndex('by_transcriptErased', (q) => q.eq('transcriptErasedAt', undefined).lt('endedAt', before))
      .take(limit)
  return calls
    .withIndex('by_personalErased', (q) => q.eq('personalErasedAt', undefined).lt('endedAt', before))
    .take(limit)
}

type Policy = { kind: RetentionKind; days: number | null }

/** How many finished calls would lose this at the next sweep, and the end of the oldest; `more` when there are more than were counted. */
export async function preview(
  ctx: QueryCtx,
  { kind, days }: Policy,
): Promise<{ calls: number; more: boolean; oldest: number | null }> {
  check({ kind, days })
  if (days === null) return { calls: 0, more: false, oldest: null }
  const due = await kept(ctx, kind, Date.now() - days * DAY_MS, MOST_COUNTED + 1)
  return { calls: Math.min(due.length, MOST_COUNTED), more: due.length > MOST_COUNTED, oldest: due[0]?.endedAt ?? null }
}

/** Whoever shortens it types the days again: what is gone is gone. */
export async function set(ctx: Writing, { kind, days, confirm }: Policy & { confirm?: string }): Promise<null> {
  check({ kind, days })
  const before = await Settings.present(ctx, `retention.${kind}`)
  const shorter = days !== null && (before === null || days < before)
  if (shorter && confirm?.trim() !== String(days)) refuse('value_invalid', 'confirm', 'must repeat the days')
  await Settings.write(ctx, `retention.${kind}`, days)
  return null
}

function check({ kind, days }: Policy): void {
  const fault = faultOf(`retention.${kind}`, days)
  if (fault !== undefined) refuse('value_invalid', 'days', fault)
}

/** Takes away what is due of at most `limit` calls of each kind; true when there may be more. */
export async function sweep(ctx: MutationCtx, now: number, limit: number): Promise<boolean> {
  let more = false
  for (const kind of RETENTION_KINDS) {
    const days = await Settings.present(ctx, `retention.${kind}`)
    if (days === null) continue
    const due = await kept(ctx, kind, now - days * DAY_MS, limit)
    for (const call of due) {
      if (!(await ERASERS[kind](ctx, call, now))) continue
      await Audit.note({ ...ctx, caller: CLOCK }, { action: 'call.erase', callId: call.callId, data: { kind, days } })
    }
    more ||= due.length === limit
  }
  return more
}

/** Each is true when all of it is gone; otherwise the next sweep goes on. */
const ERASERS: Record<RetentionKind, (ctx: MutationCtx, call: Call, now: number) => Promise<boolean>> = {
  async recordings(ctx, call, now) {
    await Recordings.condemn(ctx, call.callId, now)
    await ctx.db.patch('callAnalytics', call._id, { recordingErasedAt: now })
    return true
  },

  async transcripts(ctx, call, now) {
    const lines = await ctx.db
      .query('liveTranscripts')
      .withIndex('by_call', (q) => q.eq('liveCallId', call.liveCallId))
      .take(ROWS)
    for (const line of lines) await ctx.db.delete('liveTranscripts', line._id)
    if (lines.length === ROWS) return false
    await Corrections.forget(ctx, call.liveCallId)
    await forgetQuotes(ctx, call)
    await Traces.forgetWords(ctx, call)
    await Links.forget(ctx, call.sessionId, 'words')
    const incident = await incidentOf(ctx, call.sessionId)
    if (incident !== null) await ctx.db.patch('incidents', incident._id, { fullTranscript: undefined })
    const objectives = call.objectives.map(({ key, objective, status }) => ({ key, objective, status }))
    await ctx.db.patch('callAnalytics', call._id, { objectives, transcriptErasedAt: now })
    return true
  },

  async personal(ctx, call, now) {
    const incident = await incidentOf(ctx, call.sessionId)
    if (incident !== null) await forgetPerson(ctx, incident)
    for (const row of await fieldsOf(ctx, call.sessionId))
      if (isPersonal(row.field)) await ctx.db.delete('incidentFields', row._id)
    const changes = await changesOf(ctx, call.sessionId)
    for (const row of changes) if (isPersonal(row.field)) await ctx.db.delete('incidentChanges', row._id)
    await forgetNotes(ctx, call.liveCallId)
    await forgetEvents(ctx, call.sessionId)
    await Traces.forgetPeople(ctx, call)
    await Links.forget(ctx, call.sessionId, 'personal')
    await CallBacks.forget(ctx, call.callId)
    await ctx.db.patch('callAnalytics', call._id, { customerName: '', customerPhone: '', personalErasedAt: now })
    return true
  },
}

const incidentOf = (ctx: QueryCtx, sessionId: string): Promise<Doc<'incidents'> | null> =>
  ctx.db
    .query('incidents')
    .withIndex('by_session', (q) => q.eq('callSessionId', sessionId))
    .first()

const fieldsOf = (ctx: QueryCtx, sessionId: string): Promise<Doc<'incidentFields'>[]> =>
  ctx.db
    .query('incidentFields')
    .withIndex('by_field', (q) => q.eq('callSessionId', sessionId))
    .take(ROWS)

const changesOf = (ctx: QueryCtx, sessionId: string): Promise<Doc<'incidentChanges'>[]> =>
  ctx.db
    .query('incidentChanges')
    .withIndex('by_session', (q) => q.eq('callSessionId', sessionId))
    .take(ROWS)

/** Evidence quotes what was said; a value keeps its time and whoever set it. */
async function forgetQuotes(ctx: MutationCtx, { sessionId, liveCallId }: Call): Promise<void> {
  for (const row of await fieldsOf(ctx, sessionId)) {
    const alternatives = row.alternatives.map((one) => ({ ...one, evidence: [] }))
    await ctx.db.patch('incidentFields', row._id, { evidence: [], alternatives })
  }
  for (const row of await changesOf(ctx, sessionId)) await ctx.db.patch('incidentChanges', row._id, { evidence: [] })
  const alerts = await ctx.db
    .query('alerts')
    .withIndex('by_call', (q) => q.eq('liveCallId', liveCallId))
    .take(ROWS)
  for (const row of alerts) await ctx.db.patch('alerts', row._id, { evidence: [] })
}

async function forgetPerson(ctx: MutationCtx, { _id, patientId }: Doc<'incidents'>): Promise<void> {
  if (patientId !== undefined && (await ctx.db.get('patients', patientId)) !== null)
    await ctx.db.delete('patients', patientId)
  await ctx.db.patch('incidents', _id, {
    patientId: undefined,
    description: undefined,
    location: {},
    patientName: undefined,
    firstName: undefined,
    lastName: undefined,
    patientAge: undefined,
    patientSex: undefined,
    medicalHistory: undefined,
    currentMedications: undefined,
    allergies: undefined,
    apartment: undefined,
    locationDetail: undefined,
    healthInsurance: undefined,
    rawCanonicalData: undefined,
  })
}

/** What supervisors wrote stays as an act, without its words. */
async function forgetNotes(ctx: MutationCtx, liveCallId: Id<'liveCalls'>): Promise<void> {
  const acts = await ctx.db
    .query('supervisorActions')
    .withIndex('by_call', (q) => q.eq('liveCallId', liveCallId))
    .take(ROWS)
  for (const row of acts)
    if (row.details !== undefined) await ctx.db.patch('supervisorActions', row._id, { details: undefined })
}

/** Events that carry what the network, a caller or a person gave: numbers, places, pressed keys, texts read out, reasons. */
const TELLING =
  /^(NetworkLocation|RecordingMetadata|TelephoneKey|CallTransfer|CallStart|CallBack|SpokenWords|AlertShelved)LogEvent$/

async function forgetEvents(ctx: MutationCtx, sessionId: string): Promise<void> {
  const events = await ctx.db
    .query('callEvents')
    .withIndex('by_session', (q) => q.eq('sessionId', sessionId))
    .take(ROWS)
  for (const row of events) if (TELLING.test(row.type)) await ctx.db.patch('callEvents', row._id, { data: {} })
}
