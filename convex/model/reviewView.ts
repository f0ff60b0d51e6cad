/** One finished call as its review shows it, from what is kept after its live rows are gone. */
import type { Doc } from '../_generated/dataModel.js'
import type { QueryCtx } from '../_generated/server.js'
import type { Evidence } from '../domain/canonical.ts'
import { type Scored, scoreForm, type Total, totalOf } from '../domain/review/form.ts'
import { proofOf } from '../domain/review/proof.ts'
import type { PhaseSpan } from '../domain/review/spans.ts'
import { may } from '../domain/roles.ts'
import * as Alerts from './alerts.ts'
import type { Reading } from './caller.ts'
import * as Fields from './fields.ts'
import * as Incidents from './incidents.ts'
import * as Presence from './presence.ts'
import * as Recordings from './recordings.ts'
import * as Facts from './reviewFacts.ts'
import * as Reviews from './reviews.ts'
import * as Supervision from './supervision.ts'

/** Events that are shown on the axis; alerts, phases and acts have rows of their own. */
const SHOWN: ReadonlySet<string> = new Set([
  'CallStateChangeLogEvent',
  'CallTransferLogEvent',
  'HelpRequestLogEvent',
  'SpokenWordsLogEvent',
])

export type ReviewedCall = {
  call: Doc<'callAnalytics'>
  incident: Omit<Doc<'incidents'>, 'fullTranscript' | 'rawCanonicalData'> | null
  phases: PhaseSpan[]
  alerts: Doc<'alerts'>[]
  actions: Doc<'supervisorActions'>[]
  supervisions: Doc<'supervisions'>[]
  events: Pick<Doc<'callEvents'>, '_id' | 'type' | 'at' | 'actor' | 'data'>[]
  recording: Doc<'recordings'> | null
}

/** Null for a call that is not finished, or not ours. */
export async function get(ctx: QueryCtx, { callId }: { callId: string }): Promise<ReviewedCall | null> {
  const call = await Facts.analyticsOf(ctx, callId)
  if (call === null) return null
  const { sessionId } = call
  const incident = await Incidents.find(ctx, sessionId)
  const events = await Facts.eventsOf(ctx, sessionId)
  return {
    call,
    incident: incident === null ? null : withoutText(incident),
    phases: [...Facts.spansOf(call, events)],
    alerts: await Alerts.ofCall(ctx, call.liveCallId),
    actions: (await Supervision.list(ctx, { callId })).reverse(),
    supervisions: (await Presence.ofCall(ctx, { callId })).filter((row) => row.since !== undefined),
    events: events
      .filter(({ type }) => SHOWN.has(type))
      .map(({ _id, type, at, actor, data }) => ({ _id, type, at, actor, data })),
    recording: await Recordings.ofCall(ctx, callId),
  }
}

/** The transcript is read line by line, not from the incident's copy. */
function withoutText({ fullTranscript, rawCanonicalData, ...incident }: Doc<'incidents'>) {
  return incident
}

export type FieldChange = Doc<'incidentChanges'> & {
  /** What the field held before; null when it held nothing. */
  before: string | null
  /** Whether a person holds the field from then on. */
  locked: boolean
}

/** Every value and lock that the fields of a call have had, oldest first. */
export async function changes(ctx: QueryCtx, { callId }: { callId: string }): Promise<FieldChange[]> {
  const call = await Facts.analyticsOf(ctx, callId)
  if (call === null) return []
  const held = new Map<string, { value: string | null; locked: boolean }>()
  return (await Fields.history(ctx, call.sessionId)).reverse().map((change) => {
    const was = held.get(change.field) ?? { value: null, locked: false }
    const now = after(was, change)
    held.set(change.field, now)
    return { ...change, before: was.value, locked: now.locked }
  })
}

type Held = { value: string | null; locked: boolean }

/** A value that was only offered, or waved away, is not the field's. */
function after(was: Held, { action, value, by }: Doc<'incidentChanges'>): Held {
  const person = by.kind === 'person'
  switch (action) {
    case 'set':
      return { value, locked: person || was.locked }
    case 'accept':
      return { value, locked: true }
    case 'lock':
      return { ...was, locked: true }
    case 'unlock':
      return { ...was, locked: false }
    default:
      return was
  }
}

export type Evaluation = Total & {
  form: (Scored & { readonly proof: Evidence[] })[]
  signed: NonNullable<Doc<'reviews'>['signed']> | null
  notes: Doc<'reviewNotes'>[]
}

/**
 * The form with the machine's points and people's, of a live call too; null for no call of ours. Who may not judge sees it once
 * it is signed.
 */
export async function evaluation(ctx: Reading, { callId }: { callId: string }): Promise<Evaluation | null> {
  const known = await Facts.ofCall(ctx, callId)
  if (known === null) return null
  const review = await Reviews.find(ctx, callId)
  if (!may(ctx.caller.role, 'supervise') && review?.signed === undefined) return null
  const form = [...scoreForm(known.template, known.facts, review?.answers ?? [])]
  const proved = form.map((one) => ({ ...one, proof: proofOf(one.key, known.words) }))
  return { form: proved, ...totalOf(form), signed: review?.signed ?? null, notes: await Reviews.notesOf(ctx, callId) }
}
