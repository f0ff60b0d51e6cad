/** However many calls there are, the wall is filled by them and nothing is drawn smaller than it was designed. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { layoutOf } from './layout.ts'
import { shapeOf } from './scale.ts'

const full = (scale = 1) => shapeOf(scale, { width: 1920, height: 1080, banner: false })
const at = (live: number, scale = 1) => layoutOf(full(scale), live)

test('few calls take the whole width, side by side, larger the fewer they are', () => {
  expect([1, 2, 4, 6, 9].map((n) => [at(n).across, at(n).down, at(n).columns])).toEqual([
    [1, 1, 0],
    [2, 1, 0],
    [2, 2, 0],
    [3, 2, 0],
    [3, 3, 0],
  ])
  const zooms = [1, 2, 4, 6, 9].map((n) => at(n).tileZoom)
  expect(zooms).toEqual([...zooms].sort((a, b) => b - a))
  expect(at(4).tileZoom).toBeGreaterThan(1.3)
  expect(at(6)).toMatchObject({ chipRows: 2, placeRows: 2 })
})

test('a few more stand in one column of larger small calls; a full room as it was designed', () => {
  expect(at(12)).toMatchObject({ tiles: 6, across: 2, down: 3, columns: 1, miniZoom: 1.2 })
  expect(at(12).tileWidth).toBeGreaterThan(at(40).tileWidth)
  expect(at(40)).toMatchObject({ tiles: 6, columns: 2, rows: 11, tileZoom: 1, tileWidth: 539, chipRows: 2 })
  expect(at(40, 1.32)).toMatchObject({ tiles: 4, columns: 1, rows: full(1.32).rows })
})

test('every call has its place or is counted, nothing shrinks, nothing stands over the edge', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 80 }), fc.double({ min: 1, max: 1.6, noNaN: true }), (live, scale) => {
      const shape = full(scale)
      const layout = layoutOf(shape, live)
      expect(layout.across * layout.down).toBeGreaterThanOrEqual(layout.tiles)
      expect(layout.tileZoom).toBeGreaterThanOrEqual(1)
      expect(layout.columns === 0).toBe(live <= shape.tiles * 1.5)
      const inside = (layout.tileWidth + 42) * layout.tileZoom
      expect(inside * layout.across + (layout.across - 1) * 12 + 26 + layout.ongoing).toBeCloseTo(shape.width, 3)
      // One column is taken only where it holds them all beside the place that says who is free.
      if (layout.miniZoom > 1) expect(live - layout.tiles).toBeLessThan(layout.rows)
    }),
  )
})
