/** `npm run learn:words`: words of the language, as the calls and the marked lines write them in small letters and never with a capital within a sentence. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Tongue } from '../../../electron/speech/rules/numbers.ts'
import { isBare } from '../../../electron/speech/rules/spoken.ts'
import { plain } from '../../../electron/speech/rules/unaccented.ts'
import { LISTED } from '../../../electron/speech/rules/words.ts'
import { loadSet } from '../corpus/tools/score.mjs'
import { SETS } from './teach.ts'

const FILE = new URL('../../../electron/speech/rules/wordsMet.json', import.meta.url)
/** Folders of marked lines, with the keys of their texts. */
const LINES = { lines: ['q', 'c'], tagged: ['q', 'c'], amended: ['q', 'c'], asked: ['a'] } as const
/** A word that one call or line alone writes may be anything; a shorter one too. */
const [LEAST, SHORTEST] = [2, 3]
const TONGUES = ['es', 'en'] as const

/** A word, and what stands before it. */
const WORD = /(^|[^\p{L}'’]*)(\p{L}[\p{L}'’]*)/gu
const WITHIN = /^(?: |[,;:] )$/

const small: Readonly<Record<Tongue, Map<string, Set<string>>>> = { es: new Map(), en: new Map() }
const capital: Readonly<Record<Tongue, Set<string>>> = { es: new Set(), en: new Set() }

function read(tongue: Tongue, from: string, text: string): void {
  if (isBare(text)) return
  for (const [, before = '', word = ''] of text.matchAll(WORD)) {
    const known = plain(word).replace('’', "'")
    if (!/^\p{Lu}/u.test(word)) small[tongue].set(known, (small[tongue].get(known) ?? new Set()).add(from))
    else if (WITHIN.test(before)) capital[tongue].add(known)
  }
}

for (const set of SETS)
  for (const { id, language, turns } of loadSet(set))
    for (const { text } of turns) read(language.startsWith('en') ? 'en' : 'es', id, text)
for (const [folder, keys] of Object.entries(LINES))
  for (const name of readdirSync(new URL(`../${folder}/`, import.meta.url)))
    for (const [i, line] of readFileSync(new URL(`../${folder}/${name}`, import.meta.url), 'utf8')
      .split('\n')
      .entries()) {
      const told: unknown = line === '' ? {} : JSON.parse(line)
      for (const [key, text] of Object.entries(told ?? {}))
        if ((keys as readonly string[]).includes(key) && typeof text === 'string')
          read(name.startsWith('en') ? 'en' : 'es', `${name}:${i}`, text)
    }

const met = TONGUES.map((tongue) => [
  tongue,
  [...small[tongue]]
    .flatMap(([word, sources]) =>
      word.length >= SHORTEST && sources.size >= LEAST && !capital[tongue].has(word) && !LISTED[tongue].has(word)
        ? [word]
        : [],
    )
    .toSorted()
    .join(' '),
])
writeFileSync(fileURLToPath(FILE), `${JSON.stringify(Object.fromEntries(met), null, 2)}\n`)
for (const [tongue, words = ''] of met) console.log(`${tongue}: ${words.split(' ').length} words`)
