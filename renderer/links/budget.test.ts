import { expect, test } from 'vitest'
import { loadOf, type Ten } from './budget.ts'

const TEN = 600_000
const ten = (n: number, alerts: Partial<Pick<Ten, 'life' | 'caution' | 'info'>>, supervisors: string[] = []): Ten => ({
  ...{ ten: n, life: 0, caution: 0, info: 0 },
  ...alerts,
  supervisors,
})

test('the last ten minutes hold as much of the ten before as the present one has not had yet', () => {
  const tens = [ten(100, { life: 1 }, ['Paula']), ten(99, { caution: 4 }, ['Paula'])]
  expect(loadOf(tens, 100 * TEN).nowEach).toBe(5)
  expect(loadOf(tens, 100.5 * TEN).nowEach).toBe(3)
  expect(loadOf(tens, 101 * TEN).nowEach).toBe(1)
})

test('what only informs does not count, and two supervisors share what there is', () => {
  const tens = [ten(100, { caution: 2, info: 7 }, ['Paula', 'Ada'])]
  expect(loadOf(tens, 100 * TEN)).toEqual({ now: 2, nowEach: 1, shiftEach: 1 })
})

test('without anybody on duty there is no figure, not a zero', () => {
  expect(loadOf([ten(100, { life: 3 })], 100 * TEN)).toEqual({ now: 3, nowEach: null, shiftEach: null })
  expect(loadOf([], 0)).toEqual({ now: 0, nowEach: null, shiftEach: null })
})

test('the average of a shift is over those who were there, and forgets the shift before', () => {
  const tens = [
    ten(100, { life: 1 }, ['Paula']),
    ten(99, { life: 1 }, ['Paula', 'Ada']),
    ten(20, { life: 50 }, ['Ada']),
  ]
  expect(loadOf(tens, 100 * TEN).shiftEach).toBeCloseTo(2 / 3)
})
