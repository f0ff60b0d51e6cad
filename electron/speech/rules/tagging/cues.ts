/** The words of a line, and what tells of each to what it belongs: the words about it, their kinds, and what was asked. */
import { COMUNA_BY_PLAIN } from '../comunas.ts'
import { GIVEN } from '../givenNames.ts'
import type { Line } from '../line.ts'
import { asked } from '../questions.ts'
import { isCommon } from '../words.ts'

const TOKEN = /[\p{L}\p{N}']+|[.,;:?!]/gu
const MARK = /^[.,;:?!]$/
const LONGEST_TOWN = 4
/** Letters of a word's end and beginning. */
const [END, BEGINNING] = [3, 4]
const DEEP = 3
const BRIEF = 6
/** Words of a question, from its end, that may say what is asked. */
const OF_QUESTION = 8

/** A word or a mark of `line.text`, where it stands there. */
export type Token = { readonly word: string; readonly start: number; readonly end: number }

export const tokensOf = (text: string): Token[] =>
  [...text.matchAll(TOKEN)].map((match) => ({
    word: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }))

export const isMark = ({ word }: Token): boolean => MARK.test(word)

/** Tokens that are part of a comuna's name. */
function inTowns(tokens: readonly Token[]): ReadonlySet<number> {
  const found = new Set<number>()
  for (const i of tokens.keys())
    for (let size = LONGEST_TOWN; size >= 1; size--) {
      const name = tokens.slice(i, i + size).map(({ word }) => word)
      if (!COMUNA_BY_PLAIN.has(name.join(' '))) continue
      for (const k of name.keys()) found.add(i + k)
      break
    }
  return found
}

function kindsOf({ tongue, cased }: Line, tokens: readonly Token[]): string[] {
  const towns = tongue === 'es' ? inTowns(tokens) : new Set<number>()
  return tokens.map((token, i) => {
    const { word, start, end } = token
    if (/^\d+$/.test(word)) return `#${word.length}`
    if (isMark(token)) return 'mark'
    const upper = /^\p{Lu}/u.test(cased.slice(start, end)) ? 'U' : 'l'
    const given = GIVEN[tongue].has(word) ? 'g' : ''
    return `${upper}${given}${isCommon(word, tongue) ? 'c' : 's'}${towns.has(i) ? 't' : ''}`
  })
}

export function cuesOf(line: Line, prompts: readonly Line[], tokens: readonly Token[]): string[][] {
  const kinds = kindsOf(line, tokens)
  const topics = [...new Set(prompts.flatMap((prompt) => [...asked(prompt)]))]
  const question = (prompts.at(-1)?.text.match(/[\p{L}']+/gu) ?? []).slice(-OF_QUESTION)
  const at = (i: number): string => {
    const word = tokens[i]?.word ?? (i < 0 ? '<' : '>')
    return /^\d+$/.test(word) ? `#${word.length}` : word
  }
  const kind = (i: number): string => kinds[i] ?? 'none'
  return tokens.map(({ word }, i) => {
    const cues = [
      `w ${at(i)}`,
      `p ${at(i - 1)}`,
      `n ${at(i + 1)}`,
      `pp ${at(i - 2)}`,
      `nn ${at(i + 2)}`,
      `pw ${at(i - 1)} ${at(i)}`,
      `wn ${at(i)} ${at(i + 1)}`,
      `ppp ${at(i - 2)} ${at(i - 1)}`,
      `k ${kind(i)}`,
      `pk ${kind(i - 1)} ${kind(i)}`,
      `kn ${kind(i)} ${kind(i + 1)}`,
      `pkn ${kind(i - 1)} ${kind(i)} ${kind(i + 1)}`,
      `wk ${at(i - 1)} ${kind(i)}`,
      `wwk ${at(i - 2)} ${at(i - 1)} ${kind(i)}`,
      `kw ${kind(i)} ${at(i + 1)}`,
      `i ${Math.min(DEEP, i)} ${kind(i)}`,
      `${tokens.length < BRIEF ? 'brief' : 'long'} ${kind(i)}`,
    ]
    if (word.length > END) cues.push(`e ${word.slice(-END)}`, `b ${word.slice(0, BEGINNING)}`)
    for (const topic of topics) cues.push(`? ${topic} ${kind(i)}`, `? ${topic} ${Math.min(2, i)}`)
    if (topics.length === 0) cues.push(`unasked ${kind(i)}`)
    for (const one of question) if (one.length > END) cues.push(`q ${one} ${kind(i)}`)
    return cues.map((cue) => `${line.tongue} ${cue}`)
  })
}
