/** Where a call stands in its phases: passed, present, to come. */

import { names } from './names.ts'
import css from './PhaseDots.module.css'

type Props = { readonly index: number; readonly count: number; readonly label: string }

export function PhaseDots({ index, count, label }: Props) {
  const dots = []
  for (let i = 0; i < count; i++)
    dots.push(<i key={i} className={names(i < index && css.done, i === index && css.present)} />)
  return (
    <span className={css.dots} role="img" aria-label={label}>
      {dots}
    </span>
  )
}
