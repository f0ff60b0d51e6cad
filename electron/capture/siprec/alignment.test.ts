import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ntpTime } from '../../rtp/rtcp.ts'
import { createAlignment, LEAST_MS, LIMIT_MS, MOST_MS, ntpGap } from './alignment.ts'

type Ntp = readonly [number, number]
/** Seconds of the year 2036 in which NTP begins anew, less a little. */
const BEFORE_WRAP = (2 ** 32 - 2_208_988_800) * 1000 - 20_000
const report = (wallMs: number, atMs: number, cname = 'sbc') => ({ cname, ntp: ntpTime(wallMs), atMs })

test('the time between two moments is told across the end of NTP’s seconds, and is never more than half of them', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4e12 }), fc.integer({ min: -1e9, max: 1e9 }), (at, gap) => {
      expect(ntpGap(ntpTime(at + gap), ntpTime(at))).toBeCloseTo(gap, 3)
    }),
  )
  const word = fc.integer({ min: 0, max: 2 ** 32 - 1 })
  fc.assert(
    fc.property(fc.tuple(word, word), fc.tuple(word, word), (a, b) => {
      expect(Math.abs(ntpGap(a, b))).toBeLessThanOrEqual(2 ** 31 * 1000 + 1000)
    }),
  )
})

test('two lines of one clock come to lie beside each other: any way, any drift, reports early, late and twice, also where NTP wraps', () => {
  const way = fc.record({ lateMs: fc.nat(400), ppm: fc.integer({ min: -150, max: 150 }) })
  const news = fc.array(
    fc.record({ line: fc.nat(1), everyMs: fc.integer({ min: 500, max: 6000 }), again: fc.boolean() }),
    {
      minLength: 8,
      maxLength: 60,
    },
  )
  const beginning = fc.oneof(fc.constant(BEFORE_WRAP), fc.integer({ min: 1.6e12, max: 1.9e12 }))
  fc.assert(
    fc.property(way, way, news, beginning, (first, second, reports, begun) => {
      const ways = [first, second]
      const alignment = createAlignment()
      /** Where sound of a moment of the sender's clock lies before it is moved; its samples are counted by another clock than its wall's. */
      const placed = (line: number, ms: number): number =>
        (ways[line]?.lateMs ?? 0) + ms * (1 + (ways[line]?.ppm ?? 0) / 1e6)
      let now = 0
      let before = [0, 0]
      const last = [0, 0]
      for (const { line, everyMs, again } of reports) {
        now += everyMs
        last[line] = now
        const one = report(begun + now, placed(line, now) - 5000)
        alignment.heard(line, 5000, one)
        if (again) alignment.heard(line, 5000, one)
        const shifts = [alignment.shift(0), alignment.shift(1)]
        expect(shifts[0]).toBeGreaterThanOrEqual(before[0] ?? 0)
        expect(shifts[1]).toBeGreaterThanOrEqual(before[1] ?? 0)
        before = shifts
      }
      const both = reports.some(({ line }) => line === 0) && reports.some(({ line }) => line === 1)
      expect(alignment.state([0, 1])).toMatchObject(
        both ? { by: 'reports', why: null } : { by: 'arrival', why: 'not all' },
      )
      if (!both) {
        expect(before).toEqual([0, 0])
        return
      }
      const apart = Math.abs(placed(0, now) + alignment.shift(0) - placed(1, now) - alignment.shift(1))
      // What the clocks have drifted since each line spoke, for the middle one of five reports.
      const stale = (now - Math.min(...last) + 5 * 6000 * 2) * 300e-6
      expect(apart).toBeLessThanOrEqual(LEAST_MS + stale + 1)
    }),
  )
})

test('whatever reports say, no line is put later than bounded, nor ever sooner, and nothing is not a number', () => {
  const word = fc.integer({ min: 0, max: 2 ** 32 - 1 })
  const hostile = fc.record({
    line: fc.nat(3),
    cname: fc.constantFrom('a', 'a', 'a', 'b', ''),
    ntp: fc.oneof(
      fc.tuple(word, word),
      fc.integer({ min: 0, max: 3000 }).map((ms) => ntpTime(1.7e12 + ms)),
    ) as fc.Arbitrary<Ntp>,
    atMs: fc.oneof(fc.integer({ min: -1e10, max: 1e10 }), fc.nat(3000)),
  })
  fc.assert(
    fc.property(fc.array(hostile, { maxLength: 200 }), (reports) => {
      const alignment = createAlignment()
      const before = [0, 0, 0, 0]
      for (const { line, ...one } of reports) {
        alignment.heard(line, 1.7e12, one)
        for (const at of before.keys()) {
          const shift = alignment.shift(at)
          expect(Number.isInteger(shift) && shift >= (before[at] ?? 0) && shift <= MOST_MS).toBe(true)
          before[at] = shift
        }
      }
    }),
  )
})

test('without reports, with those of one line alone, of two machines, or of a clock that cannot be, arrival counts', () => {
  const alignment = createAlignment()
  const why = () => alignment.state([0, 1])
  expect(why()).toEqual({ by: 'arrival', why: 'none', offMs: null })
  alignment.heard(0, 0, report(1.7e12, 100))
  alignment.heard(1, 0, { cname: 'sbc', ntp: [0, 0], atMs: 0 })
  expect(why().why).toBe('not all')
  alignment.heard(1, 0, report(1.7e12, 100, 'telephone'))
  expect(why().why).toBe('other clocks')
  alignment.heard(1, 0, report(1.7e12 + LIMIT_MS + 300, 100))
  expect(why().why).toBe('implausible')
  expect([alignment.shift(0), alignment.shift(1)]).toEqual([0, 0])
})

test('a wall clock that is set is believed when the next report says the same, and one stray report moves nothing', () => {
  const alignment = createAlignment()
  alignment.heard(0, 0, report(1.7e12, 0))
  alignment.heard(1, 0, report(1.7e12, 80))
  expect([alignment.shift(0), alignment.shift(1)]).toEqual([80, 0])
  alignment.heard(1, 0, report(1.7e12 + 5000 - 400, 5080))
  expect(alignment.shift(0)).toBe(80)
  alignment.heard(1, 0, report(1.7e12 + 10_000 - 400, 10_080))
  expect(alignment.shift(0)).toBe(480)
  expect(alignment.state([0, 1])).toEqual({ by: 'reports', why: null, offMs: 480 })
  alignment.forget(1)
  expect(alignment.state([0, 1]).why).toBe('not all')
})
