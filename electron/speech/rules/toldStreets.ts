/** Streets told unasked: two that run into each other, a name with its number behind it, a number "of" a street. */
import type { Line, Range } from './line.ts'

/** "Donde Lira se topa con Copiapó", "el letrero dice Lira y el otro Copiapó". */
export const meetings = (name: string): readonly string[] => [
  `\\b[Dd]onde (?:la calle )?(?<name>${name}) (?:se )?(?:topa|junta|cruza|encuentra|une|corta|llega|desemboca|choca)(?:n)? (?:con |en |a )(?:la calle )?(?<other>${name})`,
  `\\b(?:dice|marca) (?<name>${name}),? y (?:el|la) (?:otr[oa]|de al lado|de enfrente)(?: dice)? (?<other>${name})`,
]

const WORD =
  'El|La|Los|Las|En|Es|Si|No|Ya|Aqui|Aca|Esta|Mi|Don|Dona|Doctor|Doctora|Depto|Departamento|Apartamento|Torre|Block|Piso|Casa|Villa|Poblacion|Parcela|Ruta|Kilometro|Hace|Tengo|Tiene|Son|Unos|Como|Por|De|Y|A|Pero|Estoy|Estamos|Llamo|Soy|Oiga|Mire|Sala|Metro|Estacion|Anden|Linea|Paradero|Hospital|Clinica'

/** "Por Galvarino Riveros, seiscientos doce", "3508 de Gran Avenida": each number stands alone in its clause. */
export const numbered = (name: string): readonly string[] => [
  `(?:^|[:,.] |\\b[Pp]or |\\b[Ee]n |\\bpusieron )(?<name>(?!(?:${WORD})\\b)(?=[A-Z][a-z]+ [A-Z])${name})[,.] (?<digits>\\d{3,5})(?=[,.] |[.,]?$)`,
  `(?:^|[:,.] |\\b(?:[Ee]s|[Ee]n|[Aa]l) )(?<digits>\\d{3,5}) de (?:la )?(?<name>(?:calle |avenida |pasaje )?(?=[A-Z][a-z]+ [A-Z])${name})(?=[,.]|$)`,
]

const CORNER = "(?:[A-Z][a-z']+|\\d{1,3}(?:st|nd|rd|th))"
/** "He's down at Clark and Belmont", "…, Fulton and Nostrand, right where…": never two people, who have no corner. */
export const CORNERS_EN: readonly string[] = [
  `\\b(?:[Cc]orner of|[Ii]ntersection of|(?:pulled over|stopped|parked|collapsed|down|crashed|wreck|accident|crash) at|[Rr]ight at) (?<name>${CORNER} (?:and|&) ${CORNER})(?=[,.?!]|$)`,
  `(?:crosswalk|intersection|street|sidewalk|corner|road|lights|junction|curb), (?<name>${CORNER} (?:and|&) ${CORNER})(?=[,.?!]|$)`,
]

/** What a number counts or dates, and shops that have one in their name. */
const COUNTED_EN =
  'January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Am|AM|Pm|PM|Hour|Eleven|Guys|North|South|East|West|Northbound|Southbound|Eastbound|Westbound|Celsius|Fahrenheit|I|And'
/** "We're at 88 Colfax", "it's 412 Maple, the door's open": a number and a name, told unasked and with no word for street. */
export const HOUSE_EN = `(?:\\b(?:[Ii]t's|[Ii]t is|[Aa]t|[Tt]o|[Ff]rom|[Aa]ddress is) |^(?:(?:Yes|Yeah|Yep|Okay|Hi|Hello|Please|Right)\\W+){0,2})(?<digits>\\d{2,5}[A-Za-z]?),? (?<name>(?!(?:${COUNTED_EN})\\b)[A-Z][a-z']+(?: [A-Z][a-z']+)?)(?=[,.!;]|$| (?:and|in|the|please|off|near|by|it's)\\b)`

/** Last time, another day: where it was then. */
const THEN =
  /\b(?:la otra vez|el otro dia|la vez pasada|la semana pasada|el mes pasado|last time|the other day|last (?:week|month|year))\b[^.;]*$/

/** "La otra vez la mandaron a Lira 320": an address of another day. */
export const isThen = (line: Line, street: Range): boolean => THEN.test(line.text.slice(0, street.start))

/** "Estoy entre uno y otro": a choice, not a corner. */
export const isChoice = (value: string): boolean => /^(?:estoy|estamos|ando|anda|esta) entre /i.test(value)

const ZERO = /\b(?:nought|naught|nil|o|oh|cero|zero)\b/g

/** "Siete... siete... nueve", "four, zero, one": a number dictated digit by digit. */
export function dictated(line: Line): (Range & { readonly digits: string }) | undefined {
  const text = line.text.replace(ZERO, (word) => `0${' '.repeat(word.length - 1)}`)
  const match = /(?<![\d,.-])(?<!\d[ ,.])\d(?:(?: *[,.…-]+ *| +)\d(?!\d)){2,4}(?![ ,.]*\d)/.exec(text)
  if (!match) return undefined
  return { start: match.index, end: match.index + match[0].length, digits: match[0].replace(/\D/g, '') }
}
