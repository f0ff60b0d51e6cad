/** Whether a medicine that is named is taken: never bought, stopped since; read back by the dispatcher; read off several boxes. */
import type { Context } from './context.ts'
import type { Line, Range } from './line.ts'
import { MEDICINE } from './vocabulary.ts'

/** Behind the medicine: prescribed and never begun, or taken no longer. */
const NEVER =
  /\b(?:no (?:nos |le |me )?alcanzo (?:la plata|el dinero)|no (?:l[oa] )?(?:ha|hemos|han|he) (?:comprado|retirado|empezado|tomado)|(?:nunca|todavia no|aun no) (?:l[oa] )?(?:compr\w+|retir\w+|empez\w+|partio|tomo)|sin (?:comprar|abrir|empezar)|la receta (?:sigue|esta|quedo)|(?:never|hasn't|haven't|didn't|not) (?:even )?(?:filled|fill|picked (?:it|them) up|pick(?:ed)? up|started|opened|open|got (?:it|them) (?:yet|filled))|still (?:sealed|unopened)|(?:yanked|pulled|weaned|took|taken) (?:him|her|me) off|(?:he|she|i) (?:was|did|used to), but|came off (?:it|that|them)|(?:he|she|i)(?:'s|'ve| has| have) been off|no (?:alcance|alcanzo|alcanzamos) a (?:dar|tomar)\w*)\b/
const STARTS_AGAIN = /\b(?:but now|pero ahora|y ahora)\b/

/** Is the medicine at `range` one that the patient does not take now? */
export function notTaken(line: Line, { end }: Range): boolean {
  const behind = line.text.slice(end).match(/^[^.!?]*/)?.[0] ?? ''
  const match = NEVER.exec(behind)
  return match !== null && !STARTS_AGAIN.test(behind) && behind.slice(0, match.index).search(MEDICINE) < 0
}

/** "¿Atorvastatina, entendí?", "metoprolol, you said?": the talk is of what is taken. */
export function readBack({ prompts }: Context): boolean {
  const prompt = prompts.at(-1)
  return (
    prompt !== undefined &&
    prompt.text.length < 60 &&
    prompt.text.search(MEDICINE) >= 0 &&
    /\b(?:entendi|me dijo|dijo|did you say|you said|copy|correct|correcto|cierto|verdad|is that|was that|escuche|anoto)\b/.test(
      prompt.text,
    )
  )
}

const SWALLOWED =
  /\b(?:se (?:tomo|trago|comio|metio)|swallow\w*|took|taken|downed|overdos\w+|frascos?|todo el|entire|whole (?:bottle|box))\b/

/** "Lisinopril. Atorvastatin. So just those two": boxes read out, each in a sentence of its own. */
export const labelsRead = (line: Line): boolean =>
  [
    ...line.text.matchAll(
      new RegExp(`(?:^|[.!?] )(?:(?:uh|um|eh|y|and|then|also)\\W+)*(?:${MEDICINE.source})\\W*(?=[.!?]|$)`, 'g'),
    ),
  ].length >= 2 &&
  !SWALLOWED.test(line.text) &&
  !/allerg|alerg/.test(line.text)
