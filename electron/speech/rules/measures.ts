/** Vital signs as they are read off an instrument or counted: each number goes to the sign that is named beside it. */
import { listItems } from '../../../convex/domain/canonical.ts'
import { answerOf } from './answers.ts'
import type { Context } from './context.ts'
import { type Finding, finding, type Line } from './line.ts'
import type { Tongue } from './numbers.ts'

const numbers = (text: string): string[] => text.match(/(?<![\w.])\d{2,3}(?![\w.])/g) ?? []

/** "Ninety-eight? Which way up are you holding it?": the talk is of what was measured, and no number but it is put right. */
export function doubtsMeasure({ record, prompts }: Context): boolean {
  const measured = new Set(numbers(record.signos_vitales ?? ''))
  return numbers(prompts.at(-1)?.text ?? '').some(
    (number) => measured.has(number) && number !== record.numero && number !== record.depto && number !== record.edad,
  )
}

type Vital = {
  readonly name: Readonly<Record<Tongue, string>>
  /** What the item may be called in the record. */
  readonly names: readonly string[]
  readonly cue: string
  readonly value: string
  /** The number as it is written down; nothing when it cannot be such a measure. */
  readonly read: (heard: string) => string | undefined
}

const within =
  (least: number, most: number) =>
  (heard: string): string | undefined =>
    Number(heard) >= least && Number(heard) <= most ? heard : undefined

/** "Dieciocho diez" is heard as 1810, "ciento cuarenta noventa" as 14090; "dieciséis con nueve" stands for 160 over 90. */
function pressure(heard: string): string | undefined {
  const [first = '', second] = heard.split(/\D+/).filter(Boolean)
  const short = /^(\d\d)(1\d|[4-9])$/.exec(first)
  const run = /^(1\d\d|2[0-5]\d|[89]\d)(1[0-4]\d|[4-9]\d)$/.exec(first)
  const pair =
    second === undefined
      ? short
        ? [Number(short[1]) * 10, Number(short[2]) * 10]
        : run && [Number(run[1]), Number(run[2])]
      : Number(first) < 30 && Number(second) < 20
        ? [Number(first) * 10, Number(second) * 10]
        : [Number(first), Number(second)]
  const [high = 0, low = 0] = pair ?? []
  return high >= 50 && high <= 280 && low >= 20 && low <= 160 && low < high ? `${high}/${low}` : undefined
}

/** "Treinta y nueve ocho" is heard as 398; 35 to 43 degrees, or 94 to 109 of the others. */
function temperature(heard: string): string | undefined {
  const plain = heard.replace(/,| con /, '.').replace(/ y medi[oa]$| and a half$/, '.5')
  const value = /^(?:3[4-9]|4[0-3])\d$/.test(plain) ? `${plain.slice(0, 2)}.${plain.slice(2)}` : plain
  const degrees = Number(value)
  return (degrees >= 34 && degrees <= 43) || (degrees >= 94 && degrees <= 109) ? value : undefined
}

const NUMBER = '\\d{1,3}(?:\\.\\d)?'
const VITALS = {
  saturation: {
    name: { es: 'saturación', en: 'saturation' },
    names: ['saturación', 'saturation'],
    cue: 'satur\\w+|\\bsats?\\b|\\bspo ?2|\\bo(?:xi|xy)gen[o]?\\b(?! (?:tank|mask|bottle|concentrator|cylinder|at home))|oxi?metr\\w+|oximet\\w+|pulse ox|(?:aparat\\w+|cosit[ao]|pinza|clip|peg|thing|probe|gadget) (?:del?|en el|on (?:his|her|the)) (?:dedo|finger)|finger (?:clip|peg|thing|probe)',
    value: '\\d{2,3}',
    read: within(40, 100),
  },
  pressure: {
    name: { es: 'presión', en: 'blood pressure' },
    names: ['presión', 'blood pressure'],
    cue: 'presion|blood pressure|\\bbp\\b|\\btension\\b(?! arterial)|tension arterial',
    value: '\\d{2,3} ?(?:/|con|sobre|over|a|,) ?\\d{1,3}|\\d{3,6}',
    read: pressure,
  },
  pulse: {
    name: { es: 'pulso', en: 'pulse' },
    names: ['pulso', 'frecuencia cardíaca', 'pulse', 'heart rate'],
    cue: "\\bpulso\\b|pulsaciones|latidos|frecuencia(?: cardiaca)?(?! respiratoria)|ritmo cardiaco|\\bpulse\\b(?! ox)|heart ?rate|heart beat\\w*|heart'?s (?:\\w+ )?(?:beating|going|blink\\w+|racing|doing)|\\bhr\\b",
    value: '\\d{2,3}',
    read: within(20, 250),
  },
  breaths: {
    name: { es: 'frecuencia respiratoria', en: 'respirations' },
    names: ['frecuencia respiratoria', 'respirations', 'breathing rate'],
    cue: 'frecuencia respiratoria|respiraciones|\\bresps?\\b|respirations|respiratory rate|\\bbreaths\\b|breathing rate',
    value: '\\d{1,3}',
    read: within(2, 120),
  },
  temperature: {
    name: { es: 'temperatura', en: 'temperature' },
    names: ['temperatura', 'temperature'],
    cue: 'temperatur\\w+|\\btemp\\b|\\bfiebre|calentura|\\bfever|termometro|thermometer|\\bhierv\\w+|\\bhirviendo\\b|\\bafiebrad\\w+|\\bdelir\\w+',
    value: `${NUMBER}(?: y medi[oa]| con \\d(?!\\d)| and a half)?|\\d{2},\\d`,
    read: temperature,
  },
  sugar: {
    name: { es: 'glicemia', en: 'glucose' },
    names: ['glicemia', 'glucose'],
    cue: 'glicemia|\\bazucar\\b|glucosa|\\bhgt\\b|hemoglucotest|glucometro|\\bsugars?\\b|glucose|glucometer|(?:pinch\\w+|prick\\w+) (?:\\w+ ){0,3}(?:dedo|finger)',
    value: NUMBER,
    read: within(1, 990),
  },
} as const satisfies Record<string, Vital>

type Sort = keyof typeof VITALS
const SORTS = Object.keys(VITALS) as readonly Sort[]

/** A number that counts something else. */
const OF_ELSE =
  /^ ?(?:anos|anitos|meses|semanas|dias|horas?|minutos?|segundos|kilos?|metros|cuadras|gramos|mg|milig\w+|unidades|units|pastillas|tablets|pills|years?|months|weeks|days|hours?|minutes?|mins|seconds|pounds|stone|feet|miles|people|times|veces|litros?|liters?|litres?)\b/
/** Not measured now, or not of the patient. */
const NOT_NOW =
  /\b(?:never|nunca|usually|normally|normalmente|suele|siempre (?:anda|tiene|esta)|la mia|el mio|mine|my own|a mi(?: me)?|ayer|anteayer|anoche|yesterday|last (?:night|week|time)|el (?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|la semana pasada|el otro dia)\b[^\d.!?]{0,24}$|\b(?:sobre|bajo|under|below|above|over|menos de|mas de|less than|more than) $/
const MINE = /\b(?:la mia|el mio|a mi me|mine|my own|yo (?:tengo|ando|estoy))\b[^.!?]*$/
/** The weather, an oven, a room. */
const NOT_A_BODY =
  /\b(?:porch|outside|outdoors|weather|thermostat|oven|in the shade|afuera|ambiente|sombra|horno|pronostico|sensacion termica|a la intemperie)\b/
/** The last one settles it: "setenta y nueve... ochenta y uno... ahí se quedó". */
const SETTLES =
  /^(?:[\s.,;-]|no\b|perdon|digo|ahi|se quedo|quedo|en\b|ahora|y\b|bajo a|subio a|sorry|wait|now|it's|down to|up to|and|esta|marca|dice|says|va|son)*?(\d{1,3}(?:\.\d)?)(?![\d/]| ?(?:con|over|sobre) \d)/
/** Measured again, in another breath. */
const AGAIN =
  /\b(?:ahora|now)(?:, \w+)?,? (?:(?:ya|le|lo|la|me|va|esta|anda|marca|tiene|dice|en|a|it|he|she|it's|he's|she's|is|at|says|reads|reading|reposad[oa]),? )*(\d{2,4}(?:\.\d)?)\b/

/** A door, a floor, an hour stands between. */
const OF_PLACE =
  /\b(?:apartment|flat|floor|room|unit|house|street|road|piso|depto|departamento|casa|torre|block|calle|pasaje|parcela|km|kilometro|desde|hace|cada|every|since|a las|o'clock)\b/

type Measured = {
  readonly sort: Sort
  readonly cue: string
  readonly value: string
  readonly start: number
  readonly end: number
}

const LINK = '(?:%| por ciento| percent)? (?:de |for |on |of |la )(?:the |la |el |his |her )?'

/** A number may stand behind what it measures, or before it: "sats 79", "eighty-six for the oxygen". */
function besideCue(text: string, sort: Sort, self: boolean): Measured | undefined {
  const { cue, value, read } = VITALS[sort]
  const behind = new RegExp(`(${cue})([^\\d.?!;]{0,44}?)\\b(?<!:)(${value})(?![\\d:])`, 'g')
  const before = new RegExp(`\\b(${value})${LINK}(${cue})`, 'g')
  for (const match of text.matchAll(before)) {
    const heard = match[1] ?? ''
    const written = read(heard)
    if (written && !NOT_NOW.test(text.slice(0, match.index)))
      return { sort, cue: match[2] ?? '', value: written, start: match.index, end: match.index + match[0].length }
  }
  let told: Measured | undefined
  for (const match of text.matchAll(behind)) {
    const [all, named = '', gap = '', heard = ''] = match
    const end = match.index + all.length
    const other = SORTS.some((one) => one !== sort && new RegExp(VITALS[one].cue).test(gap))
    const rest = text.slice(end)
    const elsewhere =
      OF_PLACE.test(gap) || (sort === 'sugar' && /\b(?:at|a las) $/.test(gap) && /^(?:1?\d|2[0-4])$/.test(heard))
    if (
      other ||
      elsewhere ||
      OF_ELSE.test(rest) ||
      NOT_NOW.test(`${named}${gap}`) ||
      (!self && MINE.test(text.slice(0, end)))
    )
      continue
    let written: string | undefined = read(heard)
    if (sort !== 'pressure' && /^ (?:con|sobre|over) \d|^\//.test(rest)) written = undefined
    if (!written) continue
    const settled = sort === 'pressure' ? null : SETTLES.exec(rest)
    const later = settled?.[1] && read(settled[1])
    // What is said last puts right what was said before
    told =
      later && !OF_ELSE.test(rest.slice(settled[0].length))
        ? { sort, cue: named, value: later, start: match.index, end: end + settled[0].length }
        : { sort, cue: named, value: written, start: match.index, end }
  }
  return told
}

/** "Eighty-two over forty-eight" is a pressure by itself. */
const OVER = /\b(\d{2,3}) ?(?:over|\/) ?(\d{2,3})\b/
const PER_MINUTE =
  /\b(\d{2,3}) (?:latidos |pulsaciones |veces |beats )?(?:por minuto|al minuto|en (?:un|el) minuto|(?:a|per) minute|bpm)\b/
/** A meter beyond its scale shows letters. */
const OFF_SCALE =
  /(?:gluco\w+|azucar|sugar|maquin\w+|meter)[^.!?]{0,40}\b(?:dice|marca|sale|says|reads|reading|shows)[^.!?\w]{1,3}(?:un |a |just |solo |puro )?(hi|lo|high|low)\b(?! (?:que|cual|siguiente|mismo|in|on|for|and))/

/** "Noventa y dos", "38.4 ahora", and not "98 Oak Street". */
const ALONE =
  /^(?:\W*$|[.,!?;%]| (?:y|and|pero|but|ahora|now|grados|degrees|por|percent|con|over|on (?:air|oxygen|the \w+)|al|en|de|el|recien|no mas|nomas|ma'am|sir|senor\w*|po|le|me|again|cada|asi|marca|dice|right|or so|o)\b)/

/** Asked for one sign and no sign named: the last such number answers. */
function answers(line: Line, context: Context): Measured | undefined {
  const prompt = context.prompts.map(({ text }) => text).join(' ')
  const sorts = SORTS.filter((sort) => new RegExp(VITALS[sort].cue).test(prompt))
  const [sort] = sorts
  if (sort === undefined || sorts.length > 1) return undefined
  if (sort === 'temperature' && NOT_A_BODY.test(line.text)) return undefined
  const { value, read } = VITALS[sort]
  const said = [...line.text.matchAll(new RegExp(`(?<![\\d.])(?:${value})(?![\\d])`, 'g'))].filter(
    (match) =>
      read(match[0]) !== undefined &&
      ALONE.test(line.text.slice(match.index + match[0].length)) &&
      !NOT_NOW.test(line.text.slice(0, match.index)) &&
      (context.self || !MINE.test(line.text.slice(0, match.index))),
  )
  const last = said.at(-1)
  const written = last && read(last[0])
  return last && written
    ? { sort, cue: '', value: written, start: last.index, end: last.index + last[0].length }
    : undefined
}

/** Nothing else is told to a tenth between those numbers: "she's at a hundred and one point four". */
const FEVER =
  /\b(?:at|of|hit|to|is|it's|says|reading|reads|con|tiene|en|a|marca|marco|dice) (?:un |una )?(3[89]\.\d|4[0-2]\.\d|10[0-7]\.\d)\b(?! ?(?:%|mmol|kilo|km|mile|percent|por ciento|fm\b))/

const OF_HEART = /\b(?:pulso|corazon|late|latidos|cuello|muneca|pulse|heart|neck|wrist|beats)\b/
const OF_BREATH = /\bresp|\bbreath/

function perMinute(text: string, around: string): Measured | undefined {
  const match = PER_MINUTE.exec(text)
  if (!match) return undefined
  const sort: Sort | undefined = OF_BREATH.test(around) ? 'breaths' : OF_HEART.test(around) ? 'pulse' : undefined
  const counted = sort ?? (Number(match[1]) >= 100 ? 'pulse' : undefined)
  const value = counted && VITALS[counted].read(match[1] ?? '')
  return counted && value
    ? { sort: counted, cue: '', value, start: match.index, end: match.index + match[0].length }
    : undefined
}

/** "La tomé dos veces": no measure. */
const TIMES = /\b\d{1,2} (?:veces|times)\b/g

function measuresIn(line: Line, context: Context): Measured[] {
  const text = line.text.replace(TIMES, (words) => ' '.repeat(words.length))
  const found = SORTS.flatMap((sort) =>
    sort === 'temperature' && NOT_A_BODY.test(text) ? [] : (besideCue(text, sort, context.self) ?? []),
  )
  const add = (one: Measured | undefined): void => {
    if (one && !found.some(({ sort }) => sort === one.sort)) found.push(one)
  }
  const over = OVER.exec(text)
  const shown = over && pressure(`${over[1]}/${over[2]}`)
  if (over && shown)
    add({ sort: 'pressure', cue: '', value: shown, start: over.index, end: over.index + over[0].length })
  const fever = FEVER.exec(text)
  if (fever && !NOT_A_BODY.test(text) && !found.some(({ sort }) => sort === 'sugar'))
    add({
      sort: 'temperature',
      cue: '',
      value: fever[1] ?? '',
      start: fever.index,
      end: fever.index + fever[0].length,
    })
  const off = OFF_SCALE.exec(text)
  if (off)
    add({
      sort: 'sugar',
      cue: '',
      value: (off[1] ?? '').slice(0, 2).toUpperCase(),
      start: off.index,
      end: off.index + off[0].length,
    })
  const around = `${context.prompts.map((one) => one.text).join(' ')} ${text}`
  if (!MINE.test(text)) add(perMinute(text, around))
  if (found.length === 0) add(answers(line, context))
  // The dispatcher says it back or works it out, and the caller agrees
  const prompt = context.prompts.at(-1)
  if (found.length === 0 && prompt && !context.record.signos_vitales) {
    const number = perMinute(prompt.text, around)
    if (number && (answerOf(line) === 'yes' || new RegExp(`\\b${number.value}\\b`).test(text)))
      add({ ...number, start: 0, end: text.length })
  }
  const [only] = found
  const again = found.length === 1 && only ? AGAIN.exec(text.slice(only.end)) : null
  const now = only && again?.[1] && VITALS[only.sort].read(again[1])
  return only && again && now ? [{ ...only, value: now, end: only.end + again.index + again[0].length }] : found
}

/** The heart and the breath are called as the caller calls them. */
function nameOf({ sort, cue }: Measured, tongue: Tongue): string {
  if (sort === 'pulse' && tongue === 'es' && /frecuencia|ritmo/.test(cue)) return 'frecuencia cardíaca'
  if (sort === 'pulse' && tongue === 'en' && /heart|\bhr\b/.test(cue)) return 'heart rate'
  if (sort === 'breaths' && tongue === 'en' && !/resp/.test(cue)) return 'breathing rate'
  return VITALS[sort].name[tongue]
}

const sortOf = (item: string): Sort | undefined =>
  SORTS.find((sort) => VITALS[sort].names.some((name) => item.startsWith(name)))

/** The held item with the number that is heard in the place of its own; nothing where that cannot be such a measure. */
export function measuredAnew(item: string, heard: string): string | undefined {
  const sort = sortOf(item)
  const value = sort && VITALS[sort].read(heard)
  const name = sort && VITALS[sort].names.find((one) => item.startsWith(one))
  return name !== undefined && value !== undefined ? `${name} ${value}` : undefined
}

/** The vital signs that a line tells; a sign measured again gives way to the new number. */
export function vitalFindings(line: Line, context: Context): readonly Finding[] {
  const own = !context.self && (MINE.test(line.text) || /\bmy own (?:heart|pulse)\b|\bla mia me la\b/.test(line.text))
  if (own) return []
  return measuresIn(line, context).flatMap((one): Finding[] => {
    const held = listItems(context.record.signos_vitales ?? '').filter((item) => sortOf(item) === one.sort)
    const range = { start: one.start, end: one.end }
    return [
      ...held.map((item) => finding(line, 'signos_vitales', item, range, 0.85, 'remove')),
      finding(line, 'signos_vitales', `${nameOf(one, line.tongue)} ${one.value}`, range, 0.85, 'add'),
    ]
  })
}
