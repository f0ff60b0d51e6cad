/** The live calls in the list's own order: the first ones large, the others small, and how many more there are. */

import type { Seats } from '../board/figures.ts'
import type { BoardRow } from '../board/row.ts'
import { useText } from '../i18n/text.ts'
import css from './Calls.module.css'
import { Mini } from './Mini.tsx'
import type { Shape } from './scale.ts'
import { Tile } from './Tile.tsx'

type Props = {
  readonly live: readonly BoardRow[]
  readonly shape: Shape
  readonly seats: Seats | undefined
}

export function Calls({ live, shape, seats }: Props) {
  const t = useText()
  const { tiles, columns, rows, chipRows } = shape
  const rest = live.slice(tiles)
  // The last place says how many are not shown, or who is free.
  const places = columns * rows - 1
  const shown = rest.slice(0, places)
  const more = rest.length - shown.length
  const free = seats?.free ?? []
  return (
    <div className={css.calls} data-columns={columns}>
      <section className={css.needs}>
        <h2>
          {t('wall.needs')} <span>{t('wall.needs.sub', { n: tiles })}</span>
        </h2>
        <div className={css.tiles} style={{ gridTemplateRows: `repeat(${tiles / 2}, minmax(0, 1fr))` }}>
          {live.slice(0, tiles).map((row) => (
            <Tile key={row.callId} row={row} chipRows={chipRows} width={shape.tileWidth} />
          ))}
        </div>
      </section>
      <section className={css.ongoing}>
        <h2>
          {t('wall.ongoing')}{' '}
          <span>{rest.length === 0 ? t('wall.ongoing.none') : t('wall.ongoing.sub', { n: rest.length })}</span>
        </h2>
        <div className={css.minis} style={{ gridTemplateRows: `repeat(${rows}, minmax(0, 1fr))` }}>
          {shown.map((row) => (
            <Mini key={row.callId} row={row} />
          ))}
          {more > 0 ? (
            <b className={css.more}>{t('wall.more', { n: more })}</b>
          ) : (
            seats !== undefined && (
              <span className={css.free}>
                {free.length === 0 ? t('wall.free.nobody') : t('wall.free.names', { names: free.join(' · ') })}
              </span>
            )
          )}
        </div>
      </section>
    </div>
  )
}
