/** The whole period in five figures. */
import type { ReactNode } from 'react'
import { NENA_ANSWER } from '../../convex/domain/answering.ts'
import { useFormat } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { answeredIn, costIn, feltIn, meanOf, type Sums } from './buckets.ts'
import css from './Totals.module.css'

export function Totals({ all }: { readonly all: Sums }) {
  const t = useText()
  const format = useFormat()
  const [first] = NENA_ANSWER
  const answered = answeredIn(all, 15)
  const felt = feltIn(all)
  const delay = meanOf(all, 'responseDelayMs')
  const cost = costIn(all)
  return (
    <dl className={css.totals}>
      <Figure value={format.number(all.calls)} name={t('trends.calls', { n: all.calls })} />
      <Figure value={format.number(all.abandoned)} name={t('trends.abandoned', { n: all.abandoned })} />
      <Figure
        value={answered === null ? '—' : format.percent(answered, 1)}
        missed={answered !== null && answered < first.share}
        name={`${t('trends.within', { s: first.seconds })} · ${t('trends.goal', { goal: format.percent(first.share) })}`}
      />
      <Figure value={felt === null ? '—' : format.percent(felt.negative / 100)} name={t('trends.distress')} />
      <Figure value={delay === null ? '—' : format.shortTime(delay)} name={t('trends.delay')} />
      <Figure
        value={format.dollars(cost)}
        name={`${format.dollars(all.calls === 0 ? 0 : cost / all.calls, 4)} ${t('trends.perCall')}`}
      />
    </dl>
  )
}

type FigureProps = { readonly value: string; readonly name: ReactNode; readonly missed?: boolean }

function Figure({ value, name, missed }: FigureProps) {
  return (
    <div data-missed={missed || undefined}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}
