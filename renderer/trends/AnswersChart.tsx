/** Calls answered within fifteen seconds against the line of 90 %; what is below is hollow and amber, as on the wall. */
import { CartesianGrid, type DotItemDotProps, Line, LineChart, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts'
import { NENA_ANSWER } from '../../convex/domain/answering.ts'
import { useFormat } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { answeredIn, type Bucket, type Sums } from './buckets.ts'
import { AXIS, above, CURSOR, GRID, MARGIN, Plot, STILL, Told } from './Plot.tsx'

const GOAL = NENA_ANSWER[0].share * 100

type Point = { readonly at: number; readonly share: number | null; readonly bucket: Bucket }
type Props = { readonly all: Sums; readonly buckets: readonly Bucket[]; readonly nameOf: (at: number) => string }

export function AnswersChart({ all, buckets, nameOf }: Props) {
  const t = useText()
  const format = useFormat()
  const percent = (share: number | null): string => (share === null ? '—' : format.percent(share, 1))
  const points = buckets.map((bucket): Point => {
    const share = answeredIn(bucket, 15)
    return { at: bucket.at, share: share === null ? null : share * 100, bucket }
  })
  const scale = above(
    60,
    points.map(({ share }) => share),
  )
  return (
    <Plot label={t('trends.answersLabel', { all: percent(answeredIn(all, 15)) })}>
      {(size) => (
        <LineChart {...size} data={points} margin={MARGIN} accessibilityLayer={false}>
          <CartesianGrid {...GRID} />
          <XAxis dataKey="at" {...AXIS} tickFormatter={nameOf} minTickGap={20} />
          <YAxis {...AXIS} {...scale} tickFormatter={(value: number) => format.percent(value / 100)} />
          <ReferenceLine y={GOAL} stroke="var(--t1)" strokeDasharray="6 5" />
          <Line {...STILL} dataKey="share" stroke="var(--t3)" strokeWidth={2} dot={dotOf} activeDot={false} />
          <Tooltip
            {...STILL}
            cursor={CURSOR}
            content={
              <Told<Point>
                name={({ at }) => nameOf(at)}
                lines={({ bucket }) => [
                  [t('trends.within', { s: 15 }), percent(answeredIn(bucket, 15))],
                  [t('trends.within', { s: 20 }), percent(answeredIn(bucket, 20))],
                  [t('trends.col_calls'), format.number(bucket.calls)],
                  [t('trends.col_abandoned'), format.number(bucket.abandoned)],
                ]}
              />
            }
          />
        </LineChart>
      )}
    </Plot>
  )
}

function dotOf({ cx, cy, value, index }: DotItemDotProps) {
  if (typeof value !== 'number') return <g key={index} />
  const below = value < GOAL
  return (
    <circle
      key={index}
      {...{ cx, cy, r: 4, strokeWidth: 2 }}
      stroke={below ? 'var(--p2fg)' : 'var(--t1)'}
      fill={below ? 'var(--panel)' : 'var(--t1)'}
    />
  )
}
