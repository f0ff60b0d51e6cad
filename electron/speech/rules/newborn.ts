/** After the birth the talk is of the baby, while the record is the mother's. */
import type { Context } from './context.ts'
import type { Line } from './line.ts'
import { literal, plain } from './unaccented.ts'

/** The child is out: "¡ya nació!", "she's out, it's a girl". */
const BORN =
  /\b(?:ya |recien )?naci(?:o|eron)\b|\b(?:ya )?salio (?:la guagua|el bebe|entera?|todo|completit[oa])\b|\bes (?:un |una )?(?:nin(?:o|a|ito|ita)|hombrecito|mujercita|varoncito)\b|\bit's a (?:boy|girl)\b|\b(?:he|she|it|baby|the baby|he's|she's|it's|baby's)(?:'s| is| has)?(?: just)? (?:come )?out\b|\bbaby(?:'s| is| was)? (?:here|born)\b/
const MOTHER =
  /\b(?:mama|mami|madre|ella misma|(?:mi|su|la) (?:senora|polola|mujer|esposa|pareja|hija|hermana|nuera|prima|amiga|vecina|nina)|mum|mom|mummy|mother|herself|(?:my|your|his|the) (?:wife|girlfriend|partner|daughter|sister|friend|missus|lady|woman))\b/

/** Does the line say that the child is born? */
export const tellsBirth = (line: Line, context: Context): boolean =>
  line.turn.speaker === 'customer' && context.record.motivo === 'parto' && BORN.test(line.text)

/** Is the one who breathes, cries or lies limp the child: born, and neither line nor question names the mother? */
export function ofTheBorn(line: Line, context: Context): boolean {
  if (!context.born || context.self) return false
  const { nombre } = context.record
  const name = nombre === undefined ? undefined : new RegExp(`\\b${literal(plain(nombre).split(' ')[0] ?? '')}\\b`)
  return ![line, ...context.prompts].some(({ text }) => MOTHER.test(text) || name?.test(text))
}
