/** Calls as lessons in whether anybody needs help: those of the sets, and short ones written for this by annotators who knew none of the rules. */
import { cuesOf, LAST_LINES, nowCues, type Tongue } from '../../../electron/speech/rules/idling/idling.ts'
import { ALWAYS, type Leanings, UNIT } from '../../../electron/speech/rules/learnt.ts'
import { type Call, loadSet } from '../corpus/tools/score.mjs'
import { heardAs } from '../damage.ts'
import type { CorpusCall } from '../feed.ts'
import { linesIn } from './jsonLines.ts'
import { type Lesson, learnFrom, type Manner } from './regression.ts'
import { HEARD } from './teach.ts'

const FOLDER = new URL('../idle/', import.meta.url)
/** The first that was tried; others were not compared. */
const OF_IDLE: Manner = { classes: 2, least: 2, penalty: 2, rounds: 60 }
/** In a set one call in thirteen is about nothing; of those written for this, three in five. */
const COUNTS = { set: 3, written: 1 } as const

export type IdleCall = {
  readonly id: string
  readonly from: keyof typeof COUNTS
  readonly idle: boolean
  readonly call: CorpusCall
}

const tongueOf = ({ language }: CorpusCall): Tongue => (language.startsWith('en') ? 'en' : 'es')

function callFrom(text: string, lang: 'es' | 'en', id: string): IdleCall {
  const read: unknown = JSON.parse(text)
  if (typeof read !== 'object' || read === null) throw new Error(`${id}: not an object`)
  const { idle, t } = { idle: undefined, t: undefined, ...read }
  if (typeof idle !== 'boolean') throw new Error(`${id}: idle is true or false`)
  const lines: readonly unknown[] = Array.isArray(t) ? t : []
  if (lines.length === 0) throw new Error(`${id}: t is a list of lines`)
  const turns = lines.map((line, i) => {
    const [who, text]: readonly unknown[] = Array.isArray(line) ? line : []
    if ((who !== 'a' && who !== 'c') || typeof text !== 'string')
      throw new Error(`${id}: line ${i} is "a" or "c" and its words`)
    const speaker = who === 'a' ? ('agent' as const) : ('customer' as const)
    return { i, t_start: i * 4, t_end: i * 4 + 3, speaker, text }
  })
  return { id, from: 'written', idle, call: { id, language: lang === 'en' ? 'en-US' : 'es-CL', turns } }
}

/** Throws for a call that is none, by its file and line. */
export const writtenCalls = (): IdleCall[] => linesIn(FOLDER, callFrom)

export const callsOfSet = (set: string): IdleCall[] =>
  loadSet(set).map((call: Call) => ({ id: `${set}/${call.id}`, from: 'set', idle: !call.truth.incident, call }))

/** A lesson at each of the caller's lines, of all that was said until then. */
export function idleLessons({ id, from, idle, call }: IdleCall): Lesson[] {
  const tongue = tongueOf(call)
  return HEARD.flatMap((hearing) => {
    const met = new Set<string>([ALWAYS])
    const after: string[][] = []
    const { turns } = heardAs(call, hearing)
    for (const [i, turn] of turns.entries()) {
      for (const cue of cuesOf(turn, tongue)) met.add(cue)
      if (turn.speaker !== 'agent')
        after.push([...met, ...nowCues(turns.slice(Math.max(0, i + 1 - LAST_LINES), i + 1), after.length + 1, tongue)])
    }
    return after.map((cues) => ({
      call: id,
      cues,
      right: idle ? 1 : 0,
      counts: (idle ? COUNTS[from] : 1) / after.length,
    }))
  })
}

/** How much each cue speaks for a call about nothing. */
export function idleLeanings(lessons: readonly Lesson[]): Leanings {
  const leanings = [...learnFrom(lessons, OF_IDLE)].map(
    ([cue, [busy = 0, idle = 0]]) => [cue, Math.round((idle - busy) * UNIT)] as const,
  )
  return Object.fromEntries(
    leanings.filter(([, leaning]) => leaning !== 0).map(([cue, leaning]) => [cue, [0, leaning]]),
  )
}
