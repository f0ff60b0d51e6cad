/** A round distance for the bar of a drawing to scale. */

/** m of the longest bar that begins with 1, 2 or 5 and is no longer than `most`. */
export function roundBelow(most: number): number {
  const ten = 10 ** Math.floor(Math.log10(most))
  return ([5, 2, 1].find((step) => step * ten <= most) ?? 1) * ten
}
