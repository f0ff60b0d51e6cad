/** What tells whether a word of a bare line is followed by a stop, as names that weights are kept by: the words about it and their kinds, and what the rules by hand say. */
import type { Capitals } from '../capitals.ts'
import { COMUNA_BY_PLAIN } from '../comunas.ts'
import { GIVEN } from '../givenNames.ts'
import type { Word } from '../mending.ts'
import type { Tongue } from '../numbers.ts'
import type { Setting } from '../rewritten.ts'
import { isCommon } from '../words.ts'

/** What follows a word: nothing, a comma, a stop or a question mark. */
export const MARKS = ['', ',', '.', '?'] as const
export type Mark = (typeof MARKS)[number]

/** The words of a bare line with what the rules by hand make of them. */
export type Spoken = {
  readonly words: readonly Word[]
  readonly marks: readonly Mark[]
  readonly capitals: Capitals
  /** Words written with the accent of a question: "cuál", "dónde". */
  readonly accented: ReadonlySet<number>
  readonly setting: Setting
}

export const NUMERAL =
  /^(?:\d+|un|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieci\w+|veint\w+|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|\w*cient[oa]s|quinient[oa]s|mil|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand)$/

const LONG = 6
const DEEP = 3

function kindOf(word: string | undefined, tongue: Tongue): string {
  if (word === undefined) return 'none'
  if (NUMERAL.test(word)) return 'number'
  if (GIVEN[tongue].has(word)) return 'given'
  if (isCommon(word, tongue)) return 'common'
  return tongue === 'es' && COMUNA_BY_PLAIN.has(word) ? 'town' : 'strange'
}

/** The mark of the rules by hand behind the word at `i`. */
export const byHand = ({ marks, capitals }: Spoken, i: number): Mark =>
  capitals.comma.has(i) && marks[i] === '' ? ',' : (marks[i] ?? '')

export function cuesOf(spoken: Spoken, i: number): string[] {
  const { words, marks, capitals, accented, setting } = spoken
  const { tongue, caller, asked } = setting
  const at = (k: number): string => words[i + k]?.plain ?? (i + k < 0 ? '<' : '>')
  const kind = (k: number): string => kindOf(words[i + k]?.plain, tongue)
  const hand = byHand(spoken, i)
  const who = caller ? 'c' : 'a'
  const last = i === words.length - 1 ? '$' : ''
  const named = `${capitals.upper.has(i) ? 'U' : 'l'}${capitals.upper.has(i + 1) ? 'U' : 'l'}`
  let start = i
  while (start > 0 && marks[start - 1] === '') start--
  const [first, second] = [words[start]?.plain ?? '<', words[start + 1]?.plain ?? '>']
  const asks = [...accented].some((k) => k >= start && k <= i)
  const cues = [
    `h${hand}`,
    `h${hand} ${who}`,
    `h${hand} n ${at(1)}`,
    `h${hand} long ${Math.min(LONG, i - start)}`,
    `w ${at(0)}`,
    `n ${at(1)}`,
    `wn ${at(0)} ${at(1)}`,
    `bw ${at(-1)} ${at(0)}`,
    `nn ${at(1)} ${at(2)}`,
    `bn ${at(-1)} ${at(1)}`,
    `k ${kind(0)} ${kind(1)}`,
    `bk ${kind(-1)} ${kind(0)} ${kind(1)}`,
    `kn ${kind(0)} ${at(1)}`,
    `wk ${at(0)} ${kind(1)}`,
    `${named}`,
    `${named} ${at(1)}`,
    `e ${at(0).slice(-3)} ${at(1)}`,
    `ek ${at(0).slice(-2)} ${kind(1)}`,
    `end ${last} ${who}`,
    `f ${first} ${last}`,
    `f ${first} ${second} ${last}`,
    `f ${who} ${first}`,
    `asks ${asks} ${last}`,
    `i ${Math.min(DEEP, i)} ${at(0)}`,
  ]
  for (const topic of asked) cues.push(`? ${topic} ${Math.min(2, i)} ${kind(0)}`)
  return cues.map((cue) => `${tongue} ${cue}`)
}
