/** Places told by pointing back: one of two that the dispatcher offered, or the same kind of thing by another name. */
import type { Line } from './line.ts'
import type { Named } from './places.ts'
import { written } from './streets.ts'

/** Two places that the dispatcher lets choose from. */
const EITHER =
  /\b(?:the|el|la|del|al|a la|por el|por la) ((?:[a-z]+ )?(?:end|side|entrance|gate)|(?:lado|extremo|entrada|esquina|salida|acceso) [a-z]+(?: [a-z]+)?) (?:or|o)(?: (?:the|el|la|del|al|a la|por el|por la|de))? ((?:[a-z]+ )?(?:end|side|entrance|gate)|(?:lado|extremo|entrada|esquina|salida|acceso) [a-z]+(?: [a-z]+)?)\b[^?]*\?/

/** "Is that the castle end or the station end?" — "Castle end." */
export function chosen(line: Line, prompt: Line): Named | undefined {
  const either = EITHER.exec(prompt.text)
  const picked = [either?.[1], either?.[2]].filter((one) => one !== undefined && line.text.includes(one))
  const one = picked[0]
  if (picked.length !== 1 || one === undefined) return undefined
  const start = line.text.indexOf(one)
  return { start, end: start + one.length, value: written(line, start, start + one.length) }
}

const KIND =
  /\b(capilla|iglesia|escuela|colegio|liceo|posta|cruce|puente|plaza|cancha|bencinera|bomba|paradero|estacion|peaje|hospital|supermercado|sede|cementerio|entrada|rotonda|semaforo|almacen|estadio)\b/
const ANOTHER =
  /\b(?:no|perdon|digo|mejor dicho|miento)\b[^.;]{0,40}?\b(?:es|era|sino|fue)? ?(?:la|el) (de(?:l| la| los| las)? [a-z]+)/

/** "La capilla de Santa Ana... no, esa era la de Rauco": what kind of thing stands in the first name. */
export function renamed(line: Line): Named | undefined {
  const other = ANOTHER.exec(line.text)
  const name = other?.[1]
  const kind = other ? KIND.exec(line.text.slice(0, other.index)) : null
  if (!other || !name || !kind?.[1]) return undefined
  const end = other.index + other[0].length
  const value = `${written(line, kind.index, kind.index + kind[1].length)} ${written(line, end - name.length, end)}`
  return { start: kind.index, end, value }
}

/** What a place has one of: another of the same kind, mended, takes the place of the first. */
const SINGLE = /\b(?:torre|block|piso|sentido|tower|building|floor) [a-z0-9]+\b/i

/** "Block C" is known and the caller says "block D, perdón": the detail as it now reads. */
export function inPlaceOf(known: string | undefined, value: string): string | undefined {
  const next = SINGLE.exec(value)
  const kind = next?.[0].split(' ')[0]
  if (!known || !next || !kind) return undefined
  const before = new RegExp(`\\b${kind} [a-z0-9]+\\b`, 'i').exec(known)
  if (!before || before[0].toLowerCase() === next[0].toLowerCase()) return undefined
  return known.replace(before[0], next[0])
}
