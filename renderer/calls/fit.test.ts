/** Alerts are shown whole or counted. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chipsThatFit } from './fit.ts'

const alerts = ['Paro cardíaco sospechado', 'Inconsciente', 'Peligro en el lugar']

test('as many as there is room for, at most the limit', () => {
  const crowd = { title: 'Paro cardiorrespiratorio', marks: 1, alerts, most: 2 }
  expect(chipsThatFit({ ...crowd, room: 900 })).toBe(2)
  expect(chipsThatFit({ ...crowd, room: 520 })).toBe(1)
  expect(chipsThatFit({ ...crowd, room: 50 })).toBe(1)
  expect(chipsThatFit({ ...crowd, room: 900, alerts: [] })).toBe(0)
})

test('more room never shows less', () => {
  fc.assert(
    fc.property(
      fc.nat(1500),
      fc.nat(500),
      fc.array(fc.string({ maxLength: 30 }), { maxLength: 6 }),
      (room, more, names) => {
        const crowd = { title: 'Dolor torácico', marks: 0, alerts: names, most: 2 }
        expect(chipsThatFit({ ...crowd, room: room + more })).toBeGreaterThanOrEqual(chipsThatFit({ ...crowd, room }))
      },
    ),
  )
})
