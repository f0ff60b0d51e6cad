/**
 * Words that recognisers of the Whisper kind make up for sound in which nobody speaks: the ends of films they learned from, loops, their own prompt.
 * What a caller may really say is dropped only when the recogniser itself doubts that it heard speech.
 */
import { bare } from '../joint.ts'

/** One stretch as a recogniser gives it; what it does not tell is absent. */
export type Stretch = {
  readonly text: string
  /** ms. */
  readonly lengthMs: number
  /** 0 to 1. */
  readonly noSpeech?: number | undefined
  /** Mean of the logarithms; 0 is certain, −1 a guess. */
  readonly logProbability?: number | undefined
  /** How well the text can be compressed; above 2.4 it repeats itself. */
  readonly compression?: number | undefined
}

const plain = (text: string): string => text.split(/\s+/).map(bare).filter(Boolean).join(' ')

/** Nobody says these to an emergency room. */
const NEVER_SAID = [
  /\bsubtitul\w* (realizad\w*|por|hech\w*|creado\w*|de)\b/,
  /\bamara ?org\b/,
  /\b(subtitles?|captions?|transcri\w+) (by|provided)\b/,
  /\b(thanks?|thank you)( so much| very much)? for (watching|listening to this|viewing)\b/,
  /\bgracias por (ver|mirar)( (el|este|nuestro))? (video|contenido|programa)\b/,
  /\b(suscribe(te|os|rse)|dale (a )?like|no olvides suscribirte|like and subscribe|subscribe to (my|our|the) channel)\b/,
  /\b(nos vemos|see you) (en el|in the) (proximo|next) (video|one|episode)\b/,
  /\bcopyright\b|\ball rights reserved\b|\btodos los derechos reservados\b/,
]

/** All that is said is a mark of sound: «♪», «[Música]», «(applause)». */
const ONLY_MARKS =
  /^[\s♪♫.…*-]*([[(*](musica|music|aplausos|applause|silencio|silence|risas|laughter|blank_?audio|inaudible)[\])*][\s♪♫.…]*)*$/

/** Said by callers and made up by recognisers alike. */
const DOUBTFUL = new Set([
  'gracias',
  'muchas gracias',
  'thank you',
  'thanks',
  'you',
  'bye',
  'adios',
  'chao',
  'ok',
  'si',
  'no',
  'amen',
  'hola',
])

/** Whisper's own limits: below these it takes a stretch for silence. */
const NO_SPEECH = 0.6
const GUESS = -1
const DOUBT = -0.7
/** Words a second that nobody speaks. */
const IMPOSSIBLE_RATE = 8
const REPEATS = 4
const LOOP_REPEATS = 8
const COMPRESSION = 2.4
const LONGEST_PHRASE = 12
const PROMPT_WORDS = 4

/** What of a stretch was really said: all of it, one round of a loop, or nothing (an empty text). */
export function withoutPhantoms(stretch: Stretch, prompt = ''): string {
  const { text, noSpeech = 0, logProbability = 0 } = stretch
  const words = plain(text)
  if (words === '' || ONLY_MARKS.test(text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase())) return ''
  if (NEVER_SAID.some((phrase) => phrase.test(words))) return ''
  if (noSpeech > NO_SPEECH && logProbability < GUESS) return ''
  if (DOUBTFUL.has(words) && noSpeech > NO_SPEECH && logProbability < DOUBT) return ''
  if (echoes(words, prompt) && noSpeech > NO_SPEECH / 2) return ''
  const loop = loopOf(stretch)
  if (loop === undefined) return text.trim()
  return noSpeech > NO_SPEECH ? '' : loop
}

/** It says again the names it was given before the sound. */
function echoes(words: string, prompt: string): boolean {
  return words.split(' ').length >= PROMPT_WORDS && plain(prompt).includes(words)
}

/** One round of a text that says the same again and again, as no one speaks; nothing when it is speech. A caller who cries "no, no, no" speaks. */
function loopOf({ text, lengthMs, compression = 0 }: Stretch): string | undefined {
  const words = text.trim().split(/\s+/)
  const keys = words.map(bare)
  for (let size = 1; size <= LONGEST_PHRASE && size * REPEATS <= words.length; size++) {
    const repeats = repeatsOf(keys, size)
    if (repeats < REPEATS || repeats * size < words.length * 0.7) continue
    const rate = words.length / Math.max(0.1, lengthMs / 1000)
    const looped =
      rate > IMPOSSIBLE_RATE ||
      (compression > COMPRESSION && repeats >= LOOP_REPEATS) ||
      (size > 2 && repeats >= LOOP_REPEATS)
    if (looped) return words.slice(0, size).join(' ')
  }
  return undefined
}

/** The most times that a phrase of `size` words follows itself. */
function repeatsOf(keys: readonly string[], size: number): number {
  let most = 1
  for (let start = 0; start < size; start++) {
    let run = 1
    for (let at = start + size; at + size <= keys.length; at += size) {
      const same = keys.slice(at, at + size).every((key, i) => key === keys[at - size + i])
      run = same ? run + 1 : 1
      most = Math.max(most, run)
    }
  }
  return most
}
