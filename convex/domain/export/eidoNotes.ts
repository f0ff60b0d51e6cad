/** What an EIDO tells in notes (HTML), cautions and additional data: the words, what supervisors wrote, danger, proof. */
import type { AlertType } from '../alerts.ts'
import { type BundleAlert, type BundleLine, type IncidentBundle, lineMs, offsetMs } from './bundle.ts'
import { type Part, type Parts, refer } from './eidoParts.ts'
import { escaped } from './markup.ts'

/** What may harm those who come to help. */
const DANGERS: ReadonlySet<AlertType> = new Set([
  'weapon_present',
  'violence_in_progress',
  'scene_hazard',
  'covert_caller',
  'suicide_risk',
])

const clock = (ms: number | null): string => {
  if (ms === null) return ''
  const seconds = Math.floor(ms / 1000)
  return `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`
}

export function cautionsOf({ part }: Parts, { alerts }: IncidentBundle): readonly Part[] {
  return alerts
    .filter(({ type }) => DANGERS.has(type))
    .map((alert, i) =>
      part('caution', i + 1, alert.acknowledgedAt ?? alert.raisedAt, {
        cautionTypeInternalText: alert.type,
        cautionTypeCommonRegistryText: 'Other',
        cautionSeverity: alert.severity === 'life' ? 'highest' : 'high',
        cautionSource: `rule ${alert.rule}`,
        startDate: new Date(alert.raisedAt).toISOString(),
      }),
    )
}

const saidText = ({ text, correction }: BundleLine): string =>
  correction === null ? text : `${text} (corrected by ${correction.by}: ${correction.text})`

/** The conversation, the alerts and each of the supervisors' words. */
export function notesOf(parts: Parts, bundle: IncidentBundle, cautions: readonly Part[]): readonly Part[] {
  const { call, transcript, alerts, actions, incident } = bundle
  const last =
    call.endedAt ??
    transcript.reduce((at, line) => Math.max(at, call.startedAt + (lineMs(bundle, line) ?? 0)), call.startedAt)
  const said = transcript.map((line) =>
    item(lineMs(bundle, line), line.speaker === 'agent' ? 'Call taker' : 'Caller', saidText(line)),
  )
  const raised = alerts.map((alert) => item(alert.atMs, alert.severity, alertText(alert)))
  const written = actions.map(({ action, details, at, by }) => ({
    at,
    html: list([item(offsetMs(bundle, at), by, `${action}${details === null ? '' : `: ${details}`}`)]),
  }))
  const description = incident?.description?.trim() ?? ''
  const notes = [
    ...(description === '' ? [] : [{ at: incident?.updatedAt ?? last, html: `<p>${escaped(description)}</p>` }]),
    ...(said.length === 0 ? [] : [{ at: last, html: list(said) }]),
    ...(raised.length === 0
      ? []
      : [
          { at: last, html: list(raised), ...(cautions.length === 0 ? {} : { cautionReference: cautions.map(refer) }) },
        ]),
    ...written,
  ]
  return notes.map(({ at, html, ...more }, i) => parts.part('note', i + 1, at, { notesActionComments: html, ...more }))
}

const alertText = ({ type, rule, evidence }: BundleAlert): string =>
  [type, `(${rule})`, ...evidence.map(({ quote }) => `“${quote}”`)].join(' ')
const item = (ms: number | null, who: string, text: string): string =>
  `<li><time>${clock(ms)}</time> <b>${escaped(who)}</b> ${escaped(text)}</li>`
const list = (items: readonly string[]): string => `<ul>${items.join('')}</ul>`

/** The card with its proof, as the standard has no place for who understood what from which words. */
export function proofOf({ part }: Parts, bundle: IncidentBundle, at: number): Part | null {
  if (bundle.fields.length === 0) return null
  const value = { format: 'vigia.card/1', fields: bundle.fields }
  return part('additional', 'card', at, { additionalDataByValue: JSON.stringify(value), urlPurpose: 'vigia.card' })
}
