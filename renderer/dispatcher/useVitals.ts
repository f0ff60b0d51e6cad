/** The nine fields that a call cannot do without, each one key away: it opens for typing, and what is typed holds against the machine. */
import { useEffect } from 'react'
import type { FieldName } from '../../convex/domain/canonical.ts'

/** Alt+1 to Alt+9. */
export const VITALS: readonly FieldName[] = [
  'direccion',
  'comuna',
  'depto',
  'consciente',
  'respira',
  'avdi',
  'motivo',
  'edad',
  'aviso_conserjeria',
]

/** Also while another field is being typed in: who fills a form does not go back to the page first. */
export function useVitals(): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.repeat) return
      if (document.querySelector('dialog[open]') !== null) return
      const field = VITALS[Number(/^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1] ?? 0) - 1]
      const place = field && document.querySelector<HTMLElement>(`[data-field="${field}"]`)
      if (!place) return
      event.preventDefault()
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
      place.scrollIntoView({ block: 'nearest' })
      place.focus()
      // The field opens itself as it does for a double click.
      place.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }))
    }
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [])
}
