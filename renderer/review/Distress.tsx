/** How distressed the caller was, along the axis; where it was very high is over the dashed line. */
import { memo, useMemo } from 'react'
import { useText } from '../i18n/text.ts'
import { distressPath, distressPoints } from './distress.ts'
import type { Entry } from './spoken.ts'
import css from './Timeline.module.css'
import { useAt } from './usePlayer.ts'

type Props = {
  readonly lines: readonly Entry[] | undefined
  readonly startedAt: number
  readonly durationMs: number
}

/** From here on a caller's distress is called high on the live screens. */
const HIGH = 70

export const Distress = memo(function Distress({ lines, startedAt, durationMs }: Props) {
  const t = useText()
  const points = useMemo(() => distressPoints(lines ?? [], startedAt), [lines, startedAt])
  const path = useMemo(() => distressPath(points, durationMs, 1000), [points, durationMs])
  const now = useAt((ms) => points.findLast((point) => point.ms <= ms)?.value ?? 0)
  return (
    <>
      <div className={css.label} data-row="distress">
        {t('review.row_distress')}
        {points.length > 0 && <span className={css.now}>{now}</span>}
      </div>
      <div className={css.row} data-row="distress">
        {points.length === 0 ? (
          <p className={css.noSound}>{lines === undefined ? '' : t('review.distressNone')}</p>
        ) : (
          <svg
            className={css.distress}
            viewBox="0 0 1000 100"
            preserveAspectRatio="none"
            role="img"
            aria-label={t('review.distressNow', { n: now })}
          >
            <line x1="0" x2="1000" y1={100 - HIGH} y2={100 - HIGH} />
            <path className={css.area} d={`${path}L1000 100L0 100Z`} />
            <path className={css.edge} d={path} />
          </svg>
        )}
      </div>
    </>
  )
})
