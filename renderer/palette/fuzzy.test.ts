/** What is typed finds what is meant: without accents, out of order, by initials, and never by scattered letters. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bare, scoreOf } from './fuzzy.ts'

const TEXTS = [
  'Susurrar a P07, paro cardíaco',
  'Escuchar a P07, paro cardíaco',
  'Ir a Revisión',
  'Ajustes: Retención',
  'Ajustes: Diagnóstico',
  'Finalizar P07…',
  'Tema: Alto contraste',
]
const best = (typed: string): string | undefined =>
  TEXTS.map((text) => [text, scoreOf(text, typed)] as const)
    .filter(([, score]) => score > 0)
    .sort(([, a], [, b]) => b - a)[0]?.[0]

test.each([
  ['sus p07', 'Susurrar a P07, paro cardíaco'],
  ['p07 esc', 'Escuchar a P07, paro cardíaco'],
  ['revision', 'Ir a Revisión'],
  ['RETENCION', 'Ajustes: Retención'],
  ['diag', 'Ajustes: Diagnóstico'],
  ['contr', 'Tema: Alto contraste'],
  ['fin', 'Finalizar P07…'],
])('«%s» finds %s', (typed, text) => expect(best(typed)).toBe(text))

test('letters that are not there, or only strewn about, find nothing', () => {
  expect(best('zzz')).toBeUndefined()
  expect(scoreOf('una frase bastante larga sin nada', 'fbl')).toBeGreaterThan(0)
  expect(scoreOf('constante', 'oae')).toBe(0)
})

test('every text answers to itself and to any of its words, best to the whole', () => {
  fc.assert(
    fc.property(fc.constantFrom(...TEXTS), (text) => {
      const all = scoreOf(text, text)
      for (const word of bare(text)
        .split(/[^\p{L}\p{N}]+/u)
        .filter(Boolean)) {
        expect(scoreOf(text, word)).toBeGreaterThan(0)
        expect(scoreOf(text, word)).toBeLessThanOrEqual(all)
      }
    }),
  )
})
