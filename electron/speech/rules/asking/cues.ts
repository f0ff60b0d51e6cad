/** What a dispatcher's line tells of what it asks for, as names that weights are kept by: its words, how its sentences begin, and what the phrases say. */
import type { Line } from '../line.ts'
import { asked, mentioned } from '../questions.ts'

const WORD = /[\p{L}\p{N}']+/gu
/** Letters of a word's beginning, which tell it in its other forms. */
const BEGINNING = 5
/** Shorter words say nothing by themselves of what a sentence is about. */
const SHORT = 3
/** Words behind one that asks ("what", "dónde") which it may ask for. */
const REACH = 6
const ASKING =
  /^(?:que|cual|cuales|cuando|cuanto|cuanta|cuantos|cuantas|como|donde|quien|quienes|what|what's|which|when|where|where's|who|who's|how|is|are|does|do|did|has|have|can|any|tiene|esta|hay|sabe|puede|need|necesito|tell|give|digame|deme|confirm|confirmeme)$/

function cuesOfSentence(text: string, marked: boolean): Set<string> {
  const words = (text.match(WORD) ?? []).map((word) => (/^\d+$/.test(word) ? '#' : word))
  const cues = new Set<string>([`begins ${words[0] ?? ''}`, `begins ${words.slice(0, 2).join(' ')}`])
  if (words.length <= 3) cues.add(`whole ${words.join(' ')}`)
  for (const [i, word] of words.entries()) {
    const [next, third] = [words[i + 1], words[i + 2]]
    cues.add(word)
    if (word.length > BEGINNING) cues.add(`${word.slice(0, BEGINNING)}-`)
    if (marked && word.length > SHORT) cues.add(`${word}?`)
    if (next !== undefined) cues.add(`${word} ${next}`)
    if (third !== undefined) cues.add(`${word} * ${third}`).add(`${word} ${next} ${third}`)
    if (ASKING.test(word))
      for (const about of words.slice(i + 1, i + 1 + REACH))
        if (about.length > SHORT) cues.add(`${word} ~ ${about.slice(0, BEGINNING)}`)
  }
  return cues
}

/** All that a line tells, each once. */
export function cuesOf(line: Line): ReadonlySet<string> {
  const { text, tongue, sentences } = line
  const cues = new Set<string>()
  for (const { start, end } of sentences)
    for (const cue of cuesOfSentence(text.slice(start, end), text[end] === '?')) cues.add(`${tongue} ${cue}`)
  for (const topic of asked(line)) cues.add(`phrase ${topic}`)
  for (const topic of mentioned(line)) cues.add(`words of ${topic}`)
  cues.add(line.bare ? 'bare' : text.includes('?') ? 'question' : 'no question')
  return cues
}
