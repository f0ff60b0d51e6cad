/** The first value and one after a rest are shown at once; of many in a moment, the newest, once. */
import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useCalm } from './useCalm.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
afterEach(() => void vi.useRealTimers())

test('of many values in a moment the newest is shown, and the first at once', () => {
  const seen: (number | undefined)[] = []
  const { rerender, result } = renderHook(
    ({ value }) => {
      const shown = useCalm(value, 250)
      if (seen.at(-1) !== shown) seen.push(shown)
      return shown
    },
    { initialProps: { value: undefined as number | undefined } },
  )
  rerender({ value: 1 })
  expect(result.current).toBe(1)
  for (const value of [2, 3, 4]) rerender({ value })
  expect(result.current).toBe(1)
  act(() => void vi.advanceTimersByTime(250))
  expect(result.current).toBe(4)
  act(() => void vi.advanceTimersByTime(1000))
  rerender({ value: 5 })
  expect(result.current).toBe(5)
  expect(seen).toEqual([1, 4, 5])
})
