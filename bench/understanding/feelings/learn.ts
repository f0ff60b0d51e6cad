/**
 * Learns how the lines of a call are felt, from the written calls of the corpus, into `electron/speech/rules/feeling/weights.json`.
 *
 * `npm run learn:feelings [-- --held-out]`; `--held-out` writes nothing: it prints how well each set is felt by what was learnt from the others.
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { feelBy, UNIT, type Weights } from '../../../electron/speech/rules/feeling/feel.ts'
import { followPhases } from '../../../electron/speech/rules/phase/follow.ts'
import { rulesWith } from '../../../electron/speech/rules/rules.ts'
import { scoreCall, summarise } from '../corpus/tools/score.mjs'
import { heardAs } from '../damage.ts'
import { feed } from '../feed.ts'
import { type Felt, feltIn, type Lesson, lessonsOf, MANNERS, SETS } from './lessons.ts'
import { learnFrom } from './regression.ts'

const { values } = parseArgs({ options: { 'held-out': { type: 'boolean', default: false } } })

/** Macro F1 of the callers' lines, and of all, for each manner of hearing them. */
async function scores(calls: readonly Felt[], weights: Weights): Promise<string[]> {
  const understanding = rulesWith(followPhases, feelBy(weights))
  const shares: string[] = []
  for (const manner of MANNERS) {
    const results = []
    for (const call of calls) results.push(scoreCall(call, await feed(heardAs(call, manner), understanding)))
    const { sentiment } = summarise(results)
    shares.push(`${manner.kind} ${sentiment.customer.macro_f1.toFixed(3)} (all ${sentiment.all.macro_f1.toFixed(3)})`)
  }
  return shares
}

const lessons = new Map<string, Lesson[]>()
const calls = new Map<string, Felt[]>()
for (const set of SETS) {
  const felt = feltIn(set)
  calls.set(set, felt)
  const all: Lesson[] = []
  for (const call of felt) for (const manner of MANNERS) all.push(...(await lessonsOf(call, manner)))
  lessons.set(set, all)
}
const from = (sets: readonly string[]): Lesson[] => sets.flatMap((set) => lessons.get(set) ?? [])

if (values['held-out']) {
  for (const set of SETS) {
    const weights = learnFrom(from(SETS.filter((one) => one !== set)))
    console.log(`${set} held out: ${(await scores(calls.get(set) ?? [], weights)).join(', ')} (${weights.size} cues)`)
  }
} else {
  const weights = learnFrom(from(SETS))
  const rows = [...weights].map(
    ([cue, row]) => `  ${JSON.stringify(cue)}: [${row.map((one) => Math.round(one * UNIT)).join(', ')}]`,
  )
  const file = fileURLToPath(new URL('../../../electron/speech/rules/feeling/weights.json', import.meta.url))
  writeFileSync(file, `{\n${rows.join(',\n')}\n}\n`)
  console.log(`${weights.size} cues from ${from(SETS).length} lines`)
  for (const set of SETS) console.log(`${set}: ${(await scores(calls.get(set) ?? [], weights)).join(', ')}`)
}
