/** What a person writes in a dialog, in several lines: has the focus when the dialog opens, and Ctrl+Enter sends it. */
import css from './Writing.module.css'

type Props = {
  readonly label: string
  readonly value: string
  readonly maxLength: number
  readonly onChange: (value: string) => void
  readonly onSend: () => void
}

export function Writing({ label, value, maxLength, onChange, onSend }: Props) {
  return (
    <label>
      <span className={css.label}>{label}</span>
      <textarea
        className={css.field}
        data-autofocus
        value={value}
        maxLength={maxLength}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSend()
        }}
      />
    </label>
  )
}
