/** A small line of 0-100 values, oldest first, with its last point marked and a dotted line at 75. */

import { names } from './names.ts'
import css from './Sparkline.module.css'

type Props = {
  readonly values: readonly number[]
  readonly width?: number
  readonly height?: number
  /** From this value on the line takes the colour of distress. */
  readonly high?: number
  readonly stroke?: number
}

export function Sparkline({ values, width = 84, height = 22, high = 50, stroke = 1.8 }: Props) {
  const y = (v: number): number => height - 3 - (Math.min(100, Math.max(0, v)) / 100) * (height - 6)
  const x = (i: number): number => 2 + (values.length < 2 ? width - 8 : (i * (width - 8)) / (values.length - 1))
  const last = values.at(-1)
  const line = values.map((v, i) => `${i === 0 ? 'M' : 'L'}${x(i).toFixed(1)} ${y(v).toFixed(1)}`).join('')
  return (
    <svg
      className={names(css.line, last !== undefined && last >= high && css.high)}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
      style={{ backgroundPositionY: y(75) - 0.5 }}
    >
      {last !== undefined && (
        <>
          {values.length > 1 && (
            <path className={css.area} d={`${line}L${x(values.length - 1).toFixed(1)} ${height}L2 ${height}Z`} />
          )}
          <path className={css.stroke} d={line} strokeWidth={stroke} />
          <circle className={css.point} cx={x(values.length - 1)} cy={y(last)} r={stroke * 1.6} />
        </>
      )}
    </svg>
  )
}
