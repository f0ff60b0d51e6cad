/** Values on which databases disagree, and a random number generator that a printed seed repeats. */
import type { Value } from 'convex/values'
import { MISSING } from './things.ts'

const bytes = (...each: number[]): ArrayBuffer => new Uint8Array(each).buffer

export const ODD_VALUES: readonly Value[] = [
  ...[MISSING, null, true, false],
  ...[0, -0, 1, -1, 1.5, 1e300, -1e300, Infinity, -Infinity, Number.NaN],
  ...[0n, 1n, -1n, 2n ** 63n - 1n, -(2n ** 63n)],
  ...['', 'a', 'a\0', 'a\0b', 'a\u0001', 'ab', 'ñ', '🚑', '\uffff'],
  ...[[], [1], [1, 2], ['a', null], { x: 1 }, { x: 'z' }, { x: 1, y: 2 }, {}, { x: null }],
  ...[bytes(), bytes(0), bytes(0, 255, 1), bytes(200)],
]

export type Dice = { below(n: number): number; pick<T>(from: readonly T[]): T }

/** mulberry32 */
export const createDice = (seed: number): Dice => {
  let state = seed
  const below = (n: number): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * n)
  }
  const pick = <T>(from: readonly T[]): T => {
    const one = from[below(from.length)]
    if (one === undefined && from.length === 0) throw new Error('nothing to pick from')
    return one as T
  }
  return { below, pick }
}
