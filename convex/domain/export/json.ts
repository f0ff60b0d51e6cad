/** An incident as JSON: everything a bundle holds, under a format name with a version, in one order of keys. */
import { durationMs, type IncidentBundle } from './bundle.ts'

/** Readers refuse a name that they do not know; a number more when a reader of the old one would be wrong. */
export const JSON_FORMAT = 'vigia.incident/1'

/** When, and what of: the same for every format. */
export type Stamp = {
  /** ms since the epoch. */
  readonly exportedAt: number
  /** SHA-256 of `canonical(bundle)`, which a reader can compute again; 64 hexadecimal digits. */
  readonly contentSha256: string
}

/** The bundle as one text that is the same wherever it is made: keys sorted, no blanks. What `contentSha256` is of. */
export const canonical = (value: unknown): string => JSON.stringify(sorted(value))

export function toJson(bundle: IncidentBundle, { exportedAt, contentSha256 }: Stamp): string {
  const file = {
    format: JSON_FORMAT,
    exportedAt: new Date(exportedAt).toISOString(),
    contentSha256,
    durationMs: durationMs(bundle),
    incident: sorted(bundle),
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, one]) => [key, sorted(one)]),
  )
}
