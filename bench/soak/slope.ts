/** How fast a measure grows: the slope of the line through its samples (least squares). */

export type Point = { readonly atMs: number; readonly value: number }

const MS_PER_MINUTE = 60_000

/** Units of the value a minute; NaN when there are fewer than two moments. */
export const slopePerMinute = (points: readonly Point[]): number => {
  const n = points.length
  const meanX = points.reduce((sum, { atMs }) => sum + atMs, 0) / n
  const meanY = points.reduce((sum, { value }) => sum + value, 0) / n
  const along = points.reduce((sum, { atMs, value }) => sum + (atMs - meanX) * (value - meanY), 0)
  const spread = points.reduce((sum, { atMs }) => sum + (atMs - meanX) ** 2, 0)
  return (along / spread) * MS_PER_MINUTE
}

/** Samples after the first `share` (0–1) of the time. */
export const afterWarmUp = (points: readonly Point[], share: number): Point[] => {
  const first = points[0]?.atMs ?? 0
  const last = points.at(-1)?.atMs ?? 0
  return points.filter(({ atMs }) => atMs >= first + (last - first) * share)
}
