/** The patient's name told in some other way than "is called": "Walter Soto, mi abuelo", "the boy is Rashawn", "Ingrid's the first", "Prudencio es en verdad". */
import { answerOf } from './answers.ts'
import { aboutPlace, anyAsked, type Context } from './context.ts'
import { GIVEN } from './givenNames.ts'
import { type Finding, finding, type Line, type Range } from './line.ts'
import { asFindings, called } from './names.ts'
import { NAME_WORD as G, NOT_NAME, PEOPLES } from './nameWords.ts'
import { NAMES as N } from './othersNamed.ts'
import { groupOf } from './patientKin.ts'
import { plain } from './unaccented.ts'
import { isCommon } from './words.ts'

const KIN_ES =
  'papa|mama|padre|madre|espos[oa]|marido|senora|mujer|hij[oa]|hermanit?[oa]|herman[oa]|abuelit?[oa]|abuel[oa]|tata|nono|nona|opa|oma|ti[oa]|prim[oa]|sobrin[oa]|niet[oa]|cunad[oa]|suegr[oa]|yerno|nuera|polol[oa]|novi[oa]|pareja|amig[oa]|vecin[oa]|companer[oa]|colega|jef[ea]|padrastro|madrastra|socio|compadre|comadre|padrino|madrina'
const KIN_EN =
  'dad|daddy|father|mum|mom|mam|mama|mother|husband|wife|son|daughter|brother|sister|gran\\w*|nan|nana|uncle|aunt\\w*|cousin|nephew|niece|friend|mate|partner|boyfriend|girlfriend|boss|foreman|coworker|co-worker|neighbou?r|roommate|flatmate|buddy|kid|boy|girl|fianc\\w+|stepdad|stepmum|stepmom|tenant|lodger'
const ROLE =
  'boy|girl|baby|lad|lass|kid|little one|man|woman|lady|patient|guy|victim|driver|guagua|guaguita|nin[oa]|bebe|senora|caballero|lesionad[oa]|accidentad[oa]|herid[oa]|enferm[oa]|paciente|abuelit[ao]|viejit[ao]|chiquill[oa]|cabr[oa]|golpead[oa]|desmayad[oa]'
const FAMILY = `(?:(?:[Dd]e la|[Dd]e los|[Dd]el|[Dd]e|[Vv]an|von|da) )?${G}(?: ${G})?`

/** Whose name it is when such words stand before it: the caller's, or of somebody who only comes up. */
const NOT_THEIRS =
  /\b(?:soy|me llamo|habla|con|y|de|desde|donde|para|segun|this is|i'm|i am|my name(?:'s| is)|with|from|for|and|call|ask|tell|dice|dijo|calle|avenida|pasaje|hospital|clinica|colegio|liceo|villa|doctora?|dr|dra|doc|teacher|miss|nurse|enfermera) $/

/** `kin` is what the one named is to the caller; `strange` names need not be usual ones. */
type Telling = { readonly at: RegExp; readonly strange?: boolean; readonly free?: boolean }

const TELLINGS: readonly Telling[] = [
  // "Marcelo Cepeda, es mi compañero", "Danielle, she's my daughter"
  {
    at: new RegExp(
      `(?<name>${N}),? (?:(?:es|era|she's|he's|that's|it's|she is|he is|this is),? )?(?:[Mm]i|[Mm]y|nuestr[oa]|our) (?<kin>${KIN_ES}|${KIN_EN})\\b(?! (?:de (?!turno|trabajo|pega|clases?|curso|oficina|cuadrilla|faena)|del|is|'s|lo|la|le|esta|fue|dice|que|says|will|can|has|went|and)\\b)(?!'s)`,
      'g',
    ),
  },
  // "A mi pololo, al Vicente", "mi cuñado, el Nelson"
  { at: new RegExp(`\\b[Mm]i (?<kin>${KIN_ES}),? (?:al|a la|a don|a dona|el|la|don|dona) (?<name>${N})`, 'g') },
  // "The boy is Rashawn", "la niña es la Emilia"
  {
    at: new RegExp(
      `\\b(?:[Tt]he|[Tt]his|[Ll]a|[Ee]l|[Ee]sta|[Ee]ste|[Mm]i|[Mm]y|[Oo]ur) (?:${ROLE})(?:'s| is| es| se llama) (?:la |el |don |dona |called |named )?(?<name>${N})(?=[,.!]|$)`,
      'g',
    ),
    strange: true,
  },
  // "My mother's Gloria as well"
  {
    at: new RegExp(
      `\\b(?:[Mm]y|[Mm]i) (?<kin>${KIN_ES}|${KIN_EN})(?:'s| is| es| se llama) (?:also |tambien )?(?<name>${G}(?: ${G})?)(?=[,.!]|$| (?:as well|too|also|tambien|igual))`,
      'g',
    ),
    free: true,
  },
  // "Prudencio es en verdad", "en el carné sale María", "real name's Walter", "William on paper"
  {
    at: new RegExp(
      `(?<name>${N}),? (?:(?:es|se llama|it's|that's|is) )?(?:en (?:verdad|realidad|el carnet|la cedula)|de verdad\\b|segun (?:el carnet|la cedula)|si (?:quiere|hay que) ponerlo|oficialmente|on paper|officially|on (?:his|her) (?:licen[cs]e|id|birth certificate|passport)|is (?:his|her) (?:real|proper|full|actual) name)`,
      'g',
    ),
    strange: true,
  },
  {
    at: new RegExp(
      `\\b(?:(?:[Rr]eal|[Pp]roper|[Ff]ull|[Ll]egal|[Aa]ctual|[Cc]hristian|[Bb]irth|[Gg]iven|[Ff]irst) name(?:'s| is|,|:)?|(?:[Nn]ombre (?:real|verdadero|completo|de pila)|[Cc]arnet?|[Cc]edula|[Pp]apeles?|[Pp]ase escolar|[Ll]icencia|[Pp]ulsera|[Bb]razalete)\\b(?: (?:es|sale|dice|aparece|figura|se llama|como|que))+) (?<name>${N.replaceAll('de la|', 'de las|de la|')})`,
      'g',
    ),
    strange: true,
  },
  // "Ingrid's the first", "Bao is the given name"
  {
    at: new RegExp(
      `(?<name>${G})(?:'s| is| es) (?:the|her|his|el|su) (?:first|given|christian|forename|nombre)\\b(?! (?:child|baby|time|1\\b))`,
      'g',
    ),
    strange: true,
  },
  // "It's our Chantelle", "our Kyle's fell off"
  { at: new RegExp(`\\b(?:[Ii]t's|[Ff]or|[Aa]bout) our (?<name>${G})\\b`, 'g'), strange: true },
  { at: new RegExp(`\\b[Oo]ur (?<name>${G})(?:'s| is| has| can't| won't|,)`, 'g') },
  // "They said Jordan from receiving is pinned"
  {
    at: new RegExp(
      `(?<name>${G})(?: (?:from|in|de) (?:the |la |el )?[a-z]+)?(?:'s| is| has| got| was|'s been|'s gone| esta| se| quedo) (?:been |gone |all )?(?:pinned|crushed|hurt|down\\b|hit\\b|trapped|stuck|bleeding|burned|burnt|unconscious|not (?:breathing|moving|waking)|collapsed|choking|atrapad|apretad|herid|inconsciente|desmay|cayo|accident|electrocut|quem)`,
      'g',
    ),
  },
  // "Eyes on me, Delroy", "Delroy, bud"
  {
    at: new RegExp(
      `\\b(?:[Ee]yes on me|[Ll]ook at me|[Ss]tay with me|[Tt]alk to me|[Ll]isten to me|[Hh]ang in there|[Mm]irame|[Hh]ablame|[Aa]guanta|[Qq]uedate conmigo),? (?<name>${G})(?=[,.!?]|$)`,
      'g',
    ),
    strange: true,
  },
]

/** Who only answers says so: "es don Custodio". */
const IS_SIR = new RegExp(`^\\W*(?:(?:[Ee]s|[Ee]ra|[Ee]ste es|[Ee]sta es) )(?:don|dona) (?<name>${N})`)
/** "Le dije Emilia y esa es la mayor. Esta es la Amparo": the other takes the place of the first. */
const THIS_ONE = new RegExp(
  `\\b(?:[Ee]sta|[Ee]ste|[Ll]a (?:enferma|chica)|[Ee]l (?:enfermo|chico)) es (?:la|el|don|dona) (?<name>${G}(?: ${G})?)|\\b[Tt]his (?:one's|one is|1's|1 is|is) (?<other>${G})\\b`,
)
const MISTOOK =
  /\bconfund|\bequivoc|\bmiento\b|\benred|\bperdon\b|\bles? dije\b|\b(?:mixed|muddled|wrong|sorry|wait|i said|no, no)\b/

/** A name by its looks. */
const likely = (word: string, line: Line): boolean =>
  !NOT_NAME.test(word) && !PEOPLES.test(word) && !isCommon(plain(word), line.tongue)
const usual = (word: string, line: Line): boolean => GIVEN[line.tongue].has(plain(word))

function tellingIn(line: Line, context: Context): Finding[] {
  for (const { at, strange, free } of TELLINGS) {
    for (const match of line.cased.matchAll(at)) {
      const name = match.groups?.name ?? ''
      const start = match.index + match[0].indexOf(name)
      const first = name.split(' ')[0] ?? ''
      if (NOT_THEIRS.test(line.text.slice(Math.max(0, start - 16), start))) continue
      if (!usual(first, line) && !((strange || name.includes(' ')) && likely(first, line))) continue
      const kin = match.groups?.kin
      const group = kin === undefined ? undefined : groupOf(kin)
      // Of another of the family than the patient
      if (group !== undefined && context.kin !== undefined && context.kin !== 'stranger' && context.kin !== group)
        continue
      const one = called(line, start, name)
      if (one) return asFindings(line, one, 0.85, free ? { ...context, others: new Set() } : context)
    }
  }
  return []
}

/** "Soy Pedro, mi mamá…" aside: the line names the patient with a title, or this one against that one. */
function pointedAt(line: Line, context: Context): Finding[] {
  const sir = context.callerLines <= 3 && !aboutPlace(context) ? IS_SIR.exec(line.cased) : null
  const match = sir ?? (MISTOOK.test(line.text) ? THIS_ONE.exec(line.cased) : null)
  const name = match?.groups?.name ?? match?.groups?.other
  if (!match || !name || !likely(name.split(' ')[0] ?? '', line)) return []
  const one = called(line, match.index + match[0].lastIndexOf(name), name)
  return one ? asFindings(line, one, 0.85, { ...context, others: new Set() }) : []
}

const READ_BACK = new RegExp(
  `^\\W*(?:(?:[Yy]a|[Oo]k|[Oo]kay|[Rr]ight|[Ee]ntonces|[Ss]o|[Gg]ot it|[Tt]hat's|[Aa]nd|[Yy]|[Pp]erfecto|[Bb]ueno|[Aa]noto|[Tt]engo)[,.]? )*(?:don |dona |el |la )?(${G} (?:(?:de la|del|de|van) )?${G}(?: ${G}){0,2})(?:,? (?:correcto|cierto|verdad|right|correct|is that right|con [a-z ]+|with an? [a-z]))?[.?!]*$`,
)

/** The dispatcher reads a whole name back: "Tránsito Ojeda Llanquileo." — "Así mismito", "Luis Vera, ¿con ve corta?" — "Vera no, Barra". */
function confirmed(line: Line, context: Context): Finding[] {
  const prompt = context.prompts.at(-1)
  const read = prompt ? READ_BACK.exec(prompt.cased.replaceAll('¿', '').trim()) : null
  if (!prompt || !read?.[1] || anyAsked(context, 'nameOfCaller') || aboutPlace(context)) return []
  const start = prompt.cased.indexOf(read[1])
  const one = start < 0 ? undefined : called(prompt, start, read[1])
  if (!one?.family || !likely(one.given.split(' ')[0] ?? '', prompt)) return []
  if (context.others.has(plain(one.given).split(' ')[0] ?? '')) return []
  if (context.record.nombre !== undefined && plain(context.record.nombre) !== plain(one.given)) return []
  const other = new RegExp(
    `\\b${plain(one.family)},? no,? (?:(?:es|con|it's|señor|senora?)\\s)*(?:no,? )?(${G})|\\b[Nn]o(?:t)?,? (?:es |era )?${plain(one.family)}[,.]+ (?:(?:es|it's|sino|but) )?(${G})`,
    'i',
  ).exec(line.cased)
  const said = other?.[1] ?? other?.[2]
  if (other && said && /^[A-Z]/.test(said) && !NOT_NAME.test(said)) {
    const from = other.index + other[0].length - said.length
    const range = { start: from, end: from + said.length }
    return [
      finding(prompt, 'nombre', one.given, one, 0.8),
      finding(line, 'apellido', line.plain.said(range.start, range.end), range, 0.9),
    ]
  }
  const yes =
    answerOf(line) === 'yes' ||
    /^\W*(?:asi (?:mism\w+|tal cual|es|no mas)|tal cual|ese mismo|esa misma|mismito|that's (?:him|her|the one)|spot on|you got it|bingo|perfect)/.test(
      line.text,
    )
  return yes ? asFindings(prompt, one, 0.8, context) : []
}

const TITLED = new RegExp(`\\b(?:Mrs|Mr|Ms|Mister|Missus)\\.? (${G})\\b(?! ${G})`)
const FAMILY_LABELLED = [
  new RegExp(`(?<family>${FAMILY}),? (?:de apellido|es (?:el )?apellido|por apellido)`),
  new RegExp(`(?<family>${G})(?:'s| is) (?:the|her|his) (?:last|family|surname|second)\\b`),
  new RegExp(`(?<family>${G}),? (?:comma|coma),? (?<given>${G})`),
  new RegExp(`\\b[Pp]rimero (?<given>${G}),? (?:(?:y )?(?:despues|luego)) (?<family>${G})`),
  new RegExp(
    `\\b(?:[Ww]e're|[Ww]e are|[Ss]omos) (?:both|all|l[oa]s dos|tod[oa]s|amb[oa]s)(?: de apellido)? (?<family>${G})`,
  ),
]
const HYPHENED = new RegExp(`(${G}),? (?:dash|hyphen|guion),? (${G})`)

function labelled(line: Line, context: Context, named: boolean): Finding[] {
  const at = (match: RegExpExecArray, words: string): Range => {
    const start = match.index + match[0].lastIndexOf(words)
    return { start, end: start + words.length }
  }
  const hyphened = anyAsked(context, 'name') ? HYPHENED.exec(line.cased) : null
  if (hyphened?.[1] && hyphened[2])
    return [
      finding(
        line,
        'apellido',
        `${hyphened[1]}-${hyphened[2]}`,
        { start: hyphened.index, end: hyphened.index + hyphened[0].length },
        0.85,
      ),
    ]
  for (const pattern of FAMILY_LABELLED) {
    const match = pattern.exec(line.cased)
    const family = match?.groups?.family
    if (!match || !family || NOT_NAME.test(family.split(' ')[0] ?? '')) continue
    if (/^(?:[Ww]e|[Ss]omos)/.test(match[0]) && !named && context.record.nombre === undefined) continue
    const where = at(match, family)
    const given = match.groups?.given
    const own = given === undefined ? undefined : at(match, given)
    return [
      ...(own ? [finding(line, 'nombre', line.plain.said(own.start, own.end), own, 0.85)] : []),
      finding(line, 'apellido', line.plain.said(where.start, where.end), where, 0.85),
    ]
  }
  const titled = anyAsked(context, 'name') && !context.self ? TITLED.exec(line.cased) : null
  if (titled?.[1] && !usual(titled[1], line)) {
    const where = at(titled, titled[1])
    return [finding(line, 'apellido', line.plain.said(where.start, where.end), where, 0.8)]
  }
  return []
}

/** What the rules read in a line, with a name that it tells in one of these ways. */
export function withTellings(line: Line, context: Context, found: readonly Finding[]): readonly Finding[] {
  if (context.self || context.record.motivo === 'violencia_intrafamiliar' || context.covert) return found
  const pointed = pointedAt(line, context)
  const readBack = pointed.length > 0 ? [] : confirmed(line, context)
  const fresh = context.record.nombre === undefined
  const told = pointed.length > 0 ? pointed : readBack.length > 0 ? readBack : fresh ? tellingIn(line, context) : []
  const named = told.some(({ field }) => field === 'nombre')
  const labels = labelled(line, context, named)
  const fields = new Set([...told, ...labels].map(({ field }) => field))
  // A whole name that stands in the line says more than a first name told again
  const family = found.find(({ field }) => field === 'apellido')
  if (told.length > 0 && family && !fields.has('apellido') && found.some(({ field }) => field === 'nombre'))
    return found
  const own = (field: string): boolean => field === 'nombre' || field === 'apellido'
  return [
    // "Mrs Entwistle": her family name, and no first one
    ...found.filter(
      ({ field, value }) => !(own(field) && (fields.has(field) || labels.some((one) => one.value === value))),
    ),
    ...told.filter(({ field }) => !(own(field) && labels.some((one) => one.field === field))),
    ...labels,
  ]
}
