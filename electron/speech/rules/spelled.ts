/** A name that stands and that the caller spells otherwise: "it's Pryce with a Y: P, R, Y, C, E", "Baeza, con zeta". */
import type { Context } from './context.ts'
import { spelt } from './letters.ts'
import { type Finding, finding, type Line, type Range } from './line.ts'
import { plain } from './unaccented.ts'
import { ALLERGEN, MEDICINE } from './vocabulary.ts'

const FIELDS = ['apellido', 'nombre'] as const
const LETTERS = /(?<![\p{L}'])\p{Lu}(?:[\s,.-]+\p{Lu}(?![\p{L}'])){2,}/gu
const WITH =
  /\b([A-Z][a-z]{2,})(?: it's| es)?,? (?:with (?:an?|one|two|double) [A-Za-z]\b|(?:es |va )?con (?:ese|zeta|ce|hache|ka|ve|be|i griega|y griega|doble|una? sola|[a-z]\b))/g

/** How many letters two words are apart (Levenshtein). */
function apart(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1]
    for (const [j, other] of [...b].entries())
      next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (letter === other ? 0 : 1)))
    row = next
  }
  return row.at(-1) ?? 0
}

const NEAR = 2

function spellings(line: Line): (Range & { readonly word: string; readonly told: boolean })[] {
  // "With a Y, not an I. P, R, Y, C, E": a letter before may be of the talk, so every end of the row is tried
  const letters = [...line.cased.matchAll(LETTERS)].flatMap((match) => {
    const row = match[0].match(/\p{Lu}/gu) ?? []
    const range = { start: match.index, end: match.index + match[0].length }
    return row.slice(0, -2).map((_, i) => {
      const [first = '', ...rest] = row.slice(i)
      return { ...range, word: first + rest.join('').toLowerCase(), told: false }
    })
  })
  const told = [...line.cased.matchAll(WITH)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    word: match[1] ?? '',
    told: true,
  }))
  return [...told, ...letters]
}

const ASKS_FAMILY = /\b(?:last|family|second) name\b|\bsurname\b|\bapellidos?\b/
const ASKS_LABEL =
  /\b(?:label|bottle|box|frasco|caja|etiqueta|receta|prescription|medicines?|medication|remedio|tablets?|pills?)\b/

/** What is spelt and stands nowhere else: the family name that was asked for or said beside it, a medicine off its label, what an allergy bracelet says. */
function withSpelt(line: Line, context: Context, found: readonly Finding[]): readonly Finding[] {
  const words = spelt(line)
  const [first] = words
  if (!first || line.turn.speaker !== 'customer') return found
  const asking = context.prompts.map(({ text }) => text).join(' ')
  const add = (field: 'medicamentos' | 'alergias', word: string): readonly Finding[] => [
    ...found.filter((one) => one.field !== field),
    finding(line, field, word.toLowerCase(), first, 0.85, 'add'),
  ]
  const drug = words.find(({ word }) => plain(word).search(MEDICINE) === 0 && word.length > 4)
  if (drug && (ASKS_LABEL.test(asking) || ASKS_LABEL.test(line.text))) return add('medicamentos', drug.word)
  if (/\ballerg|\balergi/.test(`${line.text} ${asking}`) || context.record.alergias !== undefined) {
    const allergen = words.find(({ word }) => plain(word).search(ALLERGEN) === 0)
    if (allergen) return add('alergias', allergen.word)
  }
  const besides = words.find(({ word, start, end }) => {
    const rest = `${line.cased.slice(0, start)} ${line.cased.slice(end)}`
    return new RegExp(`\\b(?:an?|the|name|surname|apellido|es|it's) ${word}\\b`).test(rest)
  })
  const asked = ASKS_FAMILY.test(context.prompts.at(-1)?.text ?? '') ? first : undefined
  const family = asked ?? (context.record.nombre === undefined ? undefined : besides)
  if (!family || context.record.nombre?.startsWith(family.word)) return found
  return [
    ...found.filter(({ field }) => field !== 'apellido' && !(field === 'nombre' && asked !== undefined)),
    finding(line, 'apellido', family.word, family, 0.85),
  ]
}

/** What the rules read in a line, with a name that it spells otherwise than it stands. */
export function withSpelling(line: Line, context: Context, read: readonly Finding[]): readonly Finding[] {
  const { record } = context
  const found = withSpelt(line, context, read)
  const told = spellings(line)
  for (const field of FIELDS) {
    const known = record[field]?.split(' ') ?? []
    for (const one of told) {
      const at = known.findIndex((word) => {
        if (!one.told && plain(word)[0] !== plain(one.word)[0]) return false
        const far = apart(plain(word), plain(one.word))
        return far > 0 && far <= NEAR && far < word.length - 2
      })
      if (at < 0 || found.some((other) => other.field === field && other.value !== null)) continue
      return [...found, finding(line, field, known.with(at, one.word).join(' '), one, 0.9)]
    }
  }
  return found
}
