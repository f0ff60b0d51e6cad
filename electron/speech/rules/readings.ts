/** When it began, and what was measured. */
import { listItems } from '../../../convex/domain/canonical.ts'
import { answerOf, repaired } from './answers.ts'
import { anyAsked, type Context } from './context.ts'
import { type Finding, finding, type Line, rangeOf, sentenceAt, textOf } from './line.ts'
import { ofCaller, onsetTold } from './onsetTold.ts'
import { written } from './streets.ts'
import { JUST_ARRIVED, ofAnotherEvent, whenAnswers } from './whenWords.ts'

const WHEN_ES =
  /\b(?:como |tipo )?(?:a )?(?:\d{1,2}|(?:un )?cuarto) para las? (?:\d{1,2}|una)\b|\b(?:desde )?(?:hace|hara|sera|seran) (?:(?:como|unos|unas|ya|mas o menos|casi)\b[ ,]*)*(?:un par de|\d+ (?:o|a|u) \d+|\d+, ?\d+|un cuarto de|\d+|una|media|un) (?:minutos?|horas?(?: y media)?|dias?|semanas?|mes(?:es)?)\b|\bhace (?:un )?(?:poquito|ratito|momento|momentito|poco rato)\b|\b(?:hace|hara|habra|van?(?: a ser)?(?= (?:como |unos )?\d+ minutos)) (?:unos |unas |unos|como |casi |mas de |menos de |alrededor de |apenas )*(?:[ .,]*(?:eh[ .,]+)?)?(?:\d+|una media|una hora|unos|un|una|media|medio|poco|rato|harto rato|dos o tres|nada)(?: (?:y media|cuarto de))? ?(?:minutos?|minutitos|horas?|horitas?|hora|dias?|semanas?|rato|segundos?|ratito)?\b|\btipo \d+(?: y media)?(?: de la (?:manana|tarde|noche))?|\bdesde (?:las |la |hace |el |esta |como )?(?:(?:las|la|hace|el|a|\d+|una?|y|media|cuarto|de|en|por|manana|tarde|noche|madrugada|lunes|martes|miercoles|jueves|viernes|sabado|domingo|como|dias?|horas?|minutos?|almuerzo|desayuno|ayer|anoche)\b ?)*|\b(?:como )?(?:a|tipo) ?(?:las|la) (?:\d+|una)(?: y (?:media|cuarto|\d+))?(?: de la (?:manana|tarde|noche|madrugada))?|\b(?:un )?cuarto para las? \d+|\b\d+ para las \d+|\b(?:ayer|anoche|anteayer|hoy|esta manana|esta tarde|esta noche|recien|ahora recien|en la madrugada)(?: (?:en|por|a) la (?:manana|tarde|noche|madrugada))?(?:,? (?:como |tipo |cerca de |a eso de )?(?:a )?las? (?:\d+|una)(?: y (?:media|cuarto|\d+))?)?/g
/** A span of time says when; "desde la ventana" does not. */
const OF_TIME =
  /\d|\buna?\b|media|medio|cuarto|poco|poquito|momento|rato|while|long|quarter|half|hour|minute|week|day|nada|ayer|anoche|hoy|recien|manana|tarde|noche|madrugada|almuerzo|desayuno|lunes|martes|miercoles|jueves|viernes|sabado|domingo|dia|hora|minuto|segundo|ago|now|since|from|yesterday|last|this|tonight|earlier|noon|midnight|lunch|one|for|been/
const WHEN_EN =
  /\b(?:(?:about|around|maybe|like|just|roughly|over|nearly|almost) )*(?:a )?quarter of an hour(?: ago)?\b|\b(?:(?:about|around|maybe|like|just|over) )*(?:an|\d+) hours? and a (?:half|quarter)(?: ago)?\b|\b(?:(?:about|around|maybe|like) )*\d+(?:, ?| or | to )\d+ (?:minutes|mins|hours|days)(?: ago)?\b|\b(?:a (?:little |short )?while|(?:a few )?(?:moments?|seconds)|not (?:very |too )?long) ago\b|\b(?:for|been) (?:about |like |over )?(?:half an|a couple of|\d+) (?:minutes|hours?|days|weeks)\b|\b(?:about |around |at )?(?:a )?(?:quarter|half|\d+) (?:to|past) \d+\b|\b(?:about |around |maybe |like |roughly |almost |over |just )*(?:a|an|half an?|\d+|a few|a couple(?: of)?|two or three|several)(?: or (?:two|three|\d+|so))?(?: and a half)? ?(?:minutes?|mins?|hours?|days?|seconds?|weeks?|hour)(?: or so)? ago\b|\b(?:just|right) now\b|\b(?:since|from) (?:about |around )?(?:yesterday|last night|this morning|this afternoon|\d+|lunch(?:time)?|breakfast|dinner|midnight|noon|monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?: (?:am|pm|o'clock|tonight|morning|afternoon|evening))?|\b(?:yesterday|last|this|earlier this|late last) (?:morning|afternoon|evening|night)\b|\b(?:some ?time )?(?:after|at|around|about)(?:,? like,?)? (?:half )?(?:\d{1,2}(?::\d\d)?|one|noon|midnight|lunch(?:time)?)(?: (?:o'clock|am|pm|tonight|this morning|this afternoon|in the morning))?\b|\b(?:last night|yesterday|earlier today|tonight|an hour ago|this morning)\b|\b(?:for|been) (?:about |like )?(?:\d+|a few|an) (?:minutes|hours|hour|days)\b/g

/** The caller asks who knows, and passes the answer on: "¿a qué hora te las tomaste? ... Dice que a las seis". */
const OWN_QUESTION = /\b(?:a que hora|hace cuanto|what time|when did)\b[^?]*\?[ .]*\S/

export function onsetFindings(line: Line, context: Context): Finding[] {
  const asked = anyAsked(context, 'onset') || OWN_QUESTION.test(line.text)
  const told = onsetTold(line, context, asked)
  if (told) return [told]
  const pattern = line.tongue === 'es' ? WHEN_ES : WHEN_EN
  const found = [...line.text.matchAll(pattern)]
    .filter((match) => !ofCaller(line, match.index))
    .filter((match) => match[0].trim().length > 3 && OF_TIME.test(match[0]))
    .map(rangeOf)
  if (asked && found.length === 0)
    found.push(
      ...whenAnswers(line.text, line.tongue)
        .filter((match) => !ofCaller(line, match.index ?? 0))
        .map(rangeOf),
    )
  if (asked && answerOf(line) === 'unsure' && JUST_ARRIVED.test(line.text)) return []
  const wordy = found.filter(
    (range) => !/^(?:hoy|recien|like|about)$/.test(line.text.slice(range.start, range.end).trim()),
  )
  const known = wordy.length > 0 ? wordy : found
  // "At eleven she was fine; it was ten minutes ago": the last good hour gives way to the onset
  const began = known.filter(
    (range) =>
      !/^,? (?:ella |el |she |he )?(?:estaba|was) (?:\w+ )?(?:bien|perfect\w*|normal|fine|okay|ok)\b/.test(
        line.text.slice(range.end),
      ),
  )
  const all = began.length > 0 ? began : known
  // "No eran las dos, eran como las tres"
  const fix =
    context.record.inicio_sintomas === undefined
      ? null
      : /\b(?:no (?:era|eran|fue|partio|empezo|comenzo)|(?:it )?(?:wasn't|was not) (?:at )?(?:\d|half|about|around)|(?:era|eran|fue) (?:mas )?(?:como|tipo)|(?:es|son|seria|va|lleva) mas (?:bien|como)|(?:it's|it is|so|that's|probably) (?:been )?(?:more like|closer to|nearer)|lleva(?:ba)? mas|(?:empezo|partio|comenzo|started|began) (?:before|antes|earlier|outside|afuera)|actually it was|it was more like|me equivoque)\b/.exec(
          line.text,
        )
  const clock = [
    ...line.text.matchAll(
      /\b(?:como |tipo )?(?:\d{1,2}|(?:un )?cuarto) para las? (?:\d+|una)\b|\b(?:como )?(?:a )?las? (?:\d+|una)(?: (?:y|menos) (?:media|cuarto|\d+))?\b(?: de la (?:manana|tarde|noche|madrugada))?|\b(?:about |around )?(?:half )?\d{1,2}(?: ?(?:am|pm|o'clock))\b|\b\d+ (?:minutes|hours) ago\b|(?<=(?:more like|closer to|nearer|been|over|mas como|mas bien|unos|como|lleva) (?:a |unos )?)\b\d+ (?:minutes|mins|hours|minutos|horas)\b/g,
    ),
  ].at(-1)
  if (fix && clock && !asked)
    return [
      finding(
        line,
        'inicio_sintomas',
        line.plain.quote(clock.index, clock.index + clock[0].length),
        rangeOf(clock),
        0.8,
      ),
    ]
  if (asked) {
    const span =
      /(?:como |unos |about |around |maybe |like )?\b(?:\d+ (?:or|to|a|o) \d+|\d+|un par de|a couple of|a few|media|half an) (?:minutos|horas?|dias|minutes|mins|hours?|days|segundos|seconds)\b/.exec(
        line.text,
      )
    // "Como veinte minutos, creía que era el almuerzo de ayer": the answer comes first
    const first = all[0]
    if (span && (first === undefined || (span.index < 16 && span.index + span[0].length < first.start)))
      return [
        finding(line, 'inicio_sintomas', written(line, span.index, span.index + span[0].length), rangeOf(span), 0.75),
      ]
  }
  // "Lleva como tres minutos", "it's been going on for ten minutes"
  const lasting =
    /\blleva(?:mos)? (?:ya )?(?:como |unos |unas |casi |mas de )?(?:\d+|media|un par de|varias?|harto) (?:minutos|horas?|dias|segundos|rato)\b|\b(?:going on|lasted|been (?:like this|doing it)) (?:for )?(?:about |like )?(?:\d+|a few|half an) (?:minutes|hours?|days)/.exec(
      line.text,
    )
  if (!asked && lasting && context.record.inicio_sintomas === undefined && context.record.motivo !== undefined)
    return [
      finding(
        line,
        'inicio_sintomas',
        written(line, lasting.index, lasting.index + lasting[0].length),
        rangeOf(lasting),
        0.65,
      ),
    ]
  if (all.length === 0) return []
  if (!asked) {
    // Offered with the complaint: "me caí anoche"
    if (context.callerLines > 3 || context.record.inicio_sintomas) return []
    const first = all[0]
    if (first && ofAnotherEvent(textOf(line, sentenceAt(line, first.start)))) return []
    const early =
      first &&
      context.callerLines <= 2 &&
      /hace [^,.]*(?:\d|media|una hora)/.test(line.text.slice(first.start, first.end))
    if (first && early) return [finding(line, 'inicio_sintomas', written(line, first.start, first.end), first, 0.65)]
    if (
      !first ||
      !/\b(?:anoche|ayer|desde|hace|ago|since|for|last night|yesterday|this morning|esta manana)\b/.test(
        line.text.slice(first.start, first.end),
      )
    )
      return []
    if (
      !/cai|cayo|desmay|desplom|ahog|respir|sangr|collaps|faint|chest|breath|bleed|seiz|convul|duele|empez|part|está|esta |dolor|fiebre|fell|pain|started|sick|been|woke|vomit/.test(
        line.text,
      ) ||
      /hace (?:poco|rato|nada)/.test(line.text.slice(first.start, first.end))
    )
      return []
    return [finding(line, 'inicio_sintomas', written(line, first.start, first.end), first, 0.65)]
  }
  const last = all.at(-1)
  const lead = repaired(line, all) ?? last
  const contrast = last && lead && /\b(?:pero|but|so|fuerte|bad)\b/.test(line.text.slice(lead.end, last.start))
  const chosen = contrast ? last : lead
  if (!chosen) return []
  return [finding(line, 'inicio_sintomas', line.plain.quote(chosen.start, chosen.end).trim(), chosen, 0.85)]
}

const VITALS: readonly {
  readonly name: { readonly es: string; readonly en: string }
  readonly cue: RegExp
  readonly value: RegExp
}[] = [
  {
    name: { es: 'saturación', en: 'saturation' },
    cue: /satur|\boxygen(?! (?:tank|mask|bottle|concentrator|cylinder|machine|at home))|oximetr|finger clip|pulse ox|\bsats?\b|\bspo ?2/,
    // "Satura 86, y la presión 170 con 90": the second half of a pressure is none
    value: /(?<!\d ?(?:con|sobre|over|\/) ?)\b([5-9]\d|100)\b(?! ?(?:con \d|sobre|over|\/))/g,
  },
  {
    name: { es: 'temperatura', en: 'temperature' },
    cue: /temperatur|fiebre|fever|termometro|thermometer|grados(?! (?:\d+|cero|con|sur|norte|oeste|este|y)\b)|degrees(?! (?:\d+|north|south|east|west)\b)|\ble tome\b[^.]{0,30}\b(?:3[89]|4[01])\b/,
    value:
      /\b(3[5-9](?:[.,]\d| con \d(?!\d))?|4[0-2](?:[.,]\d| con \d(?!\d))?|9[5-9](?:\.\d)?|10[0-8](?:\.\d)?|3[5-9]\d)\b(?! ?(?:anos|semanas|weeks|minut))/g,
  },
  {
    name: { es: 'presión', en: 'blood pressure' },
    cue: /presion|blood pressure|\bbp\b|tension/,
    value: /\b(\d{2,3} ?(?:\/|con|sobre|over|a) ?\d{1,3})\b/g,
  },
  {
    name: { es: 'glicemia', en: 'glucose' },
    cue: /glicemia|(?<!(?:remedios?|pastillas?|medicamentos?|tratamiento|algo) para (?:el |la )?)azucar|glucosa|hgt|(?<!for (?:his |her |the )?)sugar|glucose|hemoglucotest|monitor/,
    value: /\b(\d{1,3}(?:\.\d)?)\b(?! ?(?:anos|minut|hora|units|unidades))/g,
  },
  {
    name: { es: 'pulso', en: 'pulse' },
    cue: /\bpulso\b|pulsaciones|frecuencia|latidos|\bpulse\b|heart rate/,
    value: /\b(\d{2,3})\b/g,
  },
]

export function vitalFindings(line: Line, context: Context): Finding[] {
  const fever = context.prompts.some(({ text }) => /\?/.test(text) && /\bfiebre|\bfever/.test(text))
  const asked = anyAsked(context, 'vitals') || fever ? context.prompts.map((prompt) => prompt.text).join(' ') : ''
  const found: Finding[] = []
  for (const vital of VITALS) {
    const sugar =
      vital.name.es === 'glicemia' &&
      /\b(?:medimos|medi|marco|marca|le dio|it says|reads|reading)\b[^.]{0,20}\d/.test(line.text) &&
      /diabet|insulin|azucar|glic/.test(
        `${context.prompts.map((one) => one.text).join(' ')} ${line.text} ${context.record.historia_clinica ?? ''}`,
      )
    const held = listItems(context.record.signos_vitales ?? '').find((item) => item.startsWith(vital.name[line.tongue]))
    // "Con el oxígeno subió a noventa y uno": what was measured before is measured again
    const again =
      vital.name.es === 'saturación' &&
      held !== undefined &&
      /\bo(?:x|xi)[iy]gen|naricera|mascarilla|\bmask\b/.test(line.text) &&
      /\b(?:subi[oó]|subio|bajo|cayo|llego|esta en|va en|went up|came up|is up|up|dropped|down) (?:a|to|en)? ?\d/.test(
        line.text,
      )
    const here = vital.cue.test(line.text) || sugar || again
    if (!here && !vital.cue.test(asked)) continue
    if (!here && found.length > 0) continue
    const cue =
      vital.cue.exec(line.text) ?? (sugar ? /\b(?:marco|marca|dio|says|reads|reading|medi)/.exec(line.text) : null)
    const values = [...line.text.matchAll(vital.value)].filter(
      (match) => !here || asked !== '' || Math.abs(match.index - (cue?.index ?? 0)) < 45,
    )
    const value = values.at(-1)
    const digits = value?.[1]
    if (
      !value ||
      !digits ||
      (!asked &&
        !/\b(?:satur(?:a|ando)|at|marca|marco|arroj\w+|salio|bajo a|subio a|tiene|tengo|dio|sali[oo]|da|esta en|con|is|was|reads|reading|of|at|says|it's|dice|tomamos|tome)\b/.test(
          line.text,
        ))
    )
      continue
    const half =
      vital.name.es === 'temperatura' &&
      /^ y medio|^ (?:and a )?half|^ con 5\b/.test(line.text.slice(value.index + value[0].length))
    const decimal = half
      ? `${digits}.5`
      : vital.name.es === 'temperatura' && /^3[5-9]\d$/.test(digits)
        ? `${digits.slice(0, 2)}.${digits.slice(2)}`
        : digits
    if (held) found.push(finding(line, 'signos_vitales', held, rangeOf(value), 0.85, 'remove'))
    found.push(
      finding(
        line,
        'signos_vitales',
        `${vital.name[line.tongue]} ${vital.name.es === 'temperatura' ? decimal.replace(/ con /, '.') : decimal.replace(/ ?(?:con|sobre|over| a ) ?/, '/')}`,
        rangeOf(value),
        0.85,
        'add',
      ),
    )
  }
  return found
}
