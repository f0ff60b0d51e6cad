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
import { gathered } from './gathered.ts'
import { learnTags, type Manner } from './perceptron.ts'
import { lessonsOfCall, lessonsOfLine, taggedLines } from './tagLessons.ts'
import { HEARD } from './teach.ts'

const FILE = new URL('../../../electron/speech/rules/tagging/weights.json', import.meta.url)
const OF_TAGS: Manner = { rounds: 8, least: 2 }
/** A cue says nothing of a label that it moves by less, in hundredths. */
const SLIGHT = 8

const { values } = parseArgs({ options: { 'held-out': { type: 'boolean', default: false } } })
const lessons = await gathered({
  lessonsOfCall,
  lines: taggedLines().map((line) => ({ call: line.call, lessonsOf: (heard) => lessonsOfLine(line, heard) })),
})

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
  for (const { out, lessons: others } of lessons.folds) {
    const { moves, rows } = kept(learnTags(others, OF_TAGS))
    console.log(
      `${out.join(' ')}\n  with tags: ${await figures(out, tagBy({ moves, cues: Object.fromEntries(rows) }))}`,
    )
    console.log(`  without:   ${await figures(out, () => [])}`)
  }
} else {
  const { moves, rows } = kept(learnTags(lessons.all, OF_TAGS))
  const lines = rows.map(([cue, row]) => `    ${JSON.stringify(cue)}: [${row.join(',')}]`)
  writeFileSync(fileURLToPath(FILE), `{\n  "moves": [${moves.join(',')}],\n  "cues": {\n${lines.join(',\n')}\n  }\n}\n`)
  console.log(`${rows.length} cues from ${lessons.all.length} lines`)
}
