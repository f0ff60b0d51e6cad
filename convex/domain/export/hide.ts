/** Takes personal values out of free text: names, numbers however they are written or said, addresses of the web. */
import type { Personal } from './personal.ts'
import { figuresOf, isDigits, isJoint, isNumeric, numeralsOf } from './spokenNumbers.ts'
import { fold, isParticle, type Token, tokensOf } from './tokens.ts'

/** What stands where something was; always the same, so that it tells nothing, not even a length. */
export const MASK = '[···]'

/** Figures in one run from which on it is taken for a telephone, an identity or a policy number. */
const MANY_FIGURES = 6
/** Numerals shorter than this are hidden only where the whole number is the same; longer ones also beside the words of an address. */
const TELLING_FIGURES = 3
/** The last figures of a telephone, said alone, tell it. */
const PHONE_END = 4
/** Words of a name after "me llamo" at most. */
const MOST_NAMES = 4

/** Where in a text whole words are hidden beside what is known to be personal: literal parts that proved a personal value. */
export type Spots = { readonly names: readonly string[]; readonly numbers: readonly string[] }
export const NOWHERE: Spots = { names: [], numbers: [] }

export type Hide = (text: string, spots?: Spots) => string

/** A function that hides `personal` in any text. `allFigures` hides every number there is. `told` hears each text that is hidden. */
export function hider(
  personal: Personal,
  told: (text: string) => void = () => undefined,
): Hide & { readonly allFigures: Hide } {
  const phrases = personal.names.map((name) => tokensOf(name).map(({ folded }) => folded))
  const words = new Set(phrases.flat().filter((word) => !isParticle(word)))
  const doors = personal.doors.map((door) => tokensOf(door).map(({ folded }) => folded))
  const written = (values: readonly string[]): readonly string[] =>
    values.map((value) => fold(value).replace(/[^\p{L}\p{N}]/gu, '')).filter((value) => value !== '')
  const known: Known = { doors: written(personal.doors), phones: written(personal.phones) }
  const literals = [...personal.names, ...personal.doors, ...personal.phones, ...personal.links].filter(
    (value) => value.length >= TELLING_FIGURES,
  )

  const marked = (text: string, spots: Spots, allFigures: boolean): readonly Span[] => {
    const tokens = tokensOf(text)
    // "It's 412, no, 421 Maple Street": the first was never a value, and is next door.
    const besideAddress = ({ figures }: Found): boolean => spots.numbers.length > 0 && figures >= TELLING_FIGURES
    return [
      ...tokens.filter(({ folded }) => words.has(folded)),
      ...[...phrases, ...doors.filter((door) => !isBareLetter(door))].flatMap((phrase) => phraseSpans(tokens, phrase)),
      ...tokens.filter(({ raw }) => personal.doors.includes(raw)),
      ...introduced(text),
      ...literals.flatMap((literal) => literalSpans(text, literal)),
      ...webSpans(text),
      ...numberSpans(text, tokens, (found) => allFigures || isTelling(found, known) || besideAddress(found)),
      ...spots.names.flatMap((quote) => literalSpans(text, quote)),
      ...spots.numbers.flatMap((quote) =>
        literalSpans(text, quote).flatMap((span) =>
          numberSpans(
            text,
            tokens.filter(({ from, to }) => from >= span.from && to <= span.to),
            () => true,
          ),
        ),
      ),
    ]
  }
  const hide = (text: string, spots: Spots = NOWHERE): string => masked(text, marked(text, spots, false), told)
  return Object.assign(hide, {
    allFigures: (text: string, spots: Spots = NOWHERE) => masked(text, marked(text, spots, true), told),
  })
}

type Span = { readonly from: number; readonly to: number }

/** "A" is also a word of Spanish: a door of one letter is hidden only as it is written. */
const isBareLetter = (door: readonly string[]): boolean => door.length === 1 && /^\p{L}$/u.test(door[0] ?? '')

function phraseSpans(tokens: readonly Token[], phrase: readonly string[]): readonly Span[] {
  if (phrase.length === 0 || phrase.every(isParticle)) return []
  return tokens.flatMap((first, i) => {
    const last = tokens[i + phrase.length - 1]
    const same = last !== undefined && phrase.every((word, j) => tokens[i + j]?.folded === word)
    return same ? [{ from: first.from, to: last.to }] : []
  })
}

function literalSpans(text: string, literal: string): readonly Span[] {
  const out: Span[] = []
  if (literal === '') return out
  for (let from = text.indexOf(literal); from !== -1; from = text.indexOf(literal, from + literal.length))
    out.push({ from, to: from + literal.length })
  return out
}

const WEB = /(?:https?:\/\/|www\.|sips?:|tel:|mailto:)\S+|[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+/giu
const webSpans = (text: string): readonly Span[] =>
  [...text.matchAll(WEB)].map((found) => ({ from: found.index, to: found.index + found[0].length }))

/** People who say who they are, though no field heard it. */
const INTRODUCTION =
  /(?:me llamo|se llama|mi nombre es|su nombre es|nombre completo es|le habla|habla con|soy|me dicen|(?:my|his|her) name(?: is|['’]s)|this is|i['’]m|i am)\s+/giu

/** The names by which people of a conversation say who they are. */
export const introducedIn = (text: string): readonly string[] =>
  introduced(text).map(({ from, to }) => text.slice(from, to))

function introduced(text: string): readonly Span[] {
  return [...text.matchAll(INTRODUCTION)].flatMap((found) => {
    const start = found.index + found[0].length
    const names =
      /^(?:\p{Lu}[\p{L}\p{M}'’-]*(?:\s+(?:del|de|las|la|los|y)(?=\s)){0,2}\s*)+/u.exec(text.slice(start))?.[0] ?? ''
    const words = tokensOf(names).slice(0, MOST_NAMES)
    const last = words.at(-1)
    return last === undefined ? [] : [{ from: start, to: start + last.to }]
  })
}

type Found = { readonly numerals: readonly string[]; readonly figures: number }
type Known = { readonly doors: readonly string[]; readonly phones: readonly string[] }

const isTelling = ({ numerals, figures }: Found, { doors, phones }: Known): boolean =>
  figures >= MANY_FIGURES ||
  numerals.some(
    (said) =>
      doors.some((door) => said === door || (door.length >= TELLING_FIGURES && said.includes(door))) ||
      phones.some((phone) => said.includes(phone) || (said.length >= PHONE_END && phone.includes(said))),
  )

/** Spans of the numbers that `tells` takes for personal; a number may be of several words. */
function numberSpans(text: string, tokens: readonly Token[], tells: (found: Found) => boolean): readonly Span[] {
  return runs(text, tokens).flatMap((run) => {
    const first = run[0]
    const last = run.at(-1)
    if (first === undefined || last === undefined) return []
    const folded = run.map((token) => token.folded)
    if (tells({ numerals: numeralsOf(folded), figures: figuresOf(folded) })) return [{ from: first.from, to: last.to }]
    // Two numbers may stand side by side: each is also looked at alone.
    if (run.length === 1) return []
    return run.flatMap((token) => {
      const alone = { numerals: numeralsOf([token.folded]), figures: figuresOf([token.folded]) }
      return isDigits(token.folded) && tells(alone) ? [token] : []
    })
  })
}

/** Numeric tokens that follow each other with nothing but spaces, points, commas, dashes or a joint between. */
function runs(text: string, tokens: readonly Token[]): readonly (readonly Token[])[] {
  const out: Token[][] = []
  let run: Token[] = []
  let joints: Token[] = []
  let end = 0
  const close = (): void => {
    if (run.length > 0) out.push(run)
    run = []
    joints = []
  }
  for (const token of tokens) {
    const last = run.at(-1)
    if (last !== undefined && !isOneNumber(text.slice(end, token.from), last, token)) close()
    if (isNumeric(token.folded)) {
      run.push(...joints, token)
      joints = []
    } else if (isJoint(token.folded) && run.length > 0 && joints.length === 0) joints.push(token)
    else close()
    end = token.to
  }
  close()
  return out
}

/** "9 5550-1482" and "nueve, cinco" are one number; "180/100" is two, and so is "cien, 180". */
const isOneNumber = (between: string, last: Token, next: Token): boolean =>
  isDigits(last.folded) === isDigits(next.folded) ? /^[\s.,\-–()+#º°]*$/u.test(between) : /^\s*$/u.test(between)

/** The text with every span replaced; spans that touch or have only blanks between become one. */
function masked(text: string, spans: readonly Span[], told: (text: string) => void): string {
  const sorted = [...spans].filter(({ from, to }) => to > from).sort((a, b) => a.from - b.from)
  let out = ''
  let at = 0
  for (const { from, to } of sorted) {
    if (to <= at) continue
    const between = text.slice(at, Math.max(at, from))
    told(text.slice(Math.max(at, from), to))
    out += out.endsWith(MASK) && between.trim() === '' ? '' : between + MASK
    at = to
  }
  return out + text.slice(at)
}
