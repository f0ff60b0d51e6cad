import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createDriftMeter } from './drift.ts'

function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** Packets of 20 ms from a clock that is off by `ppm`, each late by up to `jitter` ms, one in twenty lost. */
function measure(o: { ppm: number; jitter: number; seconds: number; seed: number; stepAtMs?: number }): number | null {
  const meter = createDriftMeter(8000)
  const random = randomOf(o.seed)
  for (let i = 0; i < o.seconds * 50; i++) {
    const sent = (i * 20) / (1 + o.ppm / 1e6)
    const route = o.stepAtMs !== undefined && sent > o.stepAtMs ? 30 : 0
    const late = random() ** 2 * o.jitter
    if (random() < 0.05) continue
    meter.arrived(i * 160, 1000 + sent + late + route)
  }
  return meter.ppm()
}

test('a clock that is off by up to 100 ppm is known to 15 ppm after two minutes of 45 ms jitter', () => {
  fc.assert(
    fc.property(fc.integer({ min: -100, max: 100 }), fc.integer({ min: 1, max: 1e6 }), (ppm, seed) => {
      const measured = measure({ ppm, jitter: 45, seconds: 120, seed })
      expect(Math.abs((measured ?? 1e9) - ppm)).toBeLessThan(15)
    }),
    { numRuns: 40 },
  )
})

test.each([-100, 0, 100])('%i ppm: without jitter it is exact to 1 ppm within half a minute', (ppm) => {
  expect(Math.abs((measure({ ppm, jitter: 0, seconds: 30, seed: 1 }) ?? 1e9) - ppm)).toBeLessThan(1)
})

test('nothing is said before there is enough to tell', () => {
  expect(measure({ ppm: 100, jitter: 0, seconds: 10, seed: 1 })).toBe(null)
})

test('a longer route once the call is on is no drift', () => {
  const measured = measure({ ppm: 0, jitter: 5, seconds: 240, seed: 3, stepAtMs: 60_000 })

  expect(Math.abs(measured ?? 1e9)).toBeLessThan(15)
})

test('begun anew it knows nothing of before', () => {
  const meter = createDriftMeter(48_000)
  for (let i = 0; i < 3000; i++) meter.arrived(i * 960, i * 20.01)
  expect(meter.ppm()).not.toBe(null)

  meter.reset()

  expect(meter.ppm()).toBe(null)
})
