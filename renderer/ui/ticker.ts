/** One beat a second for every clock on screen: listeners write text themselves, nothing is rendered. */
type Listener = (now: number) => void

const listeners = new Set<Listener>()
let timer: ReturnType<typeof setTimeout> | undefined
/** What the server's clock is ahead of this machine's, ms. */
let offset = 0

const beat = (): void => {
  const now = serverNow()
  for (const listener of listeners) listener(now)
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
