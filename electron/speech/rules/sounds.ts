/** How a word sounds, roughly, in Spanish and English: two words with one key are easily heard for one another. */
import type { Tongue } from './numbers.ts'

type Step = readonly [RegExp, string]

/** Seseo, yeísmo, b for v, a silent h, as in Chile. */
const ES: readonly Step[] = [
  [/ch/g, 'C'],
  [/h/g, ''],
  [/qu(?=[ei])/g, 'k'],
  [/gu(?=[ei])/g, 'G'],
  [/g(?=[ei])/g, 'j'],
  [/c(?=[ei])/g, 's'],
  [/[cq]/g, 'k'],
  [/G/g, 'g'],
  [/[zx]/g, 's'],
  [/v/g, 'b'],
  [/ll/g, 'y'],
  [/n(?=[bp])/g, 'm'],
  [/(?<=a)d(?=os?$)/, ''],
  [/(.)\1+/g, '$1'],
]
const EN: readonly Step[] = [
  [/ough/g, 'uf'],
  [/ph|th/g, 'f'],
  [/^kn/, 'n'],
  [/^wr/, 'r'],
  [/wh/g, 'w'],
  [/ck/g, 'k'],
  [/^h/, ''],
  [/c(?=[eiy])/g, 's'],
  [/[cq]/g, 'k'],
  [/z/g, 's'],
  [/v/g, 'b'],
  [/ee|ea|ie/g, 'I'],
  [/ing$/, 'in'],
  [/d$/, 't'],
  [/(?<=[^aeiou])e$/, ''],
  [/m$/, 'n'],
  [/(.)\1+/g, '$1'],
]

const through = (word: string, steps: readonly Step[]): string =>
  steps.reduce((heard, [sound, as]) => heard.replace(sound, as), word)

/** The sound of a plain word: lower case, no accents. */
export const soundOf = (word: string, tongue: Tongue): string => through(word, tongue === 'es' ? ES : EN)
