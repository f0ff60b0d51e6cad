/** How exactly a place is known, drawn to scale: where the caller is with such certainty, and a bar to read it by. It is no map and draws none. */
import { useFormat } from '../i18n/format.ts'
import css from './PlaceDrawing.module.css'
import { roundBelow } from './scale.ts'

type Props = {
  /** m around the point; null when nobody told. */
  readonly radiusM: number | null
  readonly width: number
  readonly height: number
}

export function PlaceDrawing({ radiusM, width, height }: Props) {
  const format = useFormat()
  const [x, y] = [width / 2, height / 2]
  const ring = height * 0.42
  const bar = radiusM === null || radiusM <= 0 ? null : roundBelow((radiusM * (width * 0.22)) / ring)
  const length = bar === null || radiusM === null ? 0 : (bar * ring) / radiusM
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      className={css.drawing}
      aria-hidden
      focusable="false"
    >
      <path className={css.cross} d={`M${x} 0V${height}M0 ${y}H${width}`} />
      {radiusM !== null && radiusM > 0 && <circle className={css.ring} cx={x} cy={y} r={ring} />}
      <circle className={css.point} cx={x} cy={y} r="4.5" />
      {bar !== null && (
        <>
          <path className={css.bar} d={`M${width - 8 - length} ${height - 10}v4h${length}v-4`} />
          <text className={css.label} x={width - 8} y={height - 13} textAnchor="end">
            {bar >= 1000 ? `${format.number(bar / 1000, 0)} km` : `${format.number(bar, bar < 1 ? 2 : 0)} m`}
          </text>
        </>
      )}
    </svg>
  )
}
