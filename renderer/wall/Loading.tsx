/** The wall before its first calls: places where they will be, and after three seconds words. */
import { useEffect, useState } from 'react'
import { useText } from '../i18n/text.ts'
import { Skeleton } from '../ui/Skeleton.tsx'
import css from './Calls.module.css'
import { ONGOING_PX, type Shape } from './scale.ts'
import wallCss from './Wall.module.css'

const WORDS_AFTER_MS = 3_000

const ACROSS = { 1: 'minmax(0, 1fr)', 2: 'repeat(2, minmax(0, 1fr))' } as const

const placesOf = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i)

export function Loading({ shape }: { readonly shape: Shape }) {
  const t = useText()
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), WORDS_AFTER_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div
      className={css.calls}
      style={{ gridTemplateColumns: `minmax(0, 1fr) ${ONGOING_PX[shape.columns]}px` }}
      aria-busy="true"
    >
      <section className={css.needs}>
        <h2>
          {t('wall.needs')} {late && <span role="status">{t('frame.state.connecting')}</span>}
        </h2>
        <div
          className={css.tiles}
          style={{ gridTemplateColumns: ACROSS[2], gridTemplateRows: `repeat(${shape.tiles / 2}, minmax(0, 1fr))` }}
        >
          {placesOf(shape.tiles).map((i) => (
            <div key={i} className={wallCss.place}>
              <Skeleton width={`${50 + ((i * 13) % 40)}%`} />
              <Skeleton width={`${30 + ((i * 7) % 40)}%`} />
            </div>
          ))}
        </div>
      </section>
      <section className={css.ongoing}>
        <h2>{t('wall.ongoing')}</h2>
        <div
          className={css.minis}
          style={{
            gridTemplateColumns: ACROSS[shape.columns],
            gridTemplateRows: `repeat(${shape.rows}, minmax(0, 1fr))`,
          }}
        >
          {placesOf(shape.columns * shape.rows).map((i) => (
            <div key={i} className={wallCss.place}>
              <Skeleton width={`${40 + ((i * 13) % 50)}%`} />
            </div>
          ))}
        </div>
      </section>
    </div>
  )
}
