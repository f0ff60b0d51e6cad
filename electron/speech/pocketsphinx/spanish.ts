/** Spanish for a recogniser that knows English sounds only: a dictionary by rule (Spanish is written as it is spoken) and a grammar of phrases. */

const VOWELS = 'aeiouáéíóúü'
const SINGLE: Readonly<Record<string, string>> = {
  a: 'AA',
  á: 'AA',
  é: 'EH',
  o: 'OW',
  ó: 'OW',
  í: 'IY',
  ú: 'UW',
  ü: 'W',
  b: 'B',
  v: 'B',
  d: 'D',
  f: 'F',
  j: 'HH',
  k: 'K',
  l: 'L',
  m: 'M',
  n: 'N',
  ñ: 'N Y',
  p: 'P',
  q: 'K',
  r: 'R',
  s: 'S',
  t: 'T',
  w: 'W',
  x: 'K S',
  z: 'S',
}
const PAIRS: Readonly<Record<string, string>> = { ch: 'CH', ll: 'Y', rr: 'R', qu: 'K' }

/** ARPAbet of a word as it is spoken in America; letters of other scripts are silent. */
export function phonemesOf(word: string): string {
  const letters = word.toLowerCase()
  const sounds: string[] = []
  for (let i = 0; i < letters.length; i++) {
    const letter = letters[i] ?? ''
    const next = letters[i + 1] ?? ''
    const pair = PAIRS[letter + next]
    if (pair) {
      sounds.push(pair)
      i++
      continue
    }
    if (letter === 'g' && next === 'u' && 'eiéí'.includes(letters[i + 2] ?? '-')) {
      sounds.push('G')
      i++
      continue
    }
    sounds.push(...soundOf(letter, next, letters[i - 1] ?? ''))
  }
  return sounds.join(' ')
}

function soundOf(letter: string, next: string, before: string): readonly string[] {
  const soft = next !== '' && 'eiéí'.includes(next)
  switch (letter) {
    case 'c':
      return [soft ? 'S' : 'K']
    case 'g':
      return [soft ? 'HH' : 'G']
    case 'e':
      return [next === '' || next === 'i' ? 'EY' : 'EH']
    case 'i':
      return [next !== '' && 'aeoóáé'.includes(next) && !VOWELS.includes(before || '-') ? 'Y' : 'IY']
    case 'u':
      return [next !== '' && 'aeioáéíó'.includes(next) ? 'W' : 'UW']
    case 'y':
      return [next === '' ? 'IY' : 'Y']
    default:
      return SINGLE[letter] === undefined ? [] : [SINGLE[letter]]
  }
}

/** The words of a text as a grammar holds them: lower case, without marks. */
export const wordsOf = (text: string): string[] => text.toLowerCase().match(/[a-záéíóúüñ]+/g) ?? []

/** A dictionary in the form of CMU: a word that ends in e is also heard with an open one. */
export function dictionaryOf(phrases: readonly string[]): string {
  const lines = [...new Set(phrases.flatMap(wordsOf))].sort().flatMap((word) => {
    const sounds = phonemesOf(word)
    if (sounds === '') return []
    return sounds.includes('EY')
      ? [`${word} ${sounds}`, `${word}(2) ${sounds.replaceAll('EY', 'EH')}`]
      : [`${word} ${sounds}`]
  })
  return `${lines.join('\n')}\n`
}

/** A JSGF grammar in which any of the phrases follow each other. */
export function grammarOf(phrases: readonly string[]): string {
  const rules = [...new Set(phrases.map((phrase) => wordsOf(phrase).join(' ')))].filter((rule) => rule !== '')
  return `#JSGF V1.0;\ngrammar vigia;\npublic <line> = <phrase>+;\n<phrase> = ${rules.join('\n  | ')};\n`
}
