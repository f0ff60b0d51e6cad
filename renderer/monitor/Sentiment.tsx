/** How the call feels: its course, and three numbers that always sum to 100. */
import { useQuery } from 'convex/react'
import { AudioLines, Frown, Meh, Minus, Smile, TrendingDown, TrendingUp } from 'lucide-react'
import { memo, useCallback, useMemo } from 'react'
import { api } from '../../convex/_generated/api'
import type { Doc } from '../../convex/_generated/dataModel'
import { toPercent } from '../../convex/domain/sentiment.ts'
import { clockText, useFormat } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { names } from '../ui/names.ts'
import { Panel } from '../ui/Panel.tsx'
import { Ticking } from '../ui/Ticking.tsx'
import panel from './Analysis.module.css'
import { basisOf, type Feed, oldOf } from './degraded.ts'
import css from './Sentiment.module.css'
import { SentimentChart } from './SentimentChart.tsx'
import { useFeed } from './useFeed.ts'
import { type Reading, voiceFigures } from './voiceFigures.ts'

type Row = Doc<'sentimentAnalysis'>
type Props = { readonly sentiment: Row | undefined; readonly call: Doc<'liveCalls'> }

const NONE: never[] = []

const TRENDS = { improving: TrendingUp, stable: Minus, declining: TrendingDown } as const

export const Sentiment = memo(function Sentiment({ sentiment, call }: Props) {
  const { startedAt, callId } = call
  const t = useText()
  const format = useFormat()
  const alerts = useQuery(api.queries.liveCalls.getAlerts, { callId })
  const feed = useFeed(call)
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
            <Age sentiment={sentiment} feed={feed} />
          </span>
        ) : (
          t('monitor.noData')
        )
      }
    >
      {!known ? (
        <p className={panel.none}>{t('monitor.noDataYet')}</p>
      ) : (
        <div className={panel.body}>
          <Course history={sentiment.history} alerts={alerts ?? NONE} />
          <div className={css.times}>
            <span>{clockText(startedAt + (sentiment.history[0]?.atMs ?? 0))}</span>
            <span>{clockText(startedAt + (sentiment.history.at(-1)?.atMs ?? 0))}</span>
          </div>
          <Band shares={toPercent(sentiment.shares)} percent={(share) => format.percent(share / 100)} />
          <Sources sentiment={sentiment} startedAt={startedAt} />
        </div>
      )}
    </Panel>
  )
})

/** How old the feeling is, when nothing newer comes. */
function Age({ sentiment, feed }: { readonly sentiment: Row; readonly feed: Feed }) {
  const t = useText()
  const format = useFormat()
  const text = useCallback(
    (now: number) => {
      const age = oldOf(sentiment, feed, now)
      return age === undefined ? '' : `· ${t('monitor.feltAgo', { age: format.age(age) })}`
    },
    [t, format, sentiment, feed],
  )
  return <Ticking text={text} className={css.old} />
}

/** What came from words and what from the voice, with what was measured of its newest stretch and when. */
function Sources({ sentiment, startedAt }: { readonly sentiment: Row; readonly startedAt: number }) {
  const t = useText()
  const format = useFormat()
  const basis = basisOf(sentiment)
  const { voice } = sentiment
  const words = t('monitor.fromWords', { n: sentiment.words?.samples ?? sentiment.samples })
  return (
    <div className={css.sources} data-basis={basis}>
      <span>
        {basis === 'both'
          ? [words, ...(voice ? [t('monitor.fromVoice', { time: format.shortTime(voice.speechMs) })] : [])].join(' · ')
          : basis !== 'none' && t(`monitor.basis_${basis}`)}
      </span>
      {voice && <Voice voice={voice.last} startedAt={startedAt} />}
    </div>
  )
}

function Voice({ voice, startedAt }: { readonly voice: Reading; readonly startedAt: number }) {
  const t = useText()
  const format = useFormat()
  const figures = voiceFigures(t, format, voice)
  const level = t(`monitor.voice_${voice.level}`)
  const when = `${clockText(startedAt + voice.startMs)}, ${format.shortTime(voice.endMs - voice.startMs)}`
  return (
    <span
      className={names(voice.level !== 'steady' && css.strained)}
      data-voice={voice.level}
      title={`${level}, ${when}. ${t('monitor.voiceBeside', { figures })}`}
    >
      <AudioLines aria-hidden />
      <b>{level}</b> {when} · {figures}
    </span>
  )
}

type CourseProps = { readonly history: Row['history']; readonly alerts: readonly Doc<'alerts'>[] }

function Course({ history, alerts }: CourseProps) {
  const t = useText()
  const format = useFormat()
  const alertsAt = useMemo(() => alerts.map(({ atMs }) => atMs), [alerts])
  const at = (index: number): string => format.percent((history.at(index)?.negative ?? 0) / 100)
  return (
    <div className={css.chart} role="img" aria-label={t('monitor.sentimentChart', { from: at(0), to: at(-1) })}>
      {history.length > 1 && <SentimentChart history={history} alertsAt={alertsAt} />}
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
