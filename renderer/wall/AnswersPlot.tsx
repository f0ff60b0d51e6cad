/** Answers within fifteen seconds, quarter by quarter of the last two hours, against the line of 90 %. */
import { QUARTER_MS, quarterOf } from '../../convex/domain/answering.ts'
import type { Answers } from '../board/useFigures.ts'
import { useText } from '../i18n/text.ts'
import { names } from '../ui/names.ts'
import css from './Figures.module.css'

const QUARTERS = 8
const GOAL = 0.9
/** The lowest share that is drawn where it is; what is below lies on the edge. */
const FLOOR = 0.6
const [WIDTH, HEIGHT, TOP, FOOT, RIGHT] = [300, 84, 8, 24, 62]

export type Point = { readonly at: number; readonly share: number | null }

/** The last two hours up to now; null where nobody called. */
export const pointsOf = (quarters: Answers['quarters'], now: number): readonly Point[] => {
  const last = quarterOf(now)
  const known = new Map(quarters.map((quarter) => [quarter.at, quarter]))
  return Array.from({ length: QUARTERS }, (_, i) => {
    const at = last - (QUARTERS - 1 - i) * QUARTER_MS
    const quarter = known.get(at)
    return { at, share: quarter === undefined || quarter.answered === 0 ? null : quarter.within15 / quarter.answered }
  })
}

const x = (i: number): number => 10 + (i * (WIDTH - RIGHT - 20)) / (QUARTERS - 1)
const y = (share: number): number => TOP + ((1 - Math.max(FLOOR, share)) / (1 - FLOOR)) * (HEIGHT - TOP - FOOT)

export function AnswersPlot({ points }: { readonly points: readonly Point[] }) {
  const t = useText()
  const known = points.flatMap(({ share }, i) => (share === null ? [] : [{ i, share }]))
  return (
    <svg
      className={css.plot}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={t('wall.answers.plot')}
      preserveAspectRatio="xMinYMid meet"
    >
      <line className={css.goal} x1="0" x2={WIDTH - RIGHT} y1={y(GOAL)} y2={y(GOAL)} />
      <text className={css.goalText} x={WIDTH - RIGHT + 6} y={y(GOAL) + 6}>
        90 %
      </text>
      <path
        className={css.course}
        d={known.map(({ i, share }, n) => `${n === 0 ? 'M' : 'L'}${x(i).toFixed(1)} ${y(share).toFixed(1)}`).join('')}
      />
      {points.map(({ at, share }, i) =>
        share === null ? null : (
          <circle
            key={at}
            className={names(css.point, share < GOAL && css.below)}
            data-below={share < GOAL || undefined}
            cx={x(i)}
            cy={y(share)}
            r="6"
          />
        ),
      )}
      <text className={css.span} x="0" y={HEIGHT - 3}>
        {t('wall.answers.span')}
      </text>
    </svg>
  )
}
