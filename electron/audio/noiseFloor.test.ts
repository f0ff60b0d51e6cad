import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createNoiseFloor } from './noiseFloor.ts'

test('the floor is the level that a tenth of the last three seconds stays below', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -96, max: 0 }), { minLength: 1, maxLength: 400 }), (levels) => {
      const floor = createNoiseFloor()
      const given = levels.map((level) => floor.push(level)).at(-1)

      const recent = levels.slice(-150).sort((a, b) => a - b)
      expect(given).toBe(recent[Math.floor(recent.length * 0.1)])
    }),
  )
})

test('levels beyond the scale are counted at its ends', () => {
  const floor = createNoiseFloor()

  expect(floor.push(-300)).toBe(-96)
  expect(createNoiseFloor().push(12)).toBe(0)
})
