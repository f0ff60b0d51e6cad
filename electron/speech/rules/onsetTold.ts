/** When it began, told by what happened then ("since kickoff", "desde que cantaron los gallos") or put right in the same breath. */
import { anyAsked, type Context } from './context.ts'
import { type Finding, finding, type Line, type Range } from './line.ts'
import { written } from './streets.ts'

const DAY = 'lunes|martes|miercoles|jueves|viernes|sabado|domingo|ayer|anoche|anteayer|antenoche'
const UNIT = 'minutos?|horas?|dias?|semanas?|mes(?:es)?|minutes?|mins|hours?|days?|weeks?|months?'

/** As the answer to "since when?". */
const ANSWERS: Readonly<Record<'es' | 'en', readonly RegExp[]>> = {
  es: [
    /\bdesde que (?!(?:yo )?(?:lo|la|le) (?:conozco|encontr|vi\b)|llegu|tengo|naci|vivo|vive|soy|es\b|estoy|trabaj)(?:[a-z0-9]+ ?){1,6}(?=[,.;!]|$)/,
    new RegExp(
      `\\b(?:viene|vienen|anda|arrastr\\w+|lo tiene|esta asi)[^.,;]{0,20}? (del? (?:${DAY}|la semana pasada|este (?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)|hace [^,.;]+))`,
    ),
    /\b(?:\d{1,2}|(?:un )?cuarto) pa['r]?a? ?(?:las?) (?:\d{1,2}|una)\b|\b(?:\d{1,2}|(?:un )?cuarto) pa' las? (?:\d{1,2}|una)\b/,
    /\b(?:justo|recien|apenas|altiro|al tiro|poco) (?:despues|antes) de (?:[a-z0-9]+ ?){1,5}(?=[,.;!]|$)/,
  ],
  en: [
    /\bwoke up (?:with (?:it|this|that)|like (?:this|that)|this way)\b/,
    /\b(?:ever )?since (?!i\b|we\b|you\b|then\b|it's|he's|she's|that's|nobody|no one|(?:when|the last time)\b)(?:[a-z0-9']+ ?){1,5}(?=[,.;!]|$)/,
    /\b(?:ever )?since (?:he|she|they|the|his|her|we|it) (?:[a-z0-9']+ ?){1,6}(?=[,.;!]|$)/,
    /\b(?:right|straight|just|soon|shortly) (?:after|before|when|as) (?!rain\b|i (?:got|found|came|walked|called|rang))(?:[a-z0-9']+ ?){1,5}(?=[,.;!]|$)/,
  ],
}
/** By themselves, whether or not anybody asked. */
const BEFORE_CALLING = new RegExp(
  `\\b(?:(?:not even|less than|maybe|about|just|like|only|unos|como|ni|menos de|apenas) )*(?:\\d{1,2}|a couple(?: of)?|a few|un par de|1|un|una|a) (?:${UNIT}|moments?|momentos?) (?:before i (?:called|dial+ed|rang|phoned)(?: you)?|antes de (?:llamar|marcar)\\w*)`,
)
const STARTED =
  /\b(?:empez\w+|comenz\w+|parti(?:o|eron)|le (?:dio|vino|agarro)|started|began|came on|hit (?:him|her|me)|kicked off)\b/
const AFTER_MEAL =
  /\b(?:(?:right|straight|just|soon|shortly) )after (?:(?:his|her|my|the|their|our|we had|he'd had|she'd had) )?(?:tea|dinner|breakfast|lunch|supper|brunch|a shower|his shower|her shower|school|church|mass|work|football|the game|the match|training|swimming|a bath)\b|\b(?:justo |recien |altiro )(?:despues|terminando) (?:de |del )?(?:la once|el almuerzo|almuerzo|almorzar|comer|cenar|la cena|desayunar|desayuno|tomar once|ducharse|banarse|la misa|el partido|entrenar|clases)\b/

/** A day or an hour as it is put right: "miento, fue el lunes". */
const REPAIRED = new RegExp(
  `\\b(?:miento|perdon|mentira|digo|no,|sorry|wait|i mean|actually|i tell a lie|scratch that),? (?:no,? )?(?:(?:fue|era|eran|ya|son|van a ser|seran|lleva|llevan|serian|it was|it's|it's been|make that|more like|must be|on|at|the)[ ,]+){0,3}((?:(?:el|este|on) )?(?:${DAY}|monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday|last night)\\b[^.;!]{0,40}|\\d{1,3} (?:${UNIT})(?: (?:ago|atras|y media))?|\\d{1,3}(?: ya)?, \\d{1,3} (?:${UNIT}))`,
)
/** The unit that was misheard: "horas, dos horas dije", "two hours, not days". */
const UNIT_SAID = new RegExp(
  `\\b(\\d{1,3} (?:${UNIT}))(?:,? (?:le )?dije\\b|,? (?:i said|not (?:${UNIT}|\\d+))|,? no (?:${UNIT}|\\d+))`,
)
const SPAN = new RegExp(`\\b\\d{1,3} (?:${UNIT})\\b`)
const HOUR_ASKED =
  /\b(?:a )?(?:las? )?(\d{1,2}(?: y media| y cuarto)?|una)(?: (?:de la|in the|at) (?:manana|tarde|noche|madrugada|morning|afternoon|evening|night)|(?: ?[ap]m))\W*\?/
const PART_OF_DAY = /\b(?:de la (manana|tarde|noche|madrugada)|(?:in the|at) (morning|afternoon|evening|night))\b/

/** "Yesterday afternoon. He had a runny nose since Monday": what is told first is the answer. */
const TOLD_FIRST =
  /^\W*(?:yesterday|last night|this (?:morning|afternoon|evening)|today|\d{1,3} (?:minutes?|hours?|days?)|ayer|anoche|hoy|esta (?:manana|tarde|noche)|hace \d)\b/

const tell = (line: Line, range: Range, confidence: number): Finding =>
  finding(line, 'inicio_sintomas', written(line, range.start, range.end).replace(/[,.;!\s]+$/, ''), range, confidence)

/** "Three in the afternoon?" — "In the morning!": the hour of the question, the part of the day of the answer. */
function otherHalf(line: Line, context: Context): Finding | undefined {
  const prompt = context.prompts.at(-1)
  const hour = prompt ? HOUR_ASKED.exec(prompt.text.replaceAll('¿', ' ')) : null
  const part = PART_OF_DAY.exec(line.text)
  if (!hour?.[1] || !part || part.index > 24 || anyAsked(context, 'number', 'address')) return undefined
  const name = part[1]?.replace('manana', 'mañana')
  const value = name
    ? `${hour[1] === '1' || hour[1] === 'una' ? 'la' : 'las'} ${hour[1]} de la ${name}`
    : `${hour[1]} in the ${part[2]}`
  return finding(line, 'inicio_sintomas', value, { start: part.index, end: part.index + part[0].length }, 0.85)
}

/** The time that a line tells in one of these ways; `asked` when somebody asked for it. */
export function onsetTold(line: Line, context: Context, asked: boolean): Finding | undefined {
  const half = otherHalf(line, context)
  if (half) return half
  const calling = BEFORE_CALLING.exec(line.text)
  if (calling) return tell(line, { start: calling.index, end: calling.index + calling[0].length }, 0.85)
  const said = UNIT_SAID.exec(line.text)
  if (said?.[1] && context.prompts.some(({ text }) => SPAN.test(text)))
    return tell(line, { start: said.index, end: said.index + said[1].length }, 0.85)
  const matters =
    asked || STARTED.test(line.text) || /\blleva(?:mos|n)?\b|\bit's been\b|\bbeen (?:like|going)\b/.test(line.text)
  const right = matters ? REPAIRED.exec(line.text) : null
  if (
    right?.[1] &&
    /\d|lunes|martes|miercoles|jueves|viernes|sabado|domingo|ayer|noche|day|night/.test(line.text.slice(0, right.index))
  ) {
    const end = right.index + right[0].length
    const whole = { start: end - right[1].length, end }
    const span = SPAN.exec(right[1])
    return tell(line, span ? { start: whole.start + span.index, end } : whole, 0.85)
  }
  const meal = STARTED.test(line.text) || asked ? AFTER_MEAL.exec(line.text) : null
  if (meal) return tell(line, { start: meal.index, end: meal.index + meal[0].length }, 0.75)
  if (!asked) return undefined
  for (const pattern of ANSWERS[line.tongue]) {
    const match = pattern.exec(line.text)
    if (!match || ofCaller(line, match.index) || TOLD_FIRST.test(line.text.slice(0, match.index))) continue
    const words = match[1] ?? match[0]
    const start = match.index + match[0].lastIndexOf(words)
    return tell(line, { start, end: start + words.length }, 0.8)
  }
  return undefined
}

/** "I've been gone since yesterday": the caller's own doings. */
export const ofCaller = (line: Line, index: number): boolean =>
  /\b(?:i've been|i have been|i was|i'd been|i haven't|i've not|we've been|we were|i'm|yo (?:estoy|estaba|ando|llevo|trabajo|sali)|estoy|estamos|llevo|llevamos|no (?:la|lo) (?:veo|veia|visito)|haven't seen (?:him|her))\b[^.,;!?]{0,24}$/.test(
    line.text.slice(0, index),
  )
