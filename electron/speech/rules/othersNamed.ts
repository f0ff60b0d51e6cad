/** Names in a line that are not the patient's: the caller's own, the dispatcher's, of who comes and goes. */
import { anyAsked, type Context } from './context.ts'
import type { Line } from './line.ts'
import { NAME_WORD as WORD } from './nameWords.ts'

export const NAMES = `${WORD}(?: (?:(?:de la|de los|del|de|van|von|da) )?${WORD}){0,3}`
export const CALLER_NAME = new RegExp(
  `(?:[Mm]i nombre es|[Mm]e llamo|[Yy]o soy|[Ss]oy|[Hh]abla|[Mm]y name(?:'s| is)|[Tt]his is|I'm)(?: (?:la|el|don|dona|senora))? (${NAMES})`,
)

const plainName = (name: string): string => name.toLowerCase()

/** Names that the line gives to somebody who is not the patient. */
export function othersNamed(line: Line, context: Context): string[] {
  const names: string[] = []
  const caller = CALLER_NAME.exec(line.cased)
  if (caller?.[1] && (line.turn.speaker === 'agent' || !context.self))
    names.push(...caller[1].split(' ').map(plainName))
  const greeted =
    line.turn.speaker === 'customer'
      ? null
      : new RegExp(`(?:[Dd]on|[Dd]ona|[Ss]enora|[Ss]enor|[Gg]racias,|[Tt]hank you,|[Tt]hanks,) (${WORD})`).exec(
          line.cased,
        )
  // "¿Don Gastón está despierto?" speaks of him, not to him
  const ofThem = greeted
    ? /^ (?:esta|respira|tiene|sangra|habla|responde|toma|sigue|puede|se queja|is|has)\b/.test(
        line.text.slice(greeted.index + greeted[0].length),
      )
    : false
  if (greeted?.[1] && !context.self && !ofThem) names.push(plainName(greeted[1]))
  // Asked who the patient is, "don Rafael" answers
  const patientNamed = line.turn.speaker === 'customer' && anyAsked(context, 'name')
  // "Es mi papá, don Hugo": the title stands beside the patient
  for (const match of line.cased.matchAll(new RegExp(`\\b(?:[Dd]on|[Dd]ona) (${WORD})\\b(?! ?[,!])`, 'g')))
    if (match[1] && !context.self && !patientNamed && !/\b(?:mi|my) [a-z]+,? $/.test(line.text.slice(0, match.index)))
      names.push(plainName(match[1]))
  for (const match of line.cased.matchAll(
    new RegExp(`\\b(${WORD})(?:'s| is) (?:getting|at the|calling|on (?:his|her) way|coming|gone to|outside)`, 'g'),
  ))
    if (match[1]) names.push(plainName(match[1]))
  return names
}

/** "Es hijo de la Marta"; "él es el Mauricio", of a woman; "no, that's Rosie": named beside the patient. */
export const isAnothers = (before: string, { record }: Context): boolean =>
  /\b(?:(?:hij|niet|sobrin|herman|prim|cunad)[oa] de(?:l| la| don| dona)?|no,? (?:that's|that is|es[ea] es)(?: el| la| don)?) $/.test(
    before,
  ) ||
  (record.sexo === 'F' && /(?:^|[.!?;,] )(?:y )?(?:el es (?:el |don )?|he(?:'s| is) )$/.test(before)) ||
  (record.sexo === 'M' && /(?:^|[.!?;,] )(?:y )?(?:ella es (?:la |dona )?|she(?:'s| is) )$/.test(before))
