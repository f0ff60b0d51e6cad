/** Stretches of a line that could stand in the place of what the record holds: numbers for numbers, names for names, words of the same kind. */
import { type CanonicalRecord, listItems } from '../../../../convex/domain/canonical.ts'
import { KIND_ES, TYPE_EN } from '../capitals.ts'
import { COMUNA_PATTERN } from '../comunas.ts'
import type { Line, Range } from '../line.ts'
import { measuredAnew } from '../measures.ts'
import { NOT_NAME } from '../nameWords.ts'
import type { Tag } from '../tagging/tagger.ts'
import { plain } from '../unaccented.ts'
import { ALLERGEN, ILLNESS, MEDICINE } from '../vocabulary.ts'
import { isCommon } from '../words.ts'
import { kindOfWord } from './exchanged.ts'
import { AMENDED, type Amended } from './fields.ts'
import { sexed } from './sexes.ts'

/** `margin` is that of the tag, where the tagger found it when asked for the field. */
export type Candidate = Range & { readonly field: Amended; readonly source: string; readonly margin: number }

const NUMBER = /(?<![\w.])\d{1,5}(?: ?[a-d](?![\w]))?(?![\w.]\d)/g
const FLAT = /(?<![\w.'])(?:\d{1,5} ?[a-z]?|[a-z] ?\d{0,4})(?![\w'])/g
const AGE =
  /(?<![\w.])\d{1,3}(?: (?:anos?|anitos?|years?)(?:,? (?:y |and |con )?\d{1,2} (?:mes\w*|months?))?| (?:mes\w*|months?|semanas?|weeks?|dias?|days?))?(?![\w.]\d)/g
const MEASURE =
  /(?<![\w.])\d{2,3}(?:\.\d)?(?: ?(?:con|sobre|over|\/|a) ?\d{1,3}| (?:y medi[oa]|and a half))?(?![\w.]\d)/g
const ROAD =
  /\b(?:(?:ruta|route|highway|hwy|interstate|autopista|carretera|us|i|state road|county road|camino)[ -](?:[a-z]-?)?\d{1,4}|[abm]-?\d{1,4})\b/g
const SINCE =
  /\b(?:(?:desde|hace|hara) (?:las |la |el |los )?[^,.;?!]{2,40}|(?:a |como a )?(?:las|la) (?:\d{1,2}|una)(?: (?:y|menos|con) [a-z0-9]+)?(?: de la \w+)?|(?:since|about|around|at|from) [^,.;?!]{2,30}|(?:\w+ ){1,3}(?:ago|atras)|(?:anoche|ayer|anteayer|hoy|esta (?:manana|tarde|noche|madrugada)|last night|yesterday|this (?:morning|afternoon|evening)|tonight)(?: [^,.;?!]{2,20})?|\d{1,3} (?:minut\w+|hours?|horas?|dias?|days?|semanas?|weeks?))\b/g
const LINK = '(?:de la|de los|de las|del|de|la|las|los|el|of the|of|the|y|and|con|&|at|with|esquina)'
const NAME = new RegExp(`[A-Z0-9][A-Za-z0-9'-]*(?: (?:${LINK} )?[A-Z0-9][A-Za-z0-9'-]*){0,5}`, 'g')
const LINK_ALONE = new RegExp(`^${LINK}$`)
const WORD = /[a-z][a-z'-]+/g
/** Nobody puts a value right in a longer line, or in so many ways: a line full of names shall not hold the call up. */
const [LONGEST, MOST] = [800, 60]
/** Fewer letters say too little of a medicine or an illness that no list knows. */
const STRANGE = 5

const all = (text: string, pattern: RegExp): Range[] =>
  [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].trimEnd().length }))

/** "Twelve weeks pregnant", "de treinta semanas de embarazo": not the age of whoever is born. */
const UNBORN = /^(?: weeks| semanas)? (?:pregnant|gone|along|de (?:embarazo|gestacion)|embaraz)/

/** "I'm twenty-six", "tiene ochenta": an age, and no door. */
const AGED = /\b(?:i'm|i am|he's|she's|tengo|tiene|cumpl\w+|aged?) $/
const doors = (text: string, pattern: RegExp): Range[] =>
  all(text, pattern).filter(({ start }) => !AGED.test(text.slice(Math.max(0, start - 12), start)))

/** Names written with capitals, and each run of words within them. */
function names(line: Line, longest: number): Range[] {
  return all(line.cased, NAME).flatMap((run) => {
    const words = all(line.cased.slice(run.start, run.end), /[^ ]+/g)
    return words.flatMap((first, i) =>
      words.slice(i, i + longest).flatMap((last): Range[] => {
        const range = { start: run.start + first.start, end: run.start + last.end }
        const text = line.text.slice(range.start, range.end)
        const ends = [text.split(' ')[0] ?? '', text.split(' ').at(-1) ?? '']
        return ends.some((word) => LINK_ALONE.test(word)) || /^\d+$/.test(text) ? [] : [range]
      }),
    )
  })
}

/** No word of it is one that only begins a sentence: "Oiga". */
const isPersons = (line: Line, { start, end }: Range): boolean =>
  line.cased
    .slice(start, end)
    .split(' ')
    .every((word) => LINK_ALONE.test(word) || !NOT_NAME.test(word))

/** Words of a kind that the held value has one of: an ordinal for an ordinal, a side for a side. */
function ofHeldKinds(line: Line, held: string): Range[] {
  const kinds = new Set(held.split(/[ ,]+/).map(kindOfWord))
  return all(line.text, /[a-z0-9.]+/g)
    .map(({ start, end }) => ({ start, end: line.text[end - 1] === '.' ? end - 1 : end }))
    .filter(({ start, end }) => {
      const word = line.text.slice(start, end)
      const kind = kindOfWord(word)
      return kind !== undefined && kinds.has(kind) && !/^[aeiouy]$/.test(line.cased.slice(start, end))
    })
}

const strange = (line: Line): Range[] =>
  all(line.text, WORD).filter(
    ({ start, end }) => end - start >= STRANGE && !isCommon(line.text.slice(start, end), line.tongue),
  )

function plainlyOf(line: Line, field: Amended, held: string): Record<string, readonly Range[]> {
  const { text } = line
  switch (field) {
    case 'numero':
      return { number: doors(text, NUMBER) }
    case 'depto':
      return {
        number: doors(text, FLAT).filter(({ start, end }) => !/^[aeiouy]$/.test(line.cased.slice(start, end))),
      }
    case 'edad':
      return { number: all(text, AGE).filter(({ end }) => !UNBORN.test(text.slice(end))) }
    case 'signos_vitales':
      return {
        number: all(text, MEASURE).filter(({ start, end }) =>
          listItems(held).some((item) => measuredAnew(item, text.slice(start, end)) !== undefined),
        ),
      }
    case 'sexo':
      return { sex: sexed(text) }
    case 'comuna':
      return { town: all(text, COMUNA_PATTERN), name: names(line, 4) }
    case 'direccion':
      return {
        road: all(text, ROAD),
        name: names(line, 7),
        type: all(text, WORD).filter(({ start, end }) => {
          const word = text.slice(start, end)
          return line.tongue === 'en' ? TYPE_EN.test(word) : KIND_ES.test(word)
        }),
      }
    case 'nombre':
    case 'apellido':
      return { name: names(line, 3).filter((range) => range.end - range.start > 1 && isPersons(line, range)) }
    case 'inicio_sintomas':
      return { since: all(text, SINCE) }
    case 'ubicacion_referencia':
    case 'ubicacion_detalle':
      return { kind: ofHeldKinds(line, held), name: names(line, 4) }
    case 'medicamentos':
      return { known: all(text, MEDICINE), strange: strange(line) }
    case 'alergias':
      return { known: [...all(text, ALLERGEN), ...all(text, MEDICINE)], strange: strange(line) }
    case 'historia_clinica':
      return { known: all(text, ILLNESS), strange: strange(line) }
  }
}

/** Does the stretch say what is held already? */
const isHeld = (line: Line, { start, end }: Range, held: string): boolean => {
  const said = plain(line.text.slice(start, end))
  return plain(held)
    .split(/[;,] ?/)
    .some((item) => item === said)
}

/** `tagged` is what the tagger finds of a field when that is what was asked. */
export function candidatesOf(
  line: Line,
  record: CanonicalRecord,
  tagged: (field: Amended) => readonly Tag[],
): Candidate[] {
  if (line.text.length > LONGEST) return []
  return AMENDED.flatMap((field): Candidate[] => {
    const held = record[field]
    if (held === undefined) return []
    const found = new Map<string, Candidate>()
    const add = (range: Range, source: string, margin: number): void => {
      const key = `${range.start}-${range.end}`
      const known = found.get(key)
      found.set(key, {
        field,
        start: range.start,
        end: range.end,
        source: known ? `${known.source} ${source}` : source,
        margin: Math.max(known?.margin ?? 0, margin),
      })
    }
    for (const [source, ranges] of Object.entries(plainlyOf(line, field, held)))
      for (const range of ranges) add(range, source, 0)
    for (const tag of tagged(field)) add(tag, 'tag', tag.margin)
    return [...found.values()].filter((one) => one.end > one.start && !isHeld(line, one, held)).slice(0, MOST)
  })
}
