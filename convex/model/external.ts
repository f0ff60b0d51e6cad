/**
 * The door for other programs of the room, who send an incident as columns and, some, as a raw canonical record. Both become
 * proposals for the fields, so that a person's lock holds against them too.
 */
import type { Doc, Id } from '../_generated/dataModel.js'
import { type FieldName, isFieldName, LIST_SEPARATOR } from '../domain/canonical.ts'
import { isKnownAddress, PLAIN_COLUMNS, type PlainColumn, splitAddress } from '../domain/columns.ts'
import type { Machine } from '../domain/field.ts'
import { faultOf } from '../domain/fieldValue.ts'
import type { IncidentStatus } from '../domain/liveCall.ts'
import type { Priority } from '../domain/triage.ts'
import type { Writing } from './caller.ts'
import * as Card from './card.ts'
import * as Dispatchers from './dispatchers.ts'
import * as Fields from './fields.ts'
import { given } from './given.ts'
import * as Incidents from './incidents.ts'
import { checkId, checkInteger, checkText, refuse, TEXT_LIMITS } from './refusal.ts'

const LONGEST_RAW = 200_000
const LONGEST_COLUMN = 5_000

type Loose = string | number | string[]
type Sent = {
  callSessionId: string
  dispatcherId: Id<'dispatchers'>
  incidentNumber?: string
  status?: IncidentStatus
  priority?: Priority
  description?: string
  location?: { address?: string | null; district?: string | null; reference?: string | null }
  patientName?: string
  firstName?: string
  lastName?: string
  patientAge?: number
  fullTranscript?: string
  rawCanonicalData?: unknown
} & { [K in PlainColumn]?: Loose }

export async function createOrUpdate(ctx: Writing, sent: Sent): Promise<Id<'incidents'>> {
  check(sent)
  await Dispatchers.known(ctx, sent.dispatcherId)
  const now = Date.now()
  const incident = await Incidents.ensure(ctx, sent.callSessionId, now)
  const rows = await Fields.load(ctx, sent.callSessionId)
  const by: Machine = { kind: 'machine', provider: ctx.caller.name, model: 'external', version: '1' }

  const asFields = proposals(sent, rows)
  for (const [field, value] of asFields)
    await Fields.propose(ctx, rows, field, { value, confidence: null, evidence: [], by }, now)

  const { dispatcherId, incidentNumber, status, description, fullTranscript } = sent
  const columns: Incidents.Change = {
    ...given({ incidentNumber, status, description, fullTranscript }),
    dispatcherId,
    ...columnsAsSent(sent, asFields, rows, incident),
  }
  if (sent.rawCanonicalData !== undefined)
    columns.rawCanonicalData = lockedInto({ ...rawRecord(incident), ...rawRecord(sent) }, rows)
  if (sent.priority !== undefined && !Fields.isLocked(rows, 'codigo')) {
    columns.priority = sent.priority
    columns.priorityFrom = 'given'
  }
  await Card.keepInStep(ctx, incident, rows, 'code', now, columns)
  return incident._id
}

/** What was sent, as values of fields: the raw record first, columns where it is silent. What does not fit a field is left out. */
function proposals(sent: Sent, rows: Fields.Rows): Map<FieldName, string> {
  const found = new Map<FieldName, string>()
  const add = (field: FieldName, value: string | null | undefined): void => {
    const text = value?.trim() ?? ''
    if (text !== '' && !found.has(field) && faultOf(field, text) === null) found.set(field, text)
  }
  for (const [name, value] of Object.entries(rawRecord(sent))) if (isFieldName(name)) add(name, spelled(name, value))
  for (const [column, field] of plainColumns) add(field, spelled(field, sent[column]))
  if (sent.patientAge !== undefined) add('edad', String(sent.patientAge))
  addName(sent, rows, found, add)
  const { address, district, reference } = sent.location ?? {}
  if (isKnownAddress(address) && !found.has('direccion') && !found.has('numero')) {
    const { direccion, numero } = splitAddress(address)
    add('direccion', direccion)
    add('numero', numero)
  }
  add('comuna', district)
  add('ubicacion_referencia', reference)
  return found
}

const plainColumns = Object.entries(PLAIN_COLUMNS) as [PlainColumn, FieldName][]

function addName(
  sent: Sent,
  rows: Fields.Rows,
  found: ReadonlyMap<FieldName, string>,
  add: (field: FieldName, value: string | undefined) => void,
): void {
  if (found.has('nombre') || found.has('apellido')) return
  add('nombre', sent.firstName)
  add('apellido', sent.lastName)
  if (sent.patientName === undefined || sent.firstName !== undefined || sent.lastName !== undefined) return
  const { nombre, apellido } = Fields.recordOf(rows)
  const name = sent.patientName.trim()
  if (name === [nombre, apellido].filter(Boolean).join(' ')) return
  const space = name.indexOf(' ')
  const splits = apellido !== undefined && space > 0
  add('nombre', splits ? name.slice(0, space) : name)
  if (splits) add('apellido', name.slice(space + 1))
}

/** Columns whose value fits no field are kept as they were sent, unless a person holds the field. */
function columnsAsSent(
  sent: Sent,
  asFields: ReadonlyMap<FieldName, string>,
  rows: Fields.Rows,
  incident: Doc<'incidents'>,
): Incidents.Change {
  const columns: Incidents.Change = {}
  for (const [column, field] of plainColumns) {
    const value = spelled(field, sent[column])
    if (value !== undefined && !asFields.has(field) && !Fields.isLocked(rows, field)) columns[column] = value
  }
  if (incident.location.address === undefined) columns.location = { address: 'Unknown', ...incident.location }
  return columns
}

/** A sent record in which what a person has locked stands. */
function lockedInto(record: Record<string, unknown>, rows: Fields.Rows): Record<string, unknown> {
  const locked = [...rows.byField].filter(([, { lockedBy }]) => lockedBy !== null)
  return { ...record, ...Object.fromEntries(locked.map(([field, { value }]) => [field, value ?? ''])) }
}

function rawRecord({ rawCanonicalData: raw }: { rawCanonicalData?: unknown }): Record<string, unknown> {
  return typeof raw === 'object' && raw !== null ? { ...raw } : {}
}

/** Text of a loosely typed value in the spelling of its field; undefined when it is no text. */
function spelled(field: FieldName, value: unknown): string | undefined {
  const text = Array.isArray(value)
    ? value.filter((item) => typeof item === 'string').join(LIST_SEPARATOR)
    : typeof value === 'number' || typeof value === 'string'
      ? String(value)
      : undefined
  if (text === undefined || text.trim() === '') return undefined
  return field === 'codigo' || field === 'avdi' ? text.trim().toLowerCase() : text.trim()
}

function check(sent: Sent): void {
  checkId('callSessionId', sent.callSessionId)
  checkInteger('patientAge', sent.patientAge, 0, 120)
  for (const [name, value] of Object.entries(sent))
    if (typeof value === 'string' && name !== 'fullTranscript') checkText(name, value, LONGEST_COLUMN)
  for (const name of ['patientName', 'firstName', 'lastName'] as const) checkText(name, sent[name] ?? '', 500)
  for (const [name, value] of Object.entries(sent.location ?? {})) checkText(`location.${name}`, value ?? '', 500)
  if (sent.fullTranscript !== undefined) checkText('fullTranscript', sent.fullTranscript, TEXT_LIMITS.transcript)
  const raw = sent.rawCanonicalData
  if (raw === undefined) return
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    refuse('value_invalid', 'rawCanonicalData', 'not an object')
  if (JSON.stringify(raw).length > LONGEST_RAW) refuse('value_invalid', 'rawCanonicalData', 'too large')
}
