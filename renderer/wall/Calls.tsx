/** The live calls in the list's own order: the first ones large, the others small, and how many more there are. */

import type { Seats } from '../board/figures.ts'
import type { BoardRow } from '../board/row.ts'
import { useText } from '../i18n/text.ts'
import css from './Calls.module.css'
import { layoutOf } from './layout.ts'
import { Mini } from './Mini.tsx'
import type { Shape } from './scale.ts'
import { Tile } from './Tile.tsx'

const ALONE = { gridTemplateColumns: 'minmax(0, 1fr)' }

type Props = {
  readonly live: readonly BoardRow[]
  readonly shape: Shape
  readonly seats: Seats | undefined
}

export function Calls({ live, shape, seats }: Props) {
  const t = useText()
  const layout = layoutOf(shape, live.length)
  const { tiles, columns, rows } = layout
  const rest = live.slice(tiles)
  // The last place says how many are not shown, or who is free.
  const places = columns * rows - 1
  const shown = rest.slice(0, Math.max(0, places))
  const more = rest.length - shown.length
  const free = seats?.free ?? []
  const who =
    seats === undefined
      ? null
      : free.length === 0
        ? t('wall.free.nobody')
        : t('wall.free.names', { names: free.join(' · ') })
  return (
    <div
      className={css.calls}
      style={columns === 0 ? ALONE : { gridTemplateColumns: `minmax(0, 1fr) ${layout.ongoing}px` }}
    >
      <section className={css.needs} data-alone={columns === 0 || undefined}>
        <h2>
          {t(columns === 0 ? 'wall.ongoing' : 'wall.needs')}{' '}
          <span>{columns === 0 ? t('wall.ongoing.all') : t('wall.needs.sub', { n: tiles })}</span>
          {columns === 0 && who !== null && <span className={css.who}>{who}</span>}
        </h2>
        <div
          className={css.tiles}
          style={{
            gridTemplateColumns: `repeat(${layout.across}, minmax(0, 1fr))`,
            gridTemplateRows: `repeat(${layout.down}, minmax(0, 1fr))`,
          }}
        >
          {live.slice(0, tiles).map((row) => (
            <Tile
              key={row.callId}
              row={row}
              zoom={layout.tileZoom}
              chipRows={layout.chipRows}
              placeRows={layout.placeRows}
              width={layout.tileWidth}
            />
          ))}
        </div>
      </section>
      {columns > 0 && (
        <section className={css.ongoing}>
          <h2>
            {t('wall.ongoing')} <span>{t('wall.ongoing.sub', { n: rest.length })}</span>
          </h2>
          <div
            className={css.minis}
            style={{
              gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
              gridTemplateRows: `repeat(${rows}, minmax(0, 1fr))`,
            }}
          >
            {shown.map((row) => (
              <Mini key={row.callId} row={row} zoom={layout.miniZoom} />
            ))}
            {more > 0 ? (
              <b className={css.more}>{t('wall.more', { n: more })}</b>
            ) : (
              who !== null && <span className={css.free}>{who}</span>
            )}
          </div>
        </section>
      )}
    </div>
  )
}
