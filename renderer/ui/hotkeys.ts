/** Single-key and combined shortcuts of a view: silent while someone types or a dialog is open (WCAG 2.1.4). */
import { useEffect, useRef } from 'react'

/** `n`, `shift+1`, `ctrl+z`, `alt+s`, `end`, `/`: modifiers in the order ctrl, alt, shift. `false` leaves the key to others. */
export type Hotkeys = Readonly<Record<string, (event: KeyboardEvent) => unknown>>

type Hearing = {
  /** Hears before the views do, for what must not reach them. */
  readonly first?: boolean
  /** A key held down acts again and again: for moving through a list. */
  readonly repeats?: boolean
}

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** The name under which a key press is looked up; shift counts only for letters, digits and named keys. */
export function comboOf({ key, code, ctrlKey, metaKey, altKey, shiftKey }: Pressed): string {
  const digit = /^Digit(\d)$/.exec(code)?.[1]
  const name = digit !== undefined && shiftKey && key !== '/' ? digit : key.toLowerCase()
  const shifted = shiftKey && (digit === name || name.length > 1 || /\p{L}/u.test(name))
  return `${ctrlKey || metaKey ? 'ctrl+' : ''}${altKey ? 'alt+' : ''}${shifted ? 'shift+' : ''}${name}`
}

const TYPING = 'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]'

let alone = true

/** Whether a letter, digit or sign alone is a shortcut; keys with Ctrl or Alt and named keys always are. */
export const letKeysAct = (on: boolean): void => {
  alone = on
}

const isAlone = ({ key, ctrlKey, metaKey, altKey }: Pressed): boolean =>
  [...key].length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey

/** True when Enter and Space are those of a control: a part of the page that only holds the focus has no use for them. */
export const onControl = (): boolean =>
  document.activeElement?.matches('button, a[href], input, select, textarea, summary, [tabindex="0"]') ?? false

/** True when the key belongs to what has focus: a text field, or a dialog above the view. */
export const isTaken = (event: KeyboardEvent): boolean =>
  event.defaultPrevented ||
  (event.target instanceof Element && event.target.closest(TYPING) !== null) ||
  document.querySelector('dialog[open]') !== null

/** Hears `hotkeys` on the window while mounted. */
export function useHotkeys(hotkeys: Hotkeys, { first = false, repeats = false }: Hearing = {}): void {
  const latest = useRef(hotkeys)
  latest.current = hotkeys
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if ((event.repeat && !repeats) || isTaken(event)) return
      if (!alone && isAlone(event)) return
      const act = latest.current[comboOf(event)]
      if (act === undefined) return
      if (act(event) !== false) event.preventDefault()
    }
    window.addEventListener('keydown', hear, first)
    return () => window.removeEventListener('keydown', hear, first)
  }, [first, repeats])
}
