import fc from 'fast-check'
import { expect, test } from 'vitest'
import { interleave, side } from './mix.ts'

test('two voices come apart as they went together; the shorter one is silent to the end', () => {
  fc.assert(
    fc.property(fc.int16Array(), fc.int16Array(), (left, right) => {
      const both = interleave(left, right)

      const length = Math.max(left.length, right.length)
      const padded = (pcm: Int16Array): number[] => Array.from({ length }, (_, i) => pcm[i] ?? 0)
      expect([...side(both, 0)]).toEqual(padded(left))
      expect([...side(both, 1)]).toEqual(padded(right))
    }),
  )
})
