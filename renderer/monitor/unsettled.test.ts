import { expect, test } from 'vitest'
import { prune, SETTLE_MS, settle } from './unsettled.ts'

const first = { text: 'ya, ya', startMs: 400 }
const second = { text: 'así', startMs: 2_000 }
const ended = settle([], 'customer', { before: first, after: second, now: 1_000 })

test('words that a leg has left wait for their final, words that only grow do not', () => {
  expect(settle([], 'customer', { before: first, after: { ...first, text: 'ya, ya, así' }, now: 0 })).toEqual([])
  expect(ended).toEqual([{ ...first, speaker: 'customer', endedAt: 1_000 }])
  expect(settle([], 'customer', { before: first, after: undefined, now: 5 })).toHaveLength(1)
})

test('the final of the same leg takes them away, that of the other leg does not', () => {
  const now = 1_100

  expect(prune(ended, [{ speaker: 'agent', endMs: 1_500 }], { queued: 0, now })).toBe(ended)
  expect(prune(ended, [{ speaker: 'customer', endMs: 1_500 }], { queued: 0, now })).toEqual([])
})

test('while facts wait on disk the words stay for as long as it takes', () => {
  const hourLater = 3_600_000

  expect(prune(ended, [], { queued: 14, now: hourLater })).toBe(ended)
  expect(prune(ended, [], { queued: 0, now: 1_000 + SETTLE_MS - 1 })).toBe(ended)
  expect(prune(ended, [], { queued: 0, now: 1_000 + SETTLE_MS })).toEqual([])
})
