/** How many alert chips stand beside a call's name without being cut: a cut alert is worse than a counted one. */

/** Measured on Inter at 13-14 px; a little generous, so that what is counted in does fit. */
const TITLE_CHAR_PX = 7.2
const CHIP_CHAR_PX = 6
/** Icon, padding, border and the gap before the chip. */
const CHIP_EDGE_PX = 43
const MARK_PX = 90
const COUNT_PX = 30

export type Crowd = {
  /** px of the cell. */
  readonly room: number
  readonly title: string
  /** Chips that always stand: practice, call for help. */
  readonly marks: number
  readonly alerts: readonly string[]
  readonly most: number
}

/** The first alert always stands: it is the gravest, and its own text may be cut as the last resort. */
export const chipsThatFit = ({ room, title, marks, alerts, most }: Crowd): number => {
  let left = room - title.length * TITLE_CHAR_PX - marks * MARK_PX
  let fit = 0
  for (const alert of alerts.slice(0, most)) {
    left -= alert.length * CHIP_CHAR_PX + CHIP_EDGE_PX
    const rest = alerts.length > fit + 1 ? COUNT_PX : 0
    if (left < rest) break
    fit++
  }
  return Math.max(Math.min(1, alerts.length), fit)
}
