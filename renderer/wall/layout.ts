/** How the calls of the moment share the wall: few of them stand larger, and no half of it is empty. */
import { ONGOING_PX, type Shape } from './scale.ts'

export type Layout = {
  /** How many stand large, side by side and below each other. */
  readonly tiles: number
  readonly across: number
  readonly down: number
  /** CSS zoom of a large call. */
  readonly tileZoom: number
  /** px inside a large call, before its zoom. */
  readonly tileWidth: number
  /** Lines of alerts that a large call has room for. */
  readonly chipRows: 1 | 2
  /** Lines of its place. */
  readonly placeRows: 1 | 2
  /** Columns of small calls; none where all stand large. */
  readonly columns: 0 | 1 | 2
  /** Rows of small calls in a column. */
  readonly rows: number
  /** px of all columns of small calls. */
  readonly ongoing: number
  readonly miniZoom: number
}

export const TILE_GAP_PX = 12
/** What lies left and right of the large calls, and inside one of them. */
const [AROUND_PX, INSIDE_PX] = [26, 42]
/** With two lines of alerts; and with two of its place as well. */
const TALL_PX = { chips: 270, place: 304 } as const
/** What a large call grows from, px: then both have their two lines. */
const DRAWN = { width: 539, height: TALL_PX.place } as const
/** A room may have this many times as many large calls, when all are. */
const MORE = 1.5
/** Beyond this a call no longer reads better, it only fills. */
const MOST_ZOOM = 2.2
/** A single column of small calls can afford this. */
const ONE_COLUMN = { zoom: 1.2, px: 520 } as const

/** How many stand side by side, by how many there are. */
const acrossOf = (tiles: number): number => (tiles === 1 ? 1 : tiles > 4 ? 3 : 2)

export function layoutOf(shape: Shape, live: number): Layout {
  const all = live <= shape.tiles * MORE
  const tiles = all ? Math.max(1, live) : shape.tiles
  const across = all ? acrossOf(tiles) : 2
  const down = Math.ceil(tiles / across)
  const small = all ? NONE : smallOf(shape, live - tiles)
  const area = {
    width: (shape.width - small.ongoing - AROUND_PX - (across - 1) * TILE_GAP_PX) / across,
    height: (shape.room - (down - 1) * TILE_GAP_PX) / down,
  }
  const fits = Math.min((area.width - INSIDE_PX) / DRAWN.width, area.height / DRAWN.height)
  const tileZoom = all ? Math.min(MOST_ZOOM, Math.max(1, fits)) : 1
  const height = area.height / tileZoom
  return {
    ...{ tiles, across, down, tileZoom, ...small },
    tileWidth: area.width / tileZoom - INSIDE_PX,
    chipRows: height >= TALL_PX.chips ? 2 : 1,
    placeRows: height >= TALL_PX.place ? 2 : 1,
  }
}

type Small = Pick<Layout, 'columns' | 'rows' | 'ongoing' | 'miniZoom'>

const NONE: Small = { columns: 0, rows: 0, ongoing: 0, miniZoom: 1 }

/** Small calls stand in one column, larger, as long as they fit it with the place that says who is free. */
function smallOf({ columns, rows }: Shape, rest: number): Small {
  const fewer = Math.floor(rows / ONE_COLUMN.zoom)
  if (columns === 1 || rest >= fewer) return { columns, rows, ongoing: ONGOING_PX[columns], miniZoom: 1 }
  return { columns: 1, rows: fewer, ongoing: ONE_COLUMN.px, miniZoom: ONE_COLUMN.zoom }
}
