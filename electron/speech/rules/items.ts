/** Items of a vocabulary in a line, those that the speaker does not deny. */
import { denied } from './answers.ts'
import { clauseAt, type Line, type Range, rangeOf } from './line.ts'
import { written } from './streets.ts'

export type Item = Range & { readonly value: string }

/** Somebody else's illness or allergy. */
export const NOT_THEIRS =
  /\b(?:mi (?:mama|papa|herman[ao]|abuel[ao]) (?:es|era|tiene|tenia|tuvo)|era mi herman[ao]|de mi (?:mama|papa|abuel[ao])|my (?:mum|mom|dad|brother|sister|nan) (?:is|was|has|had))\b/

/** "Diabética no es", "remedios no toma": Spanish denies behind the word too. */
const DENIED_BEHIND = /^,? (?:no(?=[.,;!]|$)|no (?:es|soy|tiene|tengo|toma|tomo|usa|hay|sufre|le han)\b|tampoco)/

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
