/** A bundle as the file that is handed out; what makes each format is loaded when it is first asked for. */
import type { IncidentBundle } from '../../convex/domain/export/bundle.ts'
import type { Issuer } from '../../convex/domain/export/eidoIds.ts'
import { canonical, toJson } from '../../convex/domain/export/json.ts'
import type { Language } from '../i18n/language.ts'
import type { Text } from '../i18n/text.ts'

export const FORMATS = ['pdf', 'json', 'csv', 'eido'] as const
export type Format = (typeof FORMATS)[number]

export type MadeFile = {
  readonly name: string
  /** MIME. */
  readonly type: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly sha256: string
  /** Of the content, whatever the format; also in the PDF and the JSON. */
  readonly contentSha256: string
}

/** A document that the standard refuses is not handed out. */
export class NotEido extends Error {
  readonly path: string
  readonly reason: string
  constructor(path: string, reason: string) {
    super(`${path}: ${reason}`)
    this.path = path
    this.reason = reason
  }
}

const KINDS = {
  pdf: { type: 'application/pdf', ending: 'pdf' },
  json: { type: 'application/json', ending: 'json' },
  csv: { type: 'text/csv', ending: 'csv' },
  eido: { type: 'application/json', ending: 'eido.json' },
} as const satisfies Record<Format, object>

type Making = {
  readonly t: Text
  readonly language: Language
  /** ms since the epoch. */
  readonly exportedAt: number
  /** Owner of the ids in an EIDO. */
  readonly issuer: Issuer
}

export async function makeFile(format: Format, bundle: IncidentBundle, making: Making): Promise<MadeFile> {
  const contentSha256 = await sha256Of(new TextEncoder().encode(canonical(bundle)))
  const bytes = new Uint8Array(await BODIES[format](bundle, { ...making, contentSha256 }))
  const { type, ending } = KINDS[format]
  return { name: `${nameOf(bundle, making.t)}.${ending}`, type, bytes, sha256: await sha256Of(bytes), contentSha256 }
}

type Body = (bundle: IncidentBundle, making: Making & { readonly contentSha256: string }) => Promise<Uint8Array>
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

const BODIES: Readonly<Record<Format, Body>> = {
  async pdf(bundle, making) {
    const { toPdf } = await import('./pdf/report.ts')
    return toPdf({ bundle, ...making })
  },
  async json(bundle, making) {
    return utf8(toJson(bundle, making))
  },
  async csv(bundle) {
    const { toCsv } = await import('../../convex/domain/export/csv.ts')
    return utf8(toCsv(bundle))
  },
  async eido(bundle, { issuer }) {
    const [{ toEido }, { faultOfEido }] = await Promise.all([
      import('../../convex/domain/export/eido.ts'),
      import('../../convex/domain/export/eidoFault.ts'),
    ])
    const text = `${JSON.stringify(toEido(bundle, issuer), null, 2)}\n`
    // Judged as whoever receives it will read it, not as it was put together.
    const fault = faultOfEido(JSON.parse(text))
    if (fault !== null) throw new NotEido(fault.path, fault.reason)
    return utf8(text)
  },
}

/** Without names of people or characters that some disk refuses. */
function nameOf({ call, incident, redacted }: IncidentBundle, t: Text): string {
  const day = new Date(call.startedAt).toISOString().slice(0, 10)
  const number = (incident?.number ?? call.callId).replace(/[^\w-]+/g, '-').slice(0, 60)
  return [number, day, t(redacted ? 'export.file_redacted' : 'export.file_personal')].join('_')
}

export async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', bytes)
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Saves as the browser and the desktop program both do: the file goes where downloads go. */
export function save({ name, type, bytes }: MadeFile): void {
  const url = URL.createObjectURL(new Blob([bytes], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The download has begun by then; a URL that is kept keeps the bytes.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** What a bundle holds, counted for whoever decides. */
export const countsOf = (bundle: IncidentBundle) => ({
  fields: bundle.fields.filter(({ value }) => value !== null).length,
  changes: bundle.changes.length,
  lines: bundle.transcript.length,
  phases: bundle.phases.filter(({ startedAt }) => startedAt !== null).length,
  alerts: bundle.alerts.length,
  actions: bundle.actions.length,
})
