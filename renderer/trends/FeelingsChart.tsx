/** Mean sentiment of the calls: distress from below, hatched, calm on top, neutral between them. */
import { Bar, BarChart, CartesianGrid, Tooltip, XAxis, YAxis } from 'recharts'
import { useFormat } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { type Bucket, type Feelings, feltIn, type Sums } from './buckets.ts'
import { AXIS, CURSOR, GRID, Legend, MARGIN, Plot, SHARES, STILL, Told } from './Plot.tsx'

const HATCH = 'distress-of-calls'
const BAR = { ...STILL, stackId: 'felt', maxBarSize: 36 } as const

type Point = Partial<Feelings> & { readonly at: number; readonly calls: number }
type Props = { readonly all: Sums; readonly buckets: readonly Bucket[]; readonly nameOf: (at: number) => string }

export function FeelingsChart({ all, buckets, nameOf }: Props) {
  const t = useText()
  const format = useFormat()
  const percent = (value: number | undefined): string => (value === undefined ? '—' : format.percent(value / 100))
  const mean = feltIn(all)
  const said = {
    negative: percent(mean?.negative),
    neutral: percent(mean?.neutral),
    positive: percent(mean?.positive),
  }
  const points = buckets.map(
    (bucket): Point => ({ at: bucket.at, calls: bucket.feelings.calls, ...(feltIn(bucket) ?? {}) }),
  )
  return (
    <>
      <Legend
        parts={[
          { name: t('monitor.distress'), value: said.negative, colour: 'var(--neg)' },
          { name: t('monitor.neutral'), value: said.neutral, colour: 'var(--neu)' },
          { name: t('monitor.calm'), value: said.positive, colour: 'var(--pos)' },
        ]}
      />
      <Plot label={t('trends.feelingsLabel', said)}>
        {(size) => (
          <BarChart {...size} data={points} margin={MARGIN} accessibilityLayer={false}>
            <defs>
              <pattern id={HATCH} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <rect width="6" height="6" fill="var(--neg)" opacity="0.35" />
                <line x1="0" x2="0" y2="6" stroke="var(--neg)" strokeWidth="3" />
              </pattern>
            </defs>
            <CartesianGrid {...GRID} />
            <XAxis dataKey="at" {...AXIS} tickFormatter={nameOf} minTickGap={20} />
            <YAxis {...AXIS} {...SHARES} tickFormatter={(value: number) => format.percent(value / 100)} />
            <Tooltip
              {...STILL}
              cursor={CURSOR}
              content={
                <Told<Point>
                  name={({ at }) => nameOf(at)}
                  lines={(point) => [
                    [t('monitor.calm'), percent(point.positive)],
                    [t('monitor.neutral'), percent(point.neutral)],
                    [t('monitor.distress'), percent(point.negative)],
                    [t('trends.col_calls'), format.number(point.calls)],
                  ]}
                />
              }
            />
            <Bar {...BAR} dataKey="negative" fill={`url(#${HATCH})`} stroke="var(--neg)" />
            <Bar {...BAR} dataKey="neutral" fill="var(--neu)" fillOpacity={0.35} />
            <Bar {...BAR} dataKey="positive" fill="var(--pos)" fillOpacity={0.7} />
          </BarChart>
        )}
      </Plot>
    </>
  )
}
