import { expect, test } from 'vitest'
import { nextExpiry, see, UNSEEN } from './fresh.ts'

const at = (rev: number, field = 'edad') => ({ field, rev })

test('the first card flashes nothing', () => {
  expect(see(UNSEEN, [at(7)], 1_000).since.size).toBe(0)
})

test('a rev that grew is new for 8 s, the same rev is not', () => {
  const first = see(UNSEEN, [at(1)], 0)

  const changed = see(first, [at(2)], 1_000)
  const same = see(changed, [at(2)], 5_000)
  const later = see(same, [at(2)], 9_000)

  expect(changed.since.get('edad')).toBe(1_000)
  expect(same.since.get('edad')).toBe(1_000)
  expect(nextExpiry(same, 5_000)).toBe(4_000)
  expect(later.since.size).toBe(0)
  expect(nextExpiry(later, 9_000)).toBeNull()
})

test('a field that appears after the first card is new', () => {
  const first = see(UNSEEN, [], 0)

  expect(see(first, [at(1, 'comuna')], 500).since.get('comuna')).toBe(500)
})
