/** How long a line waits before it tries to register again (RFC 5626 §4.5). */

/** Seconds: the RFC's own, but an emergency line may not be away for half an hour. */
const BASE = 10
const MOST = 120

/** ms; doubles with each failure in a row, and lies anywhere between the half and the whole of it. */
export function retryMs(failures: number, random: () => number): number {
  const most = Math.min(MOST, BASE * 2 ** Math.min(failures, 16))
  return 1000 * most * (0.5 + 0.5 * random())
}

/** A server's Retry-After (RFC 3261 §20.33) in ms; null for none, or for one beyond an hour. */
export function retryAfterMs(value: string | null): number | null {
  const seconds = /^\d{1,4}/.exec(value ?? '')?.[0]
  return seconds === undefined || Number(seconds) > 3600 ? null : 1000 * Math.max(1, Number(seconds))
}
