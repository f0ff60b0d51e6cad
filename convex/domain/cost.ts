/** What a call costs. */

/** Default price of a minute with cloud providers, USD (speech, language and voice together). */
export const COST_PER_MINUTE = 0.0298

/** Cost of `durationMs` at `perMinute`. */
export const costOf = (durationMs: number, perMinute: number): number => (durationMs / 60_000) * perMinute
