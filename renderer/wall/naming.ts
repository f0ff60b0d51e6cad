/** How calls are named on the wall: short, and without a caller's name or number, for everybody in the room sees it. */

import type { BoardRow } from '../board/row.ts'
import { type Text, textOr } from '../i18n/text.ts'

/** Of a reason that the dictionary has not, only that it is another: its words may name somebody. */
export const shortName = (t: Text, row: BoardRow): string =>
  row.reason === null ? t('wall.short.none') : textOr(t, `wall.short.${row.reason}`, t('wall.short.otro'))

/** What kind of line calls; mobile numbers begin with 9 in Chile. */
export const lineKind = (phone: string): 'mobile' | 'landline' | 'hidden' | 'other' => {
  const digits = phone.replace(/\D/g, '')
  if (digits === '') return 'hidden'
  if (/^(56)?9\d{8}$/.test(digits)) return 'mobile'
  return /^(56)?[2-7]\d{8}$/.test(digits) ? 'landline' : 'other'
}

/** «Celular · Maipú»: where a waiting call comes from, as far as it is known. */
export const originOf = (t: Text, row: BoardRow): string =>
  [t(`wall.caller.${lineKind(row.customerPhone)}`), row.location].filter(Boolean).join(' · ')

/** «P07 · C. Rojas» is P07 where there is little room. */
export const seatOf = (agentName: string): string => agentName.split(' · ')[0] ?? ''
