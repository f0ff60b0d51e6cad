/** Rows that change places slide there, so that an eye can follow them; when many do none could be followed, and all jump. */
import { type RefObject, useLayoutEffect, useRef } from 'react'

type Places = ReadonlyMap<string, number>

const MOST = 8

/** Whether few enough of the rows known before have another place now. */
export function canSlide(before: Places, after: Places): boolean {
  let moved = 0
  for (const [id, place] of after) if ((before.get(id) ?? place) !== place) moved++
  return moved <= MOST
}

/** `canSlide` of the last change; read by the rows that moved, once they are drawn. */
export function useSlides(places: Places): RefObject<boolean> {
  const before = useRef(places)
  const slides = useRef(true)
  // Against what was last shown: a drawing that is given up for a newer one has moved nothing.
  slides.current = before.current === places || canSlide(before.current, places)
  useLayoutEffect(() => {
    before.current = places
  }, [places])
  return slides
}

/** Whether this reader wants no motion: by the console's own switch, or by the system's. */
export const isStill = (): boolean =>
  document.documentElement.dataset.motion === 'reduced' || matchMedia('(prefers-reduced-motion: reduce)').matches
