/** The room at a glance: the clock, calls, answers of today, the longest wait, who is free. */
import { useCallback, useEffect, useState } from 'react'
import { QUARTER_MS } from '../../convex/domain/answering.ts'
import type { Figures as Counted, Seats } from '../board/figures.ts'
import { type Answers, useAnswers } from '../board/useFigures.ts'
import { useAnswerGoal } from '../board/useWeights.ts'
import { clockText, useFormat } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { durationText } from '../ui/Duration.tsx'
import { PriorityGlyph } from '../ui/PriorityGlyph.tsx'
import { Ticking } from '../ui/Ticking.tsx'
import { serverNow } from '../ui/ticker.ts'
import { AnswersPlot, pointsOf } from './AnswersPlot.tsx'
import css from './Figures.module.css'

/** Draws anew when a quarter of an hour begins. */
const useQuarter = (): number => {
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    const timer = setTimeout(() => setNow(serverNow()), QUARTER_MS - (now % QUARTER_MS) + 1000)
    return () => clearTimeout(timer)
  }, [now])
  return now
}

function Answered({ answers }: { readonly answers: Answers | undefined }) {
  const t = useText()
  const format = useFormat()
  const goal = useAnswerGoal()
  const quarter = useQuarter()
  const share = (n: number): string =>
    answers === undefined || answers.answered === 0 ? '—' : format.percent(n / answers.answered, 1)
  const own = goal.seconds !== 15
  return (
    <div className={css.answered}>
      <div>
        <span className={css.value} data-figure="answered">
          {share(answers?.within15 ?? 0)}
        </span>
        <span className={css.label}>{t('wall.answers.today')}</span>
        {answers !== undefined && (
          <span className={css.label}>
            {answers.answered === 0
              ? t('wall.answers.none')
              : own
                ? t('wall.answers.own', { s: goal.seconds, share: share(answers.withinTarget) })
                : t('wall.answers.20', { share: share(answers.within20) })}
          </span>
        )}
      </div>
      <AnswersPlot points={pointsOf(answers?.quarters ?? [], quarter)} />
    </div>
  )
}

type Props = {
  /** Undefined until the calls are here. */
  readonly figures: Counted | undefined
  readonly seats: Seats | undefined
  readonly narrow: boolean
}

export function Figures({ figures, seats, narrow }: Props) {
  const t = useText()
  const format = useFormat()
  const answers = useAnswers()
  const since = figures?.waitingSince ?? null
  const wait = useCallback((now: number) => (since === null ? '00:00' : durationText(now - since)), [since])
  const date = useCallback((now: number) => format.date(now), [format])
  const ended = answers === undefined ? 0 : answers.answered + answers.abandoned
  return (
    <header className={css.figures} data-narrow={narrow || undefined}>
      <div>
        <Ticking text={clockText} className={css.value} />
        <Ticking text={date} className={css.label} />
      </div>
      <div>
        <span className={css.value}>
          <span data-figure="live">{figures?.live ?? '—'}</span>{' '}
          <small>
            {t('wall.live')}
            {!narrow &&
              figures !== undefined &&
              figures.waiting > 0 &&
              ` ${t('wall.live.waiting', { n: figures.waiting })}`}
          </small>
        </span>
        <span className={css.label}>
          <PriorityGlyph level={1} size={19} /> {t('wall.critical', { n: figures?.critical ?? 0 })}
          <PriorityGlyph level={2} size={19} /> {t('wall.high', { n: figures?.high ?? 0 })}
        </span>
      </div>
      <Answered answers={answers} />
      <div>
        <span className={css.value}>
          {figures === undefined ? '—' : <Ticking text={wait} />} <small>{t('wall.longest')}</small>
        </span>
        <span className={css.label}>
          {t('wall.abandoned', { share: ended === 0 ? '—' : format.percent((answers?.abandoned ?? 0) / ended, 1) })}
        </span>
      </div>
      <div>
        <span className={css.value}>
          <span data-figure="free">{seats?.free.length ?? '—'}</span>{' '}
          {seats !== undefined && <small>{t('wall.free', { n: seats.free.length, all: seats.all })}</small>}
        </span>
        <span className={css.label}>
          {seats === undefined
            ? t('wall.free.unknown')
            : [
                t('wall.free.busy', { n: seats.all - seats.paused - seats.free.length }),
                seats.paused > 0 && t('wall.free.paused', { n: seats.paused }),
              ]
                .filter(Boolean)
                .join(' · ')}
        </span>
      </div>
    </header>
  )
}
