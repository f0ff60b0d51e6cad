/** Rows take turns: when many come into view at once, few are drawn whole in each frame and the others say their name until then. */
import { useLayoutEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** Drawn whole in one frame; the whole list exchanged at once would hold the screen up for three. */
const MOST_A_FRAME = 6

type Ready = () => void
const queue = new Set<Ready>()
let taken = 0

const next = (): void => {
  taken = 0
  if (queue.size === 0) return
  // Drawn in this very frame: left to React, the turns of several frames would come together in a later one
  flushSync(() => {
    for (const ready of [...queue].slice(0, MOST_A_FRAME)) take(ready)
  })
}

/** Takes a place in this frame or, when it is full, waits for one of the next. */
const take = (ready: Ready): void => {
  if (taken === MOST_A_FRAME) {
    queue.add(ready)
    return
  }
  queue.delete(ready)
  if (taken++ === 0) requestAnimationFrame(next)
  ready()
}

/** May this row be drawn whole? At once as a rule, for it is asked before the frame is drawn. */
export const useTurn = (): boolean => {
  const [whole, setWhole] = useState(false)
  useLayoutEffect(() => {
    const ready = (): void => setWhole(true)
    take(ready)
    return () => void queue.delete(ready)
  }, [])
  return whole
}
