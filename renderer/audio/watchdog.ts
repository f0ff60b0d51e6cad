/** Tells when something that should come all the time has stopped coming. */

export type Watchdog = {
  /** It came. */
  seen(): void
  stop(): void
}

type Options = {
  /** Silence of this length is told, once, ms. */
  readonly limitMs: number
  /** ms of a clock that does not go back. */
  readonly now: () => number
  /** Runs `then` after `ms`; gives what cancels it. */
  readonly after: (ms: number, then: () => void) => () => void
  readonly onSilent: () => void
}

/** Looks this often, ms. */
const LOOK_MS = 100

export function startWatchdog({ limitMs, now, after, onSilent }: Options): Watchdog {
  let last = now()
  let looked = now()
  let cancel = (): void => {}
  const look = (): void => {
    const at = now()
    // A window that was held up heard nothing meanwhile, which says nothing about the device.
    if (at - looked > 2 * LOOK_MS) last += at - looked
    looked = at
    if (at - last > limitMs) onSilent()
    else cancel = after(LOOK_MS, look)
  }
  cancel = after(LOOK_MS, look)
  return {
    seen() {
      last = now()
    },
    stop: () => cancel(),
  }
}
