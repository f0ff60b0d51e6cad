/** A modal window on the native dialog element: focus kept inside, Esc closes, the safe choice takes focus first. */

import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { IconButton } from './Button.tsx'
import css from './Dialog.module.css'
import { type FocusPlace, focusPlace } from './focusPlace.ts'

type Props = {
  readonly title: string
  readonly closeLabel: string
  readonly onClose: () => void
  readonly children: ReactNode
  /** Buttons at the bottom; put `data-autofocus` on the safe one. */
  readonly actions?: ReactNode
  /** px. */
  readonly width?: number
  /** Words alone, more than fit: they are scrolled with the keyboard, so they take focus. */
  readonly scrolls?: boolean
  /** Where the focus goes back to. */
  readonly place?: () => FocusPlace
}

export function Dialog(props: Props) {
  const { title, closeLabel, onClose, children, actions, width = 520, scrolls = false, place = focusPlace } = props
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  const opened = useRef(place)
  useEffect(() => {
    const dialog = ref.current
    if (dialog === null) return
    const before = opened.current()
    dialog.showModal()
    dialog.querySelector<HTMLElement>('[data-autofocus]')?.focus()
    return () => {
      dialog.close()
      before.back()
    }
  }, [])
  return (
    <dialog
      ref={ref}
      className={css.dialog}
      style={{ width }}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      // Single-key shortcuts of the view behind must not hear what is typed here.
      onKeyDown={(event) => event.stopPropagation()}
    >
      <header className={css.header}>
        <h2 id={id}>{title}</h2>
        <IconButton tone="ghost" size="small" icon={<X />} label={closeLabel} onClick={onClose} />
      </header>
      <div className={css.body} tabIndex={scrolls ? 0 : undefined}>
        {children}
      </div>
      {actions !== undefined && <footer className={css.actions}>{actions}</footer>}
    </dialog>
  )
}
