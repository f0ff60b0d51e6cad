/** The replay list of SRTP (RFC 3711 §3.3.2): the newest index and the 64 before it. */

export type ReplayWindow = {
  /** Neither seen nor too old to know. */
  isNew(index: number): boolean
  /** Only after its tag was right. */
  mark(index: number): void
}

/** The least that §3.3.2 allows. */
const SIZE = 64n
const FULL = (1n << SIZE) - 1n

export function createReplayWindow(): ReplayWindow {
  let newest = -1
  let seen = 0n
  return {
    isNew(index) {
      if (index > newest) return true
      const age = BigInt(newest - index)
      return age < SIZE && ((seen >> age) & 1n) === 0n
    },
    mark(index) {
      if (index > newest) {
        const step = BigInt(index - newest)
        seen = newest < 0 || step >= SIZE ? 1n : ((seen << step) | 1n) & FULL
        newest = index
      } else seen |= 1n << BigInt(newest - index)
    },
  }
}
