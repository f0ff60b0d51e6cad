/** Single lines of callers, each written and marked for what it tells by an annotator who knew none of the rules: more ways to say a thing than whole calls hold. */
import { NOT_SAID, SAID } from '../../../electron/speech/rules/said.fixture.ts'
import { BY_STRANGERS, NOT_BY_STRANGERS } from '../../../electron/speech/rules/saidByStrangers.fixture.ts'
import { NOT_OTHERWISE, OTHERWISE } from '../../../electron/speech/rules/saidOtherwise.fixture.ts'
import type { CorpusCall } from '../feed.ts'
import { isTexts, linesIn } from './jsonLines.ts'

const FOLDER = new URL('../lines/', import.meta.url)

export type MarkedLine = {
  readonly id: string
  readonly lang: 'es' | 'en'
  /** The dispatcher's words before it, or nothing. */
  readonly q: string
  readonly c: string
  readonly alerts: readonly string[]
  /** Alert types that the annotator said are not told; absent when none but `alerts` are. */
  readonly not?: readonly string[]
}

function lineFrom(text: string, lang: 'es' | 'en', id: string): MarkedLine {
  const read: unknown = JSON.parse(text)
  if (typeof read !== 'object' || read === null) throw new Error(`${id}: not an object`)
  const { q, c, alerts, not } = { q: undefined, c: undefined, alerts: undefined, not: undefined, ...read }
  if (typeof q !== 'string' || typeof c !== 'string') throw new Error(`${id}: q and c are texts`)
  if (!isTexts(alerts)) throw new Error(`${id}: alerts is a list of alert types`)
  if (not !== undefined && !isTexts(not)) throw new Error(`${id}: not is a list of alert types`)
  return { id, lang, q, c, alerts, ...(not === undefined ? {} : { not }) }
}

/** Throws for a line that is none, by its file and number. */
export const markedLines = (): MarkedLine[] => linesIn(FOLDER, lineFrom)

/** The line as the one answer of a call. */
export const asCall = ({ id, lang, q, c }: MarkedLine): CorpusCall => ({
  id,
  language: lang === 'en' ? 'en-US' : 'es-CL',
  turns: [
    ...(q === '' ? [] : [{ i: 0, t_start: 0, t_end: 1, speaker: 'agent' as const, text: q }]),
    { i: 1, t_start: 2, t_end: 4, speaker: 'customer', text: c },
  ],
})

const OPENING = { es: 'SAMU, ¿cuál es su emergencia?', en: 'Ambulance, what is your emergency?' } as const

/** The tables that the rules are tested with: each row is marked for one alert alone. */
export function tabledLines(): MarkedLine[] {
  const told: (readonly [type: string, lang: 'es' | 'en', words: string, due: boolean])[] = NOT_SAID.map(
    ([type, lang, words]) => [type, lang, words, false] as const,
  )
  for (const [type, { es, en }] of Object.entries(SAID))
    told.push(
      ...es.map((words) => [type, 'es', words, true] as const),
      ...en.map((words) => [type, 'en', words, true] as const),
    )
  for (const [rows, due] of [
    [OTHERWISE, true],
    [BY_STRANGERS, true],
    [NOT_OTHERWISE, false],
    [NOT_BY_STRANGERS, false],
  ] as const)
    for (const row of rows.trim().split('\n')) {
      const [type = '', lang, words = ''] = row.split('|')
      told.push([type, lang === 'en' ? 'en' : 'es', words, due])
    }
  return told.map(([type, lang, c, due], i) => ({
    id: `table:${i}`,
    lang,
    q: OPENING[lang],
    c,
    alerts: due ? [type] : [],
    not: due ? [] : [type],
  }))
}
