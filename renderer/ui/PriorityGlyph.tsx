/** Priority by shape, numeral and colour at once: octagon 1, triangle 2, diamond 3, circle 4, dashed ring when unknown. */
import css from './PriorityGlyph.module.css'

export type PriorityLevel = 0 | 1 | 2 | 3 | 4

const SHAPES = {
  1: <polygon className={css.shape} points="7.2,1 16.8,1 23,7.2 23,16.8 16.8,23 7.2,23 1,16.8 1,7.2" />,
  2: <polygon className={css.shape} points="12,1.2 23.6,22.2 0.4,22.2" />,
  3: <polygon className={css.shape} points="12,0.6 23.4,12 12,23.4 0.6,12" />,
  4: <circle className={css.shape} cx="12" cy="12" r="10.6" />,
} as const

type Props = {
  readonly level: PriorityLevel
  /** Said by a screen reader: «Prioridad 1 Crítica». Left out, the glyph is decoration beside its word. */
  readonly label?: string
  /** Side, px. */
  readonly size?: number
}

export function PriorityGlyph({ level, label, size = 20 }: Props) {
  return (
    <svg
      className={css.glyph}
      data-level={level}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      role={label === undefined ? 'presentation' : 'img'}
      aria-hidden={label === undefined}
      aria-label={label ?? ''}
    >
      {level === 0 ? (
        <>
          <circle className={css.ring} cx="12" cy="12" r="10" />
          <text className={css.unknown} x="12" y="16.6">
            ?
          </text>
        </>
      ) : (
        <>
          {SHAPES[level]}
          <text className={css.numeral} x="12" y={level === 2 ? 19.9 : 17}>
            {level}
          </text>
        </>
      )}
    </svg>
  )
}

const ORDER = ['critical', 'high', 'medium', 'low']

/** The level of a priority by name; unknown or absent is 0. */
export const levelOf = (priority: string | null | undefined): PriorityLevel =>
  (ORDER.indexOf(priority ?? '') + 1) as PriorityLevel
