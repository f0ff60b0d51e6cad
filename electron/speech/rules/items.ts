/** Items of a vocabulary in a line, those that the speaker does not deny. */
import { denied } from './answers.ts'
import { clauseAt, type Line, type Range, rangeOf } from './line.ts'
import { written } from './streets.ts'

export type Item = Range & { readonly value: string }

/** Somebody else's illness or allergy. */
export const NOT_THEIRS =
  /\b(?:mi (?:\w+ ){1,2}(?:es|era) (?:el|la) (?:alergi|diabeti|asmati|epilepti|enferm)\w+|(?:el|la) (?:alergi\w+|diabeti\w+|asmati\w+|epilepti\w+|enferm[oa]|que (?:tiene|toma|es) \w+) (?:soy yo|no es (?:el|ella))|(?:i'm|i am|that's) the (?:one|allergic|diabetic|asthmatic)|(?:es[ea]|es[oa]s|est[ea]) (?:es|era|son|eran) (?:(?:el|la|los|las) (?:\w+ )?)?de (?:mi|su|otr[oa]|un|una) [a-z]+|(?:that's|that is|those are) (?:somebody|someone) else's|(?:el|la) (?:de l[oa]s? )?(?:alergi\w+|diabeti\w+|asmati\w+|epilepti\w+|enferm[oa]|del problema|que (?:tiene|toma|es)) (?:\w+ ){0,3}es (?:mi|su|el|la)|(?:my|his|her) (?:mum|mom|mother|dad|father|brother|sister|nan|wife|husband|son|daughter|friend|girlfriend|boyfriend|roommate)(?:'s| is) (?:the )?(?:one|allergic)|(?:that's|those are) (?:my|his|her) [a-z]+'s\b|(?:es[oa]s?|est[oa]s?|ese) (?:es|son) de (?:mi|su) [a-z]+|mi (?:mama|papa|herman[ao]|abuel[ao]) (?:es|era|tiene|tenia|tuvo)|era mi herman[ao]|de mi (?:mama|papa|abuel[ao])|my (?:mum|mom|dad|brother|sister|nan) (?:is|was|has|had))\b/

/** "Diabética no es", "remedios no toma": Spanish denies behind the word too. */
const DENIED_BEHIND =
  /^(?:'s| is| was| has been| are)? (?:crossed|scratched|struck|ruled|scribbled) (?:out|off)|^,? (?:(?:esta|sale|aparece|viene|quedo) (?:tachad|borrad|rayad|descartad)[oa]s?|(?:me|se) (?:la|lo|las|los) descartaron|no(?=[.,;!]|$)|no (?:es|soy|tiene|tengo|toma|tomo|usa|hay|sufre|le han)\b|tampoco)/

export function items(line: Line, pattern: RegExp): Item[] {
  return [...line.text.matchAll(pattern)]
    .filter(
      (match) => !denied(line, match.index) && !DENIED_BEHIND.test(line.text.slice(match.index + match[0].length)),
    )
    .map((match) => {
      const range = rangeOf(match)
      return { ...range, value: written(line, range.start, range.end) }
    })
}

/** Words that deny everything at once. */
export const DENIES_ALL =
  /\b(?:ningun[oa]?|nada|no (?:tiene|toma|tomo|tengo|es|soy)\b|a nada|que (?:yo )?sepa(?:mos)?|none|nothing|no (?:known|allerg|medic|tablets|pills|condition|problem|history)|not that i know|isn't (?:allergic|on|taking)|doesn't (?:take|have)|healthy|san[oa]\b|sanit[oa]\b|takes nothing|not on anything)\b|^\W*(?:no|nope|nah)\W*$|^\W*no,? (?:nada|ninguna|none|nothing|he's|she's|san)/

/** Where the denial stands. */
export function denialRange(line: Line): Range {
  const match = DENIES_ALL.exec(line.text)
  return match ? clauseAt(line, match.index) : { start: 0, end: line.text.length }
}
