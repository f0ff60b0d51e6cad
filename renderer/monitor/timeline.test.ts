import { expect, test } from 'vitest'
import type { Doc } from '../../convex/_generated/dataModel'
import type { Line } from './lines.ts'
import { happeningsOf, interleave, marksOf } from './timeline.ts'

const START = Date.parse('2026-11-20T22:37:00.000Z')
const line = (key: string, at: number): Line<null> => ({ key, speaker: 'customer', at, final: null })
const alert = { _id: 'alert', atMs: 5_000 } as Doc<'alerts'>
const note = { _id: 'note', timestamp: '2026-11-20T22:37:02.000Z' } as Doc<'supervisorActions'>

test('happenings stand after the words that were being said', () => {
  const happenings = happeningsOf([alert], [note], START)

  const rows = interleave([line('a', 0), line('b', 3_000), line('c', 6_000)], happenings)

  expect(rows.map((row) => row.key)).toEqual(['a', 'note', 'b', 'alert', 'c'])
})

test('happenings after the last words stand at the end', () => {
  expect(interleave([line('a', 0)], happeningsOf([alert], [], START)).map((row) => row.key)).toEqual(['a', 'alert'])
})

test('an entry whose marks did not change keeps its list', () => {
  const quoted = (entryKey: string, quote: string) => ({ entryKey, quote })
  const before = marksOf(new Map(), [quoted('a', 'no respira')], [quoted('b', 'Las Condes')])

  const after = marksOf(before, [quoted('a', 'no respira')], [quoted('b', 'Las Condes'), quoted('b', 'Juan')])

  expect(after.get('a')).toBe(before.get('a'))
  expect(after.get('b')).toEqual([
    { quote: 'Las Condes', tone: 'data' },
    { quote: 'Juan', tone: 'data' },
  ])
})

test('the same quote proved twice is marked once', () => {
  const proof = { entryKey: 'a', quote: 'no respira' }

  expect(marksOf(new Map(), [proof, proof], [proof]).get('a')).toEqual([
    { quote: 'no respira', tone: 'clinical' },
    { quote: 'no respira', tone: 'data' },
  ])
})
