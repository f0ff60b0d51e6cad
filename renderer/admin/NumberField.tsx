/** A whole number that is kept when Enter is pressed or the field is left; what cannot be is said beside it, and Esc brings it back. */

import { useEffect, useRef, useState } from 'react'
import { useText } from '../i18n/text.ts'
import fields from '../ui/Entry.module.css'
import { names } from '../ui/names.ts'
import css from './Settings.module.css'

type Props = {
  readonly label: string
  readonly value: number | null
  readonly least: number
  readonly most: number
  readonly readOnly?: boolean
  readonly unit?: string
  /** Another number brings back what is kept, in place of what was typed. */
  readonly round?: number
  readonly onKeep: (value: number) => void
}

export function NumberField({ label, value, least, most, readOnly, unit, round = 0, onKeep }: Props) {
  const t = useText()
  const shown = value === null ? '' : String(value)
  const [draft, setDraft] = useState(shown)
  const given = useRef('')
  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` says when to begin anew
  useEffect(() => {
    setDraft(shown)
    given.current = ''
  }, [shown, round])
  const wrong = draft === shown ? undefined : faultOf(draft, least, most)
  const keep = (): void => {
    // Enter, and then leaving the field, are one wish.
    if (draft === shown || wrong !== undefined || given.current === draft) return
    given.current = draft
    onKeep(Number(draft))
  }
  return (
    <span className={css.number}>
      <input
        className={names(fields.input, fields.fit)}
        inputMode="numeric"
        aria-label={label}
        aria-invalid={wrong !== undefined || undefined}
        readOnly={readOnly}
        maxLength={6}
        value={draft}
        onChange={({ target }) => setDraft(target.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            // What opens now takes the focus, and must not take this very key as its answer.
            event.preventDefault()
            keep()
          }
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
