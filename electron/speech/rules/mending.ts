/** Misheard words known again by their sound: "combulsionando", "respi rando". Only words of the language and cue words are put right, never names. */
import { COMUNA_BY_PLAIN } from './comunas.ts'
import { CUES } from './cues.ts'
import { GIVEN } from './givenNames.ts'
import type { Tongue } from './numbers.ts'
import { soundOf } from './sounds.ts'
import { COMMON, isCommon } from './words.ts'

/** A word of a line: plain, where it stands in the line, and how it was written. */
export type Word = { readonly plain: string; readonly start: number; readonly end: number }

/** Shorter words sound like too many others. */
const SHORTEST = 4

type Lexicon = {
  readonly known: ReadonlySet<string>
  readonly cues: ReadonlySet<string>
  readonly bySound: ReadonlyMap<string, string>
}

function lexiconOf(tongue: Tongue): Lexicon {
  const towns =
    tongue === 'es'
      ? [...COMUNA_BY_PLAIN.keys()].flatMap((name) => name.split(/[ ']/)).filter((word) => word.length >= SHORTEST)
      : []
  const known = new Set([...COMMON[tongue], ...CUES[tongue], ...GIVEN[tongue], ...towns])
  const bySound = new Map<string, string>()
  const twice = new Set<string>()
  // Cue words first: they matter most where two words sound alike
  for (const word of [...CUES[tongue], ...COMMON[tongue], ...towns]) {
    if (word.length < SHORTEST) continue
    const sound = soundOf(word, tongue)
    const other = bySound.get(sound)
    if (other === undefined) bySound.set(sound, word)
    else if (other !== word && !CUES[tongue].includes(other)) twice.add(sound)
  }
  for (const sound of twice) bySound.delete(sound)
  return { known, cues: new Set(CUES[tongue]), bySound }
}

const LEXICON: Readonly<Record<Tongue, Lexicon>> = { es: lexiconOf('es'), en: lexiconOf('en') }

/** Little words that a recogniser writes together with the next. */
const LITTLE: Readonly<Record<Tongue, string>> = {
  es: 'no|se|le|la|el|me|que|de|en|es|un|una|al|lo|mi|su|con|por|si|ya|esta|los|las|del',
  en: 'not|no|he|she|is|in|on|at|my|the|his|her|to|of|and|it|was|i|a',
}

const isKnown = (word: string, tongue: Tongue): boolean => LEXICON[tongue].known.has(word) || isCommon(word, tongue)

/** What the word was, when exactly one word of the language sounds so. */
export function knownAgain(word: string, tongue: Tongue): string | undefined {
  if (word.length < SHORTEST - 1 || LEXICON[tongue].known.has(word) || /[^a-z]/.test(word)) return undefined
  const { bySound, cues } = LEXICON[tongue]
  const sound = soundOf(word, tongue)
  const same = bySound.get(sound)
  // What is formed like a verb stays one, unless a cue sounds so
  if (same !== undefined && (!isCommon(word, tongue) || cues.has(same))) return same
  if (isCommon(word, tongue)) return undefined
  // An ending swallowed: "sangrand", "labio"
  const longer = tongue === 'es' ? bySound.get(`${sound}s`) : (bySound.get(`${sound}s`) ?? bySound.get(`${sound}et`))
  return word.length >= 6 ? longer : undefined
}

/** In a line with capitals and stops only a word that the rules turn on is put right. */
export function cueKnownAgain(word: Word, tongue: Tongue): Word {
  const again = knownAgain(word.plain, tongue)
  return again !== undefined && LEXICON[tongue].cues.has(again) ? { ...word, plain: again } : word
}

const TENS_Y =
  /^(treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa)y(uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve)?$/

/** Little words that nobody says twice on purpose. */
const DOUBLED =
  /^(?:de|la|el|en|que|se|le|a|un|me|mi|es|y|o|al|del|lo|los|las|con|por|su|una|the|of|is|my|at|to|he|she|i|in|on|and|a|an|it|was|his|her|has|had|for|we|you|are|got|get|do|did|can|all|out|up|who|how|as|its|than)$/

/** Words that a question begins with, behind another. */
const ASKING: Readonly<Record<Tongue, RegExp>> = {
  es: /^([a-z]{3,})(que|como|cual|donde|cuando|cuant[oa]s?|quien|edad|tiene|esta|respira)$/,
  en: /^([a-z]{3,})(how|what|where|when|who|does|did|are|any|can)$/,
}

/** Two words written as one. */
function parted(word: string, tongue: Tongue): string | undefined {
  const tens = TENS_Y.exec(word)
  if (tens) return tens[2] ? `${tens[1]} y ${tens[2]}` : `${tens[1]} y`
  if (word.length < 5 || isKnown(word, tongue) || /[^a-z]/.test(word)) return undefined
  const head = new RegExp(`^(${LITTLE[tongue]})([a-z]{3,})$`).exec(word)
  if (head?.[2] && head[2].length >= 4 && LEXICON[tongue].known.has(head[2]) && COMMON[tongue].has(head[2]))
    return `${head[1]} ${head[2]}`
  const tail = new RegExp(`^([a-z]{3,})(${LITTLE[tongue]})$`).exec(word)
  const clitic = tongue === 'es' && /^(?:la|lo|le|se|me|es|las|los)$/.test(tail?.[2] ?? '')
  if (tail?.[1] && !clitic && COMMON[tongue].has(tail[1])) return `${tail[1]} ${tail[2]}`
  // "Alonehow old": a question that begins within what was heard as one word
  const asking = ASKING[tongue].exec(word)
  const [, one, two] = asking ?? []
  if (one && two && COMMON[tongue].has(one)) return `${one} ${two}`
  return undefined
}

/** "Alérgicaa nada": no Spanish word ends so, and what is lost with the second letter may be a denial. */
function withA(word: string, tongue: Tongue): string | undefined {
  const first = tongue === 'es' ? /^([a-z]{2,}a)a$/.exec(word)?.[1] : undefined
  if (first === undefined) return undefined
  // "Avanzaa", as it is said
  const participle = `${first}da`
  if (LEXICON[tongue].known.has(participle)) return participle
  return isKnown(first, tongue) ? `${first} a` : undefined
}

/** The words of a line with what was misheard put right; each keeps the range it was heard in. */
export function mended(words: readonly Word[], tongue: Tongue): Word[] {
  const out: Word[] = []
  for (let i = 0; i < words.length; i++) {
    const word = words[i]
    if (!word) continue
    const next = words[i + 1]
    const joined = next ? word.plain + next.plain : ''
    if (
      next &&
      joined.length >= 6 &&
      /^[a-z]+$/.test(joined) &&
      !(isKnown(word.plain, tongue) && isKnown(next.plain, tongue)) &&
      LEXICON[tongue].known.has(joined) &&
      !GIVEN[tongue].has(joined)
    ) {
      out.push({ plain: joined, start: word.start, end: next.end })
      i++
      continue
    }
    // "de de", "the the"
    if (out.at(-1)?.plain === word.plain && word.plain.length <= 3 && DOUBLED.test(word.plain)) continue
    const again = withA(word.plain, tongue) ?? parted(word.plain, tongue) ?? knownAgain(word.plain, tongue)
    out.push(again === undefined ? word : { ...word, plain: again })
  }
  return out
}
