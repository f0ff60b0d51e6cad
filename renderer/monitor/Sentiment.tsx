/** How the call feels: its course, and three numbers that always sum to 100. */
import { useQuery } from 'convex/react'
import { Frown, Meh, Minus, Smile, TrendingDown, TrendingUp } from 'lucide-react'
import { lazy, memo, Suspense } from 'react'
import { api } from '../../convex/_generated/api'
import type { Doc } from '../../convex/_generated/dataModel'
import { toPercent } from '../../convex/domain/sentiment.ts'
import { clockText, useFormat } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { names } from '../ui/names.ts'
import { Panel } from '../ui/Panel.tsx'
import css from './Analysis.module.css'

const SentimentChart = lazy(() => import('./SentimentChart.tsx'))

type Props = {
  readonly sentiment: Doc<'sentimentAnalysis'> | undefined
  readonly startedAt: number
  readonly callId: string
}

const TRENDS = { improving: TrendingUp, stable: Minus, declining: TrendingDown } as const

export const Sentiment = memo(function Sentiment({ sentiment, startedAt, callId }: Props) {
  const t = useText()
  const format = useFormat()
  const alerts = useQuery(api.queries.liveCalls.getAlerts, { callId })
  const known = sentiment !== undefined && sentiment.samples > 0
  const Trend = TRENDS[sentiment?.trend ?? 'stable']
  return (
    <Panel
      title={t('monitor.sentimentBoth')}
      aside={
        known ? (
          <span className={names(css.trend, sentiment.trend !== 'stable' && css[sentiment.trend])}>
            <Trend aria-hidden />
            {t(`monitor.${sentiment.trend}`)}
          </span>
        ) : (
          t('monitor.noData')
        )
      }
    >
      {!known ? (
        <p className={css.none}>{t('monitor.noDataYet')}</p>
      ) : (
        <div className={css.body}>
          <Course history={sentiment.history} alertsAt={alerts?.map((alert) => alert.atMs) ?? []} />
          <div className={css.times}>
            <span>{clockText(startedAt + (sentiment.history[0]?.atMs ?? 0))}</span>
            <span>{clockText(startedAt + (sentiment.history.at(-1)?.atMs ?? 0))}</span>
          </div>
          <Band shares={toPercent(sentiment.shares)} percent={(share) => format.percent(share / 100)} />
        </div>
      )}
    </Panel>
  )
})

type CourseProps = { readonly history: Doc<'sentimentAnalysis'>['history']; readonly alertsAt: readonly number[] }

function Course({ history, alertsAt }: CourseProps) {
  const t = useText()
  const format = useFormat()
  const at = (index: number): string => format.percent((history.at(index)?.negative ?? 0) / 100)
  return (
    <div className={css.chart} role="img" aria-label={t('monitor.sentimentChart', { from: at(0), to: at(-1) })}>
      <Suspense fallback={null}>
        {history.length > 1 && <SentimentChart history={history} alertsAt={alertsAt} />}
      </Suspense>
    </div>
  )
}

type BandProps = { readonly shares: ReturnType<typeof toPercent>; readonly percent: (share: number) => string }

function Band({ shares, percent }: BandProps) {
  const t = useText()
  return (
    <div className={css.band}>
      <span className={css.negative} style={{ flex: shares.negative }} title={t('monitor.distress')}>
        <Frown aria-label={t('monitor.distress')} role="img" />
        {percent(shares.negative)}
      </span>
      <span className={css.neutral} style={{ flex: shares.neutral }} title={t('monitor.neutral')}>
        <Meh aria-label={t('monitor.neutral')} role="img" />
        {percent(shares.neutral)}
      </span>
      <span className={css.calm} style={{ flex: shares.positive }} title={t('monitor.calm')}>
        <Smile aria-label={t('monitor.calm')} role="img" />
        {percent(shares.positive)}
      </span>
    </div>
  )
}
