/** Where two callers say they are, in other words: streets, crossings, numbers and landmarks made comparable. */

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()

/** Says what kind of way it is, or nothing. */
const STREET_FILLERS = new Set(
  (
    'avenida av avda ave avenue calle c street st pasaje pje psje pj camino road rd lane ln drive dr court ct boulevard blvd ' +
    'north south east west n s e w de del la las el los the of don dona general gral presidente pdte'
  ).split(' '),
)

/** Streets that a city calls by two names. */
const ALSO_CALLED: readonly (readonly [RegExp, string])[] = [
  [/\b(libertador )?(general )?(bernardo )?o ?higgins\b/g, 'alameda'],
  [/\bcostanera andres bello\b/g, 'andres bello'],
  [/\bplaza (italia|dignidad)\b/g, 'plaza baquedano'],
]

/** Words of a landmark that say how one stands to it. */
const LANDMARK_FILLERS = new Set(
  (
    'a al ante con cerca costado cuadra cuadras de del desde detras diagonal el en enfrente entre esquina frente hacia hasta la lado las ' +
    'llegando lo los media mitad metros mts pasado pasando por sobre subiendo un una y o que esta este afuera adentro ' +
    'above across at behind below beside by in inside near next of on opposite outside over past the to under from just right left'
  ).split(' '),
)

/** Kinds of places: they help a name, they are no name. */
const LANDMARK_KINDS = new Set(
  (
    'metro estacion plaza parque colegio liceo escuela jardin hospital clinica consultorio cesfam supermercado mall iglesia capilla ' +
    'bomba bencinera servicentro cancha estadio gimnasio villa poblacion condominio edificio torre block puente peaje km kilometro ' +
    'ruta autopista semaforo rotonda terminal paradero playa cerro feria banco farmacia restaurante local carabineros comisaria ' +
    'bomberos municipalidad universidad camping ascensor station school church hospital park square mall store shop pub gym ' +
    'stadium bridge exit mile building tower estate bus stop corner university college library garage petrol gas'
  ).split(' '),
)

/** Of those, the ones that are too large to be one place. */
const WIDE_KINDS = new Set(
  'villa poblacion km kilometro ruta autopista playa cerro exit mile parque park bus stop gas'.split(' '),
)

const words = (text: string): string[] => text.split(/[^a-z0-9]+/).filter((word) => word !== '')

/** What stands between the streets of a crossing, or between a street and the one that it is told by. */
const BETWEEN_STREETS = new RegExp(
  `\\s+(?:${[
    'casi (?:con|esquina|al llegar a)|esquina(?: con| de)?|esq|cruce(?: con)?|interseccion(?: con)?|con|y|e|entre',
    '(?:llegando|antes de llegar|al llegar) a|(?:un poco )?antes de|(?:pasado|pasando|despues de)|(?:a la )?altura de',
    'and|at|near|just (?:before|past|after)|(?:corner|junction) (?:of|with)|between',
  ].join('|')})\\s+|[/&]`,
)

/** The streets of an address: one, or those that cross. Each as its telling words. */
export function streetsOf(address: string): readonly (readonly string[])[] {
  let text = fold(address).replace(/[.,'’]/g, ' ')
  for (const [called, name] of ALSO_CALLED) text = text.replace(called, name)
  return text
    .split(BETWEEN_STREETS)
    .map((street) => words(street).filter((word) => !STREET_FILLERS.has(word)))
    .filter((street) => street.length > 0)
}

/** Whether two words are one as far as a recogniser can be trusted. */
export function sameWord(a: string, b: string): boolean {
  if (a === b) return true
  if (Math.abs(a.length - b.length) > 2) return false
  const shorter = Math.min(a.length, b.length)
  if (shorter < 5 || /\d/.test(a + b)) return false
  return lettersBetween(a, b) <= (shorter >= 8 ? 2 : 1)
}

/** Letters to change, add or take away between two words (Levenshtein). */
export function lettersBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, swap))
    }
    row = next
  }
  return row[b.length] ?? 0
}

const within = (few: readonly string[], many: readonly string[]): boolean =>
  few.every((word) => many.some((other) => sameWord(word, other)))

/** exact: the same words; part: one is the other's short name. */
export function sameStreet(a: readonly string[], b: readonly string[]): 'exact' | 'part' | null {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a]
  if (!within(few, many)) return null
  if (few.length === many.length) return 'exact'
  return few.some((word) => word.length >= 4 && !/\d/.test(word)) ? 'part' : null
}

/** How many streets of two addresses agree, and how well the best does. */
export function streetsInCommon(
  a: readonly (readonly string[])[],
  b: readonly (readonly string[])[],
): { n: number; best: 'exact' | 'part' | null } {
  const left = [...b]
  let [n, best]: [number, 'exact' | 'part' | null] = [0, null]
  for (const street of a) {
    const found = left.findIndex((other) => sameStreet(street, other) !== null)
    const other = left[found]
    if (other === undefined) continue
    left.splice(found, 1)
    n += 1
    if (best !== 'exact') best = sameStreet(street, other)
  }
  return { n, best }
}

/** Whether an address is itself one place: a bridge, a square, a station. */
export const isOnePlace = (address: string): boolean =>
  words(fold(address)).some((word) => LANDMARK_KINDS.has(word) && !WIDE_KINDS.has(word))

/** A post of a road, or the number of its exit. */
const POST = /\b(?:mile(?: ?(?:marker|post))?|milepost|marker|mm|exit|km|kilometro|salida)\.? (?:de la |numero )?(\d+)/
/** Posts further apart than this are two places, in the road's own unit: a caller may be mistaken by so much. */
const MISTAKEN = 2

/** Do both name a post, and not the same stretch of road? */
export function apart(a: string, b: string): boolean {
  const [mine, theirs] = [POST.exec(fold(a))?.[1], POST.exec(fold(b))?.[1]]
  return mine !== undefined && theirs !== undefined && Math.abs(Number(mine) - Number(theirs)) > MISTAKEN
}

/** How much two landmarks have in common: shared weight, and as a share of the shorter one. Kinds of places weigh half. */
export function landmarksInCommon(a: string, b: string, district: string): { weight: number; share: number } {
  if (apart(a, b)) return { weight: 0, share: 0 }
  const ofDistrict = new Set(words(fold(district)))
  const telling = (text: string): string[] => [
    ...new Set(words(fold(text)).filter((word) => !LANDMARK_FILLERS.has(word) && (word.length > 2 || /\d/.test(word)))),
  ]
  const weight = (word: string): number =>
    LANDMARK_KINDS.has(word) || ofDistrict.has(word) || /^\d+$/.test(word) ? 0.5 : 1
  const sum = (list: readonly string[]): number => list.reduce((total, word) => total + weight(word), 0)
  const [mine, theirs] = [telling(a), telling(b)]
  const shared = mine.filter((word) => theirs.some((other) => sameWord(word, other)))
  const least = Math.min(sum(mine), sum(theirs))
  return { weight: sum(shared), share: least === 0 ? 0 : sum(shared) / least }
}

export const sameDistrict = (a: string, b: string): boolean => fold(a).trim() === fold(b).trim()

/** Digits of a house number as a number; null when there are none. */
export function houseNumber(text: string): number | null {
  const digits = text.match(/\d+/)?.[0]
  return digits === undefined ? null : Number(digits)
}

export const sameName = (a: string, b: string): boolean => {
  const [few, many] = [words(fold(a)), words(fold(b))].sort((x, y) => x.length - y.length)
  return within(few ?? [], many ?? [])
}

export const sameText = (a: string, b: string): boolean => words(fold(a)).join(' ') === words(fold(b)).join(' ')
