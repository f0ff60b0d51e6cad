/** How large the wall must be drawn to be read from where people sit: visual angle of a capital letter (NUREG-0700: at least 16′). */

export type Place = {
  /** From the eyes to the screen, m. */
  readonly distanceM: number
  /** Of the screen, inches. */
  readonly diagonalIn: number
}

export const USUAL_PLACE: Place = { distanceM: 3, diagonalIn: 65 }
export const BOUNDS = { distanceM: { least: 0.5, most: 12 }, diagonalIn: { least: 10, most: 150 } } as const

/** What the wall is drawn for, px. */
export const CANVAS = { width: 1920, height: 1080 } as const
/** The smallest text that somebody acts on: who takes the call, px of the canvas. */
const WORKING_PX = 23
/** Height of Inter's capitals in its size. */
const CAPITAL = 0.727
const LEAST_ARC = 16
const MOST_SCALE = 1.6
/** Above this the wall shows fewer calls instead of smaller ones. */
export const FEWER_ABOVE = 1.15

const MM_PER_INCH = 25.4
const ARC_MINUTES = (180 / Math.PI) * 60

/** Visual angle of the working text at `scale`, minutes of arc; a 16:9 screen filled by the canvas. */
export const arcOf = ({ distanceM, diagonalIn }: Place, scale: number): number => {
  const pitchMm = (diagonalIn * MM_PER_INCH) / Math.hypot(CANVAS.width, CANVAS.height)
  return Math.atan((WORKING_PX * scale * CAPITAL * pitchMm) / (distanceM * 1000)) * ARC_MINUTES
}

/** By how much the canvas is enlarged: 1 when it reads well as it is, never more than the screen can bear. */
export const wallScale = (place: Place): number => Math.min(MOST_SCALE, Math.max(1, LEAST_ARC / arcOf(place, 1)))

/** From where the wall reads well at the largest scale, m. */
export const farthestM = (place: Place): number => (place.distanceM * arcOf(place, MOST_SCALE)) / LEAST_ARC

export const isTooFar = (place: Place): boolean => arcOf(place, wallScale(place)) < LEAST_ARC - 0.05

export type Shape = {
  /** CSS zoom of the whole wall. */
  readonly zoom: number
  /** px before zoom. */
  readonly width: number
  readonly height: number
  readonly tiles: 4 | 6
  readonly columns: 1 | 2
  /** Rows of small calls in a column. */
  readonly rows: number
  /** px under the headings, for the calls. */
  readonly room: number
}

const HEAD_PX = 100 + 76
const BANNER_PX = 54
const SECTION_PX = 28 + 39
const MINI_PX = 56
/** The column of small calls, by how many stand side by side. */
export const ONGOING_PX = { 1: 430, 2: 720 } as const
const MOST_ROWS = 11

/** What a full room fits into a window of `width` × `height` px; `banner`: a strip takes its part. */
export const shapeOf = (
  scale: number,
  { width, height, banner }: { width: number; height: number; banner: boolean },
): Shape => {
  const zoom = Math.min(width / CANVAS.width, height / CANVAS.height) * scale
  const fewer = scale > FEWER_ABOVE
  const columns = fewer ? 1 : 2
  const canvas = { width: width / zoom, height: height / zoom }
  const room = canvas.height - HEAD_PX - SECTION_PX - (banner ? BANNER_PX : 0)
  return {
    zoom,
    ...canvas,
    tiles: fewer ? 4 : 6,
    columns,
    room,
    rows: Math.max(1, Math.min(MOST_ROWS, Math.floor(room / MINI_PX))),
  }
}
