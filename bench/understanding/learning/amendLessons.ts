/** Calls and single lines as lessons in what puts right a value that the record holds. */
import {
  type CanonicalRecord,
  FIELDS,
  type FieldName,
  isFieldName,
  LIST_SEPARATOR,
} from '../../../convex/domain/canonical.ts'
import { type AmendLine, optionsOf } from '../../../electron/speech/rules/amending/amender.ts'
import type { Setting } from '../../../electron/speech/rules/amending/cues.ts'
import { AMENDED, type Amended } from '../../../electron/speech/rules/amending/fields.ts'
import { normalise } from '../../../electron/speech/rules/normalise.ts'
import { rulesWith } from '../../../electron/speech/rules/rules.ts'
import type { Call } from '../corpus/tools/score.mjs'
import { type CorpusCall, feed } from '../feed.ts'
import type { Choice } from './choice.ts'
import { isTexts, linesIn } from './jsonLines.ts'
import { asCall } from './lines.ts'

const FOLDER = new URL('../amended/', import.meta.url)

type Value = { readonly field: Amended; readonly words: string }
/** One moment of a call: what the record holds, what is said, and the words of it that put something right. */
export type AmendedLine = {
  readonly id: string
  readonly call: CorpusCall
  readonly record: CanonicalRecord
  readonly now: readonly Value[]
}

/** Joint texts are told apart by a comma, lists by their own mark. */
const asHeld = (field: FieldName, items: readonly string[]): string =>
  items.join(FIELDS[field].kind === 'list' ? LIST_SEPARATOR : ', ')

function recordFrom(read: unknown, id: string): CanonicalRecord {
  if (typeof read !== 'object' || read === null) throw new Error(`${id}: record is an object`)
  return Object.fromEntries(
    Object.entries(read).map(([field, value]) => {
      const items = [value].flat()
      if (!isFieldName(field) || !isTexts(items)) throw new Error(`${id}: record.${field} is a field and its texts`)
      return [field, asHeld(field, items)]
    }),
  )
}

/** Throws for a line that is none, by its file and number. */
function lineFrom(text: string, lang: 'es' | 'en', id: string): AmendedLine {
  const read: unknown = JSON.parse(text)
  if (typeof read !== 'object' || read === null) throw new Error(`${id}: not an object`)
  const { q, c, record, now } = { q: '', c: undefined, record: undefined, now: undefined, ...read }
  if (typeof q !== 'string' || typeof c !== 'string') throw new Error(`${id}: q and c are texts`)
  if (typeof now !== 'object' || now === null) throw new Error(`${id}: now is an object`)
  const values = Object.entries(now).flatMap(([key, words]): Value[] => {
    const field = AMENDED.find((one) => one === key)
    if (field === undefined || !isTexts(words)) throw new Error(`${id}: now.${key} is a field and its texts`)
    return words.map((one) => ({ field, words: one }))
  })
  return { id, call: asCall({ id, lang, q, c, alerts: [] }), record: recordFrom(record, id), now: values }
}

export const amendedLines = (): AmendedLine[] => linesIn(FOLDER, lineFrom)

/** The caller's lines as the amender comes to see them, by the place of their turn. */
async function settingsOf(heard: CorpusCall): Promise<Map<string, Setting>> {
  const settings = new Map<string, Setting>()
  const amend: AmendLine = (setting) => {
    settings.set(setting.line.turn.entryKey, setting)
    return []
  }
  await feed(heard, rulesWith({ amend }))
  return settings
}

/** Words that a stretch may have or lack and say the same. */
const SMALL = /^(?:de|del|la|el|los|las|al|a|en|un|una|the|of|on|at|in|an|anos?|years?|old)$/
/** Of the words of both, as many must be shared. */
const ALIKE = 0.6

const wordsOf = (text: string): string[] =>
  (text.match(/[a-z0-9']+(?:\.\d+)?/g) ?? []).filter((word) => !SMALL.test(word))

function overlap(one: readonly string[], other: readonly string[]): number {
  const shared = one.filter((word) => other.includes(word)).length
  return (2 * shared) / Math.max(one.length + other.length, 1)
}

/** Of each held field the stretches that could stand for it, and those that do. A field whose words no stretch has teaches nothing. */
function choices(from: string, setting: Setting, now: readonly Value[], counts = 1): Choice[] {
  const options = optionsOf(setting)
  const { line, context } = setting
  return AMENDED.flatMap((field): Choice[] => {
    if (context.record[field] === undefined) return []
    const own = options.filter(({ candidate }) => candidate.field === field)
    const wanted = now
      .filter((one) => one.field === field)
      .map(({ words }) => wordsOf(normalise(words, line.tongue).text))
    const fits = own.map(({ candidate }) => {
      const said = wordsOf(line.text.slice(candidate.start, candidate.end))
      return Math.max(0, ...wanted.map((words) => overlap(words, said)))
    })
    const best = Math.max(0, ...fits)
    if (wanted.length > 0 && best < ALIKE) return []
    if (own.length === 0) return []
    const right = wanted.length === 0 ? [] : [...fits.keys()].filter((i) => fits[i] === best)
    return [{ from, options: own.map(({ cues }) => cues), right, counts }]
  })
}

export async function lessonsOfLine({ id, record, now }: AmendedLine, heard: CorpusCall): Promise<Choice[]> {
  return [...(await settingsOf(heard)).values()].flatMap((setting) =>
    choices(id, { ...setting, context: { ...setting.context, record } }, now),
  )
}

/** In a call nearly every line puts nothing right: they shall not drown the lines that were written for this. */
const OF_A_CALL = 0.4

/** Each of a call's lines against the record as it was before it, by the truth. */
export async function lessonsOfCall(call: Call, heard: CorpusCall): Promise<Choice[]> {
  const settings = await settingsOf(heard)
  const held = new Map<FieldName, string[]>()
  return call.turns.flatMap(({ i, facts }) => {
    const record: CanonicalRecord = Object.fromEntries([...held].map(([field, items]) => [field, asHeld(field, items)]))
    const now: Value[] = []
    for (const { field, op, value, evidence_turns } of facts) {
      if (!isFieldName(field)) continue
      const items = value === null ? [] : [value].flat()
      const amended = AMENDED.find((one) => one === field)
      if (op === 'correct' && amended && record[field] !== undefined && evidence_turns.includes(i))
        now.push(...items.map((words) => ({ field: amended, words })))
      if (op === 'retract') held.delete(field)
      else held.set(field, op === 'add' ? [...(held.get(field) ?? []), ...items] : items)
    }
    const setting = settings.get(`${call.id}:${i}`)
    return setting ? choices(call.id, { ...setting, context: { ...setting.context, record } }, now, OF_A_CALL) : []
  })
}
