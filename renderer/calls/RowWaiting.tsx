/** What a waiting call shows of its clock: amber from 10 s on, and when the goal will be missed. */
import { Timer } from 'lucide-react'
import type { ReactNode } from 'react'
import { fuseStateOf, QueueFuse } from '../board/QueueFuse.tsx'
import { ANSWER_GOAL_MS, ANSWER_WARN_MS, type BoardRow } from '../board/row.ts'
import { useElapsed } from '../board/useElapsed.ts'
import { useAnswerGoal } from '../board/useWeights.ts'
import { useFormat } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import css from './Row.module.css'

export function Waiting({ row }: { readonly row: BoardRow }) {
  const t = useText()
  const format = useFormat()
  const ms = useElapsed(row.startedAt)
  const { seconds } = useAnswerGoal()
  return (
    <span className={css.waiting}>
      <span className={css.fuse}>
        <QueueFuse since={row.startedAt} ownGoalS={seconds} />
      </span>
      {ms < ANSWER_WARN_MS ? (
        <span className={css.quiet}>{t('calls.row.queue')}</span>
      ) : (
        <span className={ms < ANSWER_GOAL_MS ? css.caution : css.late}>
          <Timer />
          {ms < ANSWER_GOAL_MS
            ? t('calls.row.due', { time: `${format.number((ANSWER_GOAL_MS - ms) / 1000, 1)}\u00a0s` })
            : t('calls.row.overdue')}
        </span>
      )}
    </span>
  )
}

/** Amber from 10 s of waiting on, red from the goal on. `since` in ms since the epoch. */
export function WaitingTint({ since, children }: { readonly since: number; readonly children: ReactNode }) {
  return <span data-wait={fuseStateOf(useElapsed(since))}>{children}</span>
}
