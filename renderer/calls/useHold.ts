/** Whether the order is held: someone points at the list or moves through it, or asked for it with a key. */
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'

/** A pointer left lying on the list, or a focus left in it, stops holding the order after this, ms. */
const FORGOTTEN_MS = 20_000

export type Hold = 'none' | 'selecting' | 'byKey'

export const useHold = (
  list: RefObject<HTMLElement | null>,
): { readonly hold: Hold; toggle(): void; touch(): void } => {
  const [byKey, setByKey] = useState(false)
  const [selecting, setSelecting] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const release = useCallback(() => {
    clearTimeout(timer.current)
    setSelecting(false)
  }, [])
  const touch = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setSelecting(false), FORGOTTEN_MS)
    setSelecting(true)
  }, [])

  useEffect(() => {
    const element = list.current
    if (element === null) return
    const leaving = (event: FocusEvent): void => {
      if (!(event.relatedTarget instanceof Node) || !element.contains(event.relatedTarget)) release()
    }
    element.addEventListener('pointermove', touch)
    element.addEventListener('pointerleave', release)
    element.addEventListener('wheel', touch, { passive: true })
    element.addEventListener('focusout', leaving)
    return () => {
      element.removeEventListener('pointermove', touch)
      element.removeEventListener('pointerleave', release)
      element.removeEventListener('wheel', touch)
      element.removeEventListener('focusout', leaving)
    }
  }, [list, touch, release])
  useEffect(() => () => clearTimeout(timer.current), [])

  return { hold: byKey ? 'byKey' : selecting ? 'selecting' : 'none', toggle: () => setByKey((on) => !on), touch }
}
