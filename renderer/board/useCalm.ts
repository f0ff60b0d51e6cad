/** A value that may change many times a second, shown a few times a second: what two hundred calls write must not draw the list for each. */
import { startTransition, useEffect, useRef, useState } from 'react'

/** The newest value, at most once in `everyMs`; the first one, and one after a rest, at once. */
export const useCalm = <T>(value: T, everyMs: number): T => {
  const [shown, setShown] = useState(value)
  const shownAt = useRef(Number.NEGATIVE_INFINITY)
  const first = shown === undefined
  useEffect(() => {
    const show = (): void => {
      shownAt.current = performance.now()
      // In slices: a list that is drawn anew never holds a key or a click up.
      startTransition(() => setShown(() => value))
    }
    const wait = shownAt.current + everyMs - performance.now()
    if (first || wait <= 0) return show()
    const timer = setTimeout(show, wait)
    return () => clearTimeout(timer)
  }, [value, everyMs, first])
  return first ? value : shown
}
