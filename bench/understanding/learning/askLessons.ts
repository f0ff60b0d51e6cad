/** Dispatchers' lines as lessons in what they ask for, marked by annotators that knew the topics and none of the rules. */
import { cuesOf } from '../../../electron/speech/rules/asking/cues.ts'
import { ALWAYS } from '../../../electron/speech/rules/learnt.ts'
import { type Line, lineOf } from '../../../electron/speech/rules/line.ts'
import { TOPICS, type Topic } from '../../../electron/speech/rules/questions.ts'
import type { CorpusCall } from '../feed.ts'
import type { Manner, Marked } from './eachLabel.ts'
import { isTexts, linesIn } from './jsonLines.ts'

const FOLDER = new URL('../asked/', import.meta.url)

/** Chosen by what files held out score. */
export const OF_ASKS: Manner = { labels: TOPICS.length, least: 2, penalty: 1.5, rounds: 120, rightCounts: 3 }

export type AskingLine = {
  readonly id: string
  readonly call: CorpusCall
  readonly asks: readonly Topic[]
}

function lineFrom(text: string, lang: 'es' | 'en', id: string): AskingLine {
  const read: unknown = JSON.parse(text)
  if (typeof read !== 'object' || read === null) throw new Error(`${id}: not an object`)
  const { a, asks } = { a: undefined, asks: undefined, ...read }
  if (typeof a !== 'string') throw new Error(`${id}: a is a text`)
  const marked: readonly string[] = isTexts(asks) ? asks : ['']
  const topics = TOPICS.filter((topic) => marked.includes(topic))
  if (topics.length !== new Set(marked).size) throw new Error(`${id}: asks is a list of topics`)
  const turn = { i: 0, t_start: 0, t_end: 2, speaker: 'agent' as const, text: a }
  return { id, call: { id, language: lang === 'en' ? 'en-US' : 'es-CL', turns: [turn] }, asks: topics }
}

/** Throws for a line that is none, by its file and number. */
export const askingLines = (): AskingLine[] => linesIn(FOLDER, lineFrom)

/** The one line of such a call, as the rules come to see it. */
export function heardLine({ id, language, turns }: CorpusCall): Line {
  const text = turns[0]?.text ?? ''
  return lineOf(
    { entryKey: id, speaker: 'agent', text, startMs: 0, endMs: 2000 },
    language.startsWith('en') ? 'en' : 'es',
  )
}

export const lessonOf = ({ id, asks }: AskingLine, line: Line): Marked => ({
  from: id,
  cues: [ALWAYS, line.tongue, ...cuesOf(line)],
  right: TOPICS.map((topic) => asks.includes(topic)),
})
