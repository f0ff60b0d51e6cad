/** What the host says of a setting or a test, in the reader's words. */
import type { HostRefusal } from '../bridge.ts'
import { type Text, type TextKey, textOr } from '../i18n/text.ts'

const KNOWN: readonly (readonly [said: RegExp, word: string])[] = [
  [/name or password/, 'secretInUrl'],
  [/web address/, 'address'],
  [/from 0 to/, 'price'],
  [/64 hexadecimal|must be given/, 'sha'],
  [/visible characters|1 to 1024/, 'key'],
  [/whole path/, 'path'],
  [/model folder/, 'folder'],
  [/such as es-419/, 'voice'],
  [/such as es/, 'language'],
  [/not installed/, 'installed'],
  [/must be (set|named)|no model was chosen/, 'must'],
]

export function wrongText(t: Text, reason: string): string {
  const word = KNOWN.find(([said]) => said.test(reason))?.[1] ?? 'other'
  return t(`providers.wrong_${word}` as TextKey, { reason })
}

export const refusalText = (t: Text, refusal: HostRefusal): string => wrongText(t, refusal.reason ?? refusal.code)

export const failureText = (t: Text, failure: string | undefined, reason = ''): string => {
  const text = textOr(t, `providers.fail_${failure ?? 'unknown'}`, t('providers.fail_unknown'))
  return text.replace('{reason}', reason)
}
