import { expect, test } from 'vitest'
import { parseTime } from './ClipBar.tsx'
import { askedOf, isNarrow, NO_FILTER } from './filter.ts'
import { placed, quotesOf, toneAt } from './quotes.ts'
import { usable } from './useClipChoice.ts'

test('the calls of an hour, narrowed further', () => {
  const hour = { from: 3_600_000, before: 7_200_000, practice: false }
  expect(askedOf(NO_FILTER, 0, hour)).toEqual(hour)
  expect(askedOf({ ...NO_FILTER, flagged: true }, 0, hour)).toEqual({ ...hour, flagged: true })
})

test('only what narrows is asked for', () => {
  expect(askedOf(NO_FILTER, 0, undefined)).toEqual({})
  expect(isNarrow({ ...NO_FILTER, text: '  ' })).toBe(false)
  expect(isNarrow({ ...NO_FILTER, flagged: true })).toBe(true)
  expect(
    askedOf(
      { ...NO_FILTER, text: ' tilos ', kind: 'real', period: 'week', judged: 'open', priority: 'critical' },
      10 * 86_400_000,
      undefined,
    ),
  ).toEqual({ text: 'tilos', practice: false, from: 4 * 86_400_000, review: 'open', priority: 'critical' })
})

test('a clip is within the call, in order, of a length that can be cut', () => {
  expect(usable({ from: -400, to: 5000 }, 60_000)).toEqual({ from: 0, to: 5000 })
  expect(usable({ from: 9000, to: 2000 }, 60_000)).toEqual({ from: 2000, to: 9000 })
  expect(usable({ from: 0, to: 9e9 }, 9e6)).toEqual({ from: 0, to: 300_000 })
  expect(usable({ from: 70_000, to: 80_000 }, 60_000)).toEqual({ from: 59_900, to: 60_000 })
})

test.each([
  ['3:07', 187_000],
  ['187', 187_000],
  ['1:02:03', 3_723_000],
  ['0:07,5', 7500],
  ['', null],
  ['3:', null],
  ['a:b', null],
  ['1:2:3:4', null],
])('«%s» as a time', (text, ms) => expect(parseTime(text)).toBe(ms))

test('a quote stands where its words are, whatever their accents; what raised an alert comes first', () => {
  const text = 'No está respirando bien'
  const quotes = quotesOf(
    [{ entryKey: 'k', quote: 'esta respirando' }],
    [
      { entryKey: 'k', quote: 'respirando bien' },
      { entryKey: 'k', quote: 'no se dijo' },
    ],
  )
  const marks = placed(text, quotes.get('k'))
  expect(marks).toEqual([
    { from: 3, to: 18, tone: 'clinical' },
    { from: 8, to: 23, tone: 'data' },
  ])
  expect([toneAt(marks, 0, 2), toneAt(marks, 8, 18), toneAt(marks, 19, 23)]).toEqual([null, 'clinical', 'data'])
})
