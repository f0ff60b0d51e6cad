/** Calls and single lines as lessons in what belongs to which field: for each word of a caller's line its cues and its label. */
import { lettersBetween } from '../../../convex/domain/links/place.ts'
import type { Line } from '../../../electron/speech/rules/line.ts'
import { normalise } from '../../../electron/speech/rules/normalise.ts'
import { rulesWith } from '../../../electron/speech/rules/rules.ts'
import { cuesOf, isMark, type Token, tokensOf } from '../../../electron/speech/rules/tagging/cues.ts'
import { firstOf, KINDS, type Kind, NOTHING, restOf, TAGGED } from '../../../electron/speech/rules/tagging/labels.ts'
import type { TagLine } from '../../../electron/speech/rules/tagging/tagger.ts'
import type { Call } from '../corpus/tools/score.mjs'
import { type CorpusCall, feed } from '../feed.ts'
import { linesIn } from './jsonLines.ts'
import { asCall } from './lines.ts'
import type { Tagging } from './perceptron.ts'

const FOLDER = new URL('../tagged/', import.meta.url)

/** A value and the field, or somebody else's name, as words of the line. */
type Value = { readonly kind: Kind; readonly words: string }
export type TaggedLine = { readonly id: string; readonly call: CorpusCall; readonly values: readonly Value[] }

/** Throws for a line that is none, by its file and number. */
function lineFrom(text: string, lang: 'es' | 'en', id: string): TaggedLine {
  const read: unknown = JSON.parse(text)
  if (typeof read !== 'object' || read === null || !('c' in read) || typeof read.c !== 'string')
    throw new Error(`${id}: c is a text`)
  const q = 'q' in read && typeof read.q === 'string' ? read.q : ''
  const values = Object.entries(read).flatMap(([key, value]): Value[] => {
    const kind = KINDS.find((one) => one === key)
    if (kind === undefined) return []
    return [value].flat().map((words) => {
      if (typeof words !== 'string') throw new Error(`${id}: ${key} is a text or a list of texts`)
      return { kind, words }
    })
  })
  return { id, call: asCall({ id, lang, q, c: read.c, alerts: [] }), values }
}

export const taggedLines = (): TaggedLine[] => linesIn(FOLDER, lineFrom)

/** The lines of a call as the tagger comes to see them, by the place of their turn. */
async function linesOf(heard: CorpusCall): Promise<Map<string, { line: Line; prompts: readonly Line[] }>> {
  const lines = new Map<string, { line: Line; prompts: readonly Line[] }>()
  const tag: TagLine = (line, prompts) => {
    lines.set(line.turn.entryKey, { line, prompts })
    return []
  }
  await feed(heard, rulesWith({ tag }))
  return lines
}

/** Letters that differ between a word and how it was misheard. */
const SLIPS = 2

const isHeardAs = (word: string, heard: string): boolean =>
  word === heard || (word.length > SLIPS + 1 && heard.length > SLIPS + 1 && lettersBetween(word, heard) <= SLIPS)

/** Marks the last free stretch that says the value. False where the line does not say it word by word. */
function mark(labels: number[], tokens: readonly Token[], { kind, words }: Value, tongue: Line['tongue']): boolean {
  const wanted = tokensOf(normalise(words, tongue).text).filter((token) => !isMark(token))
  const places = [...tokens.keys()].filter((i) => !isMark(tokens[i] ?? { word: '.', start: 0, end: 0 }))
  for (let from = places.length - wanted.length; from >= 0; from--) {
    const stretch = places.slice(from, from + wanted.length)
    const [first, last] = [stretch[0], stretch.at(-1)]
    if (first === undefined || last === undefined || labels[first] !== NOTHING) continue
    if (!stretch.every((place, k) => isHeardAs(wanted[k]?.word ?? '', tokens[place]?.word ?? ''))) continue
    for (let i = first; i <= last; i++) labels[i] = i === first ? firstOf(kind) : restOf(kind)
    return true
  }
  return wanted.length === 0
}

/** Longer values first: a street's name is no surname. */
const ORDER: readonly Kind[] = [
  'direccion',
  'ubicacion_referencia',
  'ubicacion_detalle',
  'apellido',
  'nombre',
  'comuna',
  'depto',
  'numero',
  'edad',
  'inicio_sintomas',
  'others',
]

function lesson(from: string, line: Line, prompts: readonly Line[], values: readonly Value[]): Tagging[] {
  const tokens = tokensOf(line.text)
  const labels = tokens.map(() => NOTHING)
  for (const value of values.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind)))
    if (!mark(labels, tokens, value, line.tongue)) return []
  return [{ from, cues: cuesOf(line, prompts, tokens), labels }]
}

export async function lessonsOfLine({ id, values }: TaggedLine, heard: CorpusCall): Promise<Tagging[]> {
  return [...(await linesOf(heard)).values()].flatMap(({ line, prompts }) => lesson(id, line, prompts, values))
}

/** Of a call's lines all but those with a value that they do not say word by word. */
export async function lessonsOfCall(call: Call, heard: CorpusCall): Promise<Tagging[]> {
  const lines = await linesOf(heard)
  return call.turns.flatMap(({ i, facts }) => {
    const told = lines.get(`${call.id}:${i}`)
    if (!told) return []
    const values = facts.flatMap(({ field, op, value, evidence_turns }): Value[] => {
      const kind = TAGGED.find((one) => one === field)
      if (kind === undefined || op === 'retract' || value === null || !evidence_turns.includes(i)) return []
      return [value].flat().flatMap((words) => (/^ningun/.test(words) ? [] : [{ kind, words }]))
    })
    return lesson(call.id, told.line, told.prompts, values)
  })
}
