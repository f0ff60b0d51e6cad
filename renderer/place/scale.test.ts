import fc from 'fast-check'
import { expect, test } from 'vitest'
import { roundBelow } from './scale.ts'

test('the bar is round, fits, and is never less than two fifths of what there is', () => {
  expect([roundBelow(12), roundBelow(49), roundBelow(50), roundBelow(1999)]).toEqual([10, 20, 50, 1000])
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 1e6, noNaN: true }), (most) => {
      const bar = roundBelow(most)
      expect(bar).toBeLessThanOrEqual(most * (1 + 1e-9))
      expect(bar).toBeGreaterThanOrEqual(0.4 * most * (1 - 1e-9))
    }),
  )
})
