/** What is kept of the wall's place is believed only as far as it makes sense. */
import { expect, test } from 'vitest'
import { readPlace } from './place.ts'

test('nonsense is as if nothing had been kept, and too much is the most', () => {
  const usual = { distanceM: 3, diagonalIn: 65 }
  expect([null, '', 'x{', '[]', '{"distanceM":"3"}', '{"distanceM":null}'].map(readPlace)).toEqual(
    Array.from({ length: 6 }, () => usual),
  )
  expect(readPlace('{"distanceM":900,"diagonalIn":-1}')).toEqual({ distanceM: 12, diagonalIn: 10 })
  expect(readPlace('{"distanceM":4.5,"diagonalIn":75}')).toEqual({ distanceM: 4.5, diagonalIn: 75 })
})
