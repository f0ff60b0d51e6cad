/** Incidents: sole writer of `incidents`. One incident a call session. */
import type { WithoutSystemFields } from 'convex/server'
import type { Doc, Id } from '../_generated/dataModel.js'
import type { MutationCtx, QueryCtx } from '../_generated/server.js'
import { isKnownAddress, placeOf, UNKNOWN_ADDRESS } from '../domain/columns.ts'
import type { IncidentStatus } from '../domain/liveCall.ts'
import * as Board from './board.ts'
import type { Writing } from './caller.ts'
import * as Events from './events.ts'
import { given } from './given.ts'
import * as Patients from './patients.ts'
import { checkId, checkInteger, refuse, TEXT_LIMITS } from './refusal.ts'
import * as Transcript from './transcript.ts'

const MOST_LISTED = 100
const CLOSING_LINES = 1000
/** Calls of one event that are shown together. */
const MOST_MERGED = 20

type Row = WithoutSystemFields<Doc<'incidents'>>

/** `undefined` empties a column that may be absent. */
export type Change = {
  [K in keyof Omit<Row, 'callSessionId' | 'lastUpdated'>]?: object extends Pick<Row, K> ? Row[K] | undefined : Row[K]
}

export const find = (ctx: QueryCtx, callSessionId: string): Promise<Doc<'incidents'> | null> =>
  ctx.db
    .query('incidents')
    .withIndex('by_session', (q) => q.eq('callSessionId', callSessionId))
    .unique()

export const get = (ctx: QueryCtx, args: { callSessionId: string }): Promise<Doc<'incidents'> | null> =>
  find(ctx, args.callSessionId)

export async function known(ctx: QueryCtx, callSessionId: string): Promise<Doc<'incidents'>> {
  return (await find(ctx, callSessionId)) ?? refuse('incident_not_found', 'callSessionId')
}

/** The incident of a session, made when there is none: number from the session, waiting, medium, nowhere. */
export async function ensure(ctx: MutationCtx, callSessionId: string, now: number): Promise<Doc<'incidents'>> {
  const present = await find(ctx, callSessionId)
  if (present !== null) return present
  checkId('callSessionId', callSessionId)
  const id = await ctx.db.insert('incidents', {
    callSessionId,
    incidentNumber: `INC-${callSessionId.slice(-8)}`,
    status: 'incoming_call',
    priority: 'medium',
    location: { address: UNKNOWN_ADDRESS },
    lastUpdated: now,
  })
  return (await ctx.db.get('incidents', id)) ?? refuse('incident_not_found')
}

export async function change(ctx: MutationCtx, id: Id<'incidents'>, columns: Change, now: number): Promise<void> {
  await ctx.db.patch('incidents', id, { ...columns, lastUpdated: now })
  const incident = await ctx.db.get('incidents', id)
  if (incident !== null) await show(ctx, incident, now)
}

export async function updateStatus(
  ctx: Writing,
  args: { callSessionId: string; status: IncidentStatus },
): Promise<null> {
  const incident = await known(ctx, args.callSessionId)
  if (incident.status === args.status) return null
  const now = Date.now()
  await change(ctx, incident._id, { status: args.status }, now)
  const moved = { from: incident.status, to: args.status }
  await Events.append(ctx, args.callSessionId, 'IncidentStatusLogEvent', now, moved)
  return null
}

export function listRecent(ctx: QueryCtx, { limit = 20 }: { limit?: number }): Promise<Doc<'incidents'>[]> {
  checkInteger('limit', limit, 1, MOST_LISTED)
  return ctx.db.query('incidents').order('desc').take(limit)
}

/** The incident of a session becomes part of another's, or stands alone again; of what it holds nothing changes. */
export async function point(
  ctx: MutationCtx,
  id: Id<'incidents'>,
  to: { mergedInto: string; mergedAt: number; mergedBy: string } | null,
): Promise<void> {
  await ctx.db.patch('incidents', id, to ?? { mergedInto: undefined, mergedAt: undefined, mergedBy: undefined })
}

/** The incidents that are part of this one, and parts of those, in the order in which they were merged. */
export async function heldBy(ctx: QueryCtx, callSessionId: string): Promise<Doc<'incidents'>[]> {
  const held: Doc<'incidents'>[] = []
  const within = [callSessionId]
  for (let next = within.shift(); next !== undefined && held.length < MOST_MERGED; next = within.shift()) {
    const into = next
    const rows = await ctx.db
      .query('incidents')
      .withIndex('by_merged', (q) => q.eq('mergedInto', into))
      .take(MOST_MERGED - held.length)
    held.push(...rows)
    within.push(...rows.map((row) => row.callSessionId))
  }
  return held
}

/** A call that starts after its incident was written shows it at once. */
export async function showOnBoard(ctx: MutationCtx, callSessionId: string, now: number): Promise<void> {
  const incident = await find(ctx, callSessionId)
  if (incident !== null) await show(ctx, incident, now)
}

/** The call is over: the incident gets its patient and, if no program has sent one, the text of the call. */
export async function close(ctx: MutationCtx, call: Doc<'liveCalls'>, now: number): Promise<void> {
  const incident = await find(ctx, call.sessionId)
  if (incident === null) return
  const patientId = incident.patientId ?? (await patientOf(ctx, incident))
  const fullTranscript = incident.fullTranscript ?? (await textOf(ctx, call._id))
  await change(ctx, incident._id, given({ patientId, fullTranscript }), now)
}

async function patientOf(ctx: MutationCtx, incident: Doc<'incidents'>): Promise<Id<'patients'> | undefined> {
  const { firstName, lastName, patientName, patientAge: age, patientSex: sex } = incident
  const { medicalHistory, currentMedications, allergies, healthInsurance } = incident
  if (patientName === undefined && age === undefined && sex === undefined) return undefined
  const name = given({ firstName: firstName ?? patientName, lastName })
  const rest = given({ age, sex, medicalHistory, currentMedications, allergies, healthInsurance })
  return Patients.create(ctx, { ...name, ...rest })
}

async function textOf(ctx: MutationCtx, liveCallId: Id<'liveCalls'>): Promise<string | undefined> {
  const lines = await Transcript.newest(ctx, liveCallId, CLOSING_LINES)
  if (lines.length === 0) return undefined
  return lines
    .map(({ speaker, text }) => `${speaker}: ${text}`)
    .join('\n')
    .slice(-TEXT_LIMITS.transcript)
}

async function show(ctx: MutationCtx, incident: Doc<'incidents'>, now: number): Promise<void> {
  const { location, priority, priorityFrom, incidentType } = incident
  await Board.showSession(
    ctx,
    incident.callSessionId,
    {
      priority: priorityFrom === undefined ? null : priority,
      reason: incidentType ?? null,
      location: placeOf(location),
      hasLocation: isKnownAddress(location.address),
    },
    now,
  )
}
