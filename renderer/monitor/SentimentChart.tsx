/** Distress from below, hatched, and calm from above, plain, over the time of the call; alerts as dashed lines. */
import { memo } from 'react'
import { Area, AreaChart, ReferenceLine, XAxis, YAxis } from 'recharts'
import type { Doc } from '../../convex/_generated/dataModel'
import { useParts, useSize } from '../ui/drawnInParts.ts'
import css from './SentimentChart.module.css'

/** The axes, then each band, then the alerts: all at once would hold the window for longer than three frames. */
const PARTS = 4
/** Drawn as it is, and again with each line that is said: nothing moves, nothing is pointed at. */
const BAND = { strokeWidth: 2, isAnimationActive: false, dot: false, activeDot: false }
const NO_MARGIN = { top: 0, right: 0, bottom: 0, left: 0 }

type Props = { readonly history: Doc<'sentimentAnalysis'>['history']; readonly alertsAt: readonly number[] }

export default memo(function SentimentChart({ history, alertsAt }: Props) {
  // Calm hangs from the top: drawn as the band between 100 and 100 less its share.
  // A line that was said before another may be understood after it; time goes one way all the same.
  const points = history
    .map(({ atMs, positive, negative }) => ({ atMs, negative, calm: [100 - positive, 100] }))
    .toSorted((a, b) => a.atMs - b.atMs)
  const [place, size] = useSize()
  const parts = useParts(PARTS, size !== undefined)
  return (
    <div ref={place} className={css.fill}>
      {size && (
        <AreaChart {...size} data={points} margin={NO_MARGIN} accessibilityLayer={false}>
          <defs>
            <pattern id="distress" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect width="6" height="6" fill="var(--neg)" opacity="0.26" />
              <line x1="0" x2="0" y2="6" stroke="var(--neg)" strokeWidth="2" opacity="0.55" />
            </pattern>
          </defs>
          <XAxis dataKey="atMs" type="number" domain={['dataMin', 'dataMax']} hide />
          <YAxis domain={[0, 100]} hide />
          {parts >= 2 && <Area {...BAND} dataKey="calm" stroke="var(--pos)" fill="var(--pos)" fillOpacity={0.22} />}
          {parts >= 3 && (
            <Area {...BAND} dataKey="negative" stroke="var(--neg)" fill="url(#distress)" fillOpacity={1} />
          )}
          {parts >= PARTS &&
            alertsAt.map((atMs) => (
              <ReferenceLine key={atMs} x={atMs} stroke="var(--p1fg)" strokeWidth={2} strokeDasharray="3 3" />
            ))}
        </AreaChart>
      )}
    </div>
  )
})
