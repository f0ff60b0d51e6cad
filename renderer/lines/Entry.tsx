/** One text that a person writes, with its label, a hint, and what is wrong with it beside it. */
import { useId } from 'react'
import css from './Lines.module.css'

type Props = {
  readonly label: string
  readonly hint?: string | undefined
  readonly value: string
  readonly wrong?: string | undefined
  readonly type?: 'text' | 'password'
  /** More than one makes a text area of it. */
  readonly rows?: number
  readonly required?: boolean
  readonly disabled?: boolean
  readonly onChange: (value: string) => void
}

export function Entry({ label, hint, value, wrong, type = 'text', rows = 1, required, disabled, onChange }: Props) {
  const id = useId()
  const about = {
    id,
    value,
    required,
    disabled,
    className: css.input,
    'aria-invalid': wrong !== undefined || undefined,
    'aria-describedby': `${id}-hint`,
  }
  return (
    <div className={css.entry}>
      <label htmlFor={id}>{label}</label>
      <div>
        {rows > 1 ? (
          <textarea {...about} rows={rows} onChange={({ target }) => onChange(target.value)} />
        ) : (
          <input
            {...about}
            type={type}
            autoComplete={type === 'password' ? 'new-password' : 'off'}
            maxLength={1024}
            onChange={({ target }) => onChange(target.value)}
          />
        )}
        <small id={`${id}-hint`} className={wrong === undefined ? css.hint : css.wrong}>
          {wrong ?? hint}
        </small>
      </div>
    </div>
  )
}
