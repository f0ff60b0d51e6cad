/** One order in a window, whichever screen shows it. */
import { cleanup, renderHook } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Entry } from './order.ts'
import { useOrder } from './useOrder.ts'

const entry = (id: string, score: number): Entry => ({ id, score, level: 3, help: false })

test('the wall goes on where the list was, and what changed meanwhile comes in its place', () => {
  const before = [entry('a', 50), entry('b', 40), entry('c', 30)]
  const list = renderHook(() => useOrder(before, false))
  expect(list.result.current.ids).toEqual(['a', 'b', 'c'])
  list.unmount()
  // b has passed a by three points since: not enough to move.
  const after = [entry('a', 50), entry('b', 53), entry('d', 45)]
  const wall = renderHook(() => useOrder(after, false))
  expect(wall.result.current.ids).toEqual(['a', 'b', 'd'])
  cleanup()
})
