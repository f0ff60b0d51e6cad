import { expect, test } from 'vitest'
import { mended } from './mending.ts'

const words = (text: string, tongue: 'es' | 'en'): string =>
  mended(
    [...text.matchAll(/\S+/g)].map((match) => ({
      plain: match[0],
      start: match.index,
      end: match.index + match[0].length,
    })),
    tongue,
  )
    .map(({ plain }) => plain)
    .join(' ')

test.each([
  ['es', 'no soy alergicaa nada', 'no soy alergica a nada'],
  ['es', 'tengo dolorde guata', 'tengo dolor de guata'],
  ['es', 'esta combulsionando', 'esta convulsionando'],
  ['es', 'no respi rando', 'no respirando'],
  ['en', 'the the breathing', 'the breathing'],
  ['en', 'go to aa', 'go to aa'],
  ['es', 'una ambulancia avanzaa', 'una ambulancia avanzada'],
  ['es', 'cincuenta y y tres', 'cincuenta y tres'],
  ['es', 'nombre y edadde el', 'nombre y edad de el'],
  ['en', 'leave it alonehow old is he', 'leave it alone how old is he'],
  ['en', 'bearwood road', 'bearwood road'],
] as const)('%s: %s', (tongue, heard, meant) => {
  expect(words(heard, tongue)).toBe(meant)
})
