/** Time that only passes when told, for tests of everything that waits. */
import type { Schedule } from './timers.ts'

export type VirtualTime = {
  readonly schedule: Schedule
  readonly now: () => number
  /** Runs what falls due within `ms`, in order; what that starts may fall due too. */
  advance(ms: number): void
  /** How many still wait: a transaction that ended leaves none. */
  readonly waiting: () => number
}

export function createVirtualTime(): VirtualTime {
  let now = 0
  let order = 0
  const queue = new Map<number, { readonly at: number; readonly run: () => void }>()
  return {
    schedule(ms, run) {
      const id = order++
      queue.set(id, { at: now + ms, run })
      return () => queue.delete(id)
    },
    now: () => now,
    advance(ms) {
      const end = now + ms
      for (;;) {
        const due = [...queue].filter(([, { at }]) => at <= end).sort(([a, x], [b, y]) => x.at - y.at || a - b)[0]
        if (!due) break
        queue.delete(due[0])
        now = due[1].at
        due[1].run()
      }
      now = end
    },
    waiting: () => queue.size,
  }
}
