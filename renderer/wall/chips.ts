/** How many alerts a large call shows whole: from three metres a cut word is no word. */

/** Measured on Inter 600 at 25 px, a little generous. */
const CHAR_PX = 13.6
/** Icon, padding, border. */
const EDGE_PX = 68
const GAP_PX = 8
const COUNT_PX = 48
/** More than two are a number. */
const MOST = 2

export type Crowd = {
  /** px of a line. */
  readonly width: number
  readonly rows: 1 | 2
  /** Chips that always stand: a call for help, practice. */
  readonly fixed: readonly string[]
  readonly alerts: readonly string[]
}

const widthOf = (text: string): number => text.length * CHAR_PX + EDGE_PX

/** Whether these, one after another, fit the lines, with room for a count at the end. */
const fits = (chips: readonly number[], { width, rows }: Crowd): boolean => {
  let line = 1
  let used = 0
  for (const chip of chips) {
    if (used > 0 && used + GAP_PX + chip > width) {
      line++
      used = 0
    }
    used += (used > 0 ? GAP_PX : 0) + Math.min(chip, width)
  }
  return line <= rows
}

/** Whether these do not fit one line of `width` px with a count at its end. */
export const isWiderThan = (width: number, texts: readonly string[], count: string): boolean =>
  [...texts.map(widthOf), ...(count === '' ? [] : [COUNT_PX])].reduce((sum, chip) => sum + GAP_PX + chip, -GAP_PX) >
  width

/** The gravest alert always stands: on two lines where one is too short. */
export const chipsOf = (crowd: Crowd): number => {
  const { fixed, alerts } = crowd
  for (let shown = Math.min(MOST, alerts.length); shown > 1; shown--) {
    const count = alerts.length > shown ? [COUNT_PX] : []
    if (fits([...fixed.map(widthOf), ...alerts.slice(0, shown).map(widthOf), ...count], crowd)) return shown
  }
  return Math.min(1, alerts.length)
}
