/** The timers of RFC 3261 §17 and RFC 6026, and how time comes to a transaction. All in ms. */

/** "T1 is an estimate of the round-trip time" (§17.1.1.1). */
export const T1 = 500
/** The longest wait between two requests or responses sent again (§17.1.2.2). */
export const T2 = 4_000
/** How long a message stays in the network (§17.1.2.2). */
export const T4 = 5_000
/** Timers B, F, H, J, L and M: a transaction's whole patience. */
export const TIMEOUT = 64 * T1
/** Timer D: "at least 32 seconds for unreliable transports" (§17.1.1.2). */
export const TIMER_D = 32_000
/** After this long without an answer from above, an INVITE is told 100 Trying (§17.2.1). */
export const TRYING = 200

/** Runs something once, later; the returned function takes it back. */
export type Schedule = (ms: number, run: () => void) => () => void

/** Real time. Timers alone do not keep the process alive. */
export const schedule: Schedule = (ms, run) => {
  const timer = setTimeout(run, ms)
  timer.unref()
  return () => clearTimeout(timer)
}

/** The timers of one transaction by their letter: set anew, taken back alone or all at once. */
export type Timers = {
  set(letter: string, ms: number, run: () => void): void
  clear(...letters: string[]): void
  clearAll(): void
}

export function createTimers(later: Schedule): Timers {
  const running = new Map<string, () => void>()
  const clear = (letter: string): void => {
    running.get(letter)?.()
    running.delete(letter)
  }
  return {
    set(letter, ms, run) {
      clear(letter)
      running.set(
        letter,
        later(ms, () => {
          running.delete(letter)
          run()
        }),
      )
    },
    clear: (...letters) => letters.forEach(clear),
    clearAll: () => [...running.keys()].forEach(clear),
  }
}
