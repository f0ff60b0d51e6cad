/** What a held value becomes when the words of a later line take its place, or the place of a part of it. */
import { lettersBetween } from '../../../../convex/domain/links/place.ts'
import { KIND_ES, TYPE_EN } from '../capitals.ts'
import { plain } from '../unaccented.ts'
import { exchanged } from './exchanged.ts'

const wordsOf = (text: string): string[] => plain(text).match(/[\p{L}\p{N}']+/gu) ?? []

const CROSSING = /^(?:con|y|and|&|esquina|with|at)$/
const SIDES = /^(.+?)( (?:con|y|and|esquina(?: con)?|with|at) )(.+)$/i

/** How alike two names are, 0 to 1. */
function alike(one: string, other: string): number {
  const [a, b] = [plain(one), plain(other)]
  return 1 - lettersBetween(a, b) / Math.max(a.length, b.length, 1)
}

/**
 * "Circle" for "Peachtree Street" is Peachtree Circle, "Colo Colo" for "Lautaro con Caupolicán" is Lautaro con Colo Colo when
 * Lautaro is named again; any other name takes the place of the whole, and keeps its kind of way.
 */
export function streetReplaced(held: string, said: string, line: string): string {
  const words = wordsOf(said)
  const heldWords = held.split(' ')
  const [first = '', last = ''] = [heldWords[0], heldWords.at(-1)]
  const [only] = words
  if (words.length === 1 && only !== undefined && TYPE_EN.test(only) && TYPE_EN.test(plain(last)))
    return [...heldWords.slice(0, -1), said].join(' ')
  if (words.length === 1 && only !== undefined && KIND_ES.test(only))
    return [said, ...heldWords.slice(KIND_ES.test(plain(first)) ? 1 : 0)].join(' ')
  const sides = SIDES.exec(held)
  if (sides && !words.some((word) => CROSSING.test(word))) {
    const [, one = '', link = '', two = ''] = sides
    const named = (side: string): boolean => plain(line).includes(plain(side))
    // The side that is named again beside the new one stays; else the one less like it
    const keepsSecond = named(one) === named(two) ? alike(one, said) > alike(two, said) : named(two)
    return keepsSecond ? `${said}${link}${two}` : `${one}${link}${said}`
  }
  if (words.length === 0 || words.some((word) => KIND_ES.test(word) || TYPE_EN.test(word) || /\d/.test(word)))
    return said
  if (KIND_ES.test(plain(first))) return `${first} ${said}`
  return TYPE_EN.test(plain(last)) && !sides ? `${said} ${last}` : said
}

/** Words that say nothing of what is meant. */
const SMALL = /^(?:de|del|la|el|los|las|al|a|en|por|un|una|the|of|on|at|in|by|to|an)$/

/** How likely an item is the one that falls: it is named in the line, or is like what takes its place. */
function falls(item: string, said: string, line: string): number {
  const words = wordsOf(item).filter((word) => !SMALL.test(word))
  const [heard, told] = [new Set(wordsOf(line)), new Set(wordsOf(said))]
  const named = words.some((word) => heard.has(word) && !told.has(word)) ? 1 : 0
  const shared = words.some((word) => told.has(word)) ? 1 : 0
  return named + shared + alike(item, said) + (exchanged(item, said) === undefined ? 0 : 2)
}

export type Replaced = { readonly gone: string; readonly instead: string }

/** Which of the held items falls, and what stands in its place. Undefined where none is held. */
export function itemReplaced(held: readonly string[], said: string, line: string): Replaced | undefined {
  const [gone] = held
    .map((item) => ({ item, likely: falls(item, said, line) }))
    .toSorted((a, b) => b.likely - a.likely)
    .map(({ item }) => item)
  return gone === undefined ? undefined : { gone, instead: exchanged(gone, said) ?? said }
}
