/** The patient's first name where nobody was asked for it: "salió el Jonathan", "Alfie's never had one"; and one put right: "no es Catalina". */
import { answerOf } from './answers.ts'
import { isBystander } from './bystander.ts'
import type { Context } from './context.ts'
import { GIVEN } from './givenNames.ts'
import { type Finding, finding, type Line, type Range } from './line.ts'
import { NAME_WORD, NOT_NAME } from './nameWords.ts'
import { literal, plain } from './unaccented.ts'

/** Chileans put the article before a name. What is behind "con", "soy" or "habla" is no patient. */
const WITH_ARTICLE = new RegExp(`\\b(?:[Ee]l|[Ll]a|[Dd]on|[Dd]ona) (${NAME_WORD}(?: ${NAME_WORD})?)`, 'g')
const OTHERS =
  /\b(?:con|soy|habla|somos|de|en|desde|mi|su|donde|para|a casa de|vive|calle|pasaje|avenida|villa|hospital|clinica|colegio|llama|dice|dijo|aviso|pregunt\w*|junto a|ni|y) $/
/** Who does harm, or helps, is not the patient. */
const ACTS =
  /^ (?:(?:le|la|lo|les|los|me|nos|se|esta|estaba|anda|viene|va a|fue a|puede|ya) )*(?:peg|golpe|amenaz|agred|grit|ahorc|apunal|dispar|abr(?:e|ir)|esper|llam|baj|ayud|trajo|trae|avis|mir|sac|hac)/
/** "Alfie's never had anything": who is spoken of by state is the patient, if no kin and no passer-by. */
const SUBJECT_EN = new RegExp(
  `\\b(${NAME_WORD})(?:'s| is| has) (?:never|always|had|got|not|allergic|breathing|bleeding|unconscious|awake|unresponsive|been|hurt|trapped|stuck|diabetic|epileptic|asthmatic|collapsed|fallen|fainted|passed|stopped|choking)\\b`,
)
/** "No es Catalina, (que) el carné dice Catherine". */
const SAYS = new RegExp(
  `(?:\\b(?:dice|es|se llama|says|it's|is|called|que es)\\b[ ,:]*(?:la |el |que )*)(${NAME_WORD})(?![a-z'])`,
  'g',
)

const isGiven = (line: Line, name: string): boolean =>
  !NOT_NAME.test(name) && GIVEN[line.tongue].has(plain(name).split(' ')[0] ?? '')

function putRight(line: Line, known: string): Range | undefined {
  const refused = new RegExp(
    `\\b(?:no (?:es|era|se llama)(?: la| el)?|not|isn't|i said|dije|le dije)(?: called)? ${literal(plain(known).split(' ')[0] ?? '')}\\b`,
  ).exec(line.text)
  if (!refused) return undefined
  const other = [...line.cased.matchAll(SAYS)].find(
    (match) => match[1] !== undefined && plain(match[1]) !== plain(known).split(' ')[0] && !NOT_NAME.test(match[1]),
  )
  if (!other?.[1]) return undefined
  const end = other.index + other[0].length
  return { start: end - other[1].length, end }
}

function mentioned(line: Line, context: Context): Range | undefined {
  if (context.self || context.callerLines < 1 || answerOf(line) === 'unsure') return undefined
  if (line.tongue === 'es') {
    for (const match of line.cased.matchAll(WITH_ARTICLE)) {
      const words = (match[1] ?? '').split(' ')
      const first = words[0] ?? ''
      const start = match.index + match[0].length - (match[1]?.length ?? 0)
      if (!isGiven(line, first) || context.others.has(plain(first))) continue
      if (OTHERS.test(line.text.slice(Math.max(0, match.index - 24), match.index)) || isBystander(line.text, start))
        continue
      if (ACTS.test(line.text.slice(start + first.length))) continue
      const both = words[1] !== undefined && GIVEN.es.has(plain(words[1]))
      return { start, end: start + (both ? (match[1]?.length ?? 0) : first.length) }
    }
    return undefined
  }
  const subject = SUBJECT_EN.exec(line.cased)
  const name = subject?.[1]
  if (!subject || !name || !isGiven(line, name) || context.others.has(plain(name))) return undefined
  return { start: subject.index, end: subject.index + name.length }
}

/** "Her full name?" "Akhtar, A-K-H-T-A-R", of whom the first name is known: the one that is spelled is the family's. */
const spelledSurname = (line: Line, { prompts }: Context, found: readonly Finding[]): boolean =>
  /\bfull name\b|\bnombre completo\b/.test(prompts.at(-1)?.text ?? '') &&
  /(?:\b[A-Z]-){2,}[A-Z]\b/.test(line.cased) &&
  found.some(({ field }) => field === 'nombre') &&
  !found.some(({ field }) => field === 'apellido')

/** What the rules read in a line, with a first name that it gives by the way or puts right. */
export function withFirstName(line: Line, context: Context, found: readonly Finding[]): readonly Finding[] {
  const known = context.record.nombre
  if (known !== undefined && context.record.apellido === undefined && spelledSurname(line, context, found))
    return found.map((one) => (one.field === 'nombre' ? { ...one, field: 'apellido' } : one))
  if (known !== undefined) {
    const range = putRight(line, known)
    if (range === undefined) return found
    const right = finding(line, 'nombre', line.plain.said(range.start, range.end), range, 0.9)
    return [...found.filter(({ field, value }) => field !== 'nombre' && value !== right.value), right]
  }
  if (found.some(({ field }) => field === 'nombre') || context.record.motivo === 'violencia_intrafamiliar') return found
  const range = mentioned(line, context)
  if (range === undefined) return found
  const name = finding(line, 'nombre', line.plain.said(range.start, range.end), range, 0.65)
  const article =
    line.tongue === 'es' && context.record.sexo === undefined
      ? /\b(la|dona|el|al|don) $/.exec(line.text.slice(0, range.start))
      : null
  const told = [...found, name]
  // "Tiene lupus la Pame": the article tells the sex
  if (article && !found.some(({ field }) => field === 'sexo'))
    told.push(finding(line, 'sexo', /^(?:la|dona)$/.test(article[1] ?? '') ? 'F' : 'M', range, 0.6))
  const rest = new RegExp(`^ (${NAME_WORD}(?: ${NAME_WORD})?)`).exec(line.cased.slice(range.end))
  if (!rest?.[1] || NOT_NAME.test(rest[1].split(' ')[0] ?? '')) return told
  const family = { start: range.end + 1, end: range.end + rest[0].length }
  return [...told, finding(line, 'apellido', line.plain.said(family.start, family.end), family, 0.65)]
}
