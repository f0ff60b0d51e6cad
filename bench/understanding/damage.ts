/** Damages a call's words as a recogniser would: no capitals, no punctuation, and a share of the words misheard; the truth stays as it is. */
import type { CorpusCall } from './feed.ts'

export type Tongue = 'es' | 'en'
type Chance = () => number

/** Repeatable chance in [0, 1) (mulberry32). */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const NOISE = /^(\s*\[[^\]]*\]\s*)+$/

/** A line as a recogniser without punctuation writes it. What is in brackets was never speech and stays. */
export function lowered(text: string): string {
  if (NOISE.test(text)) return text
  return text
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/(\d)[.,](?=\d{3}\b)/g, '$1')
    .replace(/\[[^\]]*\]/g, ' ')
    .replace(/(?<!\d)[.,]|[.,](?!\d)|[;:!?¡¿()"«»…—–/-]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Sounds that are heard for one another. */
const SOUNDS: Readonly<Record<Tongue, readonly (readonly [RegExp, string])[]>> = {
  es: [
    [/b/, 'v'],
    [/v/, 'b'],
    [/z/, 's'],
    [/c(?=[eiéí])/, 's'],
    [/s(?=[aeiouáéíóú])/, 'c'],
    [/ll/, 'y'],
    [/y(?=[aeiouáéíóú])/, 'll'],
    [/(?<!c)h/, ''],
    [/^(?=[aeiou])/, 'h'],
    [/g(?=[eiéí])/, 'j'],
    [/s$/, ''],
    [/d(?=[oa]s?$)/, ''],
    [/qu(?=[eiéí])/, 'k'],
    [/rr/, 'r'],
    [/n(?=[bpv])/, 'm'],
    [/m(?=[bp])/, 'n'],
    [/[áéíóú]/, ''],
  ],
  en: [
    [/ough/, 'uff'],
    [/ph/, 'f'],
    [/th/, 'f'],
    [/ck/, 'k'],
    [/ea/, 'ee'],
    [/ee/, 'ea'],
    [/^h/, ''],
    [/s$/, ''],
    [/ed$/, ''],
    [/ing$/, 'in'],
    [/c(?=[ei])/, 's'],
    [/z/, 's'],
    [/kn/, 'n'],
    [/wh/, 'w'],
    [/t$/, 'd'],
    [/d$/, 't'],
    [/v/, 'b'],
    [/m$/, 'n'],
  ],
}

/** Number words that are heard for one another. */
const SLIPS: Readonly<Record<Tongue, readonly (readonly [string, string])[]>> = {
  es: [
    ['dos', 'doce'],
    ['tres', 'trece'],
    ['seis', 'tres'],
    ['sesenta', 'setenta'],
    ['doscientos', 'trescientos'],
    ['seiscientos', 'setecientos'],
    ['cincuenta', 'cuarenta'],
  ],
  en: [
    ['thirteen', 'thirty'],
    ['fourteen', 'forty'],
    ['fifteen', 'fifty'],
    ['sixteen', 'sixty'],
    ['seventeen', 'seventy'],
    ['eighteen', 'eighty'],
    ['nineteen', 'ninety'],
    ['five', 'nine'],
  ],
}

const ACCENTS: Readonly<Record<string, string>> = { á: 'a', é: 'e', í: 'i', ó: 'o', ú: 'u' }

/** One word misheard; never silence unless it is short. */
function misheard(word: string, tongue: Tongue, chance: Chance): string {
  const slip = SLIPS[tongue].find((pair) => pair.includes(word))
  if (slip && chance() < 0.5) return slip[0] === word ? slip[1] : slip[0]
  if (/\d/.test(word)) return word
  if (word.length <= 3) {
    const what = chance()
    return what < 0.6 ? '' : what < 0.85 ? `${word} ${word}` : word
  }
  const what = chance()
  if (what < 0.1 && word.length >= 6) {
    const cut = 2 + Math.floor(chance() * (word.length - 4))
    return `${word.slice(0, cut)} ${word.slice(cut)}`
  }
  if (what < 0.2) return `${word}¬`
  const fitting = SOUNDS[tongue].filter(([sound]) => sound.test(word))
  const one = fitting[Math.floor(chance() * fitting.length)]
  if (one === undefined) return word
  const [sound, other] = one
  return word.replace(sound, (heard) => ACCENTS[heard] ?? other)
}

/** A line of which `share` of the words (0–1) are misheard. A word joined to the next is written as one. */
export function damaged(text: string, tongue: Tongue, share: number, chance: Chance): string {
  if (NOISE.test(text)) return text
  const words = lowered(text)
    .split(' ')
    .map((word) => (chance() < share ? misheard(word, tongue, chance) : word))
  const line = words
    .filter((word) => word !== '')
    .join(' ')
    .replace(/¬ ?/g, '')
    .trim()
  return line === '' ? lowered(text) : line
}

export type Manner =
  | { readonly kind: 'clean' }
  | { readonly kind: 'lower' }
  | { readonly kind: 'damaged'; readonly share: number; readonly seed: number }

/** A seed for each call, so that one call more in a set changes no other. */
const seedOf = (id: string, seed: number): number =>
  [...id].reduce((sum, letter) => Math.imul(sum, 31) + letter.charCodeAt(0), seed * 7919 + 17)

/** The call as it would be heard; turns, times and truth are the same. */
export function heardAs<Call extends CorpusCall>(call: Call, manner: Manner): Call {
  if (manner.kind === 'clean') return call
  const tongue: Tongue = call.language.startsWith('en') ? 'en' : 'es'
  const chance = manner.kind === 'damaged' ? chanceOf(seedOf(call.id, manner.seed)) : () => 1
  const turns = call.turns.map((turn) => ({
    ...turn,
    text: manner.kind === 'lower' ? lowered(turn.text) : damaged(turn.text, tongue, manner.share, chance),
  }))
  return { ...call, turns }
}
