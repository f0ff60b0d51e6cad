/** Jumping by keyword: forwards and back, round the end, by kind, and from a line of the other kind. */
import { expect, test } from 'vitest'
import { keywordedOf, nextKeyword, withTone } from './keywords.ts'
import type { Mark } from './marks.ts'

const mark = (tone: Mark['tone']): Mark => ({ quote: 'x', tone })
const marks = new Map([
  ['b', [mark('data')]],
  ['d', [mark('clinical'), mark('data')]],
  ['e', [mark('data')]],
  ['gone', [mark('clinical')]],
])
const all = keywordedOf(['a', 'b', 'c', 'd', 'e'], marks)
const clinical = withTone(all, 'clinical')

test('only lines that are shown and have words that prove something are jumped to', () => {
  expect(all.map(({ entryKey }) => entryKey)).toEqual(['b', 'd', 'e'])
  expect(clinical.map(({ entryKey }) => entryKey)).toEqual(['d'])
})

test.each([
  [null, 1, 'b'],
  [null, -1, 'e'],
  ['b', 1, 'd'],
  ['e', 1, 'b'],
  ['b', -1, 'e'],
  ['d', -1, 'b'],
  ['no longer there', 1, 'b'],
] as const)('from %s by %i to %s', (from, by, to) => {
  expect(nextKeyword(all, all, from, by)?.entryKey).toBe(to)
})

test('words of one kind go on from a line of the other', () => {
  expect(nextKeyword(all, clinical, 'b', 1)?.entryKey).toBe('d')
  expect(nextKeyword(all, clinical, 'e', 1)?.entryKey).toBe('d')
  expect(nextKeyword(all, clinical, 'd', 1)?.entryKey).toBe('d')
  expect(nextKeyword([], [], null, 1)).toBeUndefined()
})
