/** Illnesses, past events and pregnancy, as told or denied. */
import { answerOf } from './answers.ts'
import { chosenFrom } from './chosenFrom.ts'
import { anyAsked, type Context } from './context.ts'
import { deniesIllness } from './deniesAll.ts'
import { DENIES_ALL, denialRange, items, notTheirs } from './items.ts'
import { type Finding, finding, type Line, rangeOf, sentenceAt } from './line.ts'
import { onlyLookedFor, ruledOut } from './unsureIllness.ts'
import { ILLNESS, PREGNANCY } from './vocabulary.ts'

const HAS =
  /\b(?:es|soy|tiene|tengo|tuvo|sufre|padece|con (?:una )?crisis de|crisis de|enferm[oa] de|se controla|hospitaliz\w+|estuvo|le pusieron|operad[oa]|operaron|usa|ya le|habia|se dializa|dializad[oa]|previous|(?:esta|anda) (?:en|con)|esta postrad[oa]|esperando|expecting|has|having|he's|she's|i'm|had|suffers|got|history|diagnosed|is (?:a )?)\b/

/** It happened before: "ya había tenido un infarto", "he's had a heart attack before". */
const EARLIER =
  /\bya (?:ha |habia )?(?:tuvo|tenido|le (?:dio|habia dado|ha dado|han dado))\b|\b(?:tuvo|le dio|le habia dado)\b[^.]{0,40}\b(?:antes|hace (?:\d+|unos|un par de) (?:anos|meses)|el ano pasado|una vez)\b|\bhistory of\b|\bprevious\b|\b(?:had|has had)\b[^.]{0,30}\b(?:before|last year|(?:years|months) ago|in the past)\b/
/** A question about any illness, not about the one it names. */
const ANY_ILLNESS =
  /enfermedad|enferm[oa]\b|antecedente|condicion|condition|problem|histor|de que se controla|por algo|padece de algo|sufre de algo|morbid|health|illness|disease|cronic|background|medical|suffer|normally (?:fit|well)|otherwise (?:fit|well)|algo (?:asi|por el estilo)|anything like|or anything|diagnosed/

const PREGNANCY_WEEKS = /\d{1,2} (?:semanas|weeks)[^;]*/

/** "Is she pregnant?" — "Five months": the pregnancy stands in the question, how far it is in the answer. */
function expecting(line: Line, context: Context): Finding | undefined {
  const prompt = context.prompts.at(-1)
  if (!prompt || !/\b(?:embarazada|esperando (?:guagua|bebe)|pregnant|expecting)\b[^?]*\?/.test(prompt.text))
    return undefined
  if (/embaraz|pregnan/.test(`${line.text} ${(context.record.historia_clinica ?? '').toLowerCase()}`)) return undefined
  const far = /\b(\d{1,2}) (meses|semanas|months|weeks)\b/.exec(line.text)
  if (!far && answerOf(line) !== 'yes') return undefined
  const es = line.tongue === 'es'
  const value = far
    ? es
      ? `embarazada de ${far[1]} ${far[2]}`
      : `${far[1]} ${far[2]} pregnant`
    : es
      ? 'embarazada'
      : 'pregnant'
  return finding(line, 'historia_clinica', value, far ? rangeOf(far) : { start: 0, end: line.text.length }, 0.8, 'add')
}

export function historyFindings(line: Line, context: Context): Finding[] {
  const asked = anyAsked(context, 'history', 'medication', 'pregnancy')
  const none = deniesIllness(line, context)
  if (none) return [none]
  const found: Finding[] = ruledOut(line, context.record)
  for (const item of items(line, ILLNESS)) {
    const sentence = sentenceAt(line, item.start)
    const text = line.text.slice(sentence.start, sentence.end)
    if (notTheirs(line, item.start, context) || onlyLookedFor(line, item) || /\ballerg|\balerg/.test(item.value))
      continue
    const question = /\?/.test(line.text.slice(sentence.end, sentence.end + 1))
    // "Una pastilla para la próstata": the medicine has its own field
    if (
      /\b(?:pastill\w+|remedios?|gotas|tablets|pills|drops) (?:para|de|for) (?:la|el|los|las|his|her|the|my) $/.test(
        line.text.slice(Math.max(0, item.start - 32), item.start),
      )
    )
      continue
    if (question || (!asked && !HAS.test(text) && !/\b(?:por|with) /.test(text))) continue
    // "His blood pressure is 180" is a reading
    if (
      /(?:blood pressure|presion)$/.test(line.text.slice(item.start, item.end)) &&
      /^(?:'s| is| was| reads| esta| en| le| de)?[^.,]{0,16}\d{2}/.test(line.text.slice(item.end))
    )
      continue
    // "Es enfermo de los pulmones" only leads up to what it is
    if (!asked && /^(?:enferm|problem|mal )/i.test(item.value)) continue
    const told = /\b(?:por|sufre de|has been|he's been|she's been|diagnosed with) $/.test(
      line.text.slice(0, item.start),
    )
    if (
      !asked &&
      !told &&
      !EARLIER.test(text) &&
      /infarto|acv|stroke|derrame|\bdepres|heart attack|^presion|neumon|pneumon/.test(item.value.toLowerCase())
    )
      continue
    const whole = /^(?:de la )?presion$/i.test(item.value)
      ? 'presión'
      : /^(?:esperando|expecting)/i.test(item.value)
        ? line.tongue === 'es'
          ? 'embarazada'
          : 'pregnant'
        : item.value
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
    for (const index of chosenFrom(line, offered.length)) {
      const pick = offered[index]
      if (!pick) continue
      const words = prompt.plain.quote(pick.index, pick.index + pick[0].length)
      found.push(finding(prompt, 'historia_clinica', words, rangeOf(pick), 0.8, 'add'))
    }
    if (found.length > 0) return found
    const open = ANY_ILLNESS.test(prompt.text)
    const several = /algo (?:asi|por el estilo)|anything like|or anything|alguna otra|o algo\b/.test(prompt.text)
    const nothing =
      /\benfermedad(?:es)?,? (?:no|ninguna)\b|\b(?:ninguna|sin) enfermedad|\bno (?!other|more|further)(?:\w+ )?(?:illness(?:es)?|conditions?|problems?|(?:medical )?history|issues)\b/.exec(
        line.text,
      )
    if (nothing && open) return [finding(line, 'historia_clinica', 'ninguna', rangeOf(nothing), 0.8, 'only')]
    if (
      open &&
      (offered.length === 0 || several) &&
      !/\bno other\b|\bnothing else\b|\bninguna otra\b|\bnada mas\b/.test(line.text) &&
      (answer === 'no' || /healthy|\bsan[oa]\b|sanit/.test(line.text)) &&
      DENIES_ALL.test(line.text) &&
      answer !== 'unsure'
    ) {
      return [finding(line, 'historia_clinica', 'ninguna', denialRange(line), 0.8, 'only')]
    }
  }
  if (anyAsked(context, 'pregnancy') || context.record.motivo === 'parto') {
    const weeks =
      !/semanas|weeks/.test(line.text) && !anyAsked(context, 'age') && /semanas|weeks/.test(prompt?.text ?? '')
        ? /^\W*(?:\w+ ){0,3}(\d{2})\b(?! ?(?:semanas|weeks|anos|years))/.exec(line.text)
        : null
    if (weeks?.[1])
      found.push(
        finding(
          line,
          'historia_clinica',
          `${weeks[1]} ${line.tongue === 'es' ? 'semanas' : 'weeks'}`,
          rangeOf(weeks),
          0.75,
          'add',
        ),
      )
    const months = expecting(line, context)
    if (months) found.push(months)
    // "Is this her first?" — "it's number three"
    const rank = anyAsked(context, 'pregnancy') ? /\bnumber ([2-6])\b/.exec(line.text) : null
    const nth = ['second', 'third', 'fourth', 'fifth', 'sixth'][Number(rank?.[1]) - 2]
    if (rank && nth) found.push(finding(line, 'historia_clinica', `${nth} baby`, rangeOf(rank), 0.8, 'add'))
    let ranked = rank !== null
    for (const item of items(line, PREGNANCY)) {
      const ordinal = !/semana|week|primeriza/.test(line.text.slice(item.start, item.end))
      // "Es la segunda; la primera nació…": only the first rank is this pregnancy
      if (ordinal && (ranked || !anyAsked(context, 'pregnancy'))) continue
      ranked ||= ordinal
      // "Treinta y cinco semanas... no, treinta y seis": the weeks meant
      if (!ordinal) {
        const meant =
          /^[\s,.]*(?:(?:no|perdon|digo|miento|espere|sorry|wait|actually|i mean|mejor dicho)\b[\s,.]*)+(?:(?:son|tiene|es|ya|it's|she's) )*(\d{1,2})\b/.exec(
            line.text.slice(item.end),
          )
        const stale = !/\d/.test(item.value) ? null : PREGNANCY_WEEKS.exec(context.record.historia_clinica ?? '')
        const weeks = meant?.[1] ? item.value.replace(/\d{1,2}/, meant[1]) : item.value
        if (stale && stale[0] !== weeks) found.push(finding(line, 'historia_clinica', stale[0], item, 0.8, 'remove'))
        found.push(finding(line, 'historia_clinica', weeks, item, 0.8, 'add'))
        continue
      }
      const value =
        ordinal && !/ /.test(item.value) ? `${item.value} ${line.tongue === 'es' ? 'hijo' : 'baby'}` : item.value
      found.push(finding(line, 'historia_clinica', value, item, 0.8, 'add'))
    }
  }
  return found
}
