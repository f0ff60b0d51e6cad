/** Codes of what a caller did wrong; the window puts them in words, no sentence crosses a process. */

export const ERROR_CODES = [
  'unauthenticated',
  'forbidden',
  'call_not_found',
  'call_ended',
  'incident_not_found',
  'field_unknown',
  'field_locked',
  'value_invalid',
  'metrics_not_found',
  'system_config_not_found',
  'not_found',
] as const
export type ErrorCode = (typeof ERROR_CODES)[number]

/** What a `ConvexError` of ours carries. `field` and `reason` name what was refused and why. */
export type ErrorData = { readonly code: ErrorCode; readonly field?: string; readonly reason?: string }
