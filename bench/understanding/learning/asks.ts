/**
 * `npm run learn:asks [-- --held-out]`: what a dispatcher's line asks for. Held out, a file at a time is told by what was learnt from the
 * others: of the topics asked for how many are found, and how many of those found are asked for, beside the phrases alone.
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { askBy } from '../../../electron/speech/rules/asking/asking.ts'
import { asked, type Topic } from '../../../electron/speech/rules/questions.ts'
import { heardAs } from '../damage.ts'
import { askingLines, heardLine, lessonOf, OF_ASKS } from './askLessons.ts'
import { asKept, leaningsFrom } from './eachLabel.ts'
import { HEARD } from './teach.ts'

const FILE = new URL('../../../electron/speech/rules/asking/weights.json', import.meta.url)
const CHANCES = [0.3, 0.4, 0.5, 0.6, 0.7] as const

const { values } = parseArgs({ options: { 'held-out': { type: 'boolean', default: false } } })

const lines = askingLines().flatMap((line) =>
  HEARD.map((hearing) => {
    const heard = heardLine(heardAs(line.call, hearing))
    return { file: line.id.split(':')[0] ?? '', kind: hearing.kind, line, heard, lesson: lessonOf(line, heard) }
  }),
)

type Tally = { right: number; wrong: number; wanted: number }
const tallies = new Map<string, Tally>()
function count(what: string, found: ReadonlySet<Topic>, asks: readonly Topic[]): void {
  const tally = tallies.get(what) ?? { right: 0, wrong: 0, wanted: 0 }
  tallies.set(what, tally)
  tally.wanted += asks.length
  for (const topic of found)
    if (asks.includes(topic)) tally.right++
    else tally.wrong++
}

if (values['held-out']) {
  for (const out of new Set(lines.map(({ file }) => file))) {
    const others = lines.filter(({ file }) => file !== out).map(({ lesson }) => lesson)
    const leanings = leaningsFrom(others, OF_ASKS)
    for (const { kind, line, heard } of lines.filter(({ file }) => file === out)) {
      count(`${kind}, the phrases alone`, asked(heard), line.asks)
      for (const chance of CHANCES)
        count(`${kind}, chance ${chance} or more`, askBy(leanings, chance)(heard), line.asks)
    }
  }
  for (const [what, { right, wrong, wanted }] of [...tallies].toSorted(([a], [b]) => a.localeCompare(b)))
    console.log(`${what}: ${right} of ${wanted} found, ${wrong} of ${right + wrong} wrong`)
} else {
  const leanings = leaningsFrom(
    lines.map(({ lesson }) => lesson),
    OF_ASKS,
  )
  writeFileSync(fileURLToPath(FILE), asKept(leanings))
  console.log(`${Object.keys(leanings).length} cues from ${lines.length} lines`)
}
