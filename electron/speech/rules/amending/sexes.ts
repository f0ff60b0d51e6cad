/** The sex that words tell, of whoever is named by them. Without its accent "él" is an article too: it counts where a verb or a stop follows. */
import { type Range, rangeOf } from '../line.ts'

const MALE =
  /\b(?:hombre|hombrecito|varon|varoncito|nin(?:o|ito)|chiquillo|cabro|caballero|senor|abuel(?:o|ito)|el(?= (?:es|era|tiene|toma|esta|estaba|se|no|dice|cumpl\w+)\b|[,.;!?]|$)|tata|papa|tio|hijo|hermano|nieto|marido|man|boy|guy|lad|bloke|fella|male|gentleman|he|he's|him|his|son|dad|father|brother|uncle|husband|grandson|grandad|grandpa)\b/g
const FEMALE =
  /\b(?:mujer|mujercita|nin(?:a|ita)|chiquilla|cabra|senora|senorita|dama|abuel(?:a|ita)|ella|mama|tia|hija|hermana|nieta|esposa|woman|girl|lass|lady|female|she|she's|her|daughter|mum|mom|mother|sister|aunt|wife|granddaughter|nan|gran|grandma)\b/g

const places = (text: string, pattern: RegExp): number[] => [...text.matchAll(pattern)].map(({ index }) => index)

/** Undefined where the words tell none or both. `text` is plain. */
export function sexOf(text: string): 'M' | 'F' | undefined {
  const [male, female] = [places(text, MALE).length > 0, places(text, FEMALE).length > 0]
  return male === female ? undefined : male ? 'M' : 'F'
}

/** Of whom the text speaks last. */
export function lastSex(text: string): 'M' | 'F' | undefined {
  const [male, female] = [places(text, MALE).at(-1) ?? -1, places(text, FEMALE).at(-1) ?? -1]
  return male === female ? undefined : male > female ? 'M' : 'F'
}

/** Each word of the text that tells a sex. */
export const sexed = (text: string): Range[] => [...text.matchAll(MALE), ...text.matchAll(FEMALE)].map(rangeOf)
