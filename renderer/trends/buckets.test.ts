import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  answeredIn,
  askedSince,
  bucketsOf,
  costIn,
  edgesOf,
  feltIn,
  type Hour,
  meanOf,
  previousOf,
  SPANS,
  sumOf,
} from './buckets.ts'

const NOW = Date.parse('2026-11-21T22:41:36-03:00')
const HOUR = 3_600_000

const hour = (at: number, over: Partial<Hour> = {}): Hour => ({
  ...{ at, practice: false, calls: 1, answered: 1, within15: 1, within20: 1, abandoned: 0 },
  feelings: { positive: 0, neutral: 0, negative: 0, calls: 0 },
  metrics: {},
  costs: {},
  ...over,
})

test('a day is twenty-four hours up to this one, a week and a month are days of the room', () => {
  const local = (at: number | undefined) => new Date((at ?? 0) - 3 * HOUR).toISOString().slice(0, 16).replace('T', ' ')
  const ends = SPANS.map((span) => {
    const edges = edgesOf(span, NOW)
    return [edges.length - 1, local(edges[0]), local(edges.at(-1))]
  })
  expect(ends).toEqual([
    [24, '2026-11-20 23:00', '2026-11-21 23:00'],
    [7, '2026-11-15 00:00', '2026-11-22 00:00'],
    [30, '2026-10-23 00:00', '2026-11-22 00:00'],
  ])
})

test('every hour that is shown is in one bucket, and no call is lost or doubled', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...SPANS),
      fc.array(fc.record({ ago: fc.integer({ min: 0, max: 23 }), calls: fc.integer({ min: 1, max: 50 }) })),
      (span, some) => {
        const edges = edgesOf(span, NOW)
        const now = Math.floor(NOW / HOUR) * HOUR
        const buckets = bucketsOf(
          edges,
          some.map(({ ago, calls }) => hour(now - ago * HOUR, { calls })),
        )
        expect(buckets.flatMap(({ at, before }) => [at, before])).toEqual(
          edges.slice(1).flatMap((before, i) => [edges[i], before]),
        )
        expect(sumOf(buckets).calls).toBe(some.reduce((sum, { calls }) => sum + calls, 0))
      },
    ),
  )
})

test('a mean over hours is the mean of their calls', () => {
  const sums = sumOf([
    hour(0, {
      answered: 3,
      within15: 3,
      metrics: { scriptAdherence: { sum: 240, calls: 3 } },
      feelings: { positive: 30, neutral: 60, negative: 210, calls: 3 },
    }),
    hour(HOUR, {
      within15: 0,
      metrics: { scriptAdherence: { sum: 40, calls: 1 } },
      feelings: { positive: 50, neutral: 40, negative: 10, calls: 1 },
    }),
  ])
  expect(meanOf(sums, 'scriptAdherence')).toBe(70)
  expect(answeredIn(sums, 15)).toBe(0.75)
  expect(feltIn(sums)).toEqual({ positive: 20, neutral: 25, negative: 55 })
})

test('what nobody measured is unknown; what nobody charged cost nothing', () => {
  const nothing = sumOf([])
  expect([meanOf(nothing, 'scriptAdherence'), answeredIn(nothing, 20), feltIn(nothing)]).toEqual([null, null, null])
  expect(costIn(nothing)).toBe(0)
  expect(costIn(sumOf([hour(0, { costs: { stt: 0.25 } }), hour(0, { costs: { stt: 0.25, other: 0.5 } })]))).toBe(1)
})

test('the period before is as long as this one, and all of it is asked for', () => {
  for (const span of SPANS) {
    const edges = edgesOf(span, NOW)
    const [from = 0, to = 0] = [edges[0], edges.at(-1)]
    const oldest = 2 * from - to
    expect(askedSince(span, NOW)).toBeLessThanOrEqual(oldest)
    const hours = [oldest - HOUR, oldest, from - HOUR, from].map((at) => hour(at))
    expect(previousOf(edges, hours).calls).toBe(2)
  }
})
