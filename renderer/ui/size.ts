/** How large a place on the screen is, for a picture that must know it. */
import { startTransition, useCallback, useRef, useState } from 'react'

/** Of a place on the screen, CSS pixels. */
export type Size = { readonly width: number; readonly height: number }

/** A place to put on an element, and its size once it has one; a change of it is drawn when there is time. */
export function useSize(): [place: (element: HTMLElement | null) => void, size: Size | undefined] {
  const [size, setSize] = useState<Size>()
  const observer = useRef<ResizeObserver>(undefined)
  const place = useCallback((element: HTMLElement | null) => {
    observer.current?.disconnect()
    if (!element) return
    observer.current = new ResizeObserver(([entry]) => {
      if (!entry) return
      const { width, height } = entry.contentRect
      if (width > 0 && height > 0) startTransition(() => setSize({ width, height }))
    })
    observer.current.observe(element)
  }, [])
  return [place, size]
}
