/** One finished call in the list. */

import type { FunctionReturnType } from 'convex/server'
import { Bookmark, Flag, MicOff, NotebookPen, Signature, TriangleAlert } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import type { api } from '../../convex/_generated/api'
import { clockText, phoneText, useFormat } from '../i18n/format.ts'
import { textOr, useText } from '../i18n/text.ts'
import { durationText } from '../ui/Duration.tsx'
import { names } from '../ui/names.ts'
import { levelOf, PriorityGlyph } from '../ui/PriorityGlyph.tsx'
import css from './List.module.css'

export const COLUMNS = [
  'priority',
  'ended',
  'incident',
  'place',
  'duration',
  'answer',
  'agent',
  'signs',
  'review',
] as const

export type Row = FunctionReturnType<typeof api.review.list>['page'][number]

type Props = {
  readonly row: Row
  readonly index: number
  readonly selected: boolean
  /** The one Tab stop of the grid. */
  readonly reachable: boolean
  /** When the room's day began, ms since the epoch. */
  readonly today: number
  readonly onOpen: (callId: string) => void
}

/** NENA-STA-020: nine of ten within 15 s. */
const LATE_MS = 15_000

export const ListRow = memo(function ListRow({ row, index, selected, reachable, today, onOpen }: Props) {
  const t = useText()
  const format = useFormat()
  const what = row.reason === null ? t('review.noReason') : textOr(t, `vocabulary.reason.${row.reason}`, row.reason)
  const who = [row.customerName, phoneText(row.customerPhone) ?? t('review.hidden')]
    .filter((part) => part !== '')
    .join(' · ')
  const when = `${row.endedAt >= today ? t('review.today') : format.date(row.endedAt)} ${clockText(row.endedAt)}`
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter opens the selected row, wherever focus is in the list
    <div
      role="row"
      aria-rowindex={index}
      aria-selected={selected}
      aria-label={t('review.openRow', { what, when })}
      tabIndex={reachable ? 0 : -1}
      className={names(css.grid, css.row)}
      data-call={row.callId}
      onClick={() => onOpen(row.callId)}
    >
      <span role="gridcell">
        <PriorityGlyph
          level={levelOf(row.priority)}
          size={22}
          label={t(`vocabulary.priority.${row.priority ?? 'none'}`)}
        />
      </span>
      <span role="gridcell" className={css.two}>
        <b>{clockText(row.endedAt)}</b>
        <small>{row.endedAt >= today ? t('review.today') : format.date(row.endedAt)}</small>
      </span>
      <span role="gridcell" className={css.two}>
        <b className={row.reason === null ? css.faint : undefined}>
          {what}
          {row.practice && <i className={css.practice}>{t('review.practice')}</i>}
        </b>
        <small>{who}</small>
      </span>
      <span role="gridcell" className={names(css.cut, row.location === null && css.faint)}>
        {row.location ?? t('review.noPlace')}
      </span>
      <span role="gridcell" className={css.number}>
        {durationText(row.durationMs)}
      </span>
      <span
        role="gridcell"
        className={names(css.number, (row.answerMs === null || row.answerMs > LATE_MS) && css.late)}
      >
        {row.answerMs === null ? t('review.unanswered') : format.shortTime(row.answerMs)}
      </span>
      <span role="gridcell" className={css.cut}>
        {row.agentName}
      </span>
      <span role="gridcell" className={css.signs}>
        {row.alertCount > 0 && (
          <Sign label={t('review.sign_alerts', { n: row.alertCount })} n={row.alertCount}>
            <TriangleAlert aria-hidden />
          </Sign>
        )}
        {row.flagged && (
          <Sign label={t('review.sign_flagged')}>
            <Flag aria-hidden />
          </Sign>
        )}
        {row.marks > 0 && (
          <Sign label={t('review.sign_marks', { n: row.marks })} n={row.marks}>
            <Bookmark aria-hidden />
          </Sign>
        )}
        {row.notes > 0 && (
          <Sign label={t('review.sign_notes', { n: row.notes })} n={row.notes}>
            <NotebookPen aria-hidden />
          </Sign>
        )}
        {(row.recording === null || row.recording === 'failed') && (
          <Sign label={t(row.recording === null ? 'review.sign_noAudio' : 'review.sign_damaged')}>
            <MicOff aria-hidden />
          </Sign>
        )}
      </span>
      <span role="gridcell">
        <Judgement review={row.review} />
      </span>
    </div>
  )
})

function Sign({ label, n, children }: { label: string; n?: number; children: ReactNode }) {
  return (
    <span className={css.sign} title={label} role="img" aria-label={label}>
      {children}
      {n !== undefined && n > 1 && <small aria-hidden>{n}</small>}
    </span>
  )
}

function Judgement({ review }: { readonly review: Row['review'] }) {
  const t = useText()
  if (review === null) return <span className={css.faint}>{t('review.review_none')}</span>
  if (review.state === 'open') return <span className={css.begun}>{t('review.review_open')}</span>
  return (
    <span className={css.signed} title={t('review.review_signed')}>
      <Signature aria-hidden />
      <b>{review.score}</b>
      <span className={css.faint}>/ 100</span>
    </span>
  )
}
