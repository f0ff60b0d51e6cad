/** One animation loop for all that is drawn on canvas, held to 20 frames a second and stopped when nobody draws. */
type Draw = (now: number) => void

const FRAME_MS = 50
/** From one refresh of the screen to the next, at most. */
const BEAT_MS = 16
const draws = new Set<Draw>()
/** Ends the wait for the next frame; null while nobody draws. */
let end: (() => void) | null = null

const ask = (): void => {
  const handle = requestAnimationFrame(step)
  end = () => cancelAnimationFrame(handle)
}

const step = (now: number): void => {
  // A frame that is asked for and not drawn in costs the window nearly as much as one that is: the beats between are slept through
  const timer = setTimeout(ask, FRAME_MS - BEAT_MS)
  end = () => clearTimeout(timer)
  for (const draw of draws) draw(now)
}

/** Calls `draw(now)` (ms of the page's own clock) until the returned function is called. */
export const onFrame = (draw: Draw): (() => void) => {
  draws.add(draw)
  if (end === null) ask()
  return () => {
    if (!draws.delete(draw) || draws.size > 0) return
    end?.()
    end = null
  }
}
