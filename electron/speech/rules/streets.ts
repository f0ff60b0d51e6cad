/** Streets, crossings, roads and house numbers, as spoken in Chile, Britain and the United States. */
import { repaired } from './answers.ts'
import { COMUNA_BY_PLAIN } from './comunas.ts'
import { aboutPlace, anyAsked, type Context } from './context.ts'
import { crossings } from './crossings.ts'
import { isBeside, isBuilding, isMovement, isRefused } from './elsewhere.ts'
import { GIVEN } from './givenNames.ts'
import { CORRECTS, loneNumber, repairedNumber, type Street } from './houseNumbers.ts'
import { type Finding, finding, type Line } from './line.ts'
import { streetInstead } from './readBack.ts'
import { CORNERS_EN, HOUSE_EN, isChoice, isThen, meetings, numbered } from './toldStreets.ts'
import { plain, unaccented } from './unaccented.ts'
import { MEDICINE } from './vocabulary.ts'
import { isCommon } from './words.ts'

export type { Street } from './houseNumbers.ts'

const CAP = "[A-Z][A-Za-z']*"
const LINK = '(?:de (?:la|los|las)|del|de|la|las|los|el|y)'
/** A proper name in Spanish: capitals with small links inside, or a date such as "21 de Mayo". */
const NAME_ES = `(?:\\d{1,2} de ${CAP}|\\d{1,2} (?:[Nn]orte|[Ss]ur|[Oo]riente|[Pp]oniente)(?: y medio)?|${CAP}(?: (?:${LINK} )?(?:${CAP}|\\d{1,2}(?= de)))*(?: \\d{1,2} de ${CAP})?)`
const KIND_ES =
  '(?:[Cc]alle|[Aa]venida|[Aa]vda|[Aa]v|[Pp]asaje|[Pp]sje|[Pp]je|[Cc]amino(?: (?:viejo|nuevo|antiguo|real))?(?: (?:a|al|de)(?: la| los)?)?|[Aa]lameda|[Ss]ubida|[Bb]ajada|[Pp]aseo|[Dd]iagonal|[Cc]ostanera|[Cc]allejon|[Gg]ran [Aa]venida)\\.?'
const NUMBER_ES =
  '(?:[,.]*\\s*(?:al |el |(?:es |son )?la (?=\\d{2})|a la altura del |(?:con |y )?(?:el )?numero[ .,:]*(?:(?:es|seria|de (?:la )?casa) )*(?:el )?|nro |n° ?|# ?|altura |casa )?(?:[.,]*\\s*(?:eh+|a ver|este|mm+|espere|deje ver)\\b)*[.,]*\\s*)(\\d{1,5})\\b(?! ?(?:anos|ano |minut|hora|metros|cuadra|kilo|km|person|herid|piso(?! \\d)|de [A-Z]|veces|mes|sema|y (?:algo|tanto|pico)))'
const CROSS_ES =
  '(?:con|esquina(?: de| con)?|casi esquina(?: con| de)?|llegando al?|al llegar a|a la altura de|interseccion con|entre)'
/** What comes between two streets while the caller looks around: "con... eh... ¿qué calle es ésta?... con". */
const FILLER_ES =
  '(?:\\s*[.,…¿]+\\s*(?:(?:eh+|mm+|este|esta|espere|a ver|ay|no se|como se llama|que calle es[^?.,]*)[?., ]*)*)+ ?'
const TYPE_EN =
  '(?:Street|St(?! [A-Z][a-z])|Road|Rd|Avenue|Ave|Lane|Ln|Court|Ct|Close|Drive|Dr|Grove|Way|Place|Pl|Terrace|Crescent|Square|Hill|Gardens|Boulevard|Blvd|Parkway|Mews|Row|Walk|View|Rise|Green|Circle|Trail|Turnpike|Pike|Wharf|Parade|Alley|Highway|Broadway|Estate|Quay|Embankment|Bypass|Industrial Estate|Business Park|Retail Park)'
const NAME_EN = `(?:(?:\\d{1,3}(?:st|nd|rd|th)|${CAP}\\.?)[ -]){1,4}?`
const STREET_EN = `${NAME_EN}${TYPE_EN}(?: (?:Industrial Estate|Business Park|Road|North|South|East|West))?`

/** Capitals that begin a line before "at Fifth and Main". */
const LEADS =
  "We|We're|I'm|It's|Right|They're|He's|She's|Just|Okay|Um|Yeah|Here|Over|Up|Down|Out|Is|That's|There's|Near|By|Come"

const starts = (cased: string, index: number): boolean => /^[A-Z0-9]/.test(cased.slice(index))
const TIDY =
  /^(?:(?:[Ee]n|[Ee]s|[Pp]or|(?:[Ll]lamo|[Hh]ablo) (?:de|desde)|A|a|[Cc]alle|It's|[Oo]n|[Aa]t|Si|Ya|Bueno|Ahi|Aca|Aqui)\s+(?:(?:la|el|los|las)\s+)?)+(?=[A-Z0-9])/

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
    // "Pasaje. Es una casa celeste": one sentence ends and another begins
    if (value === '' || /^(?:pasaje|calle|avenida|camino)\. /i.test(value)) continue
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
  /^(?:segurisim[oa]|segur[oa]|clarisimo|obvio|listo|(?:parcela|sitio|lote|torre|block|depto|departamento|casa|piso|oficina|villa|poblacion|condominio|metro|plaza|edificio|peaje|hospital)\b.*|si|no|ya|alo|hola|eh|ah|ay|es|en|la|el|los|las|mi|oiga|mire|gracias|senorita|senor|por|departamento|depto|torre|block|villa|piso|casa|condominio|poblacion|ruta|san|santa|dios|ruta|autopista|carretera|pasaje|avenida|camino|fonasa|isapre|eso|esa|ese|este|esta|correcto|exacto|claro|numero|son|hace|tengo|tiene|unos|unas|como|casi|calle|numero|dice|marca|treinta|edad|anos|desde|entre|altura|aqui|aca|ahi|perdon|disculpe|bueno|perfecto|espere|nada|nadie|para|pero|porque|cerca|frente|hay|el|un|una|llegue|creo|parece|tipo|tome|toma)$/i

/** No word of the language, town, given name or medicine: with a number behind it, it can only be a street. */
const isUnheard = (name: string): boolean => {
  const first = name.split(' ')[0] ?? ''
  return !isCommon(first, 'es') && !COMUNA_BY_PLAIN.has(name) && !GIVEN.es.has(first) && name.search(MEDICINE) < 0
}

/** Without accents, as the patterns are written. */

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
      '(?<name>(?<=\\b(?:la|en) )5 (?:[Ss]ur|[Nn]orte)\\b|(?<=\\b(?:la|por|en|ruta) )[A-Z]-\\d{1,3}\\b|[Pp]anamericana(?: (?:[Ss]ur|[Nn]orte))?|[Rr]uta (?:de (?:la |los |las )|del )?[A-Z0-9][\\w-]*(?: (?:[Ss]ur|[Nn]orte))?|[Aa]utopista (?:del? )?(?:la )?[A-Z][A-Za-z]*(?: [A-Z][a-z]+)*|[Cc]arretera (?:[A-Z][a-z]+)(?: (?:Sur|Norte|Austral))?)',
      2,
    ),
  ]
  // "Caupolicán 450, Temuco, casi esquina Lautaro": a number says more than the corner
  if (
    !found.some(({ number }) => number) &&
    !/\b(?!Pasaje|Calle|Pje|Psje|Ruta|Km)[A-Z][a-z]+,? (?:numero )?\d{2,5}\b/.test(line.cased)
  )
    found.push(
      ...crossings(KIND_ES)
        .flatMap((pattern) => collect(line, pattern, 4))
        .filter(({ value }) => found.length === 0 || !COMUNA_BY_PLAIN.has(plain(value.split(' con ')[0] ?? ''))),
    )
  const bare = collect(line, `(?<name>${NAME_ES})${numberEs}`, 3).filter(
    (street) =>
      place ||
      (!anyAsked(context, 'age', 'name', 'ageOfCaller', 'nameOfCaller') &&
        /\b(?:en|es|a|vivo en|estoy en|(?:ambulancia|alguien|ayuda|movil|auxilio|urgente|favor) (?:para|pa)|llamando (?:de|desde))\s+$/.test(
          line.text.slice(0, street.start),
        )) ||
      /^(?:llamo|hablo) (?:de|desde) /.test(line.text.slice(street.start)),
  )
  found.push(...bare)
  found.push(...meetings(NAME_ES).flatMap((pattern) => collect(line, pattern, 4)))
  if (!anyAsked(context, 'name', 'nameOfCaller', 'age', 'insurance'))
    found.push(...numbered(NAME_ES).flatMap((pattern) => collect(line, pattern, 3)))
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
  found.push(...alone.filter(({ value }) => isUnheard(plain(value))))
  if (anyAsked(context, 'address')) {
    found.push(
      ...collect(line, `(?<name>[Pp]uente (?:el |la )?${NAME_ES})`, 1).filter(
        ({ value }) => !COMUNA_BY_PLAIN.has(plain(value)),
      ),
    )
    for (const street of collect(
      line,
      `\\b(?:[Ee]n|[Pp]or) (?<name>${NAME_ES})(?=[,.]|$| (?:el |la )?(?:numero|frente|cerca|entre|esquina|altura|block|depto|departamento)\\b)`,
      1,
    )) {
      if (!COMUNA_BY_PLAIN.has(plain(street.value))) found.push(street)
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
    road && /^camino a /i.test(street.value) && COMUNA_BY_PLAIN.has(plain(street.value).slice(9))
  return found.filter(
    (street) =>
      !NOT_NAMES.test(unaccented(street.value)) &&
      !isMovement(line, street) &&
      !isThen(line, street) &&
      !isChoice(street.value) &&
      !leads(street),
  )
}

/** Their answers hold numbers of other things. */
const COUNTS = ['age', 'ageOfCaller', 'name', 'nameOfCaller', 'onset', 'vitals', 'victims', 'medication'] as const
const OF_TIME = /^ ?(?:years|year|minutes|min|hours|miles|people|days|weeks|o'clock|am\b|pm\b)/

function english(line: Line, context: Context): Street[] {
  const place = aboutPlace(context)
  const found = [
    ...collect(
      line,
      `(?<digits>\\b\\d{1,5}[A-Za-z]?)[,]? ${place ? '(?:on (?:the )?)?' : ''}(?<name>${STREET_EN})\\b`,
      4,
    ),
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
      '(?<digits>\\b\\d{3,5}) (?<name>(?:US |State |Old )?(?:Highway|Route|Hwy|County Road|State Road|Farm Road) \\d+[A-Z]?)\\b',
      4,
    ),
    ...collect(
      line,
      '(?<name>\\b(?:I-\\d{1,3}|[MA]\\d{1,4}(?:\\(M\\))?|US[- ]\\d+|(?:Highway|Route|Interstate|Hwy|County Road|State Road|Farm Road|County Route) \\d+[A-Z]?)(?: (?:north|south|east|west)\\b)?)',
      2,
    ),
    ...collect(
      line,
      `\\b(?:[Cc]orner of|[Ii]ntersection of|[Jj]unction of)? ?(?<name>(?!(?:${LEADS})\\b)(?:${CAP} ){0,2}(?:${CAP}|\\d{1,3}(?:st|nd|rd|th)) (?:and|&|at) (?:${CAP} ){0,2}(?:${CAP}|\\d{1,3}(?:st|nd|rd|th)))`,
      place ? 3 : 0,
    ),
  ].filter((street) => street.rank > 0 && !/^(?:Me|It|I|Hi|Yes|Yeah|No|He|She|They|We|Um|And) /.test(street.value))
  if (anyAsked(context, 'address', 'number')) {
    found.push(...collect(line, `(?<digits>\\b\\d{1,5}[A-Za-z]?) (?<name>(?:${CAP} ){0,2}${CAP})(?=[,.]|$)`, 3))
  }
  if (context.record.direccion === undefined && !anyAsked(context, ...COUNTS))
    found.push(...collect(line, HOUSE_EN, 3).filter(({ value }) => plain(value).search(MEDICINE) < 0))
  found.push(...CORNERS_EN.flatMap((pattern) => collect(line, pattern, 3)))
  return found.filter(
    (street) => !isMovement(line, street) && !isThen(line, street) && !OF_TIME.test(line.text.slice(street.end)),
  )
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
  const chosen = repaired(
    line,
    meantOnes
      .filter((street) => street.rank === best && !(context.record.direccion !== undefined && isBeside(line, street)))
      .sort((a, b) => a.start - b.start || b.end - a.end),
  )
  // "Avenida La Montaña. La Montaña setecientos cincuenta": said again with its number
  const again =
    chosen && !chosen.number
      ? meantOnes.find(
          ({ start, value, number }) => number && start > chosen.start && plain(chosen.value).endsWith(plain(value)),
        )
      : undefined
  return chosen && again?.number ? { ...chosen, number: again.number } : chosen
}

/** Another crossing of a street that stands: "Alameda con Ruiz Tagle" after "Alameda con Ecuador". */
function sharesCrossing(value: string, known: string): boolean {
  const [halves, before] = [value, known].map((one) => plain(one).split(/ (?:con|y|esquina|and|&|at) /))
  return (
    halves?.length === 2 &&
    before?.length === 2 &&
    halves.filter((half) => before.some((one) => one.endsWith(half) || half.endsWith(one))).length === 1
  )
}

/** "Argentina con Orella", where "Avenida Argentina" stands: the corner it was told without. */
function addsCrossing(value: string, known: string): boolean {
  const halves = plain(value).split(/ (?:con|y|esquina|and|&|at) /)
  const street = plain(known)
  return (
    halves.length === 2 && halves.some((half) => half.length > 3 && (street === half || street.endsWith(` ${half}`)))
  )
}

export function streetFindings(line: Line, context: Context, street: Street | undefined): Finding[] {
  const found: Finding[] = []
  const known = context.record.direccion
  const instead = street?.number ? undefined : streetInstead(line, context)
  if (instead) found.push(finding(line, 'direccion', written(line, instead.start, instead.end), instead, 0.85))
  else if (
    street &&
    (known === undefined ||
      aboutPlace(context) ||
      CORRECTS.test(line.text) ||
      (street.rank === 4 && (sharesCrossing(street.value, known) || addsCrossing(street.value, known))))
  ) {
    const sure = (street.number || street.rank >= 3 ? 0.85 : 0.6) + (anyAsked(context, 'address') ? 0.1 : 0)
    const weaker = known !== undefined && street.rank < 3 && !CORRECTS.test(line.text)
    if (!weaker) found.push(finding(line, 'direccion', street.value.replace(/^(?:calle|Calle) /, ''), street, sure))
  }
  const number = (street && repairedNumber(line, street)) ?? loneNumber(line, context, street)
  // The number of a road is none of a house
  if (number && ![street?.value, known].some((road) => road?.split(' ').includes(number.digits)))
    found.push(finding(line, 'numero', number.digits.toUpperCase(), number, street ? 0.9 : 0.8))
  return found
}
