/** The figures in the top bar, the search box, and the way to the wall. */
import { Search } from 'lucide-react'
import { type RefObject, useCallback, useMemo } from 'react'
import { figuresOf } from '../board/figures.ts'
import type { BoardRow } from '../board/row.ts'
import { useAnswers, useSeats } from '../board/useFigures.ts'
import { useAnswerGoal } from '../board/useWeights.ts'
import { InTopBar } from '../frame/TopBar.tsx'
import { useFormat } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { Choice } from '../ui/Choice.tsx'
import { durationText } from '../ui/Duration.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { Ticking } from '../ui/Ticking.tsx'
import { useView } from '../view.ts'
import css from './Counts.module.css'
import { useFilter } from './filter.ts'

type Props = {
  readonly search: RefObject<HTMLInputElement | null>
  /** Undefined until they are here. */
  readonly rows: readonly BoardRow[] | undefined
}

function Answered() {
  const t = useText()
  const format = useFormat()
  const answers = useAnswers()
  const goal = useAnswerGoal()
  const share = (n: number, digits: number): string =>
    answers === undefined || answers.answered === 0 ? '—' : format.percent(n / answers.answered, digits)
  const missed = answers !== undefined && answers.answered > 0 && answers.withinTarget / answers.answered < goal.share
  return (
    <span
      data-missed={missed || undefined}
      title={t('calls.count.title', {
        a: share(answers?.within15 ?? 0, 1),
        b: share(answers?.within20 ?? 0, 1),
        n: answers?.answered ?? 0,
      })}
    >
      <b data-count="answered">{share(answers?.withinTarget ?? 0, 1)}</b>
      {t('calls.count.answered', { s: goal.seconds })}{' '}
      <span className={css.goal}>{t('calls.count.goal', { share: format.percent(goal.share) })}</span>
    </span>
  )
}

export function Counts({ search, rows }: Props) {
  const t = useText()
  const go = useView((state) => state.go)
  const words = useFilter((state) => state.words)
  const figures = useMemo(() => (rows === undefined ? undefined : figuresOf(rows)), [rows])
  const seats = useSeats(rows ?? NONE)
  const since = figures?.waitingSince ?? null
  const wait = useCallback((now: number) => durationText(now - (since ?? now)), [since])
  return (
    <InTopBar>
      <h1 className={css.title}>{t('calls.title')}</h1>
      <div className={css.counts}>
        <span>
          <b data-count="live">{figures?.live ?? '—'}</b>
          {t('frame.count.live')}
        </span>
        <span>
          <b data-count="waiting">{figures?.waiting ?? '—'}</b>
          {t('frame.count.waiting')}
        </span>
        {since !== null && (
          <span>
            <b>
              <Ticking text={wait} />
            </b>
            {t('calls.count.longest')}
          </span>
        )}
        <Answered />
        <span>
          <b data-count="free">{seats?.free.length ?? '—'}</b>
          {t('calls.count.free', { n: seats?.free.length ?? 0 })}
        </span>
      </div>
      <label className={css.search}>
        <Search aria-hidden="true" />
        <input
          ref={search}
          type="search"
          value={words}
          placeholder={t('calls.search')}
          aria-label={t('calls.search')}
          onChange={(event) => useFilter.setState({ words: event.target.value })}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            event.preventDefault()
            useFilter.setState({ words: '' })
            event.currentTarget.blur()
          }}
        />
        <Kbd>/</Kbd>
      </label>
      <Choice
        label={t('calls.view.label')}
        value="list"
        options={(['list', 'wall'] as const).map((value) => ({ value, text: t(`calls.view.${value}`) }))}
        onChange={(value) => {
          if (value === 'wall') go({ kind: 'wall' })
        }}
      />
    </InTopBar>
  )
}

const NONE: readonly BoardRow[] = []
