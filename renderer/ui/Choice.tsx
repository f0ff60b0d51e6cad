/** One of a few, side by side: a radio group drawn as segments. */
import { type ReactNode, useId } from 'react'
import css from './Choice.module.css'

type Option<T extends string> = { readonly value: T; readonly text: ReactNode; readonly label?: string }

type Props<T extends string> = {
  readonly label: string
  readonly value: T
  readonly options: readonly Option<T>[]
  readonly onChange: (value: T) => void
}

export function Choice<T extends string>({ label, value, options, onChange }: Props<T>) {
  const name = useId()
  return (
    <div className={css.choice} role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value} className={css.option}>
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            aria-label={option.label}
            onChange={() => onChange(option.value)}
          />
          {option.text}
        </label>
      ))}
    </div>
  )
}
