/** How the calls were handled: a small chart for each thing that was measured, with its goal; what nobody measured says so. */
import { Line, LineChart, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts'
import { useFormat } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { GOALS, MEASURES } from '../quality/goals.ts'
import { names } from '../ui/names.ts'
import { type Bucket, meanOf, type Sums } from './buckets.ts'
import css from './MetricCharts.module.css'
import { above, CURSOR, Plot, STILL, Told } from './Plot.tsx'

const MARGIN = { top: 4, right: 4, bottom: 4, left: 4 }
const DOT = { r: 2, fill: 'var(--t1)', stroke: 'none' }

type Measure = (typeof MEASURES)[number]
type Props = { readonly all: Sums; readonly buckets: readonly Bucket[]; readonly nameOf: (at: number) => string }

export function MetricCharts({ all, buckets, nameOf }: Props) {
  const t = useText()
  const measured = MEASURES.filter((name) => meanOf(all, name) !== null)
  const absent = MEASURES.filter((name) => !measured.includes(name))
  return (
    <>
      <div className={css.metrics}>
        {measured.map((name) => (
          <Metric key={name} name={name} {...{ all, buckets, nameOf }} />
        ))}
      </div>
      {absent.length > 0 && (
        <p className={css.absent}>
          {t('monitor.unmeasured', { names: absent.map((name) => t(`monitor.${name}`)).join(', ') })}
        </p>
      )}
    </>
  )
}

type Point = { readonly at: number; readonly value: number | null; readonly calls: number }

function Metric({ name, all, buckets, nameOf }: Props & { readonly name: Measure }) {
  const t = useText()
  const format = useFormat()
  const goal = GOALS[name]
  const percent = (value: number | null): string => (value === null ? '—' : format.percent(value / 100))
  const points = buckets.map(
    (bucket): Point => ({ at: bucket.at, value: meanOf(bucket, name), calls: bucket.metrics[name]?.calls ?? 0 }),
  )
  const { domain } = above(
    40,
    points.map(({ value }) => value),
  )
  const mean = meanOf(all, name)
  const said = { name: t(`monitor.${name}`), mean: percent(mean), goal: percent(goal) }
  return (
    <div className={css.metric}>
      <span className={css.name} title={said.name}>
        {said.name}
      </span>
      <b className={names(css.mean, mean !== null && mean < goal && css.below)}>{said.mean}</b>
      <span className={css.goal}>{t('trends.goal', { goal: said.goal })}</span>
      <Plot label={t('trends.metricLabel', said)}>
        {(size) => (
          <LineChart {...size} data={points} margin={MARGIN} accessibilityLayer={false}>
            <XAxis dataKey="at" hide />
            <YAxis domain={domain} hide />
            <ReferenceLine y={goal} stroke="var(--t2)" strokeDasharray="4 4" />
            <Line {...STILL} dataKey="value" stroke="var(--t1)" strokeWidth={1.5} dot={DOT} activeDot={false} />
            <Tooltip
              {...STILL}
              cursor={CURSOR}
              content={
                <Told<Point>
                  name={({ at }) => nameOf(at)}
                  lines={({ value, calls }) => [[t('trends.samples', { n: calls }), percent(value)]]}
                />
              }
            />
          </LineChart>
        )}
      </Plot>
    </div>
  )
}
