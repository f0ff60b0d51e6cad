/** The whole period in six figures, each beside what it was in the period before. */
import { NENA_ANSWER } from '../../convex/domain/answering.ts'
import { useFormat } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { answeredIn, costIn, feltIn, meanOf, type Sums } from './buckets.ts'
import css from './Totals.module.css'

type Props = { readonly all: Sums; readonly previous: Sums }

export function Totals({ all, previous }: Props) {
  const t = useText()
  const format = useFormat()
  const [first] = NENA_ANSWER
  const answered = answeredIn(all, 15)
  const perCall = all.calls === 0 ? 0 : costIn(all) / all.calls
  const figures: readonly (Omit<FigureProps, 'before' | 'value'> & { readonly of: (sums: Sums) => string | null })[] = [
    { name: t('trends.calls', { n: all.calls }), of: ({ calls }) => format.number(calls) },
    { name: t('trends.abandoned', { n: all.abandoned }), of: ({ abandoned }) => format.number(abandoned) },
    {
      name: `${t('trends.within', { s: first.seconds })} · ${t('trends.goal', { goal: format.percent(first.share) })}`,
      missed: answered !== null && answered < first.share,
      of: (sums) => known(answeredIn(sums, 15), (share) => format.percent(share, 1)),
    },
    { name: t('trends.distress'), of: (sums) => known(feltIn(sums), (felt) => format.percent(felt.negative / 100)) },
    { name: t('trends.delay'), of: (sums) => known(meanOf(sums, 'responseDelayMs'), format.shortTime) },
    {
      name: `${format.dollars(perCall, 4)} ${t('trends.perCall')}`,
      of: (sums) => format.dollars(costIn(sums)),
    },
  ]
  return (
    <dl className={css.totals}>
      {figures.map(({ of, ...figure }) => (
        <Figure
          key={figure.name}
          {...figure}
          value={of(all) ?? '—'}
          before={previous.calls === 0 ? null : of(previous)}
        />
      ))}
    </dl>
  )
}

const known = <T,>(value: T | null, text: (value: T) => string): string | null => (value === null ? null : text(value))

type FigureProps = {
  readonly name: string
  readonly value: string
  /** In the period before. */
  readonly before: string | null
  readonly missed?: boolean
}

function Figure({ name, value, before, missed }: FigureProps) {
  const t = useText()
  return (
    <div data-missed={missed || undefined}>
      <dt>{name}</dt>
      <dd>
        {value}
        {before !== null && <small title={t('trends.beforeTitle')}>{t('trends.before', { value: before })}</small>}
      </dd>
    </div>
  )
}
