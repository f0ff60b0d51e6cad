/** Every sentence on screen by its key, in the user's language: `t('calls.title')`, `t('frame.queued', { n: 3 })`. */
import { useMemo } from 'react'
import { admin } from './admin.ts'
import { audio } from './audio.ts'
import { calls } from './calls.ts'
import { dispatcher } from './dispatcher.ts'
import { exporting } from './export.ts'
import { numberText } from './format.ts'
import { frame } from './frame.ts'
import { incident } from './incident.ts'
import { type Language, LOCALES, useLanguage } from './language.ts'
import { line, lines, test } from './lines.ts'
import { links } from './links.ts'
import { monitor } from './monitor.ts'
import { people } from './people.ts'
import { providers } from './providers.ts'
import { review } from './review.ts'
import { palette, signin } from './signin.ts'
import { supervision } from './supervision.ts'
import { transcript } from './transcript.ts'
import { trends } from './trends.ts'
import { vocabulary } from './vocabulary.ts'
import { wall } from './wall.ts'

/** A sentence, or its forms by plural rule of `n` (es: one, many, other; en: one, other). */
export type Entry = string | { readonly one: string; readonly other: string; readonly many?: string }

export const DICTIONARIES = {
  admin,
  people,
  palette,
  signin,
  audio,
  frame,
  calls,
  dispatcher,
  export: exporting,
  line,
  lines,
  test,
  links,
  monitor,
  incident,
  review,
  providers,
  supervision,
  transcript,
  trends,
  vocabulary,
  wall,
} as const

type Dictionaries = typeof DICTIONARIES
export type TextKey = {
  [D in keyof Dictionaries]: `${D}.${Extract<keyof Dictionaries[D]['es'], string>}`
}[keyof Dictionaries]

export type Params = Readonly<Record<string, string | number>>
export type Text = (key: TextKey, params?: Params) => string

const RULES = { es: new Intl.PluralRules(LOCALES.es), en: new Intl.PluralRules(LOCALES.en) }

const form = (entry: Entry, language: Language, params: Params): string => {
  if (typeof entry === 'string') return entry
  const rule = RULES[language].select(Number(params.n ?? 0))
  return (rule === 'one' ? entry.one : rule === 'many' ? entry.many : undefined) ?? entry.other
}

/** The sentence behind `key`; a key that no dictionary has comes back as itself. */
export const textIn =
  (language: Language): Text =>
  (key, params = {}) => {
    const dot = key.indexOf('.')
    const dictionary = DICTIONARIES[key.slice(0, dot) as keyof Dictionaries]
    const entries: Readonly<Record<string, Entry>> = dictionary[language]
    const entry = entries[key.slice(dot + 1)]
    if (entry === undefined) return key
    return form(entry, language, params).replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = params[name]
      return typeof value === 'number' ? numberText(language, value) : (value ?? '')
    })
  }

export const useText = (): Text => {
  const language = useLanguage((state) => state.language)
  return useMemo(() => textIn(language), [language])
}

/** A service, or several in their order, by the names that people know. */
export const serviceName = (t: Text, provider: string): string =>
  provider
    .split(' → ')
    .map((one) => textOr(t, `providers.name_${one}`, one))
    .join(' → ')

/** A key of a closed vocabulary that may also bring words of its own (a phase named by another program). */
export const textOr = (t: Text, key: string, otherwise: string): string => {
  const found = t(key as TextKey)
  return found === key ? otherwise : found
}
