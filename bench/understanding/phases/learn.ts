/**
 * Learns in which phase the lines of a call are spoken, from the written calls of the corpus, into `electron/speech/rules/phase/weights.json`.
 *
 * `npm run learn:phases [-- --held-out]`; `--held-out` writes nothing: it prints how well each set is followed by what was learnt from the others.
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { createBelief, type Weights } from '../../../electron/speech/rules/phase/belief.ts'
import { UNIT } from '../../../electron/speech/rules/phase/follow.ts'
import { rulesWith } from '../../../electron/speech/rules/rules.ts'
import { scoreCall, summarise } from '../corpus/tools/score.mjs'
import { heardAs } from '../damage.ts'
import { feed } from '../feed.ts'
import { type Lesson, lessonsOf, MANNERS, SETS, type Told, toldIn } from './lessons.ts'
import { learnFrom } from './regression.ts'

const { values } = parseArgs({ options: { 'held-out': { type: 'boolean', default: false } } })

/** Share of the time of the calls that is in the right phase, 0–1, for each manner of hearing them. */
async function accuracies(calls: readonly Told[], weights: Weights): Promise<string[]> {
  const understanding = rulesWith(() => createBelief(weights))
  const shares: string[] = []
  for (const manner of MANNERS) {
    const results = []
    for (const call of calls) results.push(scoreCall(call, await feed(heardAs(call, manner), understanding)))
    shares.push(`${manner.kind} ${summarise(results).phases.time_accuracy.toFixed(3)}`)
  }
  return shares
}

const lessons = new Map<string, Lesson[]>()
const calls = new Map<string, Told[]>()
for (const set of SETS) {
  const told = toldIn(set)
  calls.set(set, told)
  const all: Lesson[] = []
  for (const call of told) for (const manner of MANNERS) all.push(...(await lessonsOf(call, manner)))
  lessons.set(set, all)
}
const from = (sets: readonly string[]): Lesson[] => sets.flatMap((set) => lessons.get(set) ?? [])

if (values['held-out']) {
  for (const set of SETS) {
    const weights = learnFrom(from(SETS.filter((one) => one !== set)))
    console.log(
      `${set} held out: ${(await accuracies(calls.get(set) ?? [], weights)).join(', ')} (${weights.size} cues)`,
    )
  }
} else {
  const weights = learnFrom(from(SETS))
  const rows = [...weights].map(
    ([cue, row]) => `  ${JSON.stringify(cue)}: [${row.map((one) => Math.round(one * UNIT)).join(', ')}]`,
  )
  const file = fileURLToPath(new URL('../../../electron/speech/rules/phase/weights.json', import.meta.url))
  writeFileSync(file, `{\n${rows.join(',\n')}\n}\n`)
  console.log(`${weights.size} cues from ${from(SETS).length} lines`)
  for (const set of SETS) console.log(`${set}: ${(await accuracies(calls.get(set) ?? [], weights)).join(', ')}`)
}
