/** Why the host did not do what a window asked: a code that the window puts in words, and what was wrong where. */

export const REFUSAL_CODES = [
  /** No such message in the contract. */
  'call_unknown',
  /** The arguments are not what the contract says; `field` is a path such as `settings.theme`. */
  'args_invalid',
  /** Our own answer broke the contract: a fault of the host. */
  'returns_invalid',
  /** The sender may not speak to the host. */
  'forbidden',
  'wav_invalid',
  'script_invalid',
  'practice_not_found',
  'call_not_found',
  'recording_not_found',
  'settings_not_saved',
  /** The call is not in a state for it, e.g. a hold while it rings. */
  'phone_state',
  /** The other side refused. */
  'phone_refused',
  'phone_off',
  'line_not_found',
  'line_invalid',
  /** This machine keeps no secrets safely. */
  'secret_not_kept',
  /** We are not in the path of this call's sound: it can be heard, not spoken into; the reason says what to configure. */
  'needs_bridge',
  /** The room has chosen no voice that reads out. */
  'speech_off',
  /** Nobody has signed in at this console. */
  'locked',
  /** A wrong passphrase, or nobody of this name. */
  'signin_refused',
  /** The passphrase is right, but an administrator shut the account out. */
  'signin_disabled',
  /** Too many wrong passphrases; the reason is when to try again, ms since the epoch. */
  'signin_wait',
  /** The person is in a call: first it ends, then the console may be left. */
  'in_call',
  'account_invalid',
  /** An address of newer versions that cannot be used. */
  'feed_invalid',
  'internal',
] as const
export type RefusalCode = (typeof REFUSAL_CODES)[number]

/** What crosses to the window. Neither part quotes what a caller said or sent. */
export type Refusal = { readonly code: RefusalCode; readonly field?: string; readonly reason?: string }

export class Refused extends Error {
  readonly refusal: Refusal

  constructor(code: RefusalCode, where: { readonly field?: string; readonly reason?: string } = {}) {
    super([code, where.field, where.reason].filter((part) => part !== undefined).join(': '))
    this.name = 'Refused'
    this.refusal = { code, ...where }
  }
}

/** Errors of other folders that name what is wrong, by their name: this folder must not import them. */
const NAMED: Readonly<Record<string, RefusalCode>> = { WavError: 'wav_invalid', ScriptError: 'script_invalid' }

/** Any error as a refusal; one that we did not foresee is `internal` and says nothing else. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refused) return error.refusal
  const code = error instanceof Error ? NAMED[error.name] : undefined
  if (!code || typeof error !== 'object' || error === null) return { code: 'internal' }
  const { field, reason } = error as { field?: unknown; reason?: unknown }
  return {
    code,
    ...(typeof field === 'string' ? { field } : {}),
    ...(typeof reason === 'string' ? { reason } : {}),
  }
}
