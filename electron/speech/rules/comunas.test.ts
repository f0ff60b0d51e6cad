import { expect, test } from 'vitest'
import { COMUNA_BY_PLAIN, COMUNA_PATTERN, COMUNAS, isCommonWord, REGION_OF } from './comunas.ts'

test('Chile has 346 comunas, each once', () => {
  expect(COMUNAS).toHaveLength(346)
  expect(new Set(COMUNAS).size).toBe(346)
})

test('the longest name wins, and short names lead to the formal one', () => {
  expect('san pedro de la paz'.match(COMUNA_PATTERN)).toEqual(['san pedro de la paz'])
  expect(COMUNA_BY_PLAIN.get('santiago centro')).toBe('Santiago')
  expect(COMUNA_BY_PLAIN.get('nunoa')).toBe('Ñuñoa')
})

test('a comuna that is also a word needs more than being heard', () => {
  expect(isCommonWord('navidad')).toBe(true)
  expect(isCommonWord('providencia')).toBe(false)
})

test('each comuna has its region, and each region as many as it has', () => {
  const sizes = new Map<string, number>()
  for (const region of REGION_OF.values()) sizes.set(region, (sizes.get(region) ?? 0) + 1)
  expect([...sizes.values()]).toEqual([4, 7, 9, 9, 15, 38, 52, 33, 30, 21, 33, 32, 12, 30, 10, 11])
  expect(REGION_OF.get('Chillán')).toBe('Ñuble')
  expect(REGION_OF.get('Hualpén')).toBe('Biobío')
  expect(REGION_OF.get('Valdivia')).toBe('Los Ríos')
  expect(REGION_OF.get('Natales')).toBe('Magallanes y de la Antártica Chilena')
})
