/** The wall is as large as its distance asks for, and what does not fit then is counted. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arcOf, farthestM, isTooFar, shapeOf, wallScale } from './scale.ts'

const at = (diagonalIn: number, distanceM = 3) => ({ diagonalIn, distanceM })
const full = (scale: number, banner = false) => shapeOf(scale, { width: 1920, height: 1080, banner })

test('the angles are those of the design at 3 m', () => {
  expect([55, 65, 75].map((inches) => Number(arcOf(at(inches), 1).toFixed(1)))).toEqual([12.2, 14.4, 16.6])
})

test('75 inches at 3 m need nothing, 65 a little, 55 fewer calls', () => {
  expect([75, 65, 55].map((inches) => Number(wallScale(at(inches)).toFixed(2)))).toEqual([1, 1.11, 1.32])
  expect([75, 65, 55].map((inches) => full(wallScale(at(inches))).tiles)).toEqual([6, 6, 4])
  expect([65, 55].map((inches) => full(wallScale(at(inches))).columns)).toEqual([2, 1])
})

test('22 small calls fit as they are, with a banner too', () => {
  expect(full(1)).toMatchObject({ zoom: 1, width: 1920, height: 1080, rows: 11 })
  expect(full(1, true)).toMatchObject({ rows: 11 })
})

test('a small screen far away says up to where it reads well', () => {
  expect(isTooFar(at(24))).toBe(true)
  expect(farthestM(at(24))).toBeCloseTo(1.6, 1)
  expect(isTooFar(at(24, 1.5))).toBe(false)
})

test('working text reaches 16′ wherever it can, and the wall always fills its window exactly', () => {
  const place = fc.record({
    distanceM: fc.double({ min: 0.5, max: 12, noNaN: true }),
    diagonalIn: fc.integer({ min: 10, max: 150 }),
  })
  const size = fc.record({ width: fc.integer({ min: 1024, max: 7680 }), height: fc.integer({ min: 600, max: 4320 }) })
  fc.assert(
    fc.property(place, size, fc.boolean(), (where, window, banner) => {
      const scale = wallScale(where)
      expect(scale).toBeGreaterThanOrEqual(1)
      expect(isTooFar(where) || arcOf(where, scale) >= 15.95).toBe(true)
      const shape = shapeOf(scale, { ...window, banner })
      expect(shape.width * shape.zoom).toBeCloseTo(window.width, 3)
      expect(shape.height * shape.zoom).toBeCloseTo(window.height, 3)
      expect(shape.rows).toBeGreaterThanOrEqual(1)
    }),
  )
})
