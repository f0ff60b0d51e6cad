/** Items of a vocabulary in a line, those that the speaker does not deny. */
import { denied } from './answers.ts'
import type { Context } from './context.ts'
import { clauseAt, type Line, type Range, rangeOf, sentenceAt, textOf } from './line.ts'
import { aboutAnother } from './patientKin.ts'
import { written } from './streets.ts'

export type Item = Range & { readonly value: string }

/** Somebody else's illness or allergy, whoever is the patient. */
const NOT_THEIRS =
  /\b(?:it's (?:his|her|my) (?:\w+ )?(?:mum|mom|mother|dad|father|brother|sister|nan|gran|wife|husband|son|daughter|friend) (?:that|who)|mi (?:\w+ ){1,2}(?:es|era) (?:el|la) (?:alergi|diabeti|asmati|epilepti|enferm)\w+|(?:el|la) (?:alergi\w+|diabeti\w+|asmati\w+|epilepti\w+|enferm[oa]|que (?:tiene|toma|es) \w+) (?:soy yo|no es (?:el|ella))|(?:i'm|i am|that's) the (?:one|allergic|diabetic|asthmatic)|(?:es[ea]|es[oa]s|est[ea]) (?:es|era|son|eran) (?:(?:el|la|los|las) (?:\w+ )?)?de (?:mi|su|otr[oa]|un|una) [a-z]+|(?:that's|that is|those are) (?:somebody|someone) else's|(?:el|la) (?:de l[oa]s? )?(?:alergi\w+|diabeti\w+|asmati\w+|epilepti\w+|enferm[oa]|del problema|que (?:tiene|toma|es)) (?:\w+ ){0,3}es (?:mi|su|el|la)|(?:my|his|her) (?:mum|mom|mother|dad|father|brother|sister|nan|wife|husband|son|daughter|friend|girlfriend|boyfriend|roommate)(?:'s| is) the (?:one|allergic)|(?:that's|those are) (?:my|his|her) [a-z]+'s\b|(?:es[oa]s?|est[oa]s?|ese) (?:es|son) de (?:mi|su) [a-z]+|era mi herman[ao])\b/

/** Does a line say outright that a thing is another's? */
export const saysAnothers = (text: string): boolean => NOT_THEIRS.test(text)

/** Of one's kin, as long as nobody knows whether that is the patient. */
const OF_KIN =
  /\b(?:mi (?:mama|papa|herman[ao]|abuel[ao]) (?:es|era|tiene|tenia|tuvo)|de mi (?:mama|papa|abuel[ao])|my (?:mum|mom|dad|brother|sister|nan)(?:'s| is| was| has| had))\b/
/** The caller's own, beside another's bed: "yo también soy diabética", "I'm on warfarin too". */
const MINE =
  /\byo (?:tambien |igual )?(?:soy|tengo|tomo|uso|padezco|sufro|estoy)\b|\b(?:soy|tengo|tomo|uso)\b[^.]{0,30}\b(?:tambien|igual)\b|\b(?:i'm|i am|i have|i take|i've got|i've had|i was)\b[^.]{0,40}\b(?:too|also|myself|as well)\b/

/** "Soy asmática, pero no se preocupe por mí": the call is not for who speaks. */
const OWN_ILLNESS = /\b(?:soy|tengo|tomo|uso|padezco|sufro|i'm|i am|i have|i've got|i take)\b/
const FOR_ANOTHER =
  /\bno (?:se preocupe por mi|es (?:por|para) mi|soy yo (?:el|la))\b|\b(?:don't|never) (?:worry about|mind) me\b|\bit's not (?:for )?me\b|\b(?:el|la) que esta (?:mal|grave|herid[oa]) es (?:mi|el|la)\b|\bit's (?:my|our) [a-z]+ (?:that|who) (?:needs|can't|is|has)\b/

/** Does the sentence that holds `index` tell of somebody who is not the patient? */
export function notTheirs(line: Line, index: number, context: Context): boolean {
  const text = textOf(line, sentenceAt(line, index))
  if (NOT_THEIRS.test(text)) return true
  if (FOR_ANOTHER.test(line.text) && OWN_ILLNESS.test(text)) return true
  if (context.kin === undefined) return OF_KIN.test(text)
  if (context.kin !== 'self' && /\b(?:my(?: own)?|mis?) $/.test(line.text.slice(0, index))) return true
  return (context.kin !== 'self' && MINE.test(text)) || aboutAnother(line, index, context)
}

/** "Diabética no es", "remedios no toma": Spanish denies behind the word too. */
const DENIED_BEHIND =
  /^ i'm (?:ok|okay|fine|alright|all right) with|^(?:'s| is| was| has been| are)? (?:crossed|scratched|struck|ruled|scribbled) (?:out|off)|^,? (?:(?:esta|sale|aparece|viene|quedo) (?:tachad|borrad|rayad|descartad)[oa]s?|(?:me|se) (?:la|lo|las|los) descartaron|no(?=[.,;!]|$)|no (?:es|soy|tiene|tengo|toma|tomo|usa|hay|sufre|le han)\b|no (?:se )?(?:sabia|sabiamos|conocia)\b|tampoco)/

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
  /\b(?:ningun[oa]?|nada|no (?:tiene|toma|tomo|tengo|es|soy)\b|a nada|que (?:yo )?sepa(?:mos)?|none|nothing|no (?:known|allerg\w*|medic\w*|tablets|pills|(?:\w+ )?(?:conditions?|problems?|history|illness\w*|issues))|not that i know|as far as i know|gracias a dios|thank god|fit (?:as|and)|never (?:had|been)|strong as|isn't (?:allergic|on|taking)|doesn't (?:take|have)|healthy|san[oa]\b|sanit[oa]\b|takes nothing|not on anything)\b|^\W*(?:no|nope|nah)\W*$|^\W*no,? (?:nada|ninguna|none|nothing|he's|she's|san)/

/** Where the denial stands. */
export function denialRange(line: Line): Range {
  const match = DENIES_ALL.exec(line.text)
  return match ? clauseAt(line, match.index) : { start: 0, end: line.text.length }
}
