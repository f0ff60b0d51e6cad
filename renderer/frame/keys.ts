/** Single-key shortcuts: heard only outside text fields and dialogs, so that typing never acts. */
import { useEffect, useRef } from 'react'

/** Whether the keyboard belongs to someone else now: a text field, or an open dialog. */
export const isTyping = (target: EventTarget | null): boolean => {
  if (document.querySelector('dialog[open]') !== null) return true
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.matches('input, textarea, select')
}

/** Handles a key; true says it was used. `key` is `event.key`, with `Shift+` before letters that need it. */
export type OnKey = (key: string, event: KeyboardEvent) => boolean

export const keyName = (event: KeyboardEvent): string =>
  event.shiftKey && /^[a-z]$/i.test(event.key) ? `Shift+${event.key.toUpperCase()}` : event.key

/** `first` hears before the screens do, for what must not reach them. */
export const useKeys = (onKey: OnKey, first = false): void => {
  const latest = useRef(onKey)
  latest.current = onKey
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      if (latest.current(keyName(event), event)) event.preventDefault()
    }
    window.addEventListener('keydown', hear, first)
    return () => window.removeEventListener('keydown', hear, first)
  }, [first])
}
