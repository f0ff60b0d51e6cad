/** Streets, crossings, roads and house numbers, as spoken in Chile, Britain and the United States. */
import { answerOf, REPAIR, repaired } from './answers.ts'
import { COMUNA_BY_PLAIN } from './comunas.ts'
import { aboutPlace, anyAsked, type Context } from './context.ts'
import { isBeside, isBuilding, isMovement, isRefused } from './elsewhere.ts'
import { GIVEN } from './givenNames.ts'
import { type Finding, finding, type Line, type Range } from './line.ts'
import { MEDICINE } from './vocabulary.ts'
import { isCommon } from './words.ts'

export type Street = Range & {
  readonly value: string
  readonly number?: { readonly digits: string } & Range
  readonly rank: number
}

const CAP = "[A-Z][A-Za-z']*"
const LINK = '(?:de (?:la|los|las)|del|de|la|las|los|el|y)'
/** A proper name in Spanish: capitals with small links inside, or a date such as "21 de Mayo". */
const NAME_ES = `(?:\\d{1,2} de ${CAP}|\\d{1,2} (?:[Nn]orte|[Ss]ur|[Oo]riente|[Pp]oniente)(?: y medio)?|${CAP}(?: (?:${LINK} )?(?:${CAP}|\\d{1,2}(?= de)))*(?: \\d{1,2} de ${CAP})?)`
const KIND_ES =
  '(?:[Cc]alle|[Aa]venida|[Aa]vda|[Aa]v|[Pp]asaje|[Pp]sje|[Pp]je|[Cc]amino(?: (?:a|al|de)(?: la| los)?)?|[Aa]lameda|[Ss]ubida|[Bb]ajada|[Pp]aseo|[Dd]iagonal|[Cc]ostanera|[Cc]allejon|[Gg]ran [Aa]venida)\\.?'
const NUMBER_ES =
  '(?:[,.]*\\s*(?:al |el |(?:es |son )?la (?=\\d{2})|a la altura del |(?:el )?numero[ .,]*|nro |n° ?|# ?|altura )?(?:[.,]*\\s*(?:eh+|a ver|este|mm+|espere|deje ver)\\b)*[.,]*\\s*)(\\d{1,5})\\b(?! ?(?:anos|ano |minut|hora|metros|cuadra|kilo|km|person|herid|piso(?! \\d)|de [A-Z]|veces|mes|sema))'
const CROSS_ES =
  '(?:con|esquina(?: de| con)?|casi esquina(?: con| de)?|llegando al?|al llegar a|a la altura de|interseccion con|entre)'
/** What comes between two streets while the caller looks around: "con... eh... ¿qué calle es ésta?... con". */
const FILLER_ES =
  '(?:\\s*[.,…¿]+\\s*(?:(?:eh+|mm+|este|esta|espere|a ver|ay|no se|como se llama|que calle es[^?.,]*)[?., ]*)*)+ ?'
const TYPE_EN =
  '(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Court|Ct|Close|Drive|Dr|Grove|Way|Place|Pl|Terrace|Crescent|Square|Hill|Gardens|Boulevard|Blvd|Parkway|Mews|Row|Walk|View|Rise|Green|Circle|Trail|Turnpike|Pike|Wharf|Parade|Alley|Highway|Broadway|Estate|Quay|Embankment|Bypass|Industrial Estate|Business Park|Retail Park)'
const NAME_EN = `(?:(?:\\d{1,3}(?:st|nd|rd|th)|${CAP}\\.?)[ -]){1,4}?`
const STREET_EN = `${NAME_EN}${TYPE_EN}(?: (?:Industrial Estate|Business Park|Road|North|South|East|West))?`

const starts = (cased: string, index: number): boolean => /^[A-Z0-9]/.test(cased.slice(index))
const TIDY =
  /^(?:(?:[Ee]n|[Ee]s|[Pp]or|A|a|[Cc]alle|It's|[Oo]n|[Aa]t|Si|Ya|Bueno|Ahi|Aca|Aqui)\s+(?:(?:la|el|los|las)\s+)?)+(?=[A-Z0-9])/

/** Words as said, but with digits where numbers were spoken. */
export function written(line: Line, start: number, end: number): string {
  let value = ''
  let i = start
  for (const match of line.text.slice(start, end).matchAll(/\d+/g)) {
    const digit = start + match.index
    value += digit > i ? line.plain.said(i, digit) : ''
    value += match[0]
    i = digit + match[0].length
  }
  return (
    (value + (end > i ? line.plain.said(i, end) : ''))
      .replace(/\s+/g, ' ')
      // "Los Olmos y... y Sauces": a link said twice while looking for the word
      .replace(/(?<![\p{L}\d])(y|con|de|del|la|el|en|and|the|at),?\.{0,3} \1(?![\p{L}\d])/giu, '$1')
      // "Balmaceda, Balmaceda": said again
      .replace(/(?<![\p{L}\d])((?:\p{L}+ )?(?:\p{L}{4,}(?=,)|\p{L}{5,})),? \1(?![\p{L}\d])/giu, '$1')
      .replace(/[\s,.]+$/, '')
      .trim()
  )
}

function collect(line: Line, pattern: string, rank: number, flags = 'g'): Street[] {
  const found: Street[] = []
  for (const match of line.cased.matchAll(new RegExp(pattern, `d${flags}`))) {
    const name = match.indices?.groups?.name
    if (!name) continue
    const digits = match.indices?.groups?.digits
    const other = match.indices?.groups?.other
    const first = written(line, name[0], name[1]).replace(TIDY, '')
    const value = other ? `${first} con ${written(line, other[0], other[1])}` : first
    if (value === '') continue
    found.push({
      start: match.index,
      end: match.index + match[0].length,
      value,
      rank,
      ...(digits
        ? { number: { digits: line.text.slice(digits[0], digits[1]), start: digits[0], end: digits[1] } }
        : {}),
    })
  }
  return found
}

const numberEs = NUMBER_ES.replace('(\\d{1,5})', '(?<digits>\\d{1,5})')
const NOT_NAMES =
  /^(?:(?:parcela|sitio|lote|torre|block|depto|departamento|casa|piso|oficina|villa|poblacion|condominio|metro|plaza|edificio|peaje|hospital)\b.*|si|no|ya|alo|hola|eh|ah|ay|es|en|la|el|los|las|mi|oiga|mire|gracias|senorita|senor|por|departamento|depto|torre|block|villa|piso|casa|condominio|poblacion|ruta|san|santa|dios|ruta|autopista|carretera|pasaje|avenida|camino|fonasa|isapre|eso|esa|ese|este|esta|correcto|exacto|claro|numero|son|hace|tengo|tiene|unos|unas|como|casi|calle|numero|dice|marca|treinta|edad|anos|desde|entre|altura|aqui|aca|ahi|perdon|disculpe|bueno|perfecto|espere|nada|nadie|para|pero|porque|cerca|frente|hay|el|un|una|llegue|creo|parece|tipo|tome|toma)$/i

/** No word of the language, town, given name or medicine: with a number behind it, it can only be a street. */
const isUnheard = (name: string): boolean => {
  const first = name.split(' ')[0] ?? ''
  return !isCommon(first, 'es') && !COMUNA_BY_PLAIN.has(name) && !GIVEN.es.has(first) && name.search(MEDICINE) < 0
}

/** Without accents, as the patterns are written. */
const bareOf = (value: string): string => value.normalize('NFD').replace(/[\u0300-\u036f]/g, '')

function spanish(line: Line, context: Context): Street[] {
  const place = aboutPlace(context)
  const found = [
    ...collect(
      line,
      `(?<name>(?:${KIND_ES} )?${NAME_ES}) (?:con|esquina)${FILLER_ES}(?:con |esquina )?(?<other>${NAME_ES})`,
      4,
    ),
    ...collect(line, `(?<name>[Cc]amino (?:de|entre) ${NAME_ES} (?:a|y) ${NAME_ES})`, 4),
    ...collect(line, `\\b[Cc]alle (?:es|se llama|que se llama) (?<name>${NAME_ES})`, 3),
    ...collect(line, `(?<name>(?:${KIND_ES} )?${NAME_ES} (?:${CROSS_ES}) (?:${KIND_ES} )?(?:la |el )?${NAME_ES})`, 4),
    ...collect(
      line,
      `(?<name>(?:[Pp]asaje|[Pp]sje|[Pp]je|[Cc]alle)\\.? (?:${NAME_ES}|\\d{1,3})),? casa (?:numero )?(?<digits>\\d{1,5})\\b`,
      3,
    ),
    ...collect(
      line,
      `(?<name>${KIND_ES} (?:\\d{1,3} (?:[Nn]orte|[Ss]ur|[Oo]riente|[Pp]oniente)|${NAME_ES}|\\d{1,3}\\b))(?:${numberEs})?`,
      3,
    ),
    ...collect(
      line,
      '(?<name>(?<=\\b(?:la|en) )5 (?:[Ss]ur|[Nn]orte)\\b|[Rr]uta (?:del? )?[A-Z0-9][\\w-]*(?: (?:[Ss]ur|[Nn]orte))?|[Aa]utopista (?:del? )?(?:la )?[A-Z][A-Za-z]*(?: [A-Z][a-z]+)*|[Cc]arretera (?:[A-Z][a-z]+)(?: (?:Sur|Norte|Austral))?)',
      2,
    ),
  ]
  const bare = collect(line, `(?<name>${NAME_ES})${numberEs}`, 3).filter(
    (street) =>
      place ||
      (!anyAsked(context, 'age', 'name', 'ageOfCaller', 'nameOfCaller') &&
        /\b(?:en|es|a|vivo en|estoy en)\s+$/.test(line.text.slice(0, street.start))),
  )
  found.push(...bare)
  // "¿Cómo se llama la calle?": "Angamos, sí". Unasked: "A ver... acá está. Picarte 2080"
  const named = /(?:como se llama|nombre de|que|cual es) (?:la |esa |su )?calle\b/.test(
    context.prompts.at(-1)?.text ?? '',
  )
  const alone = [
    ...(named ? collect(line, `^\\W*(?:[Ee]h+\\W*|[Ee]s (?:la )?)?(?<name>${NAME_ES})(?=[,.]|$)`, 3) : []),
    ...collect(line, `(?:^|[.,] )(?<name>${NAME_ES})${numberEs}(?=[,.]|$)`, 3).filter(
      ({ number }) => (number?.digits.length ?? 0) >= 3,
    ),
  ]
  found.push(...alone.filter(({ value }) => isUnheard(bareOf(value).toLowerCase())))
  if (anyAsked(context, 'address')) {
    found.push(...collect(line, `(?<name>[Pp]uente (?:el |la )?${NAME_ES})`, 1))
    for (const street of collect(
      line,
      `\\b(?:[Ee]n|[Pp]or) (?<name>${NAME_ES})(?=[,.]|$| (?:el |la )?(?:numero|frente|cerca|entre|esquina|altura|block|depto|departamento)\\b)`,
      1,
    )) {
      if (!COMUNA_BY_PLAIN.has(bareOf(street.value).toLowerCase())) found.push(street)
    }
  }
  // Speech without capitals: only behind a word for street
  if (line.cased === line.text) {
    found.push(
      ...collect(
        line,
        `\\b(?<name>(?:calle|avenida|pasaje|camino|avda|subida|paseo) [a-z ]{3,40}?)(?:\\s*(?:,|numero|al)?\\s*)(?<digits>\\d{1,5})\\b`,
        3,
      ),
      ...collect(
        line,
        `\\b(?<name>(?:calle|avenida|pasaje|camino|avda|subida|paseo) [a-z ]{3,30}? (?:con|esquina) [a-z ]{3,30}?)(?=[,.]|$)`,
        4,
      ),
    )
  }
  // "Ruta G-78, camino a Melipilla": the road, and where it leads
  const road = found.some((street) => /^(?:ruta|autopista|carretera)\b/i.test(street.value))
  const leads = (street: Street): boolean =>
    road && /^camino a /i.test(street.value) && COMUNA_BY_PLAIN.has(bareOf(street.value).toLowerCase().slice(9))
  return found.filter((street) => !NOT_NAMES.test(bareOf(street.value)) && !isMovement(line, street) && !leads(street))
}

const OF_TIME = /^ ?(?:years|year|minutes|min|hours|miles|people|days|weeks|o'clock|am\b|pm\b)/

function english(line: Line, context: Context): Street[] {
  const place = aboutPlace(context)
  const found = [
    ...collect(line, `(?<digits>\\b\\d{1,5}[A-Za-z]?)[,]? (?<name>${STREET_EN})\\b`, 4),
    ...collect(line, `\\b(?<name>${STREET_EN})\\b`, 2).filter(
      (street) =>
        place ||
        /\b(?:on|at|in|off|outside)\s+(?:the )?$/.test(line.text.slice(0, street.start)) ||
        // "Sorry, it's Elm Court"
        (context.record.direccion !== undefined &&
          CORRECTS.test(line.text) &&
          /\b(?:it's|is|it is|meant|be)\s+$/.test(line.text.slice(0, street.start))),
    ),
    ...collect(
      line,
      '(?<name>\\b(?:I-\\d{1,3}|[MA]\\d{1,4}(?:\\(M\\))?|US[- ]\\d+|(?:Highway|Route|Interstate|Hwy|County Road|State Road|Farm Road|County Route) \\d+[A-Z]?)(?: (?:northbound|southbound|eastbound|westbound|north|south|east|west))?)',
      2,
    ),
    ...collect(
      line,
      `\\b(?:[Cc]orner of|[Ii]ntersection of|[Jj]unction of)? ?(?<name>(?:${CAP} ){0,2}(?:${CAP}|\\d{1,3}(?:st|nd|rd|th)) (?:and|&|at) (?:${CAP} ){0,2}(?:${CAP}|\\d{1,3}(?:st|nd|rd|th)))`,
      place ? 3 : 0,
    ),
  ].filter((street) => street.rank > 0 && !/^(?:Me|It|I|Hi|Yes|Yeah|No|He|She|They|We|Um|And) /.test(street.value))
  if (anyAsked(context, 'address', 'number')) {
    found.push(...collect(line, `(?<digits>\\b\\d{1,5}[A-Za-z]?) (?<name>(?:${CAP} ){0,2}${CAP})(?=[,.]|$)`, 3))
  }
  return found.filter((street) => !isMovement(line, street) && !OF_TIME.test(line.text.slice(street.end)))
}

/** The best street in a line, after the speaker's own repairs. */
export function streetIn(line: Line, context: Context): Street | undefined {
  const all = (line.tongue === 'es' ? spanish(line, context) : english(line, context)).filter(
    (street) => starts(line.cased, street.start) || street.rank > 0,
  )
  const meantOnes = all
    .filter((street) => !isRefused(line, street))
    .filter((street) => !all.some((next) => isBuilding(street, next, line)))
  const best = Math.max(0, ...meantOnes.map((street) => street.rank))
  return repaired(
    line,
    meantOnes
      .filter((street) => street.rank === best && !(context.record.direccion !== undefined && isBeside(line, street)))
      .sort((a, b) => a.start - b.start || b.end - a.end),
  )
}

const UNIT_BEFORE =
  /(?:departamento|depto|dpto|dept|depa|torre|block|piso|oficina|casa|apartment|apt|flat|unit|room|suite|floor|km|kilometro|parcela|lote|sitio|ruta|junction|exit|category|cumplio|tengo|tiene|a las)\W*(?:el |es el |numero |number )?$/
const UNIT_AFTER =
  /^ ?(?:anos|ano\b|minut|hora|metros|cuadra|kilo|km|person|herid|piso(?! \d)|veces|mes|sema|puff|de la (?:manana|tarde|noche)|de [a-z]+o\b|years|year|minut|hours|miles|people|days|weeks|months|o'clock|am\b|pm\b|blocks|%|por ciento|mg|grados|degrees|floor|kids|of us|or |stairs|steps|stops|escal|peldan|gradas)/

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
const CORRECTS =
  /disculp|perdon|me equivoque|le di (?:otro|mal)|no es (?:el|la)|dije mal|(?:le )?di mal|ese,? es el mio|esa,? es la mia|confund|enred|con los nervios|con (?:el|tanto) (?:apuro|susto|nervio)|al reves|di vuelta los|cambi[eo] los|no era\b|es otr[oa]|\b(?:le )?(?:dije|di|puse|anote|habia dicho) (?:el |la |que )?\d|\bi (?:told you|gave you|said) |backwards|mixed up|swapped|got (?:it|that) wrong|transposed|me equivoco|error|sorry|wrong|i said|i meant|not \d|mistake|^\W*no\b|correct/

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

/** House number said apart from its street: "the number is…", a bare answer, a correction of what was read back. */
function loneNumber(
  line: Line,
  context: Context,
  street: Street | undefined,
): (Range & { digits: string }) | undefined {
  const named = [...line.text.matchAll(SAID_NUMBER)].map((match) => {
    const digits = match[1] ?? ''
    const end = match.index + match[0].length
    return { start: end - digits.length, end, digits }
  })
  if (
    named.length > 0 &&
    (aboutPlace(context) || street || (CORRECTS.test(line.text) && context.record.direccion !== undefined))
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
  if (street) return undefined
  // On a road a number mends the kilometre
  if (
    /\b(?:km|kil[oó]metro|mile marker|milepost) \d/i.test(context.record.ubicacion_referencia ?? '') &&
    context.record.numero === undefined
  )
    return undefined
  const loose = looseNumbers(line)
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
    if (said && said.digits.length > 1 && context.record.direccion && answerOf(line) !== 'no') return said
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
      if (/\b(?:el|la|es|era|it's|no|not|number|son)\W*$/.test(near) && Math.abs(fix.digits.length - known.length) <= 1)
        return fix
    }
  }
  return undefined
}

/** The caller gives the own number first, then the neighbour's. */
const NEIGHBOUR = /next door|across|del lado|de al lado|de enfrente|vecin|neighbou?r/

/** Numbers of the same street said again after a repair: "3020... no, perdón, 3200". */
function repairedNumber(line: Line, street: Street): (Range & { digits: string }) | undefined {
  const first = street.number
  if (!first) return undefined
  let chosen: Range & { digits: string } = first
  for (const next of looseNumbers(line, first.end)) {
    const between = line.text.slice(chosen === first ? Math.max(first.end, street.end) : chosen.end, next.start)
    if (
      next.digits.length >= 2 &&
      (REPAIR.test(between) || begunAnew(chosen.digits, next.digits, between) || NEIGHBOUR.test(between)) &&
      between.length < 40 &&
      !/depto|departamento|block|piso|torre|flat|apartment|casa/.test(between)
    )
      chosen = next
  }
  return chosen
}

export function streetFindings(line: Line, context: Context, street: Street | undefined): Finding[] {
  const found: Finding[] = []
  const known = context.record.direccion
  if (street && (known === undefined || aboutPlace(context) || CORRECTS.test(line.text))) {
    const sure = (street.number || street.rank >= 3 ? 0.85 : 0.6) + (anyAsked(context, 'address') ? 0.1 : 0)
    const weaker = known !== undefined && street.rank < 3 && !CORRECTS.test(line.text)
    if (!weaker) found.push(finding(line, 'direccion', street.value.replace(/^(?:calle|Calle) /, ''), street, sure))
  }
  const number = (street && repairedNumber(line, street)) ?? loneNumber(line, context, street)
  if (number && !(street?.value ?? '').split(' ').includes(number.digits))
    found.push(finding(line, 'numero', number.digits.toUpperCase(), number, street ? 0.9 : 0.8))
  return found
}
