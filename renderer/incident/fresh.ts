/** Which fields changed under the reader's eyes: told by `rev`, never by comparing values, and never on first sight. */

/** How long a field is called new, ms. */
export const NEW_MS = 8_000

export type Seen = {
  /** Last `rev` seen of each field; `null` before the first card. */
  readonly revs: ReadonlyMap<string, number> | null
  /** Since when a field is new, ms since the epoch. */
  readonly since: ReadonlyMap<string, number>
}

export const UNSEEN: Seen = { revs: null, since: new Map() }

/** What was seen once the card shows `rows`, at `now`. */
export function see(seen: Seen, rows: readonly { readonly field: string; readonly rev: number }[], now: number): Seen {
  const since = new Map([...seen.since].filter(([, at]) => now - at < NEW_MS))
  const { revs } = seen
  if (revs) for (const row of rows) if (row.rev > (revs.get(row.field) ?? 0)) since.set(row.field, now)
  return { revs: new Map(rows.map((row) => [row.field, row.rev])), since }
}

/** When the next field stops being new, ms from `now`; `null` when none is. */
export function nextExpiry({ since }: Seen, now: number): number | null {
  const starts = [...since.values()]
  return starts.length === 0 ? null : Math.max(0, Math.min(...starts) + NEW_MS - now)
}
