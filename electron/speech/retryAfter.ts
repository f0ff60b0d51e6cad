/** Reads `Retry-After` (RFC 9110, section 10.2.3): seconds, or the moment from which on one may ask again. */

/** Nobody waits longer than this for a provider while a call goes on, ms. */
const LONGEST_MS = 60_000

/** ms to wait; `undefined` when the header is absent or means nothing. `now` in ms since the epoch. */
export function retryAfterMs(header: string | null | undefined, now: number): number | undefined {
  if (header === null || header === undefined || header.trim() === '') return undefined
  const seconds = Number(header)
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - now
  return Number.isFinite(ms) ? Math.max(0, Math.min(LONGEST_MS, ms)) : undefined
}
