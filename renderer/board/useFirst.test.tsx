/** A change of the first call is said once in fifteen seconds, and only of the one that is first then. */
import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { announce } from '../frame/announce.ts'
import { useFirst } from './useFirst.ts'

afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

function First({ id }: { readonly id?: string }) {
  useFirst(id, id === undefined ? null : `Primera: ${id}`)
  return null
}

test('the first is said at once, those that follow wait, those between are left out', () => {
  vi.useFakeTimers()
  const said: string[] = []
  vi.spyOn(announce, 'soon').mockImplementation((text) => void said.push(text))
  const { rerender } = render(<First />)
  expect(said).toEqual([])
  rerender(<First id="a" />)
  expect(said).toEqual(['Primera: a'])
  rerender(<First id="b" />)
  vi.advanceTimersByTime(5_000)
  rerender(<First id="c" />)
  vi.advanceTimersByTime(9_999)
  expect(said).toEqual(['Primera: a'])
  vi.advanceTimersByTime(1)
  expect(said).toEqual(['Primera: a', 'Primera: c'])
  rerender(<First id="d" />)
  rerender(<First id="c" />)
  vi.advanceTimersByTime(60_000)
  expect(said).toEqual(['Primera: a', 'Primera: c'])
})
