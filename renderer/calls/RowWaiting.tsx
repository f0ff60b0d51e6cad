/** What a waiting call shows of its clock: amber from 10 s on, and when the goal will be missed. */
import { Timer } from 'lucide-react'
import type { ReactNode } from 'react'
import { ANSWER_GOAL_MS, ANSWER_WARN_MS, type BoardRow, bandOf } from '../board/row.ts'
import { useElapsed } from '../board/useElapsed.ts'
import { useFormat } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import css from './Row.module.css'

export function Waiting({ row }: { readonly row: BoardRow }) {
  const t = useText()
  const format = useFormat()
  const ms = useElapsed(row.startedAt)
  if (ms < ANSWER_WARN_MS) return <span className={css.quiet}>{t('calls.row.queue')}</span>
  return (
    <span className={ms < ANSWER_GOAL_MS ? css.caution : css.late}>
      <Timer />
      {ms < ANSWER_GOAL_MS
        ? t('calls.row.due', { time: `${format.number((ANSWER_GOAL_MS - ms) / 1000, 1)}\u00a0s` })
        : t('calls.row.overdue')}
    </span>
  )
}

/** Amber from 10 s of waiting on. */
export function WaitingTint({ row, children }: { readonly row: BoardRow; readonly children: ReactNode }) {
  const ms = useElapsed(row.startedAt, bandOf(row) === 'waiting')
  return <span data-warn={(bandOf(row) === 'waiting' && ms >= ANSWER_WARN_MS) || undefined}>{children}</span>
}
