/** Every set of the corpus beside itself: as written, without capitals and punctuation, and with a share of its words misheard. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { rules } from '../../electron/speech/rules/rules.ts'
import { loadSet, type Summary, scoreCall, summarise } from './corpus/tools/score.mjs'
import { heardAs, type Manner } from './damage.ts'
import { feed } from './feed.ts'

/** What the rules score on a set when its calls are heard in a manner. */
export async function measure(folder: string, manner: Manner): Promise<Summary> {
  const results = []
  // The truth is that of the call as written
  for (const call of loadSet(folder)) results.push(scoreCall(call, await feed(heardAs(call, manner), rules)))
  return summarise(results)
}

const HEAD =
  '| set | heard | micro F1 | critical F1 | hallucination | corrections | alert recall, false a call | sentiment | phase time | time to field |'

/** Prints a table; `share` of the words is damaged with three seeds, of which the mean is shown. */
export async function compare(corpus: string, share: number, seed: number): Promise<void> {
  console.log(`${HEAD}\n|${'---|'.repeat(10)}`)
  const sets = readdirSync(corpus, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'tools')
    .map((entry) => entry.name)
  for (const set of sets) {
    const folder = join(corpus, set)
    if (loadSet(folder).length === 0) continue
    const row = (heard: string, all: readonly Summary[]): void => {
      const mean = (of: (summary: Summary) => number): string =>
        (all.reduce((sum, one) => sum + of(one), 0) / all.length).toFixed(3)
      const right = all.map((one) => one.corrections.cross_turn).join(' ')
      console.log(
        `| ${set} | ${heard} | ${mean((s) => s.record.micro_f1)} | ${mean((s) => s.record.critical_f1)} | ${mean((s) => s.hallucination.rate)} | ${right} | ${mean((s) => s.alerts.recall)}, ${mean((s) => s.alerts.false_per_call)} | ${mean((s) => s.sentiment.customer.macro_f1)} | ${mean((s) => s.phases.time_accuracy)} | ${mean((s) => s.time_to_field.median_s)} |`,
      )
    }
    row('clean', [await measure(folder, { kind: 'clean' })])
    row('lower', [await measure(folder, { kind: 'lower' })])
    const all: Summary[] = []
    for (const one of [seed, seed + 1, seed + 2]) all.push(await measure(folder, { kind: 'damaged', share, seed: one }))
    row(`${share * 100} % damaged`, all)
  }
}
