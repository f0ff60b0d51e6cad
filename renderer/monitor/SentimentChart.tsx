/**
 * Distress from below, hatched, and calm from above, plain, over the time of the call; alerts as dashed lines.
 * Two outlines of its own: a library of charts took 40 ms of the window for each line that was said.
 */
import { memo } from 'react'
import type { Doc } from '../../convex/_generated/dataModel'
import css from './SentimentChart.module.css'

type Props = { readonly history: Doc<'sentimentAnalysis'>['history']; readonly alertsAt: readonly number[] }

/** In percent of the chart, from its upper left corner. */
type Point = readonly [x: number, y: number]

const WHOLE = 100

const corners = (points: readonly Point[]): string => points.map(([x, y]) => `${x.toFixed(2)}% ${y.toFixed(2)}%`).join()
const line = (points: readonly Point[]): string => `M${points.map((point) => point.map((n) => n.toFixed(2))).join('L')}`

export const SentimentChart = memo(function SentimentChart({ history, alertsAt }: Props) {
  // A line that was said before another may be understood after it; time goes one way all the same.
  const said = history.toSorted((a, b) => a.atMs - b.atMs)
  const from = said[0]?.atMs ?? 0
  const span = Math.max(1, (said.at(-1)?.atMs ?? 0) - from)
  const x = (atMs: number): number => ((atMs - from) / span) * WHOLE
  const calm = said.map(({ atMs, positive }): Point => [x(atMs), positive])
  const distress = said.map(({ atMs, negative }): Point => [x(atMs), WHOLE - negative])
  const alerts = [...new Set(alertsAt)].map(x).filter((at) => at >= 0 && at <= WHOLE)
  return (
    <div className={css.chart}>
      <i className={css.calm} style={{ clipPath: `polygon(0 0,${corners(calm)},100% 0)` }} />
      <i className={css.distress} style={{ clipPath: `polygon(0 100%,${corners(distress)},100% 100%)` }} />
      <svg viewBox={`0 0 ${WHOLE} ${WHOLE}`} preserveAspectRatio="none" aria-hidden="true">
        <path className={css.calmLine} d={line(calm)} />
        <path className={css.distressLine} d={line(distress)} />
        {alerts.map((at) => (
          <path key={at} className={css.alert} d={`M${at.toFixed(2)} 0V${WHOLE}`} />
        ))}
      </svg>
    </div>
  )
})
