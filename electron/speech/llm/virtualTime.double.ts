/** Time that passes only when a test lets it: hours of calls in a second, always in the same order. */

export type VirtualTime = {
  now(): number
  pause(ms: number): Promise<void>
  /** Lets time pass up to this moment, ms, and everything happen that is due. */
  reach(ms: number): Promise<void>
  /** Lets time pass until it is settled. */
  until<T>(work: Promise<T>): Promise<T>
}

/** Enough turns for promises that wait for promises. */
const quiet = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

export function virtualTime(): VirtualTime {
  let now = 0
  let due: { readonly at: number; readonly wake: () => void }[] = []
  const next = () =>
    due.reduce<(typeof due)[number] | undefined>((first, one) => (first && first.at <= one.at ? first : one), undefined)
  const happen = (one: (typeof due)[number]): void => {
    due = due.filter((other) => other !== one)
    now = Math.max(now, one.at)
    one.wake()
  }
  return {
    now: () => now,
    pause: (ms) => new Promise((wake) => due.push({ at: now + ms, wake })),
    async reach(ms) {
      await quiet()
      for (let one = next(); one && one.at <= ms; one = next()) {
        happen(one)
        await quiet()
      }
      now = Math.max(now, ms)
    },
    async until(work) {
      let settled = false
      const over = work.finally(() => {
        settled = true
      })
      over.catch(() => {})
      for (;;) {
        await quiet()
        const one = settled ? undefined : next()
        if (!one) return over
        happen(one)
      }
    },
  }
}
