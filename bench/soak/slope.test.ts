/** The slope is that of the line, whatever the noise around it. */
import { expect, test } from 'vitest'
import { afterWarmUp, slopePerMinute } from './slope.ts'

const line = (perMinute: number, noise: (i: number) => number) =>
  Array.from({ length: 61 }, (_, i) => ({ atMs: i * 10_000, value: 100 + (perMinute * i) / 6 + noise(i) }))

test('a line has its slope', () => {
  expect(slopePerMinute(line(2.5, () => 0))).toBeCloseTo(2.5)
  expect(slopePerMinute(line(-1, () => 0))).toBeCloseTo(-1)
})

test('a saw on a level line has next to none', () => {
  expect(Math.abs(slopePerMinute(line(0, (i) => i % 5)))).toBeLessThan(0.1)
})

test('the warm-up is left out', () => {
  const points = line(0, (i) => (i < 15 ? -50 : 0))
  expect(slopePerMinute(points)).toBeGreaterThan(1)
  expect(slopePerMinute(afterWarmUp(points, 0.25))).toBe(0)
})

test('one sample has no slope', () => {
  expect(slopePerMinute([{ atMs: 0, value: 1 }])).toBeNaN()
})
