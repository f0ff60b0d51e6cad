/** One animation loop for all that is drawn on canvas, held to 20 frames a second and stopped when nobody draws. */
type Draw = (now: number) => void

const FRAME_MS = 50
const draws = new Set<Draw>()
let handle = 0
let last = 0

const step = (now: number): void => {
  if (now - last >= FRAME_MS - 4) {
    last = now
    for (const draw of draws) draw(now)
  }
  handle = draws.size === 0 ? 0 : requestAnimationFrame(step)
}

/** Calls `draw(now)` (ms of the page's own clock) until the returned function is called. */
export const onFrame = (draw: Draw): (() => void) => {
  draws.add(draw)
  if (handle === 0) handle = requestAnimationFrame(step)
  return () => {
    draws.delete(draw)
  }
}
