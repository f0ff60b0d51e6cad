/** Whose kin the patient is to the caller ("mi papá", "my nan"), so that another of the family who is spoken of is somebody else. */

import { isBystander } from './bystander.ts'
import type { Context } from './context.ts'
import type { Line, Range } from './line.ts'

/** One group for each way of being somebody's; "sr" is whoever the caller does not know. */
const GROUPS: readonly (readonly [string, string])[] = [
  ['mother', 'mama|mami|mamita|madre|mum|mom|mummy|mommy|mam|mother'],
  ['father', 'papa|papi|papito|padre|dad|daddy|father'],
  ['son', 'hijo|hijito|cabro chico|chico|son|little boy|boy'],
  ['daughter', 'hija|hijita|chica|daughter|little girl|girl'],
  ['brother', 'hermano|hermanito|brother'],
  ['sister', 'hermana|hermanita|sister'],
  ['wife', 'senora|esposa|mujer|wife|missus'],
  ['husband', 'marido|esposo|husband'],
  ['partner', 'polol[oa]|novi[oa]|pareja|partner|boyfriend|girlfriend|fiancee?'],
  ['grandmother', 'abuela|abuelita|nona|nan|nana|gran|granny|grandma|grandmother'],
  ['grandfather', 'abuelo|abuelito|tata|nono|grandad|granddad|grandpa|grandfather'],
  ['aunt', 'tia|tiita|aunt|auntie'],
  ['uncle', 'tio|uncle'],
  ['nephew', 'sobrin[oa]|nephew|niece'],
  ['cousin', 'prim[oa]|cousin'],
  ['grandchild', 'niet[oa]|nietecit[oa]|grandson|granddaughter'],
  ['in-law', 'suegr[oa]|cunad[oa]|yerno|nuera|(?:mother|father|brother|sister|son|daughter)-in-law'],
  ['friend', 'amig[oa]|friend|mate|roommate|flatmate'],
  ['neighbour', 'vecin[oa]|neighbou?r'],
  ['colleague', 'companer[oa]|colega|jef[ea]|colleague|coworker|co-worker|boss'],
]
const KIN = new RegExp(
  `\\b(?:mi|su|tu|my|his|her|our|an?|una?|the|la|el) (?:\\w+ )?(?:${GROUPS.map(([, words]) => `(${words})`).join('|')})\\b(?! de (?:el|ella|mi|su)\\b)`,
  'g',
)
/** The patient is somebody whom the caller does not know. */
const STRANGER =
  /\b(?:un|una|el|la|al|hay un|hay una|a|an|the|this|some|old|young) (?:\w+ )?(?:senor|senora|caballero|hombre|mujer|cabr[oa]|nin[oa]|joven|viejit[oa]|ancian[oa]|ciclista|motociclista|peaton|man|woman|guy|lady|boy|girl|gentleman|bloke|lad|person|cyclist|kid|teenager)\b/

type Mention = Range & { readonly group: string; readonly own: boolean }

/** "La señora" and "the missus next door" may be anybody: only one's own is a wife. */
const ANYBODY = /^(?:la|el|the|una?|an?) (?:\w+ )?(?:senora|mujer|companer[oa]|mate)$/
/** Not the one who does or is: "con mi mamá", "the house of my nan"; or the patient, called by another's kinship: "es su marido". */
const OBJECT = /\b(?:de|con|para|por|donde|with|of|for|from|at|to|by|like|como|soy|i'm|i am|es|era|is|was|he's|she's) $/

function mentions(text: string): Mention[] {
  return [...text.matchAll(KIN)]
    .filter((match) => !ANYBODY.test(match[0]))
    .map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      group: GROUPS[match.slice(1).findIndex((word) => word !== undefined)]?.[0] ?? '',
      own: /^(?:mi|my|our|una?|an?)\b/.test(match[0]),
    }))
}

/** The kind of kinship that a word names, if it names one. */
export const groupOf = (word: string): string | undefined =>
  GROUPS.find(([, words]) => new RegExp(`^(?:${words})$`).test(word))?.[0]

/** Who the patient is to the caller, from the first line that says it. */
export function patientKin(line: Line): string | undefined {
  if (/\b(?:mi|my|la|the|un[ao]?|a) (?:guagua|guaguita|bebe|baby|newborn)\b/.test(line.text)) return 'baby'
  const first = mentions(line.text).find(
    ({ own, start, end }) =>
      !inCompany(line, end) && own && !OBJECT.test(line.text.slice(0, start)) && !isBystander(line.text, start),
  )
  return first?.group ?? (STRANGER.test(line.text) ? 'stranger' : undefined)
}

/** Who only tells of the patient: "dice mi tío que abrió los ojos", "my mum says he's awake". */
const TELLS = /\b(?:dice|dicen|dijo|grita|cuenta|avisa|segun|says|said) $/
const TOLD =
  /^(?: me| nos)? (?:dice|dicen|dijo|grita|cuenta|cree|avisa|says?|said|thinks|reckons|can see|can feel|lo ve|la ve)\b/

/** The talk goes back to the patient: "mi mamá le habla y no responde". */
const CHANGES =
  /\b(?:pero|but|que (?:el|ella)|and (?:he|she)|y (?:el|ella))\b|\b(?:le|lo|la|los)\b[^,.]{1,30}\b(?:y|pero)\b|\b(?:him|her)\b[^,.]{0,20}\b(?:and|but)\b/

/** Who is there with the caller: "it's me and my daughter, she's five", "estoy con mi hija de cinco". */
const COMPANY =
  /\b(?:me and|myself and|i'm (?:here )?with|i've got|i have|yo con|estoy (?:aca |aqui |sol[ao] )?con|yo y|nosotros con|ando con) (?:my|mis?) (?:\w+ )?(?:kids?|child(?:ren)?|sons?|daughters?|baby|boys?|girls?|brother|sister|hij[ao]s?|hijit[ao]s?|nin[ao]s?|guagua|bebe|herman[ao]s?)\b/

/** The words before `index` speak of one who keeps the caller company, where the caller is who needs help. */
export function inCompany(line: Line, index: number): boolean {
  const match = COMPANY.exec(line.text)
  return match !== null && match.index <= index && !/[.!?;]/.test(line.text.slice(match.index, index))
}

/** Kin who is not the patient and of whom the words before `index` in the same clause speak: "mi hermana está llorando". */
export function aboutAnother(line: Line, index: number, context: Context): boolean {
  if (context.kin === undefined) return false
  const before = line.text.slice(0, index + 1)
  const said = mentions(line.text).filter(
    ({ start, end }) =>
      start <= index &&
      !OBJECT.test(before.slice(0, start)) &&
      !TELLS.test(before.slice(0, start)) &&
      !TOLD.test(line.text.slice(end)) &&
      !/[.!?;]/.test(before.slice(end)) &&
      !CHANGES.test(before.slice(end)),
  )
  const subject = said.at(-1)
  const patients = (group: string): boolean =>
    group === context.kin || (group === 'partner' && /^(?:wife|husband)$/.test(context.kin ?? ''))
  return subject !== undefined && !said.some(({ group }) => patients(group))
}
