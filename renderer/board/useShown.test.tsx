/** What is put off is gone from the list and back by itself, without an update. */
import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { type BoardAlert, useShown } from './useShown.ts'

afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const alert = (type: string, more: object = {}) =>
  ({ id: type, type, severity: 'caution', acknowledged: false, ...more }) as unknown as BoardAlert

function Shown({ alerts }: { readonly alerts: readonly BoardAlert[] }) {
  return (
    <p>
      {useShown(alerts)
        .map(({ type }) => type)
        .join(' ')}
    </p>
  )
}

const text = () => screen.getByRole('paragraph').textContent

test('unseen before seen, life before caution, newer before older', () => {
  const alerts = [
    alert('old'),
    alert('new'),
    alert('life', { severity: 'life' }),
    alert('seen', { severity: 'life', acknowledged: true }),
  ]
  render(<Shown alerts={alerts} />)
  expect(text()).toBe('life new old seen')
})

test('an alert that was put off comes back when its time is over', () => {
  vi.useFakeTimers()
  const alerts = [alert('a'), alert('b', { shelvedUntil: Date.now() + 60_000 })]
  render(<Shown alerts={alerts} />)
  expect(text()).toBe('a')
  act(() => vi.advanceTimersByTime(59_000))
  expect(text()).toBe('a')
  act(() => vi.advanceTimersByTime(1_200))
  expect(text()).toBe('b a')
})
