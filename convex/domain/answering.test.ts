/** Waits are counted by the second, and a wait on the mark is within it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answeredOf, LONGEST_COUNTED_S, noWaits, quarterOf, waitSlot, within } from './answering.ts'

test('a wait of exactly 15 s is within 15 s, one ms more is not', () => {
  expect([0, 1, 1000, 15_000, 15_001].map(waitSlot)).toEqual([0, 1, 1, 15, 16])
})

test('whatever the waits, the count within a mark is that of the waits themselves', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 200_000 })),
      fc.integer({ min: 1, max: LONGEST_COUNTED_S }),
      (ms, mark) => {
        const waits = noWaits()
        for (const wait of ms) waits[waitSlot(wait)] = (waits[waitSlot(wait)] ?? 0) + 1
        expect(within(waits, mark)).toBe(ms.filter((wait) => wait <= mark * 1000).length)
        expect(answeredOf(waits)).toBe(ms.length)
      },
    ),
  )
})

test('a quarter begins at :00, :15, :30, :45', () => {
  const at = Date.parse('2026-11-20T22:41:36Z')
  expect(new Date(quarterOf(at)).toISOString()).toBe('2026-11-20T22:30:00.000Z')
})
