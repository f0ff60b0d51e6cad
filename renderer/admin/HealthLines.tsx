/** Rows of the machine's health: a mark, a name, a value. */
import { CircleAlert, CircleCheck, CircleX } from 'lucide-react'
import type { Line } from './diagnosis.ts'
import css from './Health.module.css'

const MARKS = { good: <CircleCheck />, warn: <CircleAlert />, bad: <CircleX /> } as const

export function HealthLines({ lines }: { readonly lines: readonly Line[] }) {
  return (
    <dl className={css.lines}>
      {lines.map(({ key, title, text, health }) => (
        <div key={key} data-health={health} data-fact={key}>
          <dt>
            <i aria-hidden>{health === undefined ? null : MARKS[health]}</i>
            {title}
          </dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}
