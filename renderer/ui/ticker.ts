/** One beat a second for every clock on screen: most listeners write their text themselves, so that nothing is rendered. */
type Listener = (now: number) => void

const listeners = new Set<Listener>()
let timer: ReturnType<typeof setTimeout> | undefined
/** What the server's clock is ahead of this machine's, ms. */
let offset = 0

/** So many turn in one frame, and the next so many ms later: an eye sees them turn together, and no frame has them all to lay out and paint. */
const AT_ONCE = 10
const APART_MS = 20

/** Tells those of `due` who still listen, a few at a time. */
function tell(due: readonly Listener[], now: number): void {
  for (const listener of due.slice(0, AT_ONCE)) if (listeners.has(listener)) listener(now)
  const rest = due.slice(AT_ONCE)
  if (rest.length > 0) setTimeout(tell, APART_MS, rest, now)
}

const beat = (): void => {
  const now = serverNow()
  tell([...listeners], now)
  // What blinks does so by this mark: an endless CSS animation would have every frame styled and drawn anew.
  document.documentElement.dataset.beat = Math.floor(now / 1000) % 2 === 0 ? 'even' : 'odd'
  // Just after the next whole second, so that all clocks turn together.
  timer = setTimeout(beat, 1000 - (serverNow() % 1000) + 5)
}

export const setClockOffset = (ms: number): void => {
  offset = ms
}

/** ms since the epoch by the server's clock. */
export const serverNow = (): number => Date.now() + offset

/** Hears every second until the returned function is called; is also called at once. */
export const onTick = (listener: Listener): (() => void) => {
  listeners.add(listener)
  listener(serverNow())
  if (timer === undefined) timer = setTimeout(beat, 1000 - (serverNow() % 1000) + 5)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0 && timer !== undefined) {
      clearTimeout(timer)
      timer = undefined
    }
  }
}
