/** How sure the machine is: three bars and a number; one amber bar under 70 %. */
import css from './Confidence.module.css'
import { names } from './names.ts'

type Props = {
  /** 0-1. */
  readonly value: number
  /** «94 %», already formatted. */
  readonly text: string
  readonly label?: string
}

export function Confidence({ value, text, label }: Props) {
  const bars = value >= 0.9 ? 3 : value >= 0.7 ? 2 : 1
  return (
    <span className={names(css.confidence, bars === 1 && css.low)} title={label}>
      <span className={css.bars} aria-hidden="true">
        {[1, 2, 3].map((bar) => (
          <b key={bar} className={names(bar <= bars && css.on)} />
        ))}
      </span>
      <span>{text}</span>
    </span>
  )
}
