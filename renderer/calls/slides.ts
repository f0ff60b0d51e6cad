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

export type Slides = {
  /** `canSlide` of the last change. */
  readonly can: boolean
  /** The places last shown: where a row that is drawn anew came from. */
  readonly before: Places
}

/** Read by the rows that moved, once they are drawn. */
export function useSlides(places: Places): RefObject<Slides> {
  const slides = useRef<Slides>({ can: true, before: places })
  // Against what was last shown: a drawing that is given up for a newer one has moved nothing.
  const { before } = slides.current
  slides.current = { can: before === places || canSlide(before, places), before }
  useLayoutEffect(() => {
    slides.current = { ...slides.current, before: places }
  }, [places])
  return slides
}

/** Whether this reader wants no motion: by the console's own switch, or by the system's. */
export const isStill = (): boolean =>
  document.documentElement.dataset.motion === 'reduced' || matchMedia('(prefers-reduced-motion: reduce)').matches
