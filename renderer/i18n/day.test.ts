/** The day begins at midnight in Santiago, also when the clocks change. */
import { expect, test } from 'vitest'
import { dayBefore, dayStart } from './day.ts'

const start = (iso: string): string => new Date(dayStart(Date.parse(iso))).toISOString()

test('midnight of the room, whatever the machine thinks', () => {
  expect(start('2026-11-21T01:41:36.500Z')).toBe('2026-11-20T03:00:00.000Z')
  expect(start('2026-11-21T03:00:00.000Z')).toBe('2026-11-21T03:00:00.000Z')
  expect(start('2026-07-01T12:00:00.000Z')).toBe('2026-07-01T04:00:00.000Z')
})

test('the evening before the clocks go back: its midnight was an hour nearer', () => {
  // Chile leaves summer time on 4 April 2026 at 24:00, which is 23:00 again.
  expect(start('2026-04-05T12:00:00.000Z')).toBe('2026-04-05T04:00:00.000Z')
})

test('days back are counted by midnights, over a change of the clocks too', () => {
  const before = (days: number) => new Date(dayBefore(Date.parse('2026-04-06T12:00:00.000Z'), days)).toISOString()
  expect([0, 1, 2, 3].map(before)).toEqual([
    '2026-04-06T04:00:00.000Z',
    '2026-04-05T04:00:00.000Z',
    '2026-04-04T03:00:00.000Z',
    '2026-04-03T03:00:00.000Z',
  ])
})
