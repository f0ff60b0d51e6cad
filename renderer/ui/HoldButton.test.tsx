import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { HoldButton } from './HoldButton.tsx'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const show = (onHeld: () => void, unavailable?: string) =>
  render(
    <HoldButton confirm="ahora" unavailable={unavailable} onHeld={onHeld}>
      pulse 1 s
    </HoldButton>,
  )
const after = (ms: number): void => act(() => void vi.advanceTimersByTime(ms))

test('held for a second it acts; not sooner', () => {
  const held = vi.fn()
  show(held)

  fireEvent.pointerDown(screen.getByText('pulse 1 s'))
  after(990)
  expect(held).not.toHaveBeenCalled()
  after(20)

  expect(held).toHaveBeenCalledTimes(1)
})

test('pressed briefly it asks again, and acts on a second press', () => {
  const held = vi.fn()
  show(held)

  fireEvent.keyDown(screen.getByText('pulse 1 s'), { key: 'Enter' })
  after(200)
  fireEvent.keyUp(screen.getByText('pulse 1 s'), { key: 'Enter' })
  after(5_000)
  expect(held).not.toHaveBeenCalled()
  fireEvent.click(screen.getByText('ahora'))

  expect(held).toHaveBeenCalledTimes(1)
})

test('it does nothing while it is unavailable', () => {
  const held = vi.fn()
  show(held, 'falta el motivo')

  fireEvent.pointerDown(screen.getByText('pulse 1 s'))
  after(2_000)

  expect(held).not.toHaveBeenCalled()
})
