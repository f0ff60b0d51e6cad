/**
 * `npm run learn:tags [-- --held-out]`: which words of a caller's line are a place, a person or since when. Held out, a third of the sets at a
 * time is told with what was learnt from the others: record and critical fields, F1, beside the rules without tags.
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { UNIT } from '../../../electron/speech/rules/learnt.ts'
import { rulesWith } from '../../../electron/speech/rules/rules.ts'
import type { Leanings } from '../../../electron/speech/rules/tagging/path.ts'
import { type TagLine, tagBy } from '../../../electron/speech/rules/tagging/tagger.ts'
import { loadSet, scoreCall, summarise } from '../corpus/tools/score.mjs'
import { heardAs } from '../damage.ts'
import { feed } from '../feed.ts'
import { learnTags, type Manner, type Tagging } from './perceptron.ts'
import { lessonsOfCall, lessonsOfLine, taggedLines } from './tagLessons.ts'
import { HEARD, SETS } from './teach.ts'

const FILE = new URL('../../../electron/speech/rules/tagging/weights.json', import.meta.url)
const OF_TAGS: Manner = { rounds: 8, least: 2 }
const FOLDS = 3
/** A cue says nothing of a label that it moves by less, in hundredths. */
const SLIGHT = 8

const { values } = parseArgs({ options: { 'held-out': { type: 'boolean', default: false } } })
const ofSets = new Map<string, Tagging[]>()
for (const set of SETS) {
  const all: Tagging[] = []
  for (const call of loadSet(set))
    for (const hearing of HEARD) all.push(...(await lessonsOfCall(call, heardAs(call, hearing))))
  ofSets.set(set, all)
}
const ofLines: Tagging[] = []
for (const line of taggedLines())
  for (const hearing of HEARD) ofLines.push(...(await lessonsOfLine(line, heardAs(line.call, hearing))))
const from = (sets: readonly string[]): Tagging[] => [...ofLines, ...sets.flatMap((set) => ofSets.get(set) ?? [])]

function kept({ cues, moves }: Leanings): { moves: readonly number[]; rows: readonly (readonly [string, number[]])[] } {
  const rows = Object.entries(cues).map(([cue, row]) => {
    const said: number[] = []
    for (let i = 0; i < row.length; i += 2) {
      const rounded = Math.round((row[i + 1] ?? 0) * UNIT)
      if (Math.abs(rounded) >= SLIGHT) said.push(row[i] ?? 0, rounded)
    }
    return [cue, said] as const
  })
  return {
    moves: Array.from(moves, (weight) => Math.round(weight * UNIT)),
    rows: rows.filter(([, said]) => said.length > 0),
  }
}

async function figures(sets: readonly string[], tag: TagLine): Promise<string> {
  const told: string[] = []
  for (const hearing of HEARD) {
    const results = []
    for (const call of sets.flatMap((set) => loadSet(set)))
      results.push(scoreCall(call, await feed(heardAs(call, hearing), rulesWith({ tag }))))
    const { record } = summarise(results)
    told.push(`${hearing.kind} ${record.micro_f1.toFixed(3)} (critical ${record.critical_f1.toFixed(3)})`)
  }
  return told.join(', ')
}

if (values['held-out']) {
  for (let fold = 0; fold < FOLDS; fold++) {
    const out = SETS.filter((_, i) => i % FOLDS === fold)
    const { moves, rows } = kept(learnTags(from(SETS.filter((set) => !out.includes(set))), OF_TAGS))
    console.log(
      `${out.join(' ')}\n  with tags: ${await figures(out, tagBy({ moves, cues: Object.fromEntries(rows) }))}`,
    )
    console.log(`  without:   ${await figures(out, () => [])}`)
  }
} else {
  const { moves, rows } = kept(learnTags(from(SETS), OF_TAGS))
  const lines = rows.map(([cue, row]) => `    ${JSON.stringify(cue)}: [${row.join(',')}]`)
  writeFileSync(fileURLToPath(FILE), `{\n  "moves": [${moves.join(',')}],\n  "cues": {\n${lines.join(',\n')}\n  }\n}\n`)
  console.log(`${rows.length} cues from ${from(SETS).length} lines`)
}
