/** What draws a slow picture in slices, so that no task holds the window: its size as a transition, its parts one by one. */
import { startTransition, useCallback, useEffect, useRef, useState } from 'react'

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

/** How many of the parts are to be drawn: the first when it may begin, and one more with each task after it. */
export function useParts(all: number, begun: boolean): number {
  const [parts, setParts] = useState(1)
  useEffect(() => {
    if (!begun || parts >= all) return
    const timer = setTimeout(() => startTransition(() => setParts(parts + 1)))
    return () => clearTimeout(timer)
  }, [parts, all, begun])
  return parts
}
