/** Why something was not saved or could not be read, in the user's words: refusals of the host and of the backend alike. */
import { ConvexError } from 'convex/values'
import type { ErrorData } from '../../convex/domain/errors.ts'
import { refusalOf } from '../bridge.ts'
import { clockText } from '../i18n/format.ts'
import type { Text } from '../i18n/text.ts'

type Why = { readonly code: string; readonly field?: string | undefined; readonly reason?: string | undefined }

/** What the host and the backend say in their own words, and the sentence for it; the groups become {a} and {b}. */
const REASONS = [
  [/last administrator/, 'admin.w_lastAdmin'],
  [/is yourself/, 'admin.w_yourself'],
  [/is taken/, 'admin.w_taken'],
  [/must have 1 to 80 characters/, 'admin.w_nameLong'],
  [/must have 8 to 200 characters/, 'admin.w_passphrase'],
  [/must repeat the days/, 'admin.w_confirm'],
  [/must be from (-?\d+) to (-?\d+)/, 'admin.w_from'],
  [/whole, (\d+) to (\d+)/, 'admin.w_from'],
  [/must be (?:a )?(?:whole )?number/, 'admin.w_number'],
  [/^(?:not_https|not_an_address|too_long|has_password|has_query)$/, 'people.u_feedWrong'],
] as const

const CODES = {
  host_lost: 'admin.w_host_lost',
  forbidden: 'admin.w_forbidden',
  settings_not_saved: 'admin.w_settings_not_saved',
  signin_refused: 'signin.wrong',
  signin_disabled: 'signin.disabled',
  in_call: 'signin.inCall',
} as const

const whyOf = (error: unknown): Why => {
  if (!(error instanceof ConvexError)) return refusalOf(error)
  const data: unknown = error.data
  return typeof data === 'object' && data !== null && 'code' in data ? (data as ErrorData) : { code: 'failed' }
}

export function reasonWords(t: Text, error: unknown): string {
  const { code, reason = '' } = whyOf(error)
  for (const [pattern, key] of REASONS) {
    const found = pattern.exec(reason)
    if (found) return t(key, { a: found[1] ?? '', b: found[2] ?? '' })
  }
  if (code === 'signin_wait') return t('signin.wait', { time: clockText(Number(reason)) })
  if (Object.hasOwn(CODES, code)) return t(CODES[code as keyof typeof CODES], { reason })
  return reason === '' ? code : reason
}
