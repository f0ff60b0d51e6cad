/** Puts packets back in the order of their sequence numbers (RFC 3550 §5.1), for what cannot be decoded in another one. Pure. */

export type Sorted<T> = {
  /** 16 bits. */
  readonly sequence: number
  /** 32 bits. */
  readonly timestamp: number
  /** ms. */
  readonly arrivedMs: number
  readonly content: T
}

export type Sorting<T> = {
  push(packet: Sorted<T>): void
  /** Those whose turn has come: their predecessor was there, or was waited for in vain. With `all`, every one that is held. */
  take(nowMs: number, all?: boolean): Sorted<T>[]
}

/** Older than this belongs to another count (RFC 3550 §A.1). */
const MISORDER = 100

const ahead = (a: number, b: number): number => ((a - b) << 16) >> 16

/** @param patience how long a missing packet is waited for, ms. */
export function createSorting<T>(patience: number): Sorting<T> {
  /** Ascending. */
  let held: Sorted<T>[] = []
  let due: Sorted<T>[] = []
  let last: Sorted<T> | null = null

  const isNext = (packet: Sorted<T>): boolean => last !== null && ahead(packet.sequence, last.sequence) === 1

  function release(first: Sorted<T>): void {
    held.shift()
    due.push(first)
    last = first
  }
  /** A sender that counts anew: its sound goes on although its numbers do not. */
  function isAnew({ sequence, timestamp }: Sorted<T>): boolean {
    if (!last) return false
    const step = ahead(sequence, last.sequence)
    return step <= -MISORDER || (step < 0 && ((timestamp - last.timestamp) | 0) > 0)
  }
  return {
    push(packet) {
      if (isAnew(packet)) {
        due.push(...held)
        held = []
        last = null
      }
      if (last && ahead(packet.sequence, last.sequence) <= 0) return
      let index = held.length
      while (index > 0 && ahead(held[index - 1]?.sequence ?? 0, packet.sequence) > 0) index--
      if (held[index - 1]?.sequence === packet.sequence) return
      held.splice(index, 0, packet)
    },
    take(nowMs, all = false) {
      // Of a source that begins, any packet may be the first; of one that goes on, the next one needs no patience.
      for (let first = held[0]; first; first = held[0]) {
        const waited = nowMs - Math.min(...held.slice(0, last ? 1 : undefined).map(({ arrivedMs }) => arrivedMs))
        if (!all && !isNext(first) && waited < patience) break
        release(first)
      }
      const out = due
      due = []
      return out
    },
  }
}
