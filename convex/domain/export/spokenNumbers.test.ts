/** A number of a door is found however it is said: as one number, in pairs, or figure by figure. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hider, MASK } from './hide.ts'
import { figuresOf, numeralsOf } from './spokenNumbers.ts'

const SMALL =
  'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve'.split(
    ' ',
  )
const TENS = ['', '', '', 'treinta', 'cuarenta', 'cincuenta', 'sesenta', 'setenta', 'ochenta', 'noventa']
const HUNDREDS =
  ' ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos'.split(' ')

/** 0 to 9999 as it is said in Spanish. */
function said(n: number): string {
  if (n < 30) return SMALL[n] ?? ''
  if (n < 100) return `${TENS[Math.floor(n / 10)]}${n % 10 === 0 ? '' : ` y ${SMALL[n % 10]}`}`
  if (n === 100) return 'cien'
  if (n < 1000) return `${HUNDREDS[Math.floor(n / 100)]}${n % 100 === 0 ? '' : ` ${said(n % 100)}`}`
  const thousands = Math.floor(n / 1000)
  return `${thousands === 1 ? '' : `${said(thousands)} `}mil${n % 1000 === 0 ? '' : ` ${said(n % 1000)}`}`
}

const inPairs = (n: number): string => `${said(Math.floor(n / 100))} ${n % 100 < 10 ? 'cero ' : ''}${said(n % 100)}`
const byFigure = (n: number): string => [...String(n)].map((figure) => said(Number(figure))).join(' ')
const folded = (text: string): readonly string[] => text.normalize('NFD').replace(/\p{M}/gu, '').split(' ')

test('every number to 9999 is understood as it is said', () => {
  for (let n = 1; n < 10_000; n += n < 300 ? 1 : 7)
    expect([n, numeralsOf(folded(said(n)))]).toEqual([n, expect.arrayContaining([String(n)])])
})

test('a door is hidden in whichever way it is said, and the words around it stay', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 100, max: 9999 }),
      fc.constantFrom(said, inPairs, byFigure, String, (n: number) => n.toLocaleString('es-CL', { useGrouping: true })),
      (n, say) => {
        const hide = hider({ names: [], doors: [String(n)], phones: [], links: [] })
        expect(hide(`vive en el ${say(n)}, casa azul`)).toBe(`vive en el ${MASK}, casa azul`)
      },
    ),
    { numRuns: 500 },
  )
})

test('a telephone is hidden in whichever way it is dictated, though nobody knew it', () => {
  const hide = hider({ names: [], doors: [], phones: [], links: [] })
  fc.assert(
    fc.property(fc.integer({ min: 10_000_000, max: 99_999_999 }), fc.boolean(), (n, pairs) => {
      const dictated = pairs
        ? (String(n).match(/../g) ?? [])
            .map((two) => (two.startsWith('0') ? byFigure(Number(two)).padStart(1) : said(Number(two))))
            .join(' ')
        : byFigure(n)
      // Counting aloud is no telephone.
      fc.pre(figuresOf(folded(dictated)) >= 6)
      expect(hide(`al nueve ${dictated}, por favor`)).toBe(`al ${MASK}, por favor`)
    }),
  )
})
