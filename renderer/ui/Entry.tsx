/** One text that a person writes: its label, a hint, and what is wrong with it beside it. */
import { useId } from 'react'
import css from './Entry.module.css'
import { names } from './names.ts'

type Props = {
  readonly label: string
  readonly value: string
  readonly hint?: string | undefined
  readonly wrong?: string | undefined
  readonly type?: 'text' | 'password'
  readonly autoComplete?: 'current-password'
  /** Of a text area; without them it is one line. */
  readonly rows?: number | undefined
  readonly numeric?: boolean | undefined
  readonly required?: boolean | undefined
  readonly disabled?: boolean | undefined
  readonly maxLength?: number
  readonly onChange: (value: string) => void
}

export function Entry(props: Props) {
  const { label, value, hint, wrong, type = 'text', rows, numeric, required, disabled, maxLength = 1024 } = props
  const id = useId()
  const told = hint !== undefined || wrong !== undefined ? `${id}-told` : undefined
  const common = {
    ...{ id, value, required, disabled, spellCheck: false },
    'aria-invalid': wrong !== undefined || undefined,
    'aria-describedby': told,
    className: names(css.input, rows !== undefined && css.area),
    onChange: ({ target }: { readonly target: { readonly value: string } }) => props.onChange(target.value),
  }
  return (
    <div className={css.entry}>
      <label htmlFor={id}>{label}</label>
      <div>
        {rows === undefined ? (
          <input
            {...common}
            type={type}
            maxLength={maxLength}
            inputMode={numeric ? 'decimal' : undefined}
            autoComplete={props.autoComplete ?? (type === 'password' ? 'new-password' : 'off')}
          />
        ) : (
          <textarea {...common} rows={rows} autoComplete="off" />
        )}
        {told !== undefined && (
          <small id={told} className={wrong === undefined ? css.hint : css.wrong}>
            {wrong ?? hint}
          </small>
        )}
      </div>
    </div>
  )
}
