import { afterEach, expect, test, vi } from 'vitest'
import { onTick } from './ticker.ts'

afterEach(() => {
  vi.useRealTimers()
})

/** 25 clocks that count how often each was told, from half past a second. */
function clocks() {
  vi.useFakeTimers({ now: 1_000_500 })
  const told: number[] = []
  const stops = Array.from({ length: 25 }, (_, i) =>
    onTick(() => {
      told[i] = (told[i] ?? 0) + 1
    }),
  )
  /** How many have heard of the second that began. */
  const turned = () => told.filter((times) => times > 1).length
  return { told, stops, turned, stop: () => stops.forEach((stop) => void stop()) }
}

test('all clocks turn with the second, ten in one frame', () => {
  const { told, turned, stop } = clocks()
  expect(told).toHaveLength(25)
  vi.advanceTimersByTime(505)
  expect(turned()).toBe(10)
  vi.advanceTimersByTime(20)
  expect(turned()).toBe(20)
  vi.advanceTimersByTime(20)
  expect(turned()).toBe(25)
  vi.advanceTimersByTime(1000)
  expect(told).toEqual(Array(25).fill(3))
  stop()
})

test('a clock that went is told no more, also between two frames', () => {
  const { told, stops, stop } = clocks()
  vi.advanceTimersByTime(505)
  stops[24]?.()
  vi.advanceTimersByTime(2100)
  expect([told[0], told[23], told[24]]).toEqual([4, 4, 1])
  stop()
  vi.advanceTimersByTime(2000)
  expect(told[0]).toBe(4)
})
