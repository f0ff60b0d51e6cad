/** Learns one thing from the written calls of the corpus, or shows how well a set is told by what was learnt from the others. */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { UNIT, type Weights } from '../../../electron/speech/rules/learnt.ts'
import type { Understanding } from '../../../electron/speech/understanding.ts'
import { type Call, loadSet, type Summary, scoreCall, summarise } from '../corpus/tools/score.mjs'
import { type Manner as Hearing, heardAs } from '../damage.ts'
import { feed } from '../feed.ts'
import { type Lesson, learnFrom, type Manner } from './regression.ts'

export const SETS = [
  'dev',
  'own',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
  'thirteenth',
  'fourteenth',
  'fifteenth',
  'sixteenth',
  'seventeenth',
  'eighteenth',
  'nineteenth',
  'twentieth',
  'twentyfirst',
  'twentysecond',
] as const

/** Calls as they were written, as a recogniser without punctuation writes them, and with one word in ten misheard. */
export const HEARD: readonly Hearing[] = [
  { kind: 'clean' },
  { kind: 'lower' },
  { kind: 'damaged', share: 0.1, seed: 7 },
]

export type Subject = {
  readonly manner: Manner
  /** Throws for a call that does not say what is to be learnt. */
  lessonsOf(call: Call, heard: Call): Promise<Lesson[]>
  understandingBy(weights: Weights): Understanding
  figureOf(summary: Summary): string
  /** Where the weights are kept. */
  readonly file: URL
}

async function figures(subject: Subject, calls: readonly Call[], weights: Weights): Promise<string> {
  const understanding = subject.understandingBy(weights)
  const told: string[] = []
  for (const hearing of HEARD) {
    const results = []
    for (const call of calls) results.push(scoreCall(call, await feed(heardAs(call, hearing), understanding)))
    told.push(`${hearing.kind} ${subject.figureOf(summarise(results))}`)
  }
  return told.join(', ')
}

/** `--held-out` on the command line writes nothing. */
export async function teach(subject: Subject): Promise<void> {
  const { values } = parseArgs({ options: { 'held-out': { type: 'boolean', default: false } } })
  const lessons = new Map<string, Lesson[]>()
  for (const set of SETS) {
    const all: Lesson[] = []
    for (const call of loadSet(set))
      for (const hearing of HEARD) all.push(...(await subject.lessonsOf(call, heardAs(call, hearing))))
    lessons.set(set, all)
  }
  const from = (sets: readonly string[]): Lesson[] => sets.flatMap((set) => lessons.get(set) ?? [])
  if (values['held-out']) {
    for (const set of SETS) {
      const weights = learnFrom(from(SETS.filter((one) => one !== set)), subject.manner)
      console.log(`${set} held out: ${await figures(subject, loadSet(set), weights)} (${weights.size} cues)`)
    }
    return
  }
  const weights = learnFrom(from(SETS), subject.manner)
  const rows = [...weights].map(
    ([cue, row]) => `  ${JSON.stringify(cue)}: [${row.map((one) => Math.round(one * UNIT)).join(', ')}]`,
  )
  writeFileSync(fileURLToPath(subject.file), `{\n${rows.join(',\n')}\n}\n`)
  console.log(`${weights.size} cues from ${from(SETS).length} lines`)
}
