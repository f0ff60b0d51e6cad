/** Yes, no, or neither: what a short answer says, and whether a word stands under a negation. */
import type { Line } from './line.ts'

export type Answer = 'yes' | 'no' | 'unsure' | null

const UNSURE =
  /^\W*(?:(?:eh+|uh+|um+|mm+|ay|bueno|pucha|la verdad|i|well|mira|mire|eso|la verdad es que)\W+)*(?:no (?:lo )?se\b|no (?:le |te |lo )?sabria|no (?:la|lo|los) conozco|(?:couldn't|can't|couldnt) (?:say|tell)\b|wouldn't know|have no (?:idea|clue)|no clue|no (?:estoy )?segur|ni idea|no (?:me )?acuerdo|don't know|dunno|not sure|no idea|can't tell|no tengo idea|quien sabe|hard to say)/
const NO =
  /^\W*(?:(?:eh+|uh+|um+|mm+|ay|oh|bueno|ya|pucha|mire|senor(?:a|ita)?|well|like|hi|hello|hola|alo|good \w+|buen[oa]s(?: \w+)?)\W+)*(?:no\b|nop\b|nope|nah|nada\b|nadie\b|tampoco|que (?:yo )?sepa(?:mos)?,? no|ningun|nunca|negativo|para nada|parece que no\b|creo que no\b|no creo\b|i don't think so|(?:it )?doesn't (?:look|seem) (?:like it|so|to be)|not (?:really|that|as far|at all)|none\b|never\b|nothing\b|he (?:isn't|doesn't|hasn't)|she (?:isn't|doesn't|hasn't))/
const YES =
  /^\W*(?:(?:eh+|uh+|um+|mm+|ay|oh|bueno|ya|pucha|mire|senor(?:a|ita)?|well|i think|creo que|parece que|hi|hello|hola|alo|good \w+|buen[oa]s(?: \w+)?)\W+)*(?:si\b|(?:algo|un poc\w+),? si\b|a (?:bit|little)\b[^.]{0,24}, (?:yes|yeah|aye)\b|sip\b|sipo\b|claro|eso\b|esa\b|ese mismo|exact|correct|asi es|afirmativo|obvio|por supuesto|yes\b|yeah|yep|yup|aye\b|uh-?huh|that's (?:right|it|correct)|(?:i )?(?:think|believe|guess|suppose|reckon|hope) so\b|(?:it |he |she )?(?:seems?|appears) (?:to be|so|like it)\b|(?:it )?looks like it\b|now (?:he|she) (?:is|does)\b|(?:he|she|they) can\b|ahora si\b|(?:me parece|diria|yo diria|yo creo|pienso) que si\b|right\b|sure\b|he (?:is|does|has)\b|she (?:is|does|has)\b|they (?:are|do)\b|it (?:is|does)\b)/
/** "No, sí…": a no that is taken back at once. */
const NO_BUT_YES = /^\W*no\W+(?:si\b|yes\b|yeah\b)/

/** "No, si todavía tengo": without its accent, and before a verb, it only stresses the no. */
const EVEN_SO = /^\W*no\W+si (?=[a-záéíóú])/i

/** What the start of a line answers. */
export function answerOf(line: Line): Answer {
  const { text } = line
  if (UNSURE.test(text)) return /\b(?:dice|dicen|says?|they say)\W+(?:que )?(?:si|yes)\b/.test(text) ? 'yes' : 'unsure'
  if (NO_BUT_YES.test(text) && !EVEN_SO.test(line.turn.text)) return 'yes'
  if (NO.test(text)) return 'no'
  if (YES.test(text)) return 'yes'
  if (/\b(?:but yeah|but yes|pero si)\b/.test(text)) return 'yes'
  const late = /\b(?:dice|dicen|saying|says|nodding)\W+(?:que )?(si|yes|no)\b/.exec(text)
  return late ? (late[1] === 'no' ? 'no' : 'yes') : null
}

const NEGATION =
  /\b(?:no|ni|sin|nunca|tampoco|jamas|nadie|ningun[oa]?|not|never|without|nor|isn't|aren't|wasn't|don't|doesn't|didn't|hasn't|haven't|hadn't|won't|can't|cannot|couldn't)\b/
const REOPENS =
  /\b(?:pero|sino|but|although|aunque|porque|because)\b|(?<!\b(?:no|ni|tampoco|nunca|que|se|le|me|si) )\besta(?:ba)?\b/

/** A verb of its own begins another clause: "no despierta y dejó de respirar", "isn't awake and stopped breathing". */
const OWN_VERB =
  /^(?:dejo|da|hace|respira|ronca|se|le|esta|tiene|boquea|tirita|convulsion|sangra|habla|responde|contesta|desmay|desplom|desvanec|inconscient|perdio|quedo|cayo|sigue|si|llora|grita|stopped|passed|fainted|collapsed|blacked|went|fell|breathes|answers|responds|talks|cries|still|started|turned|is|are|was|has)\w*/
/** What may stand between "and" and that verb, or be the verb: "and she's", "y se". */
const JOINED =
  /\b(?:y(?: (?:ya|ahora|ademas|se|le|me|lo|la|nos|esta|si))*|and(?: (?:(?:he|she|they|it)(?:'s|'re)?|now|just|then|also|still|(?:is|are|was|were|has)))*) $/
/** "And is", "and she's": whatever follows, the clause is another. */
const NEW_CLAUSE =
  /\band (?:(?:he|she|they|it)(?:'s|'re)? |(?:is|are|was|were|has) )(?:(?!not\b|never\b|no\b|barely\b)\w+ )?$|\by (?:ya |ahora |ademas )?(?:se|esta) $/

/** Is the word at `index` denied within its own clause (at most five words before)? */
export function denied(line: Line, index: number): boolean {
  const before = line.text.slice(Math.max(0, index - 48), index)
  const clause = before.split(/[,;:.!?¡¿]/).at(-1) ?? ''
  const words = clause.trim().split(/\s+/).slice(-5).join(' ')
  if (NEW_CLAUSE.test(before) || (JOINED.test(before) && OWN_VERB.test(line.text.slice(index, index + 24))))
    return false
  const tail = (words.split(REOPENS).at(-1) ?? '').replace(
    /\bno (?:para|paraba|deja|dejaba) de\b|\b(?:do not|don't) know\b|\bnot sure\b|\bno lo se\b/g,
    '',
  )
  return NEGATION.test(tail) && !/\bno se si\b|\bno (?:solo|only)\b|\bwhy not\b|\bpor que no\b/.test(tail)
}

/** Words that announce that what came before was wrong. */
export const REPAIR =
  /\b(?:no|naw|perdon|perdone|disculpe|digo|mejor dicho|o sea|espere|espera|me equivoque|corrijo|i tell a lie|miento|mentira|no cierto|sorry|i mean|actually|wait|scratch that|make that|my mistake|hang on|rather)\b|\.{3}/

/** The last of several candidates when something between them takes the earlier back; else the first. */
export function repaired<T extends { readonly start: number; readonly end: number }>(
  line: Line,
  found: readonly T[],
): T | undefined {
  let chosen = found[0]
  for (const next of found.slice(1)) {
    if (chosen && REPAIR.test(line.text.slice(chosen.end, next.start))) chosen = next
  }
  return chosen
}
