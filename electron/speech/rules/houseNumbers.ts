/** House numbers: said with the street or apart from it, mended, begun anew, read back. */
import { answerOf, REPAIR, repaired } from './answers.ts'
import { aboutPlace, anyAsked, type Context } from './context.ts'
import type { Line, Range } from './line.ts'
import { doubtsMeasure } from './measures.ts'
import { dictated } from './toldStreets.ts'
import { plain } from './unaccented.ts'

export type Street = Range & {
  readonly value: string
  readonly number?: { readonly digits: string } & Range
  readonly rank: number
}

const UNIT_BEFORE =
  /(?:departamento|depto|dpto|dept|depa|torre|block|piso|oficina|casa|apartment|apt|flat(?:'s)?|unit|building|lot|space|room|suite|floor|bridge|platform|pier|lock|km|kilometro|parcela|lote|sitio|ruta|junction|exit|category|cumplio|tengo|tiene|a las)\W*(?:el |es el |numero |number )?$/
/** What follows also says that a number is no house number, or not the whole of one: "quinientos y algo". */
const UNIT_AFTER =
  /^ ?(?:y (?:algo|tanto|pico)|or so\b|something\b|anos|ano\b|minut|hora|metros|cuadra|kilo|km|person|herid|piso(?! \d)|veces|mes|sema|puff|de la (?:manana|tarde|noche)|de [a-z]+o\b|years|year|minut|hours|miles|people|days|weeks|months|o'clock|am\b|pm\b|blocks|%|por ciento|mg|grados|degrees|floor|kids|of us|or |stairs|steps|stops|escal|peldan|gradas)/

/** Numbers that may be a house number: not behind "flat", not before "years". */
export function looseNumbers(line: Line, from = 0): (Range & { digits: string })[] {
  const found: (Range & { digits: string })[] = []
  for (const match of line.text.slice(from).matchAll(/(?<![\d.,-])\d{1,5}[a-d]?\b(?![.,]\d)/g)) {
    const start = from + match.index
    const end = start + match[0].length
    if (UNIT_BEFORE.test(line.text.slice(Math.max(0, start - 24), start)) || UNIT_AFTER.test(line.text.slice(end)))
      continue
    found.push({ start, end, digits: match[0] })
  }
  return found
}

const SAID_NUMBER = /\b(?:numero|number)\b[^\d]{0,30}?(\d{1,5}[a-z]?)\b/g
/** "It's number 19, red door": told unasked. */
const TOLD_NUMBER =
  /\b(?:it's|it is|we're at|i'm at|(?:i|we|he|she) lives? at|es (?:el|en el)|(?:vivo|estoy|estamos|vivimos) en el|(?:la|en la|una) casa(?: es el)?) (?:number|numero) \d/
/** "A bridge with a number on": the number of something else. */
const OF_THINGS =
  /\b(?:bridge|lock|post|pole|gate|platform|boat|truck|plate|puente|poste|porton|micro|patente|bus)\b[^.]{0,20}$/
/** The caller puts right what stands. */
export const CORRECTS =
  /disculp|perdon|me equivoque|le di (?:otro|mal)|no es (?:el|la)|dije mal|(?:le )?di mal|ese,? es el mio|esa,? es la mia|confund|enred|con los nervios|con (?:el|tanto) (?:apuro|susto|nervio)|al reves|di vuelta los|cambi[eo] los|no era\b|es otr[oa]|\b(?:le )?(?:dije|di|puse|anote|habia dicho) (?:el |la |que )?\d|\bi (?:told you|gave you|said) |backwards|mixed up|swapped|got (?:it|that) wrong|transposed|me equivoco|error|sorry|wrong|i said|i meant|not \d|mistake|^\W*no\b|[?] ?no\b|\bwait\b|actually|i tell a lie|correct/

/** "Ocho mil... ocho mil quinientos": broken off and begun anew, the second is whole. */
const begunAnew = (first: string, second: string, between: string): boolean =>
  ((first.length === second.length && /0$/.test(first) && second.startsWith(first.replace(/0+$/, ''))) ||
    (second.length >= first.length + 2 && first.length >= 2 && second.startsWith(first))) &&
  /^[\s.,]*(?:(?:eh+|mm+|este|a ver|espere?|esperate|el|al)[\s.,]*)*$/.test(between)

/** "1138 era la casa antigua", "41 is next door's": named only to say that it is not the one. */
const IS_ANOTHERS =
  /^[\s,]*(?:era|es|fue|queda|was|is|'s)?,? (?:(?:el|la|the|my|mi|del?|de la|en la) )*(?:casa |depto |departamento |house |flat |number |numero )?(?:antigu[oa]|anterior|vieja|otr[oa] (?:casa|depto|calle)|de antes|de al lado|de (?:mi|la|el) vecin\w*|vecin[oa]|old\b|previous|former|wrong|next door|neighbou?r|one next)/

/** The number meant, after repairs and new beginnings; `known` is what stands and, in a correction, is what was wrong. */
function meant<T extends Range & { readonly digits: string }>(
  line: Line,
  all: readonly T[],
  known?: string | undefined,
): T | undefined {
  const own = all.filter((one) => !IS_ANOTHERS.test(line.text.slice(one.end)))
  const fresh = known !== undefined && CORRECTS.test(line.text) ? own.filter((one) => one.digits !== known) : own
  const found = fresh.length > 0 ? fresh : own.length > 0 ? own : all
  const whole = found.find((next, i) => {
    const first = found[i - 1]
    return first && begunAnew(first.digits, next.digits, line.text.slice(first.end, next.start))
  })
  // "Le di mal el número, es dos mil cuatrocientos, no doscientos": the second is what was wrong
  const [first, second] = found
  const refuses =
    first &&
    second &&
    CORRECTS.test(line.text.slice(0, first.start)) &&
    /^[\s,]*no (?:(?:es|era|el|la) )*$/.test(line.text.slice(first.end, second.start))
  return whole ?? (refuses ? first : repaired(line, found))
}

/** Other things are dictated digit by digit. */
const OTHER_DIGITS = ['age', 'vitals', 'insurance', 'onset', 'victims'] as const

/** House number said apart from its street: "the number is…", a bare answer, a correction of what was read back. */
export function loneNumber(
  line: Line,
  context: Context,
  street: Street | undefined,
): (Range & { digits: string }) | undefined {
  if (doubtsMeasure(context)) return undefined
  const named = [...line.text.matchAll(SAID_NUMBER)]
    .filter((match) => !OF_THINGS.test(line.text.slice(0, match.index)))
    .map((match) => {
      const digits = match[1] ?? ''
      const end = match.index + match[0].length
      return { start: end - digits.length, end, digits }
    })
  if (
    named.length > 0 &&
    (aboutPlace(context) ||
      street ||
      (context.record.numero === undefined && TOLD_NUMBER.test(line.text)) ||
      (CORRECTS.test(line.text) && context.record.direccion !== undefined))
  ) {
    const first = named[0]
    return (
      first &&
      meant(
        line,
        looseNumbers(line, first.start).filter((found) => found.start >= first.start),
        context.record.numero,
      )
    )
  }
  // "Balmaceda. Siete... siete... nueve": digit by digit, with the street or asked for it
  const spelt = dictated(line)
  if (spelt && spelt.digits.length <= 5 && !spelt.digits.startsWith('0') && !anyAsked(context, ...OTHER_DIGITS)) {
    if (
      anyAsked(context, 'number') ||
      (context.record.numero === undefined && aboutPlace(context) && !anyAsked(context, 'access', 'unit'))
    )
      return spelt
  }
  if (street) return undefined
  // On a road a number mends the kilometre
  if (
    /\b(?:km|kil[oó]metro|mile marker|milepost) \d/i.test(context.record.ubicacion_referencia ?? '') &&
    context.record.numero === undefined
  )
    return undefined
  const { depto } = context.record
  // Of a house whose number stands the flat's is no other
  const near = context.record.ubicacion_referencia ?? ''
  const loose = looseNumbers(line).filter(
    ({ digits }) =>
      (context.record.numero === undefined || digits !== depto) && !new RegExp(`\\b${digits}\\b`).test(near),
  )
  if (anyAsked(context, 'number')) return meant(line, loose)
  const known = context.record.numero
  // "86 was the old house. It's 143."
  const corrects =
    CORRECTS.test(line.text) || /\b(?:era (?:el|la)|antigu[oa]|anterior|was the|the old)\b/.test(line.text)
  const prompt = context.prompts.at(-1)
  if (
    prompt &&
    loose.length > 0 &&
    !anyAsked(context, 'age', 'onset', 'victims', 'vitals', 'ageOfCaller', 'pregnancy')
  ) {
    const echoed = corrects ? [] : looseNumbers(prompt).map((found) => found.digits)
    const said = loose.find((found) => echoed.includes(found.digits))
    // "Cada treinta compresiones…": where a number stands, only what was read back with its street is one
    const { direccion, edad } = context.record
    const readBack = known === undefined || (direccion !== undefined && prompt.text.includes(plain(direccion)))
    if (said && said.digits.length > 1 && direccion && readBack && said.digits !== edad && answerOf(line) !== 'no')
      return said
  }
  const elsewhere = anyAsked(context, 'age', 'onset', 'victims', 'vitals', 'pregnancy') && !aboutPlace(context)
  if (corrects && known !== undefined && loose.length > 0 && !elsewhere) {
    const fix = repaired(
      line,
      loose.filter((found) => found.digits !== known),
    )
    const unit = context.record.depto
    if (fix && !(unit !== undefined && unit.length === fix.digits.length && known.length !== fix.digits.length)) {
      const near = line.text.slice(Math.max(0, fix.start - 14), fix.start)
      if (
        /\b(?:el|la|es|era|it's|no|not|number|son|perdon|disculpe|mal|digo|escuche|oiga|equivoque|decir|said|sorry|actually|meant?|wait|listen)\W*$/.test(
          near,
        ) &&
        Math.abs(fix.digits.length - known.length) <= 1
      )
        return fix
    }
  }
  return undefined
}

/** The caller gives the own number first, then the neighbour's. */
const NEIGHBOUR = /next door|across|del lado|de al lado|de enfrente|vecin|neighbou?r/

/** Numbers of the same street said again after a repair: "3020... no, perdón, 3200". */
export function repairedNumber(line: Line, street: Street): (Range & { digits: string }) | undefined {
  const first = street.number
  if (!first) return undefined
  // "Dos mil cuatrocientos... setenta y uno... no, espere, dos mil cuatrocientos setenta y siete": begun anew, however late
  const head = first.digits.replace(/0+$/, '')
  const anew = looseNumbers(line, first.end).findLast(
    ({ digits }) => digits.length === first.digits.length && head.length < digits.length && digits.startsWith(head),
  )
  if (anew && head.length >= 2) return anew
  let chosen: Range & { digits: string } = first
  for (const next of looseNumbers(line, first.end)) {
    const between = line.text.slice(chosen === first ? Math.max(first.end, street.end) : chosen.end, next.start)
    if (
      next.digits.length >= 2 &&
      (REPAIR.test(between) || begunAnew(chosen.digits, next.digits, between) || NEIGHBOUR.test(between)) &&
      between.length < 40 &&
      !/depto|departamento|block|building|piso|torre|flat|apartment|casa/.test(between)
    )
      chosen = next
  }
  return chosen
}
