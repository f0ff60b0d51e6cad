/** What the services charged, one on another. */
import { Bar, BarChart, CartesianGrid, Tooltip, XAxis, YAxis } from 'recharts'
import { SERVICES } from '../../convex/domain/liveCall.ts'
import { useFormat } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { type Bucket, costIn, type Sums } from './buckets.ts'
import { AXIS, CURSOR, GRID, Legend, MARGIN, Plot, STILL, Told } from './Plot.tsx'

const PARTS = [...SERVICES, 'other'] as const
type Part = (typeof PARTS)[number]

const COLOURS: Readonly<Record<Part, string>> = {
  sip: 'var(--p4)',
  stt: 'var(--p3)',
  llm: 'var(--machine)',
  tts: 'var(--pos)',
  other: 'var(--neu)',
}

type Point = { readonly at: number; readonly bucket: Bucket } & Partial<Record<Part, number>>
type Props = { readonly all: Sums; readonly buckets: readonly Bucket[]; readonly nameOf: (at: number) => string }

export function CostChart({ all, buckets, nameOf }: Props) {
  const t = useText()
  const format = useFormat()
  const charged = PARTS.filter((part) => (all.costs[part] ?? 0) > 0)
  const nameOfPart = (part: Part): string =>
    part === 'other' ? t('trends.cost_other') : t(`vocabulary.service.${part}`)
  const points = buckets.map((bucket): Point => ({ at: bucket.at, bucket, ...bucket.costs }))
  return (
    <>
      <Legend
        parts={charged.map((part) => ({
          name: nameOfPart(part),
          value: format.dollars(all.costs[part] ?? 0),
          colour: COLOURS[part],
        }))}
      />
      <Plot label={t('trends.costLabel', { total: format.dollars(costIn(all)) })}>
        {(size) => (
          <BarChart {...size} data={points} margin={MARGIN} accessibilityLayer={false}>
            <CartesianGrid {...GRID} />
            <XAxis dataKey="at" {...AXIS} tickFormatter={nameOf} minTickGap={20} />
            <YAxis {...AXIS} width={72} tickCount={4} tickFormatter={(usd: number) => format.dollars(usd)} />
            <Tooltip
              {...STILL}
              cursor={CURSOR}
              content={
                <Told<Point>
                  name={({ at }) => nameOf(at)}
                  lines={({ bucket }) => [
                    ...charged.map((part) => [nameOfPart(part), format.dollars(bucket.costs[part] ?? 0, 4)] as const),
                    [t('trends.col_calls'), format.number(bucket.calls)],
                  ]}
                />
              }
            />
            {charged.map((part) => (
              <Bar
                key={part}
                {...STILL}
                stackId="cost"
                maxBarSize={36}
                dataKey={part}
                fill={COLOURS[part]}
                stroke="var(--panel)"
              />
            ))}
          </BarChart>
        )}
      </Plot>
    </>
  )
}
