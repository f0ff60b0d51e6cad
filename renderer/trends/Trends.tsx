/** How the room's calls went: answers, sentiment, performance and cost, hour by hour or day by day. */
import { ChartColumn, CircleX } from 'lucide-react'
import { type ReactNode, useCallback } from 'react'
import { NENA_ANSWER } from '../../convex/domain/answering.ts'
import { useBackendAwaySince } from '../backend.ts'
import { Fault } from '../frame/Fault.tsx'
import { InTopBar } from '../frame/TopBar.tsx'
import { clockText, useFormat } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { Choice } from '../ui/Choice.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Panel } from '../ui/Panel.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { AnswersChart } from './AnswersChart.tsx'
import { SPANS, sumOf } from './buckets.ts'
import { CostChart } from './CostChart.tsx'
import { FeelingsChart } from './FeelingsChart.tsx'
import { MetricCharts } from './MetricCharts.tsx'
import { Table } from './Table.tsx'
import { Totals } from './Totals.tsx'
import css from './Trends.module.css'
import { KINDS, type Period, useChoice, usePeriod } from './useTrends.ts'

export default function Trends() {
  const t = useText()
  return (
    <div className={css.trends} data-screen="trends">
      <Header />
      <Fault
        instead={(error, retry) => (
          <EmptyState
            icon={<CircleX />}
            title={t('trends.unreadable')}
            actions={<Button onClick={retry}>{t('trends.retry')}</Button>}
          >
            {String(error).includes('forbidden') && <span>{t('trends.forbidden')}</span>}
          </EmptyState>
        )}
      >
        <Body />
      </Fault>
    </div>
  )
}

function Header() {
  const t = useText()
  const { span, kind } = useChoice()
  return (
    <InTopBar>
      <h1 className={css.title}>{t('trends.title')}</h1>
      <Choice
        label={t('trends.span')}
        value={span}
        options={SPANS.map((value) => ({ value, text: t(`trends.span_${value}`) }))}
        onChange={(value) => useChoice.setState({ span: value })}
      />
      <Choice
        label={t('trends.kind')}
        value={kind}
        options={KINDS.map((value) => ({ value, text: t(`trends.kind_${value}`) }))}
        onChange={(value) => useChoice.setState({ kind: value })}
      />
    </InTopBar>
  )
}

function Body() {
  const t = useText()
  const choice = useChoice()
  const period = usePeriod(choice)
  if (period === undefined) return <Reading />
  const all = sumOf(period.buckets)
  const other = KINDS.find((kind) => kind !== choice.kind) ?? choice.kind
  if (all.calls === 0)
    return (
      <EmptyState
        icon={<ChartColumn />}
        title={t('trends.none')}
        actions={
          <Button onClick={() => useChoice.setState({ kind: other })}>
            {t(other === 'practice' ? 'trends.seePractice' : 'trends.seeReal')}
          </Button>
        }
      >
        <span>{t('trends.noneBody')}</span>
      </EmptyState>
    )
  return <Shown {...period} />
}

function Shown({ buckets, previous }: Period) {
  const t = useText()
  const format = useFormat()
  const { span, kind } = useChoice()
  const away = useBackendAwaySince()
  const nameOf = useCallback(
    (at: number) => (span === 'day' ? clockText(at).slice(0, 5) : format.day(at)),
    [span, format],
  )
  const all = sumOf(buckets)
  const of = { all, buckets, nameOf }
  return (
    <div className={css.shown} data-stale={away !== undefined || undefined} data-trends={span}>
      <Totals all={all} previous={previous} />
      <div className={css.charts}>
        <Chart
          title={t('trends.answers')}
          aside={<Goal share={NENA_ANSWER[0].share} />}
          none={all.answered === 0 && t('trends.noAnswers')}
        >
          <AnswersChart {...of} />
        </Chart>
        <Chart title={t('trends.feelings')} none={all.feelings.calls === 0 && t('trends.noFeelings')}>
          <FeelingsChart {...of} />
        </Chart>
        <Chart title={t('trends.metrics')} none={Object.keys(all.metrics).length === 0 && t('trends.noMetrics')}>
          <MetricCharts {...of} />
        </Chart>
        <Chart title={t('trends.cost')} none={Object.keys(all.costs).length === 0 && t('trends.noCost')}>
          <CostChart {...of} />
        </Chart>
      </div>
      <Table span={span} practice={kind === 'practice'} buckets={buckets} nameOf={nameOf} />
    </div>
  )
}

/** What the dashed line is. */
function Goal({ share }: { readonly share: number }) {
  const t = useText()
  const format = useFormat()
  return <span className={css.goal}>{t('trends.goal', { goal: format.percent(share) })}</span>
}

type ChartProps = {
  readonly title: string
  readonly aside?: ReactNode
  readonly none: string | false
  readonly children: ReactNode
}

function Chart({ title, aside, none, children }: ChartProps) {
  return (
    <Panel title={title} aside={none === false && aside}>
      {none === false ? children : <p className={css.none}>{none}</p>}
    </Panel>
  )
}

function Reading() {
  const t = useText()
  return (
    <div className={css.shown} aria-busy="true" role="status" aria-label={t('trends.reading')}>
      <Panel>
        <div className={css.waiting}>
          <Skeleton />
        </div>
      </Panel>
      <div className={css.charts}>
        {['answers', 'feelings', 'metrics', 'cost'].map((name) => (
          <Panel key={name} title={<Skeleton width="30%" />}>
            <div className={css.waiting}>
              <Skeleton width="100%" height="100%" />
            </div>
          </Panel>
        ))}
      </div>
    </div>
  )
}
