/** History, medicines, allergies, readings and when it began: what is offered or denied in the caller's own words. */
import { LIST_SEPARATOR, listItems } from '../../../convex/domain/canonical.ts'
import { answerOf, denied, repaired } from './answers.ts'
import { anyAsked, type Context } from './context.ts'
import { clauseAt, type Finding, finding, type Line, type Range, rangeOf, sentenceAt } from './line.ts'
import { written } from './streets.ts'
import { ALLERGEN, ILLNESS, MEDICINE, PREGNANCY } from './vocabulary.ts'

type Item = Range & { readonly value: string }

const NOT_THEIRS =
  /\b(?:mi (?:mama|papa|herman[ao]|abuel[ao]) (?:es|era|tiene|tenia|tuvo)|era mi herman[ao]|de mi (?:mama|papa|abuel[ao])|my (?:mum|mom|dad|brother|sister|nan) (?:is|was|has|had))\b/

function items(line: Line, pattern: RegExp): Item[] {
  return [...line.text.matchAll(pattern)]
    .filter((match) => !denied(line, match.index))
    .map((match) => {
      const range = rangeOf(match)
      return { ...range, value: written(line, range.start, range.end) }
    })
}

/** "Me la quitaron", "he stopped", "iba a darle": not taken now. */
const STOPPED =
  /\b(?:quitaron|suspendieron|suspendio|dejo|deje|dejo de|ya no (?:toma|tomo)|tomaba|antes tomaba|stopped|used to|no longer|came off|gonna|going to|was about to|iba a|thinking of|le doy|should i|puedo dar|can i give)\b/
const DENIES_ALL =
  /\b(?:ningun[oa]?|nada|no (?:tiene|toma|tomo|tengo|es|soy)\b|a nada|que (?:yo )?sepa(?:mos)?|none|nothing|no (?:known|allerg|medic|tablets|pills|condition|problem|history)|not that i know|isn't (?:allergic|on|taking)|doesn't (?:take|have)|healthy|san[oa]\b|sanit[oa]\b|takes nothing|not on anything)\b|^\W*(?:no|nope|nah)\W*$|^\W*no,? (?:nada|ninguna|none|nothing|he's|she's|san)/

function denialRange(line: Line): Range {
  const match = DENIES_ALL.exec(line.text)
  return match ? clauseAt(line, match.index) : { start: 0, end: line.text.length }
}

function allergyFindings(line: Line, context: Context): Finding[] {
  const asked = anyAsked(context, 'allergy')
  const speaks = /\balergi|\ballerg|\banafil/.test(line.text)
  const noneAtAll =
    /(?:no (?:soy|es|tiene|tengo) (?:alergic[oa] a (?:nada|ningun)|alergias?)|(?:isn't|not|no) (?:allergic to anything|allergies|known allergies))/.exec(
      line.text,
    )
  if (noneAtAll) return [finding(line, 'alergias', 'ninguna', rangeOf(noneAtAll), 0.9, 'only')]
  if (!asked && !speaks) return []
  const near = items(line, ALLERGEN).filter((item) => {
    const sentence = sentenceAt(line, item.start)
    const text = line.text.slice(sentence.start, sentence.end)
    if (/\bno (?:es|soy) alerg/.test(text) || NOT_THEIRS.test(text)) return false
    return asked ? true : /alergi|allerg/.test(text)
  })
  const drugs =
    asked || /alergic[oa] a|allergic to|alergia a/.test(line.text)
      ? afterCue(line, /\b(?:alergic[oa] a(?:l| la| los)?|alergia a(?:l| la| los)?|allergic to)\s+/g, MEDICINE)
      : []
  const all = [...near, ...drugs.filter((drug) => !near.some((item) => item.start === drug.start))]
  if (all.length > 0) return all.map((item) => finding(line, 'alergias', item.value, item, 0.85, 'add'))
  const only = context.asked.size === 1 || context.prompts.at(-1)?.text.match(/alerg|allerg/) !== null
  const answer = answerOf(line)
  if (
    asked &&
    only &&
    !/alergi\w+ a |allergic to/.test(line.text) &&
    (answer === 'no' || DENIES_ALL.test(line.text)) &&
    answer !== 'unsure'
  ) {
    return [finding(line, 'alergias', 'ninguna', denialRange(line), 0.85, 'only')]
  }
  return []
}

/** Items of a vocabulary that stand behind a cue, in the same sentence. */
function afterCue(line: Line, cue: RegExp, pattern: RegExp): Item[] {
  const found: Item[] = []
  for (const match of line.text.matchAll(cue)) {
    const from = match.index + match[0].length
    const until = sentenceAt(line, from).end
    for (const item of items(line, pattern)) if (item.start >= from && item.end <= until) found.push(item)
  }
  return found
}

const TAKES =
  /\b(?:toma|tomo|tomando|usa|uso|se pone|se inyecta|le dan|le di|le dimos|inhalador|takes?|taking|on\b|uses|using|gave (?:him|her)|given|has an?|got an?|he's on|she's on|tablets|pastillas|remedios)\b/

function medicineFindings(line: Line, context: Context): Finding[] {
  const asked = anyAsked(context, 'medication', 'history')
  const found: Finding[] = []
  const overdose = context.record.motivo === 'sobredosis' || context.record.motivo === 'ideacion_suicida'
  for (const item of items(line, MEDICINE)) {
    const sentence = sentenceAt(line, item.start)
    const text = line.text.slice(sentence.start, sentence.end)
    const clause = clauseAt(line, item.start)
    const phrase = line.text.slice(clause.start, clause.end)
    if (/alergi|allerg/.test(text) || NOT_THEIRS.test(text) || /\?/.test(line.text.slice(item.end, item.end + 2)))
      continue
    if (!asked && (overdose || !TAKES.test(text))) continue
    if (anyAsked(context, 'allergy') && !TAKES.test(text)) continue
    if (overdose && !TAKES.test(phrase)) continue
    const stop =
      STOPPED.test(phrase) || (STOPPED.test(text) && /\b(?:la|lo|it|that) (?:deje|quitaron|suspend)/.test(text))
    if (stop) continue
    found.push(finding(line, 'medicamentos', item.value, item, asked ? 0.85 : 0.7, 'add'))
  }
  const known = listItems(context.record.medicamentos ?? '')
  for (const match of line.text.matchAll(MEDICINE)) {
    const before = line.text.slice(Math.max(0, match.index - 16), match.index)
    const same = known.find((item) => item.toLowerCase().startsWith(match[0].slice(0, 6)))
    if (same && /(?:\bnot|\bno es|isn't|\bno,? no|\bno toma) (?:el |la )?$/.test(before))
      found.push(finding(line, 'medicamentos', same, rangeOf(match), 0.85, 'remove'))
  }
  const nothing =
    /\b(?:(?:he|she|i) (?:takes?|(?:isn't|'s not) (?:taking|on)) (?:nothing|anything)|no (?:toma|tomo) (?:nada|ningun\w*|remedios|medicamentos|ninguna pastilla)|(?:takes|on) no (?:meds|medication|tablets)|doesn't take (?:anything|any)|not on any(?:thing| med\w*| tablets))/.exec(
      line.text,
    )
  if (found.length === 0 && nothing && !/\?/.test(line.text.slice(nothing.index + nothing[0].length)))
    return [finding(line, 'medicamentos', 'ninguno', rangeOf(nothing), 0.85, 'only')]
  if (
    found.length === 0 &&
    anyAsked(context, 'medication') &&
    !/epipen|inhal|narcan/.test(context.prompts.at(-1)?.text ?? '') &&
    !line.text.match(ILLNESS) &&
    context.record.medicamentos === undefined
  ) {
    const answer = answerOf(line)
    if (
      answer === 'no' &&
      /^\W*no\W*$|\b(?:nada|ningun[oa]?|none|nothing|no toma|no tomo|doesn't)\b/.test(line.text) &&
      !/todavia|ha tomado|he tomado|have i/.test(line.text) &&
      !/tomado|taken|given/.test(context.prompts.at(-1)?.text ?? '')
    ) {
      return [finding(line, 'medicamentos', 'ninguno', denialRange(line), 0.75, 'only')]
    }
  }
  return found
}

const HAS =
  /\b(?:es|soy|tiene|tengo|tuvo|sufre|padece|con (?:una )?crisis de|crisis de|enferm[oa] de|se controla|hospitaliz|estuvo|le pusieron|operad|has|having|he's|she's|i'm|had|suffers|got|history|diagnosed|is (?:a )?)\b/

function historyFindings(line: Line, context: Context): Finding[] {
  const asked = anyAsked(context, 'history', 'medication', 'pregnancy')
  const found: Finding[] = []
  for (const item of items(line, ILLNESS)) {
    const sentence = sentenceAt(line, item.start)
    const text = line.text.slice(sentence.start, sentence.end)
    if (NOT_THEIRS.test(text) || /\ballerg|\balerg/.test(item.value)) continue
    const question = /\?/.test(line.text.slice(sentence.end, sentence.end + 1))
    if (question || (!asked && !HAS.test(text))) continue
    if (!asked && /infarto|stroke|derrame|\bdepres|heart attack|^presion|neumon|pneumon/.test(item.value.toLowerCase()))
      continue
    const whole = /^(?:de la )?presion$/i.test(item.value) ? 'presión' : item.value
    found.push(finding(line, 'historia_clinica', whole, item, asked ? 0.85 : 0.7, 'add'))
  }
  const prompt = context.prompts.at(-1)
  if (found.length === 0 && prompt && anyAsked(context, 'history')) {
    const offered = [...prompt.text.matchAll(ILLNESS)]
    const answer = answerOf(line)
    const one = offered[0]
    if (offered.length === 1 && one && answer === 'yes') {
      found.push({
        ...finding(
          prompt,
          'historia_clinica',
          prompt.plain.quote(one.index, one.index + one[0].length),
          rangeOf(one),
          0.8,
          'add',
        ),
      })
    }
    const open = /enfermedad|antecedente|condicion|problem|histor|conditions|de que se controla|health|cronic/.test(
      prompt.text,
    )
    if (
      open &&
      offered.length === 0 &&
      (answer === 'no' || /healthy|\bsan[oa]\b|sanit/.test(line.text)) &&
      DENIES_ALL.test(line.text) &&
      answer !== 'unsure'
    ) {
      return [finding(line, 'historia_clinica', 'ninguna', denialRange(line), 0.8, 'only')]
    }
  }
  if (anyAsked(context, 'pregnancy') || context.record.motivo === 'parto') {
    for (const item of items(line, PREGNANCY)) {
      const ordinal = !/semana|week|primeriza/.test(line.text.slice(item.start, item.end))
      if (ordinal && !anyAsked(context, 'pregnancy')) continue
      const value =
        ordinal && !/ /.test(item.value) ? `${item.value} ${line.tongue === 'es' ? 'hijo' : 'baby'}` : item.value
      found.push(finding(line, 'historia_clinica', value, item, 0.8, 'add'))
    }
  }
  return found
}

const WHEN_ES =
  /\bhace (?:unos |unas |como |casi |mas de |menos de |alrededor de |apenas )*(?:\W*(?:eh\W+)?)?(?:\d+|una media|una hora|unos|un|una|media|medio|poco|rato|harto rato|dos o tres|nada)(?: (?:y media|cuarto de))? ?(?:minutos?|minutitos|horas?|hora|dias?|semanas?|rato|segundos?|ratito)?\b|\bdesde (?:las |la |hace |el |ayer|anoche|hoy|esta|como )(?:(?:las|la|hace|el|\d+|una?|y|media|cuarto|de|en|por|manana|tarde|noche|madrugada|lunes|martes|miercoles|jueves|viernes|sabado|domingo|como|dias?|horas?|minutos?|almuerzo|desayuno|ayer|anoche) ?)*|\b(?:como )?(?:a|tipo) ?(?:las|la) (?:\d+|una)(?: y (?:media|cuarto|\d+))?(?: de la (?:manana|tarde|noche|madrugada))?|\b(?:un )?cuarto para las? \d+|\b\d+ para las \d+|\b(?:ayer|anoche|anteayer|hoy|esta manana|esta tarde|esta noche|recien|ahora recien|en la madrugada)(?: (?:en|por|a) la (?:manana|tarde|noche|madrugada))?/g
const WHEN_EN =
  /\b(?:about |around |maybe |like |roughly |almost |over |just )*(?:a|an|half an?|\d+|a few|a couple(?: of)?|two or three|several)(?: or (?:two|three|\d+|so))?(?: and a half)? ?(?:minutes?|mins?|hours?|days?|seconds?|weeks?|hour)(?: or so)? ago\b|\b(?:just|right) now\b|\b(?:since|from) (?:about |around )?(?:yesterday|last night|this morning|this afternoon|\d+|lunch(?:time)?|breakfast|dinner|midnight|noon|monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?: (?:am|pm|o'clock|tonight|morning|afternoon|evening))?|\b(?:yesterday|last|this|earlier this|late last) (?:morning|afternoon|evening|night)\b|\b(?:some ?time )?(?:after|at|around|about)(?:,? like,?)? (?:half )?(?:\d{1,2}(?::\d\d)?|one|noon|midnight|lunch(?:time)?)(?: (?:o'clock|am|pm|tonight|this morning|this afternoon|in the morning))?\b|\b(?:last night|yesterday|earlier today|tonight|an hour ago|this morning)\b|\b(?:for|been) (?:about |like )?(?:\d+|a few|an) (?:minutes|hours|hour|days)\b/g

function onsetFindings(line: Line, context: Context): Finding[] {
  const asked = anyAsked(context, 'onset')
  const pattern = line.tongue === 'es' ? WHEN_ES : WHEN_EN
  const found = [...line.text.matchAll(pattern)].filter((match) => match[0].trim().length > 3).map(rangeOf)
  const wordy = found.filter(
    (range) => !/^(?:hoy|recien|like|about)$/.test(line.text.slice(range.start, range.end).trim()),
  )
  const all = wordy.length > 0 ? wordy : found
  if (all.length === 0) return []
  if (!asked) {
    // Offered with the complaint: "me caí anoche"
    if (context.callerLines > 3 || context.record.inicio_sintomas) return []
    const first = all[0]
    if (
      !first ||
      !/\b(?:anoche|ayer|desde|hace|ago|since|last night|yesterday|this morning|esta manana)\b/.test(
        line.text.slice(first.start, first.end),
      )
    )
      return []
    if (
      !/cai|cayo|duele|empez|part|está|esta |dolor|fiebre|fell|pain|started|sick|been|woke|vomit/.test(line.text) ||
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
    cue: /satur|oximetr|oxygen|\bsats?\b|\bspo/,
    value: /\b([5-9]\d|100)\b(?! ?(?:sobre|over|\/))/g,
  },
  {
    name: { es: 'temperatura', en: 'temperature' },
    cue: /temperatur|fiebre|fever|termometro|thermometer|grados|degrees/,
    value:
      /\b(3[5-9](?:[.,]\d)?|4[0-2](?:[.,]\d)?|9[5-9](?:\.\d)?|10[0-8](?:\.\d)?|3[5-9]\d)\b(?! ?(?:anos|semanas|weeks|minut))/g,
  },
  {
    name: { es: 'presión', en: 'blood pressure' },
    cue: /presion|blood pressure|\bbp\b|tension/,
    value: /\b(\d{2,3} ?(?:\/|con|sobre|over|a) ?\d{1,3})\b/g,
  },
  {
    name: { es: 'glicemia', en: 'glucose' },
    cue: /glicemia|azucar|glucosa|hgt|sugar|glucose|hemoglucotest|monitor/,
    value: /\b(\d{1,3}(?:\.\d)?)\b(?! ?(?:anos|minut|hora|units|unidades))/g,
  },
  {
    name: { es: 'pulso', en: 'pulse' },
    cue: /\bpulso\b|frecuencia|latidos|\bpulse\b|heart rate/,
    value: /\b(\d{2,3})\b/g,
  },
]

function vitalFindings(line: Line, context: Context): Finding[] {
  const asked = anyAsked(context, 'vitals') ? context.prompts.map((prompt) => prompt.text).join(' ') : ''
  const found: Finding[] = []
  for (const vital of VITALS) {
    const here = vital.cue.test(line.text)
    if (!here && !vital.cue.test(asked)) continue
    if (!here && found.length > 0) continue
    const cue = vital.cue.exec(line.text)
    const values = [...line.text.matchAll(vital.value)].filter(
      (match) => !here || asked !== '' || Math.abs(match.index - (cue?.index ?? 0)) < 45,
    )
    const value = values.at(-1)
    const digits = value?.[1]
    if (
      !value ||
      !digits ||
      (!asked &&
        !/\b(?:marca|tiene|tengo|dio|sali[oo]|da|esta en|con|is|was|reads|reading|of|at|says|it's|dice|tomamos|tome)\b/.test(
          line.text,
        ))
    )
      continue
    const decimal =
      vital.name.es === 'temperatura' && /^3[5-9]\d$/.test(digits) ? `${digits.slice(0, 2)}.${digits.slice(2)}` : digits
    const previous = listItems(context.record.signos_vitales ?? '').find((item) =>
      item.startsWith(vital.name[line.tongue]),
    )
    if (previous) found.push(finding(line, 'signos_vitales', previous, rangeOf(value), 0.85, 'remove'))
    found.push(
      finding(
        line,
        'signos_vitales',
        `${vital.name[line.tongue]} ${decimal.replace(/ ?(?:con|sobre|over| a ) ?/, '/')}`,
        rangeOf(value),
        0.85,
        'add',
      ),
    )
  }
  return found
}

export function listFindings(line: Line, context: Context): Finding[] {
  return [
    ...historyFindings(line, context),
    ...medicineFindings(line, context),
    ...allergyFindings(line, context),
    ...onsetFindings(line, context),
    ...vitalFindings(line, context),
  ]
}

/** The list after one finding; a denial empties it, an item ends a denial. */
export function mergeList(current: string | undefined, found: Finding): string | undefined {
  const value = found.value ?? ''
  const before = listItems(current ?? '').filter((item) => !/^ningun[oa]$/.test(item))
  if (found.mode === 'only') return value
  if (found.mode === 'remove') return before.filter((item) => item !== value).join(LIST_SEPARATOR) || undefined
  const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()
  return before.some((item) => same(item, value)) ? current : [...before, value].join(LIST_SEPARATOR)
}
