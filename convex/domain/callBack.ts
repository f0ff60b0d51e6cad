/** A call-back: owed, in somebody's hands, made, or given up. */

export const CALL_BACK_STATES = ['pending', 'claimed', 'done', 'unreachable'] as const
export type CallBackState = (typeof CALL_BACK_STATES)[number]

/** A claim whose console has been silent for this long is nobody's, ms. */
export const CLAIM_LAPSES_MS = 2 * 60_000

/** How often a console says that it is still there, ms. */
export const HOLD_EVERY_MS = 30_000

/** Two spellings of one number are one key: the last nine digits (a Chilean number without its country). Empty: hidden. */
export function numberKey(number: string): string {
  const digits = number.replace(/\D/g, '')
  return digits.length < 3 ? '' : digits.slice(-9)
}

/** A number that is not the reader's business: only its last two digits. */
export const mask = (number: string): string => `••• ${number.replace(/\D/g, '').slice(-2)}`
