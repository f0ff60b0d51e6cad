/** A level in a few steps, as filled blocks: 2 of 4. */
import { names } from './names.ts'
import css from './Steps.module.css'

type Props = { readonly on: number; readonly of: number; readonly label: string }

export function Steps({ on, of, label }: Props) {
  const blocks = []
  for (let i = 0; i < of; i++) blocks.push(<b key={i} className={names(i < on && css.on)} />)
  return (
    <span className={css.steps} role="img" aria-label={label}>
      {blocks}
    </span>
  )
}
