import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalise } from './normalise.ts'
import { readNumbers } from './numbers.ts'

const digits = (text: string, tongue: 'es' | 'en'): string[] => readNumbers(text, tongue).map((found) => found.digits)

const ES_SMALL =
  'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve'.split(
    ' ',
  )
const ES_TENS = ' . . treinta cuarenta cincuenta sesenta setenta ochenta noventa'.split(' ')
const ES_HUNDREDS =
  ' ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos'.split(' ')

/** A whole number in Spanish words, written independently of the reader. */
function inSpanish(n: number): string {
  if (n < 30) return ES_SMALL[n] ?? ''
  if (n < 100) return `${ES_TENS[Math.floor(n / 10)]}${n % 10 ? ` y ${ES_SMALL[n % 10]}` : ''}`
  if (n === 100) return 'cien'
  if (n < 1000) return `${ES_HUNDREDS[Math.floor(n / 100)]}${n % 100 ? ` ${inSpanish(n % 100)}` : ''}`
  const head = Math.floor(n / 1000) === 1 ? 'mil' : `${inSpanish(Math.floor(n / 1000))} mil`
  return `${head}${n % 1000 ? ` ${inSpanish(n % 1000)}` : ''}`
}

const EN_SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const EN_TENS = ' . twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

function inEnglish(n: number): string {
  if (n < 20) return EN_SMALL[n] ?? ''
  if (n < 100) return `${EN_TENS[Math.floor(n / 10)]}${n % 10 ? `-${EN_SMALL[n % 10]}` : ''}`
  if (n < 1000) return `${EN_SMALL[Math.floor(n / 100)]} hundred${n % 100 ? ` and ${inEnglish(n % 100)}` : ''}`
  return `${inEnglish(Math.floor(n / 1000))} thousand${n % 1000 ? ` ${inEnglish(n % 1000)}` : ''}`
}

test('every whole number below 100 000 reads back from its Spanish and its English words', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 99_999 }), (n) => {
      expect(digits(`calle ${inSpanish(n)}`, 'es')).toEqual([String(n)])
      expect(digits(`street ${inEnglish(n)}`, 'en')).toEqual([String(n)])
    }),
  )
})

test('house numbers come digit by digit, in pairs, with a leading zero', () => {
  expect(digits('tres dos cero cero', 'es')).toEqual(['3200'])
  expect(digits('cuarenta y uno veinticinco', 'es')).toEqual(['4125'])
  expect(digits('cero tres cuarenta y uno', 'es')).toEqual(['0341'])
  expect(digits('twenty-two oh five', 'en')).toEqual(['2205'])
  expect(digits('a hundred and three point two', 'en')).toEqual(['103.2'])
})

test('punctuation parts numbers, and "y" between two units is a list', () => {
  expect(digits('uno, dos, tres', 'es')).toEqual(['1', '2', '3'])
  expect(digits('seis y nueve', 'es')).toEqual(['6', '9'])
  expect(digits('treinta y tantos', 'es')).toEqual(['30'])
})

test('tea time, thanks and pronouns are not numbers', () => {
  expect(digits('tomando la once', 'es')).toEqual([])
  expect(digits('mil gracias', 'es')).toEqual([])
  expect(digits('her wrist, the left one', 'en')).toEqual([])
  expect(digits('flat one', 'en')).toEqual(['1'])
})

test('any range of the plain text quotes a literal part of the line', () => {
  const words = fc.constantFrom(
    'Ñuñoa',
    'veintidós',
    'mil',
    '3.200',
    'e\u0301',
    '😀',
    'one',
    'twenty',
    '¿qué?',
    ' ',
    '…',
    'İ',
  )
  fc.assert(
    fc.property(
      fc.array(fc.oneof(words, fc.string()), { maxLength: 12 }),
      fc.constantFrom('es', 'en'),
      fc.nat(60),
      fc.nat(60),
      (parts, tongue, a, b) => {
        const raw = parts.join(' ')
        const plain = normalise(raw, tongue as 'es' | 'en')
        expect(plain.cased.length).toBe(plain.text.length)
        expect(raw).toContain(plain.quote(Math.min(a, b), Math.max(a, b)))
      },
    ),
  )
})
