/** Merge and split of incidents: one points to the other, both keep their rows, so that a split gives back just what was there. */
import type { Doc } from '../_generated/dataModel.js'
import type { QueryCtx } from '../_generated/server.js'
import type { FieldName } from '../domain/canonical.ts'
import { overlay, type Part, type Shown } from '../domain/links/overlay.ts'
import { moreUrgent } from '../domain/triage.ts'
import * as Audit from './audit.ts'
import type { Writing } from './caller.ts'
import * as Calls from './calls.ts'
import * as Events from './events.ts'
import * as Fields from './fields.ts'
import * as Incidents from './incidents.ts'
import * as Links from './links.ts'
import { checkId, refuse } from './refusal.ts'

/** Incidents in a row from one to the one that holds them all; more is a ring. */
const DEEPEST = 20

/** The incident of `callSessionId` becomes part of that of `into`. The same again changes nothing. */
export async function merge(ctx: Writing, args: { callSessionId: string; into: string }): Promise<null> {
  const now = Date.now()
  const part = await begun(ctx, 'callSessionId', args.callSessionId, now)
  const whole = await rootOf(ctx, await begun(ctx, 'into', args.into, now))
  if (part.mergedInto !== undefined) {
    if (part.mergedInto === whole.callSessionId || part.mergedInto === args.into) return null
    refuse('value_invalid', 'callSessionId', 'already part of another incident: split it first')
  }
  if (whole._id === part._id) refuse('value_invalid', 'into', 'is part of this very incident')
  const { name } = ctx.caller
  await Incidents.point(ctx, part._id, { mergedInto: whole.callSessionId, mergedAt: now, mergedBy: name })
  await Links.settle(ctx, part.callSessionId, args.into, now)
  return note(ctx, 'IncidentMergeLogEvent', part, whole, now)
}

/** The incident of `callSessionId` stands alone again. The same again changes nothing. */
export async function unmerge(ctx: Writing, { callSessionId }: { callSessionId: string }): Promise<null> {
  checkId('callSessionId', callSessionId)
  const part = await Incidents.known(ctx, callSessionId)
  if (part.mergedInto === undefined) return null
  const now = Date.now()
  const whole = await Incidents.known(ctx, part.mergedInto)
  await Incidents.point(ctx, part._id, null)
  await Links.unsettle(ctx, callSessionId, now)
  return note(ctx, 'IncidentUnMergeLogEvent', part, whole, now)
}

async function note(
  ctx: Writing,
  type: 'IncidentMergeLogEvent' | 'IncidentUnMergeLogEvent',
  part: Doc<'incidents'>,
  whole: Doc<'incidents'>,
  now: number,
): Promise<null> {
  const told = { incident: part.incidentNumber, into: whole.incidentNumber }
  await Events.append(ctx, part.callSessionId, type, now, told)
  await Events.append(ctx, whole.callSessionId, type, now, told)
  const action = type === 'IncidentMergeLogEvent' ? 'incident.merge' : 'incident.unmerge'
  await Audit.note(ctx, { action, target: part.callSessionId, data: told })
  return null
}

/** A person may merge a call of which nothing is known yet. */
async function begun(ctx: Writing, argument: string, callSessionId: string, now: number): Promise<Doc<'incidents'>> {
  checkId(argument, callSessionId)
  return (await Calls.hasSession(ctx, callSessionId))
    ? Incidents.ensure(ctx, callSessionId, now)
    : Incidents.known(ctx, callSessionId)
}

async function rootOf(ctx: QueryCtx, incident: Doc<'incidents'>): Promise<Doc<'incidents'>> {
  let root = incident
  for (let i = 0; i < DEEPEST && root.mergedInto !== undefined; i++) root = await Incidents.known(ctx, root.mergedInto)
  return root
}

/** What the incidents that are part of this one say of each field. */
export async function partsOf(ctx: QueryCtx, callSessionId: string): Promise<Map<FieldName, Part[]>> {
  const parts = new Map<FieldName, Part[]>()
  for (const held of await Incidents.heldBy(ctx, callSessionId))
    for (const row of await Fields.list(ctx, held.callSessionId)) {
      const { _id, _creationTime, callSessionId: session, field, ...state } = row
      parts.set(field, [...(parts.get(field) ?? []), { session, state }])
    }
  return parts
}

type Row = { field: FieldName } & Shown

/** The rows of an incident with what its parts say laid over them. */
export function together(own: readonly Doc<'incidentFields'>[], parts: ReadonlyMap<FieldName, Part[]>): Row[] {
  const mine = new Map(own.map(({ _id, _creationTime, callSessionId, field, ...state }) => [field, state] as const))
  return [...new Set([...mine.keys(), ...parts.keys()])].flatMap((field) => {
    const shown = overlay(mine.get(field) ?? null, parts.get(field) ?? [])
    return shown === null ? [] : [{ field, ...shown }]
  })
}

/** As urgent as the most urgent of its parts, unless a person has said otherwise. */
export function urgencyOf(incident: Doc<'incidents'>, held: readonly Doc<'incidents'>[]): Doc<'incidents'> {
  if (incident.priorityFrom === 'person') return incident
  const known = held.filter(({ priorityFrom }) => priorityFrom !== undefined)
  if (known.length === 0) return incident
  const own = incident.priorityFrom === undefined ? [] : [incident.priority]
  const priority = [...own, ...known.map((row) => row.priority)].reduce(moreUrgent)
  return { ...incident, priority, priorityFrom: incident.priorityFrom ?? 'code' }
}
