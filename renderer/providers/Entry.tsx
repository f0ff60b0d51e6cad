/** One setting of a service: its name, what stands in it, what it is for, and what is wrong with it. */
import { useId } from 'react'
import { names } from '../ui/names.ts'
import css from './Providers.module.css'

type Props = {
  readonly label: string
  readonly value: string
  readonly hint?: string | undefined
  readonly wrong?: string | undefined
  readonly lines?: number
  readonly numeric?: boolean
  readonly onChange: (value: string) => void
}

export function Entry({ label, value, hint, wrong, lines, numeric, onChange }: Props) {
  const id = useId()
  const told = hint !== undefined || wrong !== undefined ? `${id}-told` : undefined
  const common = {
    id,
    value,
    'aria-invalid': wrong === undefined ? undefined : true,
    'aria-describedby': told,
    className: names(css.input, lines !== undefined && css.area),
    spellCheck: false,
    autoComplete: 'off',
  } as const
  return (
    <div className={css.entry}>
      <label htmlFor={id}>{label}</label>
      <div>
        {lines === undefined ? (
          <input
            {...common}
            type="text"
            inputMode={numeric ? 'decimal' : undefined}
            onChange={(event) => onChange(event.target.value)}
          />
        ) : (
          <textarea {...common} rows={lines} onChange={(event) => onChange(event.target.value)} />
        )}
        {told !== undefined && (
          <small id={told} className={names(css.hint, wrong !== undefined && css.wrong)}>
            {wrong ?? hint}
          </small>
        )}
      </div>
    </div>
  )
}
