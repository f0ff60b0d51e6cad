/** A place put right by the way, long after it was told: its name, the number of the road, the flat or the house read back wrongly. */
import type { FieldName } from '../../../convex/domain/canonical.ts'
import { COMUNA_BY_PLAIN } from './comunas.ts'
import type { Context } from './context.ts'
import { type Finding, finding, type Line, type Range, rangeOf } from './line.ts'
import { NOT_NAME } from './nameWords.ts'
import { literal, plain, unaccented } from './unaccented.ts'

/** What kind of way it is, in front of its name. */
const WAY = /^(?:Avenida|Av\.?|Pasaje|Calle|Camino|Callej[oó]n|Subida|Paseo) /i

const PLACE_NAME =
  "(?:[A-Z][A-Za-z']+|\\d{1,2}(?= (?:Norte|Sur|Oriente|Poniente)))(?: (?:(?:de|del|la|las|los|el|of|the) )*[A-Z][A-Za-z']+)*"

/** "Es Los Aromos, no Los Alerces", "it's not Elm Street, it's Oak Street": one name said against the one that stands. */
function renamed(line: Line, { record }: Context): Finding[] {
  return (['direccion', 'comuna'] as const).flatMap((field) => {
    const known = record[field]
    if (known === undefined) return []
    const old = `(?:[A-Z][a-z]+ )?${literal(unaccented(known).replace(WAY, ''))}`
    const match =
      new RegExp(
        `(?:\\b(?:[Ee]s|[Ee]n|[Ii]t's|[Ii]s|[Oo]n)|^|[,.:]) ?(${PLACE_NAME}),? (?:y )?(?:no|not) (?:es |en |on |in )?${old}\\b`,
      ).exec(line.cased) ??
      new RegExp(
        `\\b(?:[Nn]o (?:es|era|en)|[Nn]ot(?: on| in)?|[Ii]sn't|[Ww]asn't) ${old}\\b[,. ]{1,3}(?:(?:es|era|sino|en|it's|it is|but|on|in|that's)\\s)+(${PLACE_NAME})`,
      ).exec(line.cased) ??
      // "Este callejón no es Los Maquis, ese es el de más allá. Este es Los Maitenes"
      new RegExp(
        `\\b(?:[Nn]o (?:es|era)|[Ii]sn't|[Ii]s not|[Nn]ot) ${old}\\b[^¿?]{1,70}?\\b(?:(?:[Ee]st[ea]|[Aa]qui|[Aa]ca|[Ll]a nuestra|[Tt]his(?: one)?|[Oo]urs)(?:'s| is| es)) (${PLACE_NAME})`,
      ).exec(line.cased)
    const name = match?.[1]
    if (!match || !name || plain(name) === plain(known)) return []
    const isTown = COMUNA_BY_PLAIN.has(plain(name))
    if (line.tongue === 'es' && isTown !== (field === 'comuna')) return []
    const start = match.index + match[0].lastIndexOf(name)
    const at = match[0].indexOf(name) < match[0].length / 2 ? match.index + match[0].indexOf(name) : start
    const said = line.plain.said(at, at + name.length)
    // "Callejón Los Maquis" and then "Los Maitenes": a callejón it stays
    const kind = field === 'direccion' && !WAY.test(said) ? (WAY.exec(known)?.[0] ?? '') : ''
    return [finding(line, field, `${kind}${said}`, { start: at, end: at + name.length }, 0.85)]
  })
}

const FLAT =
  /\b(?:departamento|depto|depa|flat|apartment|unit)\b[^.;\d]{0,30}?(?:que )?\b(?:somos|es|son|it's|is|we're)(?: (?:el|la|number|flat|apartment|unit))? (\d{1,5}[a-d]?)\b/

/** "Puse mal el departamento, somos el mil seiscientos dos". */
function flat(line: Line, { record }: Context, excused: boolean): Finding[] {
  const match = record.depto === undefined || !excused ? null : FLAT.exec(line.text)
  const value = match?.[1]?.toUpperCase()
  return match && value && value !== record.depto ? [finding(line, 'depto', value, rangeOf(match), 0.85)] : []
}

/** "Ay, no, es cuatrocientos veintiuno": the number of the house that the dispatcher has just read back. */
const DENIES_NUMBER =
  /^\W*(?:(?:ay|uy|no|nono|perdon|espere|oh|sorry|wait|hang on|hold on|uh|um|ah|chuta|pucha)\b\W*){1,5}(?:(?:es|son|era|it's|it is|that's|is|the|el|la|number|numero)\s+)*(\d{1,5}[a-d]?)\b(?! ?(?:anos|years|minut|weeks|semanas|meses|months|kilo|metros|personas|people|%))/

function readBackWrongly(line: Line, { record, prompts }: Context): Finding[] {
  const { numero } = record
  const match = DENIES_NUMBER.exec(line.text)
  const right = match?.[1]?.toUpperCase()
  if (!match || !right || !numero || right === numero || !/\bno\b|\bperdon|\bsorry|\bwait/.test(match[0])) return []
  // A flat, an age, how many: another kind of number
  if (right.length < 2 || Math.abs(right.length - numero.length) > 1) return []
  const read = prompts.at(-1)?.text.replace(/(?<=\d)[ ,]+(?=\d)/g, '') ?? ''
  if (!new RegExp(`\\b${literal(numero.toLowerCase())}\\b`).test(read)) return []
  const start = match.index + match[0].length - right.length
  const range: Range = { start, end: start + right.length }
  return [finding(line, 'numero', right, range, 0.9)]
}

/** "Yes. No! Wellington. Wellington Street": the street that the dispatcher has just read back. */
const DENIES_STREET = new RegExp(
  `^\\W*(?:(?:[Yy]es|[Yy]eah|[Ss]i|[Aa]y|[Oo]h|[Uu]y|[Cc]orrect)\\b\\W+)*(?:[Nn]o|[Nn]ot that|[Ww]ait|[Hh]ang on|[Hh]old on|[Pp]erdon|[Ss]orry)\\b\\W+(?:(?:[Nn]o|[Ii]t's|[Ii]t is|[Ee]s|[Ss]orry|[Pp]erdon|I meant|I said)\\b\\W+)*(${PLACE_NAME})`,
)
const KIND_BEHIND = / (?:Street|Road|Avenue|Lane|Drive|Close|Court|Way|Place|Crescent|Terrace|Boulevard|Circle|Trail)$/

function streetReadBack(line: Line, { record, prompts }: Context): Finding[] {
  const known = record.direccion
  const match = DENIES_STREET.exec(line.cased)
  const name = match?.[1]
  if (known === undefined || !match || name === undefined || NOT_NAME.test(name.split(' ')[0] ?? '')) return []
  const core = plain(known.replace(WAY, '').replace(KIND_BEHIND, ''))
  const bare = name.replace(KIND_BEHIND, '')
  const read = prompts.at(-1)?.text ?? ''
  if (plain(bare) === core || core.length < 4 || !read.includes(core) || COMUNA_BY_PLAIN.has(plain(bare))) return []
  // A town, a person: what sounds like the street, or is called a street
  const alike = plain(bare).slice(0, 3) === core.slice(0, 3)
  const kind = KIND_BEHIND.exec(known)?.[0] ?? ''
  const called =
    KIND_BEHIND.test(name) ||
    new RegExp(`\\b${literal(bare)}(?:${KIND_BEHIND.source.slice(0, -1)})\\b`).test(line.cased)
  if (!alike && !called) return []
  const start = match.index + match[0].length - name.length
  const range = { start, end: start + bare.length }
  const way = kind === '' && !WAY.test(bare) ? (WAY.exec(known)?.[0] ?? '') : ''
  return [finding(line, 'direccion', `${way}${line.plain.said(range.start, range.end)}${kind}`, range, 0.85)]
}

const ROAD = /^(.*\b(?:road|highway|route|ruta|interstate|hwy)\s)(\d{1,4})$/i
const NOW_IS = /\b(?:it's|it is|es|es la|is|meant|digo|son) (?:the |la |el )?(\d{1,4})\b/g

/** "Shoot, no, I live on fourteen. It's forty-one": the number of a road that the dispatcher doubts. */
function renumbered(line: Line, { record, prompts }: Context, excused: boolean): Finding[] {
  const [, road, old] = ROAD.exec(record.direccion ?? '') ?? []
  if (road === undefined || old === undefined || !(excused || /\bno\b|\bnot\b/.test(line.text))) return []
  const named = new RegExp(`\\b${old}\\b`)
  if (!named.test(line.text) && !prompts.some(({ text }) => named.test(text))) return []
  const match = [...line.text.matchAll(NOW_IS)].findLast((one) => one[1] !== old)
  return match?.[1] ? [finding(line, 'direccion', `${road}${match[1]}`, rangeOf(match), 0.85)] : []
}

const CAP = "[A-Z][A-Za-z']*"
const NOT_THERE =
  /\b(?:no (?:estamos|estoy|es|era)(?: en)?|not(?: at| on| in)?|isn't|wasn't) ((?:(?:el|la|los|las|the) )?[a-z]+(?: [a-z]+){0,4})/g
const HERE_IS = new RegExp(
  `\\b(?:[Ee]sto es|[Ee]st[ea] es|[Aa]qui es|[Ee]stamos en|[Ee]stoy en|[Ee]s|[Ii]t's|[Tt]his is|[Ww]e're (?:at|by|near)) ((?:(?:el|la|los|las|the) )?${CAP}(?: (?:(?:de|del|la|las|los|of) )*${CAP})*)`,
  'g',
)

/** "No estamos en la cuesta del Diablo, esto es el Portezuelo Ibáñez": one landmark in the place of the one that stands. */
function movedOn(line: Line, { record }: Context): Finding[] {
  const known = plain(record.ubicacion_referencia ?? '')
  if (known === '') return []
  for (const match of line.text.matchAll(NOT_THERE)) {
    const said = (match[1] ?? '').replace(/^(?:el|la|los|las|the) /, '').split(' ')
    const denied = said.map((_, i) => said.slice(0, said.length - i).join(' ')).find((words) => known.includes(words))
    if (denied === undefined || denied.length < 6) continue
    const from = match.index + match[0].length
    const here = [...line.cased.slice(from).matchAll(HERE_IS)][0]
    if (!here?.[1]) continue
    const start = from + here.index + here[0].length - here[1].length
    const value = line.plain.said(start, start + here[1].length)
    return [finding(line, 'ubicacion_referencia', value, { start, end: start + here[1].length }, 0.85, 'only')]
  }
  return []
}

const CORNER = /^(.+?) (con|y|and|&|at) (.+)$/
const IS_NOW =
  /(?:\b(?:[Ii]t's|[Ii]t is|[Ee]s|[Mm]eant|[Dd]igo|[Qq]ue es))\s(?:the |la |el )?([A-Z][A-Za-z']*|\d{1,3}(?:st|nd|rd|th))/g

/** "I told you Sixteenth, it's Seventeenth": one street of a corner that stands. */
function otherCorner(line: Line, { record }: Context, excused: boolean): Finding[] {
  const [, one, link, other] = CORNER.exec(record.direccion ?? '') ?? []
  if (one === undefined || other === undefined || !(excused || /\b(?:no|not|told you)\b/.test(line.text))) return []
  const said = [one, other].filter((street) =>
    new RegExp(
      `\\b(?:no (?:es|era)|not|isn't|told you|said|dije|puse) (?:\\w+ )?${literal(plain(street).split(' ').at(-1) ?? street)}\\b`,
    ).test(line.text),
  )
  const match = [...line.cased.matchAll(IS_NOW)].findLast(
    (found) => !plain(`${one} ${other}`).includes(plain(found[1] ?? '')),
  )
  if (said.length !== 1 || !match?.[1]) return []
  const start = match.index + match[0].length - match[1].length
  const name = line.plain.said(start, start + match[1].length)
  const corner = said[0] === other ? `${one} ${link} ${name}` : `${name} ${link} ${other}`
  return [finding(line, 'direccion', corner, { start, end: start + match[1].length }, 0.85)]
}

const DENIES_FLAT =
  /^\W*(?:no\b|oh\b|sorry|perdon|wait|hang on|espere)[^?]{0,60}?\b(?:it's|it is|es|son) (?:(?:el|la|flat|number) )?(\d{1,4}[a-d]?|\d-\d)\b/

/** "Flat one-three, first floor?" — "No, third floor! It's three-one": the flat that was read back wrongly. */
function flatReadBack(line: Line, { record, prompts }: Context): Finding[] {
  const known = record.depto?.toLowerCase()
  const match = known === undefined ? null : DENIES_FLAT.exec(line.text)
  const right = match?.[1]?.replace('-', '').toUpperCase()
  if (!match || !known || !right || right.toLowerCase() === known || right.length !== known.length) return []
  const read = prompts.at(-1)?.text ?? ''
  if (!/\b(?:flat|apartment|unit|depto|departamento)\b/.test(read)) return []
  return read.replace(/(?<=\d)[-/ ](?=\d)/g, '').includes(known) && record.numero?.toUpperCase() !== right
    ? [finding(line, 'depto', right, rangeOf(match), 0.85)]
    : []
}

/** What a line puts right of where it is; `has` tells which fields other rules have read in it. */
export const placesPutRight = (
  line: Line,
  context: Context,
  excused: boolean,
  has: (field: FieldName) => boolean,
): readonly Finding[] => [
  ...(has('numero') ? [] : readBackWrongly(line, context)),
  ...(has('direccion') ? [] : streetReadBack(line, context)),
  ...(has('depto') ? [] : flat(line, context, excused)),
  ...(has('depto') ? [] : flatReadBack(line, context)),
  ...renamed(line, context).filter(({ field }) => !has(field)),
  ...renumbered(line, context, excused),
  ...(has('direccion') ? [] : otherCorner(line, context, excused)),
  ...movedOn(line, context),
]
