/** An incident as one table (RFC 4180) that a spreadsheet opens: a row a fact, in the order of time within each kind. */

import type { Machine, Person } from '../field.ts'
import { type BundleField, type BundleLine, type IncidentBundle, lineMs, offsetMs } from './bundle.ts'

/** Without it Excel takes UTF-8 for the code page of the machine. */
const BOM = '\ufeff'

export const CSV_COLUMNS = [
  'kind',
  'at',
  'offset_s',
  'who',
  'what',
  'value',
  'state',
  'confidence',
  'set_by',
  'proof',
  'proof_offset_s',
] as const
type Row = { readonly [K in (typeof CSV_COLUMNS)[number]]?: string | number | boolean | null | undefined }

export function toCsv(bundle: IncidentBundle): string {
  const rows = [...callRows(bundle), ...cardRows(bundle), ...timeRows(bundle)]
  const lines = [CSV_COLUMNS.join(','), ...rows.map((row) => CSV_COLUMNS.map((column) => cell(row[column])).join(','))]
  return `${BOM}${lines.join('\r\n')}\r\n`
}

/** A text that begins like a formula is put behind an apostrophe, which spreadsheets take for "this is text". */
const FORMULA = /^[\s\p{Cc}]*[=+\-@\t\r]/u

export function cell(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'string') return String(value)
  const text = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n\t]|^\s|\s$|^'/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())
const seconds = (ms: number | null | undefined): number | undefined => (typeof ms === 'number' ? ms / 1000 : undefined)
const beside = ({ translation, correction }: BundleLine): string | null =>
  [
    ...(translation === null ? [] : [`translation: ${translation}`]),
    ...(correction === null ? [] : [`corrected: ${correction.text}`]),
  ].join(' | ') || null
const author = (by: Machine | Person): string =>
  by.kind === 'person' ? `person: ${by.name}` : `machine: ${by.provider} ${by.model} ${by.version}`

function callRows(bundle: IncidentBundle): readonly Row[] {
  const { call, incident, recording, review } = bundle
  const about = (what: string, value: Row['value'], kind = 'call'): Row => ({ kind, what, value })
  return [
    about('redacted', bundle.redacted),
    about('call_id', call.callId),
    about('session_id', call.sessionId),
    about('practice', call.practice),
    about('source', call.sourceKind),
    about('language', call.language),
    about('dispatcher', call.agentName),
    about('caller_name', call.customerName),
    about('caller_phone', call.customerPhone),
    about('started_at', iso(call.startedAt)),
    about('answered_at', iso(call.answeredAt)),
    about('ended_at', iso(call.endedAt)),
    about('end_reason', call.endReason),
    ...(incident === null
      ? []
      : [
          about('number', incident.number, 'incident'),
          about('status', incident.status, 'incident'),
          about('priority', incident.priorityFrom === null ? null : incident.priority, 'incident'),
          about('description', incident.description, 'incident'),
        ]),
    ...(recording === null
      ? []
      : [
          about('file', recording.file, 'recording'),
          about('sha256', recording.sha256, 'recording'),
          about('bytes', recording.bytes, 'recording'),
          about('captured_s', recording.capturedMs / 1000, 'recording'),
          about('state', recording.state, 'recording'),
          ...(recording.archive === null ? [] : [about('archive_sha256', recording.archive.sha256, 'recording')]),
        ]),
    ...(review === null
      ? []
      : [
          { kind: 'review', at: iso(review.at), who: review.by, what: 'score', value: review.score },
          ...review.items.map(({ item, points, max }) => ({
            kind: 'review',
            what: item,
            value: points,
            state: max === null ? '' : `of ${max}`,
          })),
          ...review.notes.map((note) => ({
            kind: 'review_note',
            at: iso(note.at),
            offset_s: seconds(note.atMs),
            who: note.by,
            value: note.text,
          })),
        ]),
  ]
}

function cardRows(bundle: IncidentBundle): readonly Row[] {
  const row = ({
    field,
    value,
    setBy,
    confidence,
    evidence,
    lockedBy,
    alternatives,
    updatedAt,
  }: BundleField): Row[] => [
    {
      kind: 'field',
      at: iso(updatedAt),
      offset_s: seconds(offsetMs(bundle, updatedAt)),
      who: evidence[0]?.speaker,
      what: field,
      value,
      state: lockedBy === null ? '' : 'locked',
      confidence,
      set_by: author(setBy),
      proof: evidence.map(({ quote }) => quote).join(' | '),
      proof_offset_s: seconds(evidence[0]?.atMs),
    },
    ...alternatives.map((one) => ({
      kind: 'alternative',
      at: iso(one.at),
      offset_s: seconds(offsetMs(bundle, one.at)),
      what: field,
      value: one.value,
      confidence: one.confidence,
      proof: one.evidence.map(({ quote }) => quote).join(' | '),
      proof_offset_s: seconds(one.evidence[0]?.atMs),
    })),
  ]
  return bundle.fields.flatMap(row)
}

function timeRows(bundle: IncidentBundle): readonly Row[] {
  const when = (at: number) => ({ at: iso(at), offset_s: seconds(offsetMs(bundle, at)) })
  return [
    ...bundle.changes.map(({ field, action, value, by, confidence, evidence, at }) => ({
      kind: 'change',
      ...when(at),
      what: field,
      value,
      state: action,
      confidence,
      set_by: author(by),
      proof: evidence.map(({ quote }) => quote).join(' | '),
      proof_offset_s: seconds(evidence[0]?.atMs),
    })),
    ...bundle.transcript.map((line) => ({
      kind: 'line',
      at: line.timestamp,
      offset_s: seconds(lineMs(bundle, line)),
      who: line.speaker,
      what: line.key,
      value: line.text,
      state: line.late ? 'late' : (line.sentiment ?? ''),
      confidence: line.confidence,
      set_by: line.correction?.by ?? null,
      proof: beside(line),
    })),
    ...bundle.phases.map(({ phase, status, startedAt, endedAt, quality }) => ({
      kind: 'phase',
      ...(startedAt === null ? {} : when(startedAt)),
      what: phase,
      value: iso(endedAt),
      state: quality === null ? status : `${status}, ${quality}`,
    })),
    ...bundle.alerts.map(({ type, rule, severity, evidence, raisedAt, acknowledgedBy, verdict, atMs }) => ({
      kind: 'alert',
      at: iso(raisedAt),
      offset_s: seconds(atMs),
      who: acknowledgedBy,
      what: type,
      value: verdict,
      state: severity,
      set_by: `rule: ${rule}`,
      proof: evidence.map(({ quote }) => quote).join(' | '),
      proof_offset_s: seconds(evidence[0]?.atMs),
    })),
    ...bundle.actions.map(({ action, by, details, at }) => ({
      kind: 'action',
      ...when(at),
      who: by,
      what: action,
      value: details,
    })),
  ]
}
