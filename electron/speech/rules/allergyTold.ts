/** Allergies told without the word: "tell them no penicillin", "con los guantes de látex es el drama"; put right: "con la dipirona no pasa nada, es al ketoprofeno". */
import { type CanonicalRecord, listItems } from '../../../convex/domain/canonical.ts'
import type { Context } from './context.ts'
import { items, notTheirs } from './items.ts'
import { type Finding, finding, type Line } from './line.ts'
import { literal, plain } from './unaccented.ts'
import { ALLERGEN, MEDICINE } from './vocabulary.ts'

const BOTH = new RegExp(`${ALLERGEN.source}|${MEDICINE.source}`, 'g')

/** What the body did with it. */
const REACTED =
  /\b(?:blew up|blows up|swell\w*|swoll\w+|puff(?:s|ed) up|hives|weals|welts|rash|comes? (?:up|out) in|came (?:up|out) in|broke out|breaks out|anaphyla\w+|throat (?:closed|closes|close)|(?:nearly|almost|about|damn near) (?:died|killed)|can't breathe|se hincho|se hincha|se brota|se broto|roncha\w*|se llena de|se le cierra la garganta|se le cerro|se ahoga|casi (?:se muere|la mata|lo mata)|le salen? (?:granos|ronchas|manchas))\b/
const BARRED =
  /\b(?:no|not|never|nothing with|keep (?:her|him) away from|don't give (?:her|him)|nada de|no le (?:den|pongan|inyecten|vayan a (?:dar|poner))|ni se le ocurra(?:n)? (?:darle|ponerle)) (?:any |the |la |el |los |las )?$/
const DRAMA =
  /\b(?:con|lo que le hace mal|le hace mal|no tolera|no le cae|can't (?:tolerate|have|do|handle)|reacts to|reaction to|sensitive to|bad with|it's the|no puede ni ver)\b[^.!?]{0,40}$/
const IS_DRAMA =
  /^[^.!?]{0,16}\b(?:es el (?:drama|problema|tema)|le hacen? mal|la mata|lo mata|is the (?:problem|one)|sets (?:her|him) off|(?:nearly|almost|about) killed|that's the (?:one|thing) (?:i|he|she) can't)\b/
/** Fine with it: "esa la tolera", "con la dipirona no pasa nada", "she's fine with nuts". */
const TOLERATED_BEHIND =
  /^[^.!?]{0,20}\b(?:no (?:le )?(?:pasa|hace) nada|(?:la|lo) tolera|is (?:fine|ok|okay)|she's fine|he's fine|(?:la|lo) puede (?:tomar|comer))\b/
const ANOTHERS =
  /(?:^|[.!?] ?)\W*(?:(?:no|ah|eh|si),? )?(?:el|la|su|mi|his|her|my|the) (?:herman[oa]s?|mama|papa|abuel[oa]|prim[oa]|brother|sister|mother|mum|mom|dad|father|cousin)(?: (?:mayor|menor|grande|chic[oa]))?(?:,| (?:si|es|is|has|tiene)\b)[^.!?]*$/

/** What is not to be given, with what it does; what the answer to "anything that harms them?" names. */
export function allergiesTold(line: Line, context: Context, asked: boolean): Finding[] {
  const reacted = REACTED.test(line.text)
  return items(line, BOTH)
    .filter(({ start, end }) => {
      const before = line.text.slice(Math.max(0, start - 60), start)
      const behind = line.text.slice(end)
      if (TOLERATED_BEHIND.test(behind) || notTheirs(line, start, context)) return false
      if (reacted && (DRAMA.test(before) || asked)) return true
      return asked && (DRAMA.test(before) || IS_DRAMA.test(behind))
    })
    .map((item) => finding(line, 'alergias', item.value, item, 0.8, 'add'))
}

/** "Tell them no penicillin! She blew up last time". */
export function barredOutright(line: Line): Finding[] {
  if (!REACTED.test(line.text)) return []
  return [...line.text.matchAll(BOTH)]
    .filter(({ index }) => BARRED.test(line.text.slice(Math.max(0, index - 40), index)))
    .map((match) => {
      const range = { start: match.index, end: match.index + match[0].length }
      return finding(line, 'alergias', line.plain.quote(range.start, range.end), range, 0.8, 'add')
    })
}

/** Is the allergen at `index` one of the patient's kin: "el hermano mayor, al maní"? */
export const ofKin = (line: Line, index: number): boolean => ANOTHERS.test(line.text.slice(0, index))

/** "Con la dipirona no pasa nada, es al ketoprofeno", "it doesn't say sulfa": one falls, and the other stands in its place. */
export function allergyPutRight(line: Line, record: CanonicalRecord): Finding[] {
  const held = listItems(record.alergias ?? '')
  const said = items(line, BOTH)
  const wrong = [...held, ...said.map(({ value }) => value)].filter((value) => {
    const word = literal(plain(value).slice(0, 6))
    const found = [...line.text.matchAll(new RegExp(`\\b${word}[a-z]*`, 'g'))].some(
      ({ index, 0: match }) =>
        TOLERATED_BEHIND.test(line.text.slice(index + match.length)) ||
        /\b(?:doesn't|does not|didn't|did not|never) (?:say|said|mention) $|\bno dice $/.test(
          line.text.slice(0, index),
        ),
    )
    return found
  })
  if (wrong.length === 0) return []
  const instead = [
    ...line.text.matchAll(
      /\b(?:es|era|sino) (?:al?|a la|a los|a las) ([a-z]{4,})\b|\b(?:it's|it is|it was) (?:the |allergic to )?([a-z]{4,})\b/g,
    ),
  ]
    .map((match) => ({ match, name: match[1] ?? match[2] ?? '' }))
    .filter(({ name }) => name.search(BOTH) === 0)
    .map(({ match, name }) => {
      const start = match.index + match[0].length - name.length
      return finding(
        line,
        'alergias',
        line.plain.quote(start, start + name.length),
        { start, end: start + name.length },
        0.85,
        'add',
      )
    })
  const range = { start: 0, end: line.text.length }
  return [...wrong.map((value) => finding(line, 'alergias', value, range, 0.85, 'remove')), ...instead]
}

/** What the rules read of allergies, with what is told in one of these ways. */
export function withAllergies(line: Line, context: Context, asked: boolean, found: readonly Finding[]): Finding[] {
  const own = found.filter(({ value }) => {
    const at = value === null ? -1 : line.text.indexOf(plain(value))
    return at < 0 || !ofKin(line, at)
  })
  const right = allergyPutRight(line, context.record)
  const fallen = new Set(right.filter(({ mode }) => mode === 'remove').map(({ value }) => value))
  const more = [...allergiesTold(line, context, asked), ...barredOutright(line)].filter(
    ({ value }) => !own.some((one) => one.value === value) && !fallen.has(value),
  )
  const kept = own.filter(({ value, mode }) => !fallen.has(value) && !(mode === 'only' && more.length > 0))
  return [...kept, ...right, ...more]
}
