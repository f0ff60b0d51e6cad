/** What the tagger finds beside what the rules read: it fills what they leave empty, and in speech heard without stops, where they know least, its word is the later one. */
import { agesWithMonths } from '../ageWords.ts'
import { COMUNA_BY_PLAIN } from '../comunas.ts'
import { aboutPlace, anyAsked, type Context } from '../context.ts'
import { type Finding, finding, type Line, type Range } from '../line.ts'
import { doubtsMeasure } from '../measures.ts'
import { plain } from '../unaccented.ts'
import { TAGGED, type Tagged } from './labels.ts'
import type { Tag } from './tagger.ts'

/** Margins at which a tag fills an empty field, and at which it stands against what was read, or renews what nobody asked for: chosen on sets that neither had met. */
const FILLS = { bare: 5, written: 20 } as const
const STANDS = { told: 8, unasked: 20 } as const
/** Less sure than what a rule reads, and sure enough to be put in the place of it. */
const CONFIDENCE = 0.6
const OLDEST = 115

const LISTS: ReadonlySet<Tagged> = new Set<Tagged>(['ubicacion_referencia', 'ubicacion_detalle'])
const NAMES: ReadonlySet<Tagged> = new Set<Tagged>(['nombre', 'apellido'])

const isTagged = (kind: string): kind is Tagged => (TAGGED as readonly string[]).includes(kind)

/** The words as the record holds them; nothing when they cannot be a value of the field. */
export function heldAs(line: Line, field: Tagged, { start, end }: Range, { others }: Context): string | undefined {
  const text = line.text.slice(start, end)
  const said = line.plain.said(start, end).trim()
  if (field === 'numero') return /\d/.test(text) ? text : undefined
  if (field === 'depto') return /^\d+$/.test(text) ? text : said.toUpperCase()
  if (field === 'edad') {
    // "Un año once meses", of which the tag may hold a part
    const exact = agesWithMonths(line.text).find((age) => age.start < end && age.end > start)
    if (exact) return exact.value
    const years = Number(text.match(/\d+/)?.[0] ?? Number.NaN)
    return years <= OLDEST ? text.match(/\d+(?: (?:mes|dia|semana|month|week|day)\w*)?/)?.[0] : undefined
  }
  if (field === 'comuna') return COMUNA_BY_PLAIN.get(text) ?? said
  if (NAMES.has(field) && [...others].some((name) => name === plain(said) || name.startsWith(`${plain(said)} `)))
    return undefined
  return said === '' ? undefined : said
}

/** In written speech the rules know well what is told unasked of others, of another day, of another place. */
function isAskedFor(field: Tagged, context: Context): boolean {
  if (NAMES.has(field)) return anyAsked(context, 'name')
  if (field === 'edad') return anyAsked(context, 'age')
  if (field === 'inicio_sintomas') return anyAsked(context, 'onset', 'happened')
  return aboutPlace(context)
}

/** The same words are read as something else: a flat, a kilometre, a year since which they are ill. */
const isTaken = (value: string, field: Tagged, found: readonly Finding[], { record }: Context): boolean =>
  found.some((one) => one.field !== field && one.value?.split(/[ ,]/).includes(value)) ||
  TAGGED.some((other) => other !== field && record[other]?.split(/[ ,]/).includes(value))

export function withTags(
  line: Line,
  context: Context,
  tags: readonly Tag[],
  found: readonly Finding[],
): readonly Finding[] {
  const fills = line.bare ? FILLS.bare : FILLS.written
  let all = [...found]
  for (const tag of tags) {
    const { kind: field, margin } = tag
    if (field === 'numero' && doubtsMeasure(context)) continue
    if (!isTagged(field)) continue
    const value = heldAs(line, field, tag, context)
    if (value === undefined) continue
    const read = found.some((one) => one.field === field)
    if (isTaken(value, field, found, context)) continue
    const empty = !read && context.record[field] === undefined && (line.bare || isAskedFor(field, context))
    if (LISTS.has(field)) {
      if (empty && margin >= fills) all.push(finding(line, field, value, tag, CONFIDENCE, 'add'))
      continue
    }
    const anew = !read && context.record[field] !== undefined && !isAskedFor(field, context)
    const stands =
      margin >= STANDS[anew ? 'unasked' : 'told'] &&
      (line.bare || (field === 'numero' && (read || context.record.numero !== undefined)))
    if (stands) all = all.filter((one) => one.field !== field)
    if (stands || (empty && margin >= fills)) all.push(finding(line, field, value, tag, CONFIDENCE))
  }
  return all
}
