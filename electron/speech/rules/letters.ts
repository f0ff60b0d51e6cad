/** Words said letter by letter: "T like Tom, H, I, B", "D, U, double N, E", "ese, ce, hache, eme, i, de, te". */
import type { Line, Range } from './line.ts'

export type Spelt = Range & { readonly word: string }

const NAMES_ES: Readonly<Record<string, string>> = {
  a: 'a',
  be: 'b',
  ce: 'c',
  de: 'd',
  e: 'e',
  efe: 'f',
  ge: 'g',
  hache: 'h',
  i: 'i',
  jota: 'j',
  ka: 'k',
  ele: 'l',
  eme: 'm',
  ene: 'n',
  o: 'o',
  pe: 'p',
  cu: 'q',
  erre: 'r',
  ere: 'r',
  ese: 's',
  te: 't',
  u: 'u',
  ve: 'v',
  uve: 'v',
  'doble ve': 'w',
  equis: 'x',
  'i griega': 'y',
  'y griega': 'y',
  ye: 'y',
  zeta: 'z',
  'be larga': 'b',
  've corta': 'v',
  'be alta': 'b',
  've chica': 'v',
  'i latina': 'i',
}
const LETTER_ES = Object.keys(NAMES_ES)
  .toSorted((a, b) => b.length - a.length)
  .join('|')
/** "T like Tom", "B as in boy", "T de Tomás": a word that only names its letter. */
const EXAMPLE = '(?:,? (?:like|as in|for|de|como|como en) (?:in )?(?:an? |la |el )?[A-Za-z]+)?'
const ONE = `(?:(?:[Dd]ouble|[Dd]oble) )?[A-Z](?![a-z'])${EXAMPLE}`
const ROW = new RegExp(`(?<![A-Za-z'])${ONE}(?:(?:[\\s,.-]+(?:(?:and|then|y|luego) )?)${ONE}){2,}`, 'g')
const ROW_ES = new RegExp(
  `(?<![a-z])(?:doble )?(?:${LETTER_ES})(?:(?:, ?|\\. ?| - ?)(?:doble )?(?:${LETTER_ES})(?![a-z])){2,}`,
  'g',
)

const cased = (letters: string): string => letters.charAt(0).toUpperCase() + letters.slice(1).toLowerCase()

/** Every word that a line spells, at least three letters long. */
export function spelt(line: Line): Spelt[] {
  const rows = [...line.cased.matchAll(ROW)].map((match) => {
    const bare = match[0].replace(new RegExp(`([A-Z])${EXAMPLE}(?=[\\s,.-]|$)`, 'g'), '$1')
    const letters = [...bare.matchAll(/(double |doble )?([A-Z])(?![a-z'])/gi)]
      .filter((one) => /[A-Z]/.test(one[2] ?? ''))
      .map((one) => (one[1] ? (one[2] ?? '').repeat(2) : (one[2] ?? '')))
    return { start: match.index, end: match.index + match[0].length, word: cased(letters.join('')) }
  })
  if (line.tongue === 'en') return rows
  const named = [...line.text.matchAll(ROW_ES)].map((match) => {
    const letters = match[0].split(/[,.-]+/).map((part) => {
      const twice = /^\s*doble (?!ve\b)/.test(part)
      const letter = NAMES_ES[part.trim().replace(/^doble (?!ve\b)/, '')] ?? ''
      return twice ? letter + letter : letter
    })
    return { start: match.index, end: match.index + match[0].length, word: cased(letters.join('')) }
  })
  return [...rows, ...named]
}
