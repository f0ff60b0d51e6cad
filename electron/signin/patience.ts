/** How often a passphrase may be tried: a few times at once, then more and more slowly. */

export type Patience = {
  /** When `id` may be tried again, ms since the epoch; undefined when now. */
  waits(id: string): number | undefined
  tried(id: string): void
  forget(id: string): void
}

/** Tries without any wait. */
const FREE = 5
const FIRST_MS = 15_000
const MOST_MS = 15 * 60_000
/** More names than there are accounts are somebody's invention. */
const MOST_NAMES = 500

export function createPatience(now: () => number): Patience {
  const tries = new Map<string, { count: number; untilMs: number }>()
  return {
    waits(id) {
      const { untilMs = 0 } = tries.get(id) ?? {}
      return untilMs > now() ? untilMs : undefined
    },
    tried(id) {
      const count = (tries.get(id)?.count ?? 0) + 1
      const waitMs = count < FREE ? 0 : Math.min(MOST_MS, FIRST_MS * 2 ** (count - FREE))
      if (tries.size >= MOST_NAMES && !tries.has(id)) tries.clear()
      tries.set(id, { count, untilMs: now() + waitMs })
    },
    forget: (id) => void tries.delete(id),
  }
}
