/** A row that says the same is the same object. */
import { expect, test } from 'vitest'
import { keepSame } from './keepSame.ts'
import type { BoardRow } from './row.ts'

const row = (callId: string, distress: number): BoardRow => ({ callId, distress, alerts: [] }) as unknown as BoardRow

test('unchanged rows keep their identity, changed and new ones do not', () => {
  const before = [row('a', 1), row('b', 2)]
  const after = keepSame(before, [row('a', 1), row('b', 3), row('c', 0)])
  expect(after[0]).toBe(before[0])
  expect(after[1]).not.toBe(before[1])
  expect(after.map(({ callId }) => callId)).toEqual(['a', 'b', 'c'])
})

test('nothing new gives back the very list; a gone or moved row does not', () => {
  const before = [row('a', 1), row('b', 2)]
  expect(keepSame(before, [row('a', 1), row('b', 2)])).toBe(before)
  expect(keepSame(before, [row('b', 2), row('a', 1)])).toEqual([before[1], before[0]])
  expect(keepSame(before, [row('a', 1)])).toEqual([before[0]])
})
