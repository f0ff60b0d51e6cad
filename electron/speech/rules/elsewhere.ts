/** Streets that are named and are not the address: beside it, on the way, taken back, or a building in it. */
import type { Line, Range } from './line.ts'

type Street = Range & { readonly value: string }

/** "Near the corner of 22nd Street", "frente a la calle Prat": what lies beside the address. */
export const isBeside = (line: Line, street: Street): boolean =>
  /\b(?:near|next to|opposite|close to|just off|across from|behind|around the corner from|cerca de|frente a|al lado de|a la vuelta de|a pasos de|detras de|pasad[oa]|antes de|entre(?: [a-z0-9]+){1,5}? y(?:[ .,]+(?:eh+|este|y))*|between(?: [a-z0-9]+){1,4}? and)(?: the| la| el)?(?: corner of| calle| avenida)? ?$/.test(
    line.text.slice(Math.max(0, street.start - 40), street.start),
  )

/** "voy como en Irarrázaval", "hacia Rancagua": where the caller goes, not where it happened. */
export function isMovement(line: Line, street: Street): boolean {
  const before = line.text.slice(Math.max(0, street.start - 28), street.start)
  return /\b(?:ya voy|voy a|voy como|hacia|rumbo a|vengo de|venia por|going to|heading (?:to|for)|(?:i|he|she|they) work(?:s|ed)? (?:at|on|in)|(?:used to live|grew up|born|lived|stayed) (?:at|on|in)|trabaj(?:a|aba|o) en|vivia en|vive en|lives (?:at|on))\b[^,.]*$/.test(
    before,
  )
}

/** "No era Avenida Matta, es…", "not on Mill Lane, it's…": named only to be taken back. */
export const isRefused = (line: Line, street: Street): boolean =>
  /(?:\b(?:no (?:es|era|fue|estamos|estoy|en)|not|isn't|wasn't|instead of|en vez de|en lugar de|rather than)(?: (?:en|on|at|in|la|el|calle|the))*|\b(?:i said|dije|puse|anote)(?: (?:en|la|calle))*) $/.test(
    line.text.slice(Math.max(0, street.start - 36), street.start),
  )

/** "Tamar Court, Ebrington Street": the first is a building in the second. */
const BUILDING = /\b(?:Court|House|Lodge|Mansions?|Heights|Towers?|Apartments|Building|Point|Gardens|Villas?)$/
export const isBuilding = (street: Street, next: Street | undefined, line: Line): boolean =>
  next !== undefined &&
  BUILDING.test(street.value) &&
  !BUILDING.test(next.value) &&
  /^,? (?:(?:on|in|off) )?(?:\d+ )?$/.test(line.text.slice(street.end, next.start))
