import { expect, test } from 'vitest'
import { COMUNA_BY_PLAIN, COMUNA_PATTERN, COMUNAS, isCommonWord } from './comunas.ts'

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
