/** Ages told so that no doubt is left ("póngale setenta y tres", "eighty-eight candles", "fifty-eight, she says"), and numbers that are no age of the patient. */
import { aboutPlace, type Context } from './context.ts'
import type { Line, Range } from './line.ts'

export type Aged = Range & { readonly value: string }

const KIN_EN =
  'mom|mum|mama|mam|mommy|mummy|dad|daddy|nan|nana|gran|grandma|grandpa|grandad|granddad|granny|pops?|gramps'
const NOT_UNIT =
  "(?! ?(?:minut|hora|metros|cuadra|kilo|km|person|veces|sema|weeks?\\b|hours?\\b|miles?\\b|people|days?\\b|dias?\\b|blocks?\\b|%|mg|grados|degrees|pisos?\\b|meses|months?\\b|feet|pounds|stone|times|units?|puffs?|pastill|tablet|pill|gotas|mil\\b|pesos|dollars|o'clock|am\\b|pm\\b|to \\d|past|y media|[:.,]\\d))"
const N = `(\\d{1,3})\\b${NOT_UNIT}`

/** "Forty-three years of marriage", "thirty years next door": how long something has lasted. */
const LASTED =
  /^ ?(?:(?:anos|anitos) (?:de (?!edad|vida|nacid)|casad|junt|fumando|trabajando|viviendo|que (?:no|vive|trabaja|fuma|llev|somos|esta)|jubilad|sin |con (?:el|la|lo|eso)|en (?:la|el|esta|este)|mayor|menor|atras)|years? (?!old|of age|young)(?:of|to|over|next|married|together|in|on|with|at|living|working|clean|sober|down|up|since|as|we|i|they|back|later|apart|between|younger|older|from|after|ago|smoking)\b)/
/** "Como viejito de ochenta", "like a two-year-old": what somebody is likened to. */
const LIKENED =
  /\b(?:como (?:un |una |el |la |los |las )?(?:viejit?[oa]s?|ancian[oa]s?|nin[oa]s?|guaguas?|cabr[oa]s?|lol[oa]s?|abuel\w+|personas?|senor[as]*|pendej[oa]s?|chiquill[oa]s?|adolescentes?|caballero) de|como si tuviera|(?:corazon|cuerpo|cara|fuerza|energia) de (?:un |una )?(?:\w+ )?de|(?<!\blooks? )(?<!\blooked )(?<!\blooking )like an?|(?:acting|acts|behaves|behaving|carrying on|moves|moving|crying|sleeps) like (?:he's|she's|a|an)|(?:strong|fit|sharp|spry) as an?) $/
/** A class at school, a bus, a bed. */
const NUMBERED =
  /\b(?:year|grade|form|primer[oa]?|room|bed|cama|sala|bus|line|linea|basico|medio|curso|canal|channel|route|ruta|km|clase|born in|nacio en) $/
const OWN_BEFORE = /(?:^|[,.;?!] ?)(?:y )?(?:me|yo|i'm|i am)(?:,|\.\.\.)?(?: (?:tengo|cumpli))? $/
const OWN_BEHIND = /^(?: anos)?(?: (?:tengo|cumpli) yo\b|,? (?:that's|is) (?:me|mine)\b|'s me\b|,? soy yo\b)/

/** Does a number that stands so tell no age of the patient? */
export function noAge(line: Line, { start, end }: Range): boolean {
  const digits = start + line.text.slice(start, end).search(/\d/)
  const before = line.text.slice(Math.max(0, digits - 48), digits)
  const behind = line.text.slice(digits).replace(/^\d+/, '')
  return LASTED.test(behind) || LIKENED.test(before) || NUMBERED.test(before)
}

/** Numbers that the caller gives as their own age, beside the patient's. */
export function ownAges(line: Line): ReadonlySet<string> {
  return new Set(
    [...line.text.matchAll(/(?<![\d.,])\d{1,3}\b/g)]
      .filter(
        ({ 0: digits, index }) =>
          OWN_BEFORE.test(line.text.slice(Math.max(0, index - 24), index)) ||
          OWN_BEHIND.test(line.text.slice(index + digits.length)),
      )
      .map(([digits]) => String(Number(digits))),
  )
}

const ORDINALS: readonly string[] =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth'.split(
    ' ',
  )
const yearsOf = (ordinal: string): number => {
  const at = ORDINALS.indexOf(ordinal)
  return at < 20 ? at + 1 : (at - 17) * 10
}

/** By their words alone an age, whether or not anybody asked. */
const PLAIN: readonly RegExp[] = [
  new RegExp(`\\b${N} (?:candles|velitas|velas)\\b`),
  new RegExp(`\\b(?:just|only just|recently) turned ${N}`),
  new RegExp(
    `\\b(?:acaba de cumplir|recien cumpli(?:o|dos)?|cumplio)(?: los)? ${N}(?=(?: anos)?(?:[,.;!]| y | el | la | en | hace |$))`,
  ),
  new RegExp(`\\b${N}(?: anos)?,? (?:confirmad[oa]s?|recien cumplidos|bien cumplidos|exactos|clavados)\\b`),
  new RegExp(`\\b(?:which|that)(?:'d| would)? makes? (?:him|her) ${N}`),
  new RegExp(
    `\\b(?:how old (?:is|are) (?:he|she|you)|what's (?:his|her|your) age|que edad (?:tiene|tenis|tienes)|cuantos (?:anos )?(?:tiene|tenis|tienes|son)|your age)\\b[^?]{0,24}\\?\\W*(?:(?:he's|she's|dice|dice que|says|uh|um|eh|tiene|son)\\W+)*${N}(?=[,.;!]|$| )`,
  ),
  new RegExp(`\\byou(?:'re| are)? ${N}\\? (?:he's|she's|he|she|yes|yeah|si)\\b`),
]
/** An age where ages are the matter: asked for, known, or said in the same line. */
const OF_AGES: readonly RegExp[] = [
  new RegExp(
    `\\b(?:pongale|anotele|anote|ponga|escriba|dejelo en|quedemos en|pongamosle) (?:que )?(?:tiene |los |unos )?${N}(?=(?: anos)?(?:[,.;!]|$| y ))`,
  ),
  new RegExp(`\\b${N},? (?:she|he) (?:says|tells me|reckons)\\b`),
  new RegExp(
    `\\bso(?: he's| she's)? ${N} still\\b|\\b(?:still|todavia) ${N}(?=[,.;!]|$)|(?<!falt\\w* )\\b${N} (?:still|todavia|aun)(?=[,.;!]|$)`,
  ),
  new RegExp(
    `\\b${N}(?: anos)?,? (?:me (?:cole|equivoque|confundi|enrede|pase|quede corto)|(?:me|nos) (?:reclama|corrige|corrigen|dicen|grita|gritan|sopla)|(?:le |lo |la )?(?:oi|escuche|entendi) mal|los (?:cumplio|entero)|recien los|los acaba)\\b`,
  ),
  new RegExp(`\\b(?:put(?: down)?|make (?:it|that|him|her)|call (?:it|him|her)|write(?: down)?) ${N}(?=[,.;!]|$)`),
  new RegExp(`\\b${N},? (?:then|exactly|confirmed|on the (?:dot|nose))(?=[,.;!]|$)`),
]
const AGES_ARE_MEANT = /\b(?:anos|edad|tiene|cumpl\w+|years?|old|age|aged|birthday|turned|hits|turns|born|nacio)\b/
/** "What am I saying, that's my aunt. Mama's seventy-three": the slip is another's. */
const SLIP =
  /\b(?:what am i saying|that's my|no,? wait|listen to me|que estoy diciendo|que digo|esa es mi|ese es mi|miento)\b/
const KIN_AGED = new RegExp(`\\b(?:${KIN_EN})(?:'s| is) (?:about |only |just )?${N}(?=[,.;!]|$| and)`)
const KIN_AGED_ES = new RegExp(
  `\\bmi (?:mama|papa|abuel[oa]|viej[oa]|marido|senora|hij[oa]|herman[oa]|ti[oa]) (?:tiene|tendra|cumplio) ${N}(?=[,.;!]|$| y | anos)`,
)
const BIRTHDAY = new RegExp(
  `\\b(?:had (?:his|her)|(?:his|her|it was (?:his|her))) (${ORDINALS.join('|')})(?: birthday)?\\b(?! (?:baby|child|stroke|attack|heart|one|time|seizure|wife|husband|floor|week|day|month|dose|fall|shot))`,
)

const firstOf = (line: Line, patterns: readonly RegExp[]): Aged | undefined => {
  for (const pattern of patterns) {
    const match = pattern.exec(line.text)
    const digits = match?.slice(1).find((group) => group !== undefined)
    if (match && digits !== undefined && Number(digits) > 0 && Number(digits) < 116)
      return { start: match.index, end: match.index + match[0].length, value: String(Number(digits)) }
  }
  return undefined
}

/** The age that a line leaves no doubt of. */
export function surelyAged(line: Line, context: Context, asked: boolean): Aged | undefined {
  if (context.self) return undefined
  const about = asked || context.record.edad !== undefined || AGES_ARE_MEANT.test(line.text)
  const own = ownAges(line)
  const plain =
    firstOf(line, PLAIN) ??
    (about ? firstOf(line, OF_AGES) : undefined) ??
    (SLIP.test(line.text) ? firstOf(line, [KIN_AGED, KIN_AGED_ES]) : undefined)
  if (plain && !own.has(plain.value) && !noAge(line, plain)) return plain
  const nth = BIRTHDAY.exec(line.text)
  return nth?.[1] &&
    (asked || /had|birthday/.test(nth[0])) &&
    !/next|tomorrow|coming|soon/.test(line.text.slice(nth.index, nth.index + 60))
    ? { start: nth.index, end: nth.index + nth[0].length, value: String(yearsOf(nth[1])) }
    : undefined
}

/** Asked for somebody else's age, the answer goes on to the patient's: "sixteen, but it's our Chantelle, she's fifteen". */
export function besideOwn(line: Line): Aged | undefined {
  const own = ownAges(line)
  const match = new RegExp(
    `\\b(?:he's|she's|he is|she is|(?:ella|el|mi (?:\\w+)) tiene|ella|el que \\w+ tiene) (?:only |just |about |solo )?${N}(?=[,.;!]|$| and| y | anos| years)`,
  ).exec(line.text)
  const value = match?.[1] === undefined ? undefined : String(Number(match[1]))
  return match && value !== undefined && !own.has(value) && Number(value) < 116
    ? { start: match.index, end: match.index + match[0].length, value }
    : undefined
}

const READ_BACK =
  /^\W*(?:(?:so|y|entonces|okay|ok|ya|and|right|alright)\W+)*(?:(?:he's|she's|tiene|son|is (?:he|she)) )?\d{1,3} (?:anos?|meses|years?|months?)(?: old| de edad)?(?:\W+(?:did you say|you said|was that|copy|right|correct|me dijo|dijo|cierto|verdad|gracias))?\W*$/
const MISHEARD = /^\W*\d{1,3}\W+(?:did you say|you said|was that|me dijo|dijo)\W*$/

/** The dispatcher reads an age back, right or wrong: "fifteen years old, copy", "nineteen, did you say?". */
export const ageReadBack = (line: Line, context: Context): boolean =>
  !aboutPlace(context) &&
  context.prompts.some(
    ({ text }) =>
      READ_BACK.test(text) ||
      (MISHEARD.test(text) &&
        /\b(?:he's|she's|it's (?:my|our)|tiene|anos|years|old|mi (?:mama|papa|abuel\w+|hij\w))\b/.test(line.text)),
  )
