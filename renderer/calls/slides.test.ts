import { expect, test } from 'vitest'
import { canSlide } from './slides.ts'

const places = (ids: readonly string[]) => new Map(ids.map((id, i) => [id, i + 1]))
const ids = Array.from({ length: 20 }, (_, i) => `c${i}`)

test('one row that climbs over seven slides with them; over eight, all jump', () => {
  const climbed = (from: number) => places([`c${from}`, ...ids.filter((id) => id !== `c${from}`)])
  expect(canSlide(places(ids), climbed(7))).toBe(true)
  expect(canSlide(places(ids), climbed(8))).toBe(false)
})

test('who comes and who goes has not moved', () => {
  expect(canSlide(places(ids.slice(0, 5)), places([...ids.slice(0, 5), 'new']))).toBe(true)
  expect(canSlide(places(ids), places([]))).toBe(true)
})
