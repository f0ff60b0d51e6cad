/** The search goes up in sensible steps and ends. */
import { expect, test } from 'vitest'
import { nextProbe } from './largest.ts'

const at = (calls: number, total: number) => ({ calls, cpu: { total } })

test('goes as far as the cost of a call allows, and not further than half as many again', () => {
  expect(nextProbe(at(100, 70), 140, Number.POSITIVE_INFINITY)).toBe(150)
  expect(nextProbe(at(100, 110), 140, Number.POSITIVE_INFINITY)).toBe(120)
  expect(nextProbe(at(100, 139), 140, Number.POSITIVE_INFINITY)).toBe(110)
  expect(nextProbe(undefined, 140, Number.POSITIVE_INFINITY)).toBe(50)
})

test('looks between what fitted and what did not, and ends when nothing lies there', () => {
  expect(nextProbe(at(100, 80), 140, 150)).toBe(120)
  expect(nextProbe(at(120, 100), 140, 150)).toBe(130)
  expect(nextProbe(at(140, 120), 140, 150)).toBeUndefined()
  for (let best = 10, tooMany = 500, probes = 0; ; probes++) {
    const next = nextProbe(at(best, 1), 140, tooMany)
    if (next === undefined) break
    expect(next).toBeGreaterThan(best)
    expect(next).toBeLessThan(tooMany)
    if (next > 217) tooMany = next
    else best = next
    expect(probes).toBeLessThan(60)
  }
})
