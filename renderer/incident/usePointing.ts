/** Which field the reader is asking about: at once by keyboard, after a moment by pointer, until they leave or press Esc. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { FieldName } from '../../convex/domain/canonical.ts'

/** A pointer on its way elsewhere asks nothing, ms. */
const OPEN_MS = 250
/** Time to reach what opened, ms. */
const CLOSE_MS = 180

export type Pointed = { readonly field: FieldName; readonly anchor: HTMLElement }

type Pointing = {
  readonly pointed: Pointed | null
  readonly point: (field: FieldName, anchor: HTMLElement | null, how: 'pointer' | 'focus') => void
  /** The pointer is on what opened. */
  readonly stay: () => void
  readonly leave: () => void
}

export function usePointing(): Pointing {
  const [pointed, setPointed] = useState<Pointed | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  useEffect(() => {
    if (pointed === null) return
    const close = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      setPointed(null)
    }
    window.addEventListener('keydown', close, true)
    return () => window.removeEventListener('keydown', close, true)
  }, [pointed])

  const soon = useCallback((then: () => void, ms: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(then, ms)
  }, [])
  const leave = useCallback(() => soon(() => setPointed(null), CLOSE_MS), [soon])
  const stay = useCallback(() => clearTimeout(timer.current), [])
  const point = useCallback<Pointing['point']>(
    (field, anchor, how) => {
      if (anchor === null) return leave()
      if (how === 'focus' && !anchor.matches(':focus-visible')) return
      soon(() => setPointed({ field, anchor }), how === 'focus' ? 0 : OPEN_MS)
    },
    [leave, soon],
  )
  return useMemo(() => ({ pointed, point, stay, leave }), [pointed, point, stay, leave])
}
