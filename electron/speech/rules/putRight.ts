/**
 * What a caller puts right by the way, long after it was said: an age or weeks with an excuse, a number that is to be struck out,
 * a medicine stopped long ago, an allergy that was somebody else's. Read against the record, after all other rules.
 */
import { type CanonicalRecord, type FieldName, listItems } from '../../../convex/domain/canonical.ts'
import type { Context } from './context.ts'
import { items } from './items.ts'
import { type Finding, finding, type Line, rangeOf } from './line.ts'
import { aboutAnother } from './patientKin.ts'
import { placesPutRight } from './placesPutRight.ts'
import { onsetFindings } from './readings.ts'
import { literal, plain, unaccented } from './unaccented.ts'
import { ALLERGEN, MEDICINE } from './vocabulary.ts'

/** Whoever says so corrects what they said before. */
const OWNS_UP =
  /\bcon l[oa]s nervios\b|\bme (?:equivo\w+|enred\w+|confund\w+|trab\w+)|\b(?:dije|di|puse|anote) (?:mal|al reves|otr[oa])\b|\b(?:lo|la|los|las) (?:di|dije|doy) (?:mal|vuelta|al reves)|\bal reves\b|\bdisculp\w*|\bperdon\w*|\bmiento\b|\brectific\w+|\bcorreccion\b|\bcorrection\b|\bsoy (?:re |muy )?mal[oa] (?:para|con)\b|\bcumplio\b|\bcorrij\w+|\b(?:los|recien) cumpl\w+|\bcumplea\w+|\bestoy en la luna\b|\bse me (?:paso|fue|olvido)\b|\bby the way\b|\bbirthday\b|\bi'm (?:not thinking|behind|all over the place)|\bnot thinking straight\b|\bmy (?:bad|mistake)\b|\b(?:got|had) (?:that|it|them|those) (?:wrong|backwards|mixed|muddled)|\b(?:told|gave) you (?:the )?(?:wrong|other)|\bsorry\b|\bmisspoke\b|\bi tell a lie\b|\bi should(?:'ve| have) said\b|\bactually\b|\bi don't know where i got\b|\bno se de donde saque\b|\bjust turned\b/
/** Somebody who knows tells the caller. */
const RELAYS =
  /\b(?:(?:me |nos )?(?:dice|dicen|avisan?|corrige|aclara|indica|(?:esta )?ret(?:a|ando))|(?:says?|tells|telling|told|saying|corrects|hollering|yelling|shouting|insists)(?: me| us)?)\b/

const AGED =
  /\b(?:(?:he|she)(?:'s| is| just turned| turned)|tiene|son|cumplio|es de) (?:actually |en realidad |ya )?(\d{1,3})\b(?! ?(?:weeks|months|minut|hours|feet|stone|pounds|kilos|semanas|meses|horas|dias|metros|pisos?|personas|heridos|percent|hij|kids|mil\b|%))/g

/** "El capataz dice que tiene treinta y ocho", "dice que dieciocho": whoever it is that knows. */
const TOLD_AGE =
  /\b(?:dice|dicen) que (?:(?:el|ella) )?(?:tiene|son) (\d{1,3})\b(?: anos)?(?=[,.;]|$| y (?:que|toma|es)\b)|^\W*dice que (\d{1,3})\b(?=[,.;]|$)|\b(?:says|said) (?:that )?(?:he's|she's) (\d{1,3})\b(?=[,.;]|$| and\b)/

function age(line: Line, context: Context, excused: boolean): Finding[] {
  const known = context.record.edad
  const relayed = known === undefined && !context.self ? TOLD_AGE.exec(line.text) : null
  const years = relayed?.[1] ?? relayed?.[2] ?? relayed?.[3]
  if (relayed && years !== undefined && Number(years) <= 115)
    return [finding(line, 'edad', years, rangeOf(relayed), 0.75)]
  if (known === undefined || context.self || !(excused || RELAYS.test(line.text))) return []
  const told = [...line.text.matchAll(AGED)].filter(
    (match) =>
      match[1] !== known && Number(match[1]) <= 115 && !aboutAnother(line, match.index + match[0].length - 1, context),
  )
  const [only] = told
  return told.length === 1 && only?.[1] !== undefined
    ? [finding(line, 'edad', String(Number(only[1])), rangeOf(only), 0.85)]
    : []
}

const WEEKS = /\b(\d{1,2}) (weeks|semanas)\b(?! (?:ago|atras))/g

/** "It's thirty-four weeks, I'm behind": weeks of pregnancy in the place of those that stand. */
function weeks(line: Line, { record }: Context, excused: boolean): Finding[] {
  const told = [...line.text.matchAll(WEEKS)].at(-1)
  if (!told || !(excused || RELAYS.test(line.text) || /\b(?:no|not) \d/.test(line.text))) return []
  const old = listItems(record.historia_clinica ?? '').filter((item) =>
    /^\D{0,24}\d{1,2} (?:weeks|semanas)\b/.test(item),
  )
  if (old.length === 0 || old.some((item) => new RegExp(`\\b${told[1]} `).test(item))) return []
  const range = rangeOf(told)
  return [
    ...old.map((item) => finding(line, 'historia_clinica', item, range, 0.85, 'remove')),
    finding(line, 'historia_clinica', told[0], range, 0.85, 'add'),
  ]
}

/** "My mother says it began at six": when it began, told again by who knows, though nobody asks. */
function begunEarlier(line: Line, context: Context, excused: boolean): readonly Finding[] {
  if (context.record.inicio_sintomas === undefined || !(excused || RELAYS.test(line.text))) return []
  if (!/\b(?:empez|comenz|partio|start|began|vienen? desde|desde (?:las|la)\b)/.test(line.text)) return []
  return onsetFindings(line, { ...context, asked: new Set([...context.asked, 'onset']) })
}

/** By tongue: "quite" strikes out in Spanish and says how much in English. */
const STRIKE = {
  es: '(?:borre|tache|olvide(?:se)?|elimine|quite|no (?:me )?(?:ponga|anote|considere))',
  en: '(?:scratch|scrub|strike|cross (?:out|off)|forget|ignore|cancel|never mind|disregard|take off)',
} as const
const WHAT_WAS_SAID =
  '(?: (?:about|that|the|what i said|de|del|lo|la|el|las|los|al|a|esa|ese|eso|bit|thing|of|his|her|alergi\\w+|allergy))*'
const NOT_WRITTEN = 'no (?:me )?(?:l[oa]s? )?(?:ponga|anote|escriba|considere|tome en cuenta)\\w*'

const COUNTED = ['edad', 'depto', 'numero'] as const

/** "Lo de los sesenta no me lo anote", "scratch the sixty-two": the number stands no longer, and no other takes its place. */
function struckNumbers(line: Line, { record }: Context): Finding[] {
  return COUNTED.flatMap((field) => {
    const value = record[field]?.toLowerCase()
    if (value === undefined || !/^\d+[a-d]?$/.test(value)) return []
    const match = new RegExp(
      `\\b${STRIKE[line.tongue]}${WHAT_WAS_SAID} ${value}\\b|\\b(?:lo de )?(?:l[oa]s? |el |del )?${value}\\b[^.;\\d]{0,16}\\b${NOT_WRITTEN}`,
    ).exec(line.text)
    return match ? [finding(line, field, null, rangeOf(match), 0.9)] : []
  })
}

const NAMED: readonly (readonly [string, FieldName])[] = [
  ['edad', 'edad'],
  ['nombre', 'nombre'],
  ['apellido', 'apellido'],
  ['alergias?', 'alergias'],
]

/** "La edad no me la anote": the field by its name, before the verb. */
const struckFields = (line: Line): Finding[] =>
  NAMED.flatMap(([word, field]) => {
    const match = new RegExp(`\\b(?:lo de )?(?:l[oa]s?|el|del?) ${word}\\b[^.;\\d]{0,16}\\b${NOT_WRITTEN}`).exec(
      line.text,
    )
    return match ? [finding(line, field, null, rangeOf(match), 0.85)] : []
  })

/** "No hay nadie adentro", "she isn't even in there": whoever was feared to be inside the fire. */
const NOBODY_INSIDE =
  /\bno (?:hay|habia|quedo|queda) nadie (?:mas )?(?:adentro|dentro|en la casa)\b|\b(?:no estaba|no esta) (?:adentro|dentro|en la casa|ahi adentro)\b|\b(?:nobody|no one)(?:'s| is| was)? (?:in(?:side)?(?: there)?|in the house)\b|\bthe house(?:'s| is| was) empty\b/

/** The patient of a fire who turns out to be elsewhere is none. */
function emptied(line: Line, { record }: Context): Finding[] {
  const match = record.motivo === 'incendio' ? NOBODY_INSIDE.exec(line.text) : null
  if (!match || record.consciente !== undefined || record.respira !== undefined) return []
  return (['nombre', 'apellido', 'edad', 'sexo'] as const)
    .filter((field) => record[field] !== undefined)
    .map((field) => finding(line, field, null, rangeOf(match), 0.85))
}

type Listed = Extract<FieldName, 'medicamentos' | 'alergias' | 'historia_clinica'>

/** The first letters of what stands, as it is said again with another ending. */
const stemOf = (item: string): string => literal(plain(item).slice(0, 6))
const standing = (record: CanonicalRecord, field: Listed): readonly string[] =>
  listItems(record[field] ?? '').filter((item) => !/^ningun[oa]s?$/.test(plain(item)) && item.length > 3)

/** Right behind a medicine: it is taken no longer. */
const STOPPED_BEHIND =
  "[a-z]*,? (?:ya no (?:se )?(?:l[oa]s? )?(?:toma|usa|pone)|(?:he|she|i)(?:'s|'m)? (?:not (?:on|taking)|no longer)|(?:ya )?(?:(?:se |me |le )?l[oa]s? (?:dej|suspend|cambi|quit|sac|retir|cort)\\w+|(?:(?:he|she|i|they|the doctor)(?:'s| has|'ve| had)? )?(?:stopped|came off|come off|quit|dropped|swapped|switched|took (?:him|her|me) off)))"

function struckItems(line: Line, { record }: Context): Finding[] {
  return (['medicamentos', 'alergias', 'historia_clinica'] as const).flatMap((field) =>
    standing(record, field).flatMap((item) => {
      const said = [`\\b${STRIKE[line.tongue]}${WHAT_WAS_SAID} (${stemOf(item)})`]
      said.push(`\\b(${stemOf(item)})[a-z]*[^.;]{0,16}\\b(?:borr|sac|tach|olvid|elimin|quit)(?:e|en)?l[oa]s?\\b`)
      said.push(`\\b(${stemOf(item)})[a-z]*[^.;]{0,16}\\b${NOT_WRITTEN}`)
      said.push(
        `\\blo de(?:l| la| los| las) (${stemOf(item)})[a-z]*,? (?:esta|estaba|quedo|fue) (?:mal[oa]?\\b|equivoc\\w+|un error)`,
      )
      if (field === 'medicamentos') said.push(`\\b(${stemOf(item)})${STOPPED_BEHIND}`)
      const match = said.map((pattern) => new RegExp(pattern).exec(line.text)).find((one) => one !== null)
      return match ? [finding(line, field, item, rangeOf(match), 0.85, 'remove')] : []
    }),
  )
}

const THE_OTHER =
  /\b(?:el|la) otr[oa](?: remedio| pastilla)? (?:ya )?(?:(?:me|se|le) )?(?:l[oa] )?(?:suspend|quit|sac|cambi|dej|retir|cort)\w+|\bthe other (?:one )?(?:was (?:stopped|changed)|(?:they|he|she|i|the doctor)(?:'ve|'s| has)? (?:stopped|took|changed|dropped|came off|come off|don't take|doesn't take))/

/** "Es omeprazol y valsartán, el otro me lo suspendieron": the one that is not named again. */
function theOther(line: Line, { record }: Context): Finding[] {
  const match = THE_OTHER.exec(line.text)
  const left = match ? standing(record, 'medicamentos').filter((item) => !new RegExp(stemOf(item)).test(line.text)) : []
  const [only] = left
  return match && only && left.length === 1 ? [finding(line, 'medicamentos', only, rangeOf(match), 0.85, 'remove')] : []
}

const REACTS = /\brash\b|\bhives\b|\ballerg|\balergi|\bronchas?\b|\breaccion|\bswell|\bhincha/
const NOW_TAKES =
  /\b(?:ahora|hoy)(?: dia)? (?:toma|usa|tomo|uso|le dan|me dan|esta con|anda con)\b|\b(?:now|today) (?:(?:he|she|i)(?:'s|'m)? )?(?:takes?|on|taking)\b|\b(?:cambi\w+|reemplaz\w+) por\b|\b(?:put|switched|moved|changed) (?:him|her|me)? ?(?:on|onto|to)\b|\bes\b|\bera\b|\bit's\b|\bit was\b|\b(?:he|she)'s on\b/

/** What the same line puts in the place of what it struck out. */
function instead(line: Line, struck: readonly Finding[], found: readonly Finding[]): Finding[] {
  const gone = struck.filter(({ mode }) => mode === 'remove')
  return (['medicamentos', 'alergias'] as const).flatMap((field) => {
    if (!gone.some((one) => one.field === field)) return []
    if (!(field === 'alergias' ? REACTS : NOW_TAKES).test(line.text)) return []
    const vocabulary = field === 'alergias' ? new RegExp(`${ALLERGEN.source}|${MEDICINE.source}`, 'g') : MEDICINE
    return items(line, vocabulary)
      .filter(({ value }) => {
        const stem = new RegExp(`^${stemOf(value)}`)
        const known = [...gone, ...found].filter((one) => one.field === field)
        return !known.some((one) => stem.test(plain(one.value ?? '')))
      })
      .map((item) => finding(line, field, item.value, item, 0.8, 'add'))
  })
}

const NAME = "[A-Z][A-Za-z'-]+"

/** "No es Barrientos, es Barría", "it's Doyle, not Boyle": a name said against the one that stands. */
function namedOtherwise(line: Line, { record }: Context): Finding[] {
  return (['nombre', 'apellido'] as const).flatMap((field) => {
    const known = record[field]
    if (known === undefined) return []
    const old = literal(unaccented(known))
    const match =
      new RegExp(
        `\\b(?:[Nn]o (?:es|era)|[Nn]ot|[Ii]sn't|[Ww]asn't) ${old}[,. ]{1,3}(?:(?:es|era|sino|it's|it is|but|that's)\\s)+(${NAME})`,
      ).exec(line.cased) ??
      // "No es el Ignacio, dicen que es el hermano, el Matías"
      new RegExp(`\\b[Nn]o es (?:el |la |don |dona )?${old}\\b[^.]{0,50}?, (?:el|la|don|dona) (${NAME})`).exec(
        line.cased,
      ) ??
      new RegExp(`\\b(?:[Ee]s|[Ii]t's) (${NAME}),? (?:no|not|y no) (?:es )?${old}\\b`).exec(line.cased)
    const name = match?.[1]
    if (!match || !name || plain(name) === plain(known)) return []
    const start = match.index + match[0].indexOf(name)
    const range = { start, end: start + name.length }
    return [finding(line, field, line.plain.said(range.start, range.end), range, 0.85)]
  })
}

const WHO_IS = /\bwho(?:'s| is) ([a-z]+)\b[^?]*\?|\bquien es (?:el |la |don |dona )?([a-z]+)\b[^?]*\?/
const SOMEBODYS =
  /\b(?:that's|that is|he's|she's|it's|es|ese es|esa es) (?:his|her|my|the|a|su|mi|el|la|un|una) (?!patient|one|paciente)[a-z]+/

/** "Who's Kyle?" — "No, that's his kid": the name that was taken for the patient's. */
function somebodyElse(line: Line, { record, prompts }: Context): Finding[] {
  const known = record.nombre
  const asked = prompts.map(({ text }) => WHO_IS.exec(text)).find((match) => match !== null)
  const match = SOMEBODYS.exec(line.text)
  if (known === undefined || !match || plain(known) !== (asked?.[1] ?? asked?.[2])) return []
  return (['nombre', 'apellido'] as const).map((field) => finding(line, field, null, rangeOf(match), 0.85))
}

/** What the other rules read, with what the line puts right: it takes the place of theirs on the same field. */
export function putRight(line: Line, context: Context, found: readonly Finding[]): readonly Finding[] {
  const excused = OWNS_UP.test(line.text)
  const has = (field: FieldName): boolean => found.some((one) => one.field === field && one.value !== null)
  const struck = [...struckItems(line, context), ...theOther(line, context)]
  const numbers = struckNumbers(line, context)
  const fields = [
    ...numbers,
    ...struckFields(line),
    ...(has('edad') || numbers.length > 0 ? [] : age(line, context, excused)),
    ...placesPutRight(line, context, excused, has),
    ...emptied(line, context),
    ...somebodyElse(line, context).filter(({ field }) => !has(field)),
    ...namedOtherwise(line, context).filter(({ field }) => !has(field)),
    ...(has('inicio_sintomas') ? [] : begunEarlier(line, context, excused)),
  ]
  const rest = found.filter((one) => !numbers.some(({ field }) => field === one.field))
  return [...rest, ...fields, ...weeks(line, context, excused), ...struck, ...instead(line, struck, rest)]
}
