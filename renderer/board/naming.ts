/** How a call, its reason, phase and alerts are named on screen. */
import { phoneText } from '../i18n/format.ts'
import { type Text, textOr } from '../i18n/text.ts'
import { levelOf } from '../ui/PriorityGlyph.tsx'
import { type BoardRow, bandOf } from './row.ts'

/** The incident, or who is calling while it waits. */
export const titleOf = (t: Text, row: BoardRow): string => {
  if (bandOf(row) === 'waiting' && row.reason === null) return callerOf(t, row)
  return row.reason === null ? t('calls.row.unclassified') : reasonOf(t, row.reason)
}

export const reasonOf = (t: Text, reason: string): string => textOr(t, `vocabulary.reason.${reason}`, reason)
export const phaseOf = (t: Text, phase: string): string => textOr(t, `vocabulary.phase.${phase}`, phase)
export const alertOf = (t: Text, type: string): string => textOr(t, `vocabulary.alert.${type}`, type)

export const callerOf = (t: Text, row: BoardRow): string =>
  [row.customerName, phoneText(row.customerPhone) ?? t('calls.row.hidden')].filter((part) => part !== '').join(' · ')

export const priorityName = (t: Text, row: BoardRow): string => {
  const level = levelOf(row.priority)
  return level === 0
    ? t('calls.row.priorityNone')
    : t('calls.row.priority', { level, name: t(`vocabulary.priority.${row.priority ?? 'none'}`) })
}

/** «En línea», or for an ended call how it ended. */
export const stateOf = (t: Text, row: BoardRow): string =>
  row.status === 'ended' ? t(`vocabulary.end.${row.endReason ?? 'hangup'}`) : t(`vocabulary.status.${row.status}`)

/** The word for a distress of 0 to 100. */
export const distressWord = (t: Text, distress: number): string =>
  t(`vocabulary.distress.${distress >= 75 ? 'extreme' : distress >= 50 ? 'high' : distress >= 25 ? 'medium' : 'low'}`)
