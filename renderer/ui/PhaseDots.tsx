/** Where a call stands in its phases: passed, present, to come. One element, for a list of calls has one in every row. */
import type { CSSProperties } from 'react'
import css from './PhaseDots.module.css'

type Props = { readonly index: number; readonly count: number; readonly label: string }

export function PhaseDots({ index, count, label }: Props) {
  const place = { '--index': index, '--count': count } as CSSProperties
  return <span className={css.dots} role="img" aria-label={label} style={place} />
}
