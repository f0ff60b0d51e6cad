/** Who waits to be answered, oldest first, each as a bar that fills towards the goal. Never a number, never a name. */
import { PhoneIncoming } from 'lucide-react'
import { useCallback } from 'react'
import { QueueFuse } from '../board/QueueFuse.tsx'
import type { BoardRow } from '../board/row.ts'
import { useAnswerGoal } from '../board/useWeights.ts'
import { useFormat } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { Ticking } from '../ui/Ticking.tsx'
import { originOf } from './naming.ts'
import css from './Queue.module.css'

const MOST_FUSES = 3

function Waiting({ row, ownGoalS }: { readonly row: BoardRow; readonly ownGoalS: number }) {
  const t = useText()
  const format = useFormat()
  const since = row.startedAt
  const seconds = useCallback((now: number) => format.shortTime(Math.max(1000, now - since)), [format, since])
  return (
    <div className={css.waiting} data-call={row.callId}>
      <span className={css.origin}>{originOf(t, row)}</span>
      <Ticking text={seconds} role="timer" className={css.seconds} />
      <span className={css.fuse}>
        <QueueFuse since={since} ownGoalS={ownGoalS} />
      </span>
    </div>
  )
}

export function Queue({ waiting }: { readonly waiting: readonly BoardRow[] }) {
  const t = useText()
  const { seconds } = useAnswerGoal()
  const more = waiting.length - MOST_FUSES
  return (
    <section className={css.queue} aria-label={t('wall.queue.label')}>
      <h2>
        <PhoneIncoming aria-hidden="true" />
        {t('wall.queue', { n: waiting.length })}
      </h2>
      {waiting.length === 0 && <span className={css.none}>{t('wall.queue.none')}</span>}
      {waiting.slice(0, MOST_FUSES).map((row) => (
        <Waiting key={row.callId} row={row} ownGoalS={seconds} />
      ))}
      {more > 0 && <b className={css.more}>{t('wall.queue.more', { n: more })}</b>}
    </section>
  )
}
