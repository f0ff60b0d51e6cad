/** The list before its first rows: bars where values will be, and after three seconds words. */
import { useEffect, useState } from 'react'
import { useText } from '../i18n/text.ts'
import { names } from '../ui/names.ts'
import { Skeleton } from '../ui/Skeleton.tsx'
import css from './Loading.module.css'
import rowCss from './Row.module.css'

const WORDS_AFTER_MS = 3_000
const ROWS = Array.from({ length: 14 }, (_, i) => i)
const COLUMNS = Array.from({ length: 10 }, (_, i) => i)

export function Loading() {
  const t = useText()
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), WORDS_AFTER_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className={css.loading} aria-busy="true">
      {ROWS.map((i) => (
        <div key={i} className={names(rowCss.row, rowCss.grid)}>
          {COLUMNS.map((j) => (
            <span key={j}>
              <Skeleton width={`${30 + ((i * 7 + j * 13) % 60)}%`} />
            </span>
          ))}
        </div>
      ))}
      {late && (
        <p className={css.words} role="status">
          {t('frame.state.connecting')}
        </p>
      )}
    </div>
  )
}
