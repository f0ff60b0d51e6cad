/** The family name, said apart from the given one. */
import type { CanonicalRecord } from '../../../convex/domain/canonical.ts'
import type { Context } from './context.ts'
import { GIVEN } from './givenNames.ts'
import { type Finding, finding, type Line, type Range } from './line.ts'
import { withTellings } from './nameTellings.ts'
import { NAME_WORD, NOT_NAME } from './nameWords.ts'
import { literal, plain, unaccented } from './unaccented.ts'

const FAMILY = `(?:(?:[Dd]e la|[Dd]e los|[Dd]el|[Dd]e|[Vv]an|von|da|Mc|O') ?)?${NAME_WORD}(?: ${NAME_WORD})?`
const FAMILIES = new RegExp(FAMILY, 'g')
const ASKS =
  /\bapellidos?\b|\bsurname\b|\b(?:last|family|second) name\b|^\W*(?:y |and )?(?:don |dona )?[a-z]+ (?:cuanto|que mas|what|who)(?:,? (?:senora?|joven|mijit[oa]|caballero|cambio|ma'am|sir|over|copy))?\W*$/
const ASKS_BOTH = /\b(?:nombre|full name|name and|first (?:and|name)|first)\b/
const NAMED = new RegExp(
  `(?:[Aa]pellidos?|[Ss]urname|(?:[Ll]ast|[Ff]amily|[Ss]econd) name)(?:'s| (?:de (?:el|ella)|es|is|era|was|seria))*[ ,:]*(${FAMILY})`,
)
const OWN_ASK = new RegExp(`(${NAME_WORD}) (?:cuanto|que mas|what|who)\\b[^?]*\\?`)
const CALLER = /\b(?:mi apellido|my (?:surname|last name|family name)|yo soy|me llamo|my name)\b/

/** The first run of capitals that may be a family name, from `from` on. */
function firstFamily(line: Line, from: number, given: string | undefined): Range | undefined {
  for (const match of line.cased.slice(from).matchAll(FAMILIES)) {
    const words = match[0].split(' ')
    const skip = words.findIndex(
      (word) =>
        !NOT_NAME.test(word) &&
        !/'(?:s|m|re|ve|ll|d)$/.test(word) &&
        word.toLowerCase() !== given &&
        !(words.length > 1 && GIVEN[line.tongue].has(word.toLowerCase())),
    )
    if (skip < 0) continue
    const lead = words.slice(0, skip).join(' ').length + (skip > 0 ? 1 : 0)
    const start = from + match.index + lead
    return { start, end: from + match.index + match[0].length }
  }
  return undefined
}

/** Was a family name, and nothing else, asked for: by the dispatcher, or by the caller in the same breath? */
function asksFamily(line: Line, context: Context): number | undefined {
  const own = [...line.text.matchAll(/[^.!?]*\?/g)].find((match) => ASKS.test(match[0]))
  if (own) return own.index + own[0].length
  const prompt = context.prompts.findLast(({ text }) => text.includes('?') || ASKS.test(text))
  const asking = prompt?.text.match(/[^.!?]+[.!?]*/g)?.find((part) => ASKS.test(part.trim()))
  return asking === undefined || ASKS_BOTH.test(asking.replace(/(?:last|family|second|first) name/g, ''))
    ? undefined
    : 0
}

function familyIn(line: Line, context: Context, { nombre }: CanonicalRecord): Range | undefined {
  const named = CALLER.test(line.text) ? null : NAMED.exec(line.cased)
  if (named?.[1] && !NOT_NAME.test(named[1].split(' ')[0] ?? '')) {
    const end = named.index + named[0].length
    return { start: end - named[1].length, end }
  }
  const given = nombre === undefined ? undefined : unaccented(nombre)
  // "Yesenia Bravo", of somebody known as Yesenia
  if (given !== undefined && !given.includes(' ')) {
    const whole = new RegExp(`\\b${literal(given)} (${FAMILY})`).exec(line.cased)
    if (whole?.[1] && !NOT_NAME.test(whole[1].split(' ')[0] ?? '')) {
      const end = whole.index + whole[0].length
      return { start: end - whole[1].length, end }
    }
  }
  if (/\bno (?:lo |la |le )?se\b|\b(?:don't|dunno|not) know\b|\bdunno\b/.test(line.text)) return undefined
  const from = context.self ? undefined : asksFamily(line, context)
  return from === undefined ? undefined : firstFamily(line, from, given?.toLowerCase())
}

/** Asked for the family name alone, "Tapia Rojas" is two of them and no first name. */
function twoFamilies(line: Line, context: Context, found: readonly Finding[]): Finding | undefined {
  const first = found.find(({ field }) => field === 'nombre')
  const family = found.find(({ field }) => field === 'apellido')
  const known = context.record.nombre
  if (!first?.value || !family?.value || context.self) return undefined
  if (first.value === known || GIVEN[line.tongue].has(plain(first.value).split(' ')[0] ?? '')) return undefined
  if (asksFamily(line, context) === undefined) return undefined
  // "Condori, Nélida Condori": said again with the first name
  if (line.cased.split(unaccented(family.value)).length > 2) return undefined
  const start = line.cased.indexOf(unaccented(first.value))
  const end = line.cased.indexOf(unaccented(family.value), start) + family.value.length
  return start < 0 || end <= start
    ? undefined
    : finding(line, 'apellido', line.plain.said(start, end), { start, end }, 0.85)
}

/** What the rules read in a line, with the family name that it says by itself. */
export function withFamily(line: Line, context: Context, read: readonly Finding[]): readonly Finding[] {
  const found = withTellings(line, context, read)
  const bothFamily = twoFamilies(line, context, found)
  if (bothFamily) return [...found.filter(({ field }) => !/^(?:nombre|apellido|sexo)$/.test(field)), bothFamily]
  if (found.some(({ field }) => field === 'apellido')) return found
  const range = familyIn(line, context, context.record)
  if (range === undefined) return found
  const family = finding(line, 'apellido', line.plain.said(range.start, range.end), range, 0.85)
  // "¿Heriberto cuánto, señora? Cifuentes": the caller asks it with the first name
  const own = context.record.nombre === undefined ? OWN_ASK.exec(line.cased) : null
  if (own?.[1] && !NOT_NAME.test(own[1]) && own.index < range.start) {
    const start = own.index + own[0].indexOf(own[1])
    const end = start + own[1].length
    const given = finding(line, 'nombre', line.plain.said(start, end), { start, end }, 0.85)
    return [...found.filter(({ field }) => field !== 'nombre'), given, family]
  }
  // Asked for the family name alone, nobody gives another first name
  const others = context.record.nombre === undefined ? found : found.filter(({ field }) => field !== 'nombre')
  const first = found.find(({ field }) => field === 'nombre')
  return first?.value === family.value ? [...found.filter((one) => one !== first), family] : [...others, family]
}
