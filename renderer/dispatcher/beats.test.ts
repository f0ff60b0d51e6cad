/** The metronome's arithmetic: no beat lost, doubled or moved, whenever it is asked. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createBeats } from './beats.ts'

test('after an hour the beat is where it belongs', () => {
  const beats = createBeats({ perMinute: 110, count: 30, startS: 0.3 })

  const all = beats.next(0, 3600)

  expect(all[0]).toBe(0.3)
  expect(all[6000]).toBeCloseTo(0.3 + 6000 * (60 / 110), 9)
})

test('however irregularly it is asked, each beat is given once, in order, and none is skipped while it is asked in time', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 100, max: 120 }),
      fc.array(fc.double({ min: 0.001, max: 2, noNaN: true }), { minLength: 1, maxLength: 200 }),
      (perMinute, waits) => {
        const beats = createBeats({ perMinute, count: 30, startS: 0 })
        const given: number[] = []
        let now = 0
        for (const wait of waits) {
          given.push(...beats.next(now, now + 2.5))
          now += wait
        }
        expect(given).toEqual(given.map((_, n) => (n * 60) / perMinute))
      },
    ),
  )
})

test('who comes late is not given what is past', () => {
  const beats = createBeats({ perMinute: 120, count: 30, startS: 0 })
  beats.next(0, 1)

  expect(beats.next(60, 61)).toEqual([60, 60.5])
})

test('the count goes round', () => {
  const beats = createBeats({ perMinute: 120, count: 3, startS: 1 })

  expect([0.5, 1, 1.49, 1.5, 2, 2.5].map((at) => beats.countAt(at))).toEqual([0, 1, 1, 2, 3, 1])
})
