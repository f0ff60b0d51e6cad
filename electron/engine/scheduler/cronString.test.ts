/** Cron strings against a naive walk over minutes, and the dates people get wrong. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CronError, parseCron } from './cronString.ts'

const at = (text: string): number => Date.parse(`${text}Z`)

test.each([
  ['* * * * *', '2026-01-01T00:00:30', '2026-01-01T00:01:00'],
  ['*/15 * * * *', '2026-01-01T10:46:00', '2026-01-01T11:00:00'],
  ['30 4 * * *', '2026-01-01T04:30:00', '2026-01-01T04:30:00'],
  ['0 22 * * 1-5', '2026-01-02T22:01:00', '2026-01-05T22:00:00'],
  ['0 0 29 feb *', '2026-01-01T00:00:00', '2028-02-29T00:00:00'],
  ['0 12 1 * 0', '2026-01-02T00:00:00', '2026-01-04T12:00:00'],
  ['5/20 0 * * 7', '2026-01-01T00:00:00', '2026-01-04T00:05:00'],
  ['0 0 31 * *', '2026-02-01T00:00:00', '2026-03-31T00:00:00'],
])('%s after %s is %s', (cron, after, expected) => {
  expect(new Date(parseCron(cron).next(at(after))).toISOString()).toBe(new Date(at(expected)).toISOString())
})

test.each([
  '',
  '* * * *',
  '60 * * * *',
  '* 24 * * *',
  '* * 0 * *',
  '* * * 13 *',
  '* * * * 8',
  '5-1 * * * *',
  '*/0 * * * *',
  'x * * * *',
  '0 0 30 feb *',
  '1/2/3 * * * *',
])('%j is refused by field and reason', (cron) => {
  expect(() => parseCron(cron)).toThrow(CronError)
})

test('the next minute is the first that matches, found by walking', () => {
  const field = (low: number, high: number) =>
    fc.oneof(
      fc.constant('*'),
      fc.integer({ min: low, max: high }).map(String),
      fc.integer({ min: 2, max: 9 }).map((step) => `*/${step}`),
    )
  fc.assert(
    fc.property(
      field(0, 59),
      field(0, 23),
      field(0, 6),
      fc.integer({ min: 0, max: 2e9 }),
      (minute, hour, weekday, s) => {
        const after = s * 1000
        const matches = (text: string, value: number): boolean =>
          text === '*' || (text.startsWith('*/') ? value % Number(text.slice(2)) === 0 : value === Number(text))
        let naive = Math.ceil(after / 60_000) * 60_000
        const fits = (time: number): boolean => {
          const date = new Date(time)
          return (
            matches(minute, date.getUTCMinutes()) &&
            matches(hour, date.getUTCHours()) &&
            matches(weekday, date.getUTCDay())
          )
        }
        while (!fits(naive)) naive += 60_000
        expect(parseCron(`${minute} ${hour} * * ${weekday}`).next(after)).toBe(naive)
      },
    ),
    { numRuns: 60 },
  )
})
