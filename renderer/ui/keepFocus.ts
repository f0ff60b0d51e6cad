/** Keeps the focus from being lost: when what had it vanishes by a key or a click, the part around it takes it. */
import { type FocusPlace, focusPlace } from './focusPlace.ts'

/** An answer of the host or the backend takes that long at most to change what is on screen, ms. */
export const SOON_MS = 250

type Later = (act: () => void, ms: number) => unknown

/** Watches this page until it is ended. Whoever clicks beside everything wants no focus, and has none. */
export function keepFocus(
  later: Later = (act, ms) => setTimeout(act, ms),
  place: () => FocusPlace = focusPlace,
): () => void {
  let last: FocusPlace | undefined
  let over = false
  const isLost = (): boolean => document.activeElement === null || document.activeElement === document.body
  const mend = (): void => {
    if (over || !isLost()) return
    const kept = last
    last = undefined
    kept?.near()
  }
  const note = (): void => {
    last = place()
  }
  const forget = (): void => {
    last = undefined
  }
  const soon = (): void => void later(mend, SOON_MS)
  const press = ({ key }: KeyboardEvent): void => {
    // The browser knows where to go on by Tab, and by Tab one may leave the page.
    if (key === 'Tab') return
    // What vanished by itself since the last key: this one finds its way from there.
    mend()
    soon()
  }
  window.addEventListener('focusin', note, true)
  window.addEventListener('pointerdown', forget, true)
  window.addEventListener('keydown', press, true)
  window.addEventListener('click', soon, true)
  return () => {
    over = true
    window.removeEventListener('focusin', note, true)
    window.removeEventListener('pointerdown', forget, true)
    window.removeEventListener('keydown', press, true)
    window.removeEventListener('click', soon, true)
  }
}
