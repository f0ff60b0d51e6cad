/** A whole number that is kept when Enter is pressed or the field is left; what cannot be is said beside it, and Esc brings it back. */
import { useEffect, useState } from 'react'
import { useText } from '../i18n/text.ts'
import css from './Settings.module.css'

type Props = {
  readonly label: string
  readonly value: number | null
  readonly least: number
  readonly most: number
  readonly readOnly?: boolean
  readonly unit?: string
  readonly onKeep: (value: number) => void
}

export function NumberField({ label, value, least, most, readOnly, unit, onKeep }: Props) {
  const t = useText()
  const shown = value === null ? '' : String(value)
  const [draft, setDraft] = useState(shown)
  useEffect(() => setDraft(shown), [shown])
  const wrong = draft === shown ? undefined : faultOf(draft, least, most)
  const keep = (): void => {
    if (draft !== shown && wrong === undefined) onKeep(Number(draft))
  }
  return (
    <span className={css.number}>
      <input
        className={css.input}
        inputMode="numeric"
        aria-label={label}
        aria-invalid={wrong !== undefined || undefined}
        readOnly={readOnly}
        maxLength={6}
        value={draft}
        onChange={({ target }) => setDraft(target.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === 'Enter') keep()
          if (event.key !== 'Escape' || draft === shown) return
          event.preventDefault()
          event.stopPropagation()
          setDraft(shown)
        }}
      />
      {unit !== undefined && <span>{unit}</span>}
      {wrong !== undefined && (
        <small className={css.wrong} role="alert">
          {t(wrong, { a: least, b: most })}
        </small>
      )}
    </span>
  )
}

type Fault = 'admin.w_empty' | 'admin.w_number' | 'admin.w_from'

export function faultOf(text: string, least: number, most: number): Fault | undefined {
  const bare = text.trim()
  if (bare === '') return 'admin.w_empty'
  if (!/^-?\d+$/.test(bare)) return 'admin.w_number'
  return Number(bare) < least || Number(bare) > most ? 'admin.w_from' : undefined
}
