/** Numbers and times as the room writes them; the expected strings are those of the design. */
import { expect, test } from 'vitest'
import {
  ageText,
  clockText,
  dateText,
  decibels,
  dollars,
  numberText,
  percentText,
  phoneText,
  shortTime,
} from './format.ts'

const NBSP = '\u00a0'
const NIGHT = Date.UTC(2026, 10, 21, 1, 41, 36)

test('the clock is 24 h and that of Santiago, whatever the machine', () => {
  expect(clockText(NIGHT)).toBe('22:41:36')
  expect(clockText(Date.UTC(2026, 10, 21, 3, 0, 5))).toBe('00:00:05')
  // Winter time: one hour more behind.
  expect(clockText(Date.UTC(2026, 6, 1, 12, 0, 0))).toBe('08:00:00')
})

test('dates follow the language and the room', () => {
  expect(dateText('es', NIGHT)).toBe('vie 20 nov 2026')
  expect(dateText('en', NIGHT)).toBe('Fri, Nov 20, 2026')
})

test('numbers', () => {
  expect(numberText('es', 1234)).toBe('1.234')
  expect(numberText('en', 1234)).toBe('1,234')
  expect(numberText('es', 91.44, 1)).toBe('91,4')
  expect(numberText('es', -3)).toBe('\u22123')
})

test('a share is a per cent, with a no-break space in Spanish only', () => {
  expect(percentText('es', 0.914, 1)).toBe(`91,4${NBSP}%`)
  expect(percentText('en', 0.914, 1)).toBe('91.4%')
  expect(percentText('es', 0.94)).toBe(`94${NBSP}%`)
})

test('short times change unit at 1 s and at 1 min', () => {
  expect(shortTime('es', 310)).toBe(`310${NBSP}ms`)
  expect(shortTime('es', 11_200)).toBe(`11,2${NBSP}s`)
  expect(shortTime('en', 1_200)).toBe(`1.2${NBSP}s`)
  expect(shortTime('es', 72_000)).toBe('01:12')
})

test('ages step by 1 s, 5 s, then minutes', () => {
  expect(ageText('es', 4_900)).toBe(`hace 4${NBSP}s`)
  expect(ageText('es', 14_000)).toBe(`hace 10${NBSP}s`)
  expect(ageText('en', 130_000)).toBe(`2${NBSP}min ago`)
  expect(ageText('es', -50)).toBe(`hace 0${NBSP}s`)
})

test('levels use the true minus sign, and silence is not a number', () => {
  expect(decibels(-9.4)).toBe(`\u22129${NBSP}dB`)
  expect(decibels(0)).toBe(`0${NBSP}dB`)
  expect(decibels(Number.NEGATIVE_INFINITY)).toBe(`\u2212∞${NBSP}dB`)
  expect(decibels(null)).toBe('—')
})

test('cost', () => {
  expect(dollars('es', 0.13)).toBe(`US$${NBSP}0,13`)
  expect(dollars('en', 0.0298, 4)).toBe('$0.0298')
})

test('phones: mobile, fixed, short, hidden', () => {
  expect(phoneText('+56955501482')).toBe('+56 9 5550 1482')
  expect(phoneText('+56 9 5550 1482')).toBe('+56 9 5550 1482')
  expect(phoneText('+56225550147')).toBe('22 555 01 47')
  expect(phoneText('131')).toBe('131')
  expect(phoneText('+1 415 555 0100')).toBe('+1 415 555 0100')
  for (const hidden of ['', 'anonymous', undefined, null]) expect(phoneText(hidden)).toBeNull()
})
