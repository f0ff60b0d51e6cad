import { afterEach, expect, test, vi } from 'vitest'
import { onFrame } from './frames.ts'

afterEach(() => void vi.useRealTimers())

test('what is drawn is drawn twenty times a second, no other frame is asked for, and none when nobody draws', () => {
  vi.useFakeTimers()
  const asked = vi.spyOn(globalThis, 'requestAnimationFrame')
  const [level, clock] = [vi.fn(), vi.fn()]
  const stops = [onFrame(level), onFrame(clock)]
  vi.advanceTimersByTime(10_000)
  expect(level.mock.calls.length).toBeGreaterThan(190)
  expect(asked.mock.calls.length).toBeLessThan(210)
  expect(clock).toHaveBeenCalledTimes(level.mock.calls.length)
  for (const stop of stops) stop()
  asked.mockClear()
  vi.advanceTimersByTime(1000)
  expect(asked).not.toHaveBeenCalled()
  const again = vi.fn()
  const stop = onFrame(again)
  vi.advanceTimersByTime(1000)
  expect(again.mock.calls.length).toBeGreaterThan(18)
  stop()
})
