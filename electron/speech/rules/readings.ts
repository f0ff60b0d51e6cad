/** When it began. */
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
