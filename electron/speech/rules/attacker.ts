/** Who attacks or breaks in: they are asked about by name, and are not whom the call is for. */
import type { Attacker, Context } from './context.ts'
import type { Finding, Line } from './line.ts'

const EN =
  /\b(he|she)(?:'s| is| has|'s got| has got| just| keeps)? (?:\w+ )?(?:hitting|beating|punching|kicking|choking|strangling|threatening|banging|pounding|smashing|breaking|chasing|following|stalking|trying to (?:get|break|come) in|pointing|waving|(?:got )?an? (?:gun|knife|bat|machete|weapon)|with an? (?:gun|knife|bat|machete))\b/
const ES =
  /\b(?:(mi ex(?: \w+)?|el|mi marido|mi pareja|mi pololo|mi esposo|un (?:tipo|hombre|sujeto|gallo|loco)|ella|mi mujer|mi hij[oa]) )?(?:me |la |lo |le |nos )?(?:esta |anda |sigue )?(?:pegando|golpeando|amenazando|pateando|ahorcando|persiguiendo|tratando de (?:entrar|abrir|echar)|quiere (?:entrar|matar\w*|pegar\w*)|anda con (?:una? )?(?:cuchill\w*|pistola|arma|fierro|palo|machete))\b/

/** Somebody of whom the line says so; of Spanish without a pronoun, a man. */
export function attackerIn(line: Line): Attacker | undefined {
  const match = (line.tongue === 'en' ? EN : ES).exec(line.text)
  if (!match) return undefined
  return /^(?:she|ella|mi mujer|mi hija)$/.test(match[1] ?? '') ? 'F' : 'M'
}

/** The caller is whom they are after: "he's trying to get in", "me está amenazando". */
export const threatened = (line: Line): boolean =>
  attackerIn(line) !== undefined &&
  /\b(?:my|our) (?:front |back )?(?:door|window|house|home|apartment|place|room|bedroom|car)\b|\b(?:get|break|come) in\b|\b(?:at|after|to|on) me\b|\b(?:hitting|beating|chasing|following|threatening) me\b|\bme (?:esta |anda |sigue )?(?:pegando|golpeando|amenazando|persiguiendo|quiere)|mi (?:puerta|casa|ventana|pieza)\b/.test(
    line.text,
  )

const ASKS_HIM =
  /\b(?:his name|name (?:of|is) (?:he|him)|(?:what|who)(?:'s| is) he called|who is he|(?:se llama|nombre (?:de|tiene)) (?:el|ese hombre|su (?:ex|pareja|marido|pololo|esposo|hijo))|el como se llama|quien es el)\b/
const ASKS_HER = /\b(?:her name|who is she|(?:se llama|nombre de) (?:ella|su (?:ex|pareja|mujer|hija)))\b/

/** A sex that is told by such a word alone is theirs. */
const BY_PRONOUN = { M: /\b(?:he|he's|him|his)\b/, F: /\b(?:she|she's|her)\b/ }
const SOMEBODY =
  /\b(?:my|our|the|an?|his|her) (?:\w+ )?(?:brother|sister|son|daughter|dad|father|mom|mum|mother|friend|neighbou?r|roommate|kid|boy|girl|baby|wife|woman|lady|coworker)\b/

/** What the rules read in a line, without what it says of the attacker: a name that was asked of them, and their sex. */
export function withoutAttacker(line: Line, context: Context, found: readonly Finding[]): readonly Finding[] {
  const { attacker, record, prompts } = context
  if (attacker === undefined || record.sexo === attacker) return found
  const named = (attacker === 'M' ? ASKS_HIM : ASKS_HER).test(prompts.at(-1)?.text ?? '')
  return found.filter(
    ({ field, value }) =>
      !(named && (field === 'nombre' || field === 'apellido')) &&
      !(
        field === 'sexo' &&
        value === attacker &&
        record.sexo === undefined &&
        line.tongue === 'en' &&
        BY_PRONOUN[attacker].test(line.text) &&
        !SOMEBODY.test(line.text)
      ),
  )
}
