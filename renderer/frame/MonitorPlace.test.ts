/** Next and previous follow the list as it was, among the calls that are still live. */
import { expect, test } from 'vitest'
import { upToDate } from './MonitorPlace.tsx'

test('ended calls leave, new ones come last, and nothing new is the same order', () => {
  const order = ['b', 'a', 'c']
  expect(upToDate(order, ['a', 'c', 'd'])).toEqual(['a', 'c', 'd'])
  expect(upToDate([], ['x', 'y'])).toEqual(['x', 'y'])
  expect(upToDate(order, ['a', 'b', 'c'])).toBe(order)
})
