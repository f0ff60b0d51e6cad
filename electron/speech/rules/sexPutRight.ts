/** The patient's sex where a line puts it right: "dije cabro, pero es una chiquilla", "it's not a boy, she's a girl", "¿niñita?" — "hombrecito". */
import type { Context } from './context.ts'
import { type Finding, finding, type Line, type Range } from './line.ts'

const M =
  'hombre(?:cito)?|varon(?:cito)?|nin(?:o|ito)|chiquillo|cabro|cabrito|muchacho|chico|caballero|man|boy|guy|lad|bloke|fella|male|gentleman'
const F =
  'mujer(?:cita)?|nin(?:a|ita)|chiquilla|cabra|cabrita|muchacha|chica|senora|senorita|dama|woman|girl|lass|lassie|lady|female'
const NOUN = new RegExp(`(?<![a-z])(?:(${M})|(${F}))(?![a-z])`, 'g')
/** Words before a noun that tell what was believed, and is not so. */
const BELIEVED =
  /(?:\b(?:no (?:es|era)|not|isn't|wasn't|ain't|(?:dije|decia|pense|pensamos|pensaba|crei|creiamos|creia|parecia|parece|jure|confundi|vestid[oa] (?:de|como)|pinta de|cara de|pelo de|ropa de)|(?:took|taken) (?:it|him|her|them) (?:all )?(?:for|to be)|thought|said|sure|looked (?:like|to be)|assumed|guessed|swore|dressed (?:as|like|up as)|figured|told(?: me| us)?|had (?:him|her|them|it) (?:down as|for))\b[^.!?;,]{0,26})$/
/** Words before a noun that tell what is so. */
const SO =
  /(?:\b(?:es|era|resulto(?: ser)?|son|sali?o|nacio|fue|it's|she's|he's|is|was actually|came out|turns out(?: it's| she's| he's)?)(?: (?:una?|an?|en realidad|actually|really|young|little|que es|pura|puro|todo|toda|solo|only))*|\b(?:but|actually|sino|mas bien) (?:an?|una?)) $/
/** The question names one sex: "¿es niñita?", "so he's a boy?". */
const ASKED_ONE = new RegExp(
  `(?:\\b(?:es|is (?:it|he|she|the \\w+)|it's|he's|she's|your little) (?:una? |an? |el |la )?)(?:(${M})|(${F}))(?![a-z])[^.?]{0,20}\\?`,
)

type Noun = Range & { readonly sex: 'M' | 'F' }

const nouns = (line: Line): Noun[] =>
  [...line.text.matchAll(NOUN)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    sex: match[1] ? 'M' : 'F',
  }))

/** The answer to "is it a girl?" that is the other: "hombrecito, si está de rosado", "no, a boy". */
function answered(line: Line, { prompts }: Context): Noun | undefined {
  const asked = prompts.map(({ text }) => ASKED_ONE.exec(text)).find((match) => match !== null)
  const [first] = nouns(line)
  if (
    !asked ||
    !first ||
    !/^\W*(?:(?:no|si|nah|nope|es|it's|he's|she's|a|un|una|actually)\W+)*$/.test(line.text.slice(0, first.start))
  )
    return undefined
  return BELIEVED.test(line.text.slice(0, first.start)) ? undefined : first
}

/** What stands for the patient's sex is wrong, and the line says so: a belief, and then what is so. */
export function sexPutRight(line: Line, context: Context): Finding | undefined {
  if (line.turn.speaker !== 'customer' || context.self) return undefined
  const one = answered(line, context)
  if (one) return finding(line, 'sexo', one.sex, one, 0.9)
  const all = nouns(line)
  const wrong = all.filter(({ start }) => BELIEVED.test(line.text.slice(0, start)))
  const right = all.filter(
    ({ start, sex }) =>
      SO.test(line.text.slice(0, start)) && wrong.some((other) => other.sex !== sex && other.start < start),
  )
  const last = right.at(-1)
  return last && !wrong.includes(last) ? finding(line, 'sexo', last.sex, last, 0.85) : undefined
}
