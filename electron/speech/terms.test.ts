import fc from 'fast-check'
import { expect, test } from 'vitest'
import { retryAfterMs } from './retryAfter.ts'
import { boostable, promptOf } from './terms.ts'

test('terms are bounded, clean and not doubled, whatever a settings file holds', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 80 }), { maxLength: 300 }), (terms) => {
      const kept = boostable(terms)
      expect(kept.length).toBeLessThanOrEqual(100)
      expect(kept.join('').length).toBeLessThanOrEqual(450 * 3)
      expect(new Set(kept.map((term) => term.toLowerCase())).size).toBe(kept.length)
    }),
  )
  expect(boostable([' Ñuñoa ', 'ñuñoa', '', 'Las\nCondes'])).toEqual(['Ñuñoa', 'Las Condes'])
})

test('a prompt holds the last words whole and as many names as fit', () => {
  expect(promptOf(['Ñuñoa', 'Maipú'], 'mi padre no respira')).toBe('Ñuñoa, Maipú. mi padre no respira')
  expect(promptOf([], '')).toBe('')
  const long = promptOf(
    Array.from({ length: 90 }, (_, i) => `Calle ${i}`),
    'palabra '.repeat(100).trim(),
  )
  expect(long.length).toBeLessThanOrEqual(502)
  expect(long.endsWith('. palabra palabra'.slice(-8))).toBe(true)
  expect(long).not.toMatch(/\. (alabra|labra|abra|bra|ra|a) /)
})

test('Retry-After is seconds or a date, never long and never a trap', () => {
  expect(retryAfterMs('3', 0)).toBe(3000)
  expect(retryAfterMs('Thu, 01 Jan 1970 00:00:05 GMT', 1000)).toBe(4000)
  expect(retryAfterMs('99999', 0)).toBe(60_000)
  expect([null, undefined, '', 'soon'].map((header) => retryAfterMs(header, 0))).toEqual(Array(4).fill(undefined))
  expect(retryAfterMs('-5', 0)).toBe(0)
})
