/**
 * `npm run bench:understanding -- [--calls DIR] [--out DIR] [--json FILE] [--each] [--lower] [--damage SHARE] [--seed N]`: how well the rules
 * understand a folder of calls. `--all` prints every set beside itself: as written, without capitals and punctuation, and damaged.
 */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { rules } from '../../electron/speech/rules/rules.ts'
import { compare } from './compare.ts'
import { loadSet, print, scoreCall, summarise } from './corpus/tools/score.mjs'
import { heardAs, type Manner } from './damage.ts'
import { feed } from './feed.ts'

const { values } = parseArgs({
  options: {
    calls: { type: 'string', default: fileURLToPath(new URL('corpus/dev', import.meta.url)) },
    out: { type: 'string', default: '.bench/understanding' },
    json: { type: 'string' },
    /** Prints what was wrong, missing and invented in each call. */
    each: { type: 'boolean', default: false },
    /** No capitals, no punctuation. */
    lower: { type: 'boolean', default: false },
    /** Share of the words that are misheard, 0–1; implies what --lower does. */
    damage: { type: 'string' },
    seed: { type: 'string', default: '1' },
    /** Every set of the corpus, clean, lower and damaged beside each other. */
    all: { type: 'boolean', default: false },
  },
})

const share = Number(values.damage ?? 0.1)
const seed = Number(values.seed)
if (!(share >= 0 && share <= 1) || !Number.isSafeInteger(seed)) {
  console.error('--damage is a share from 0 to 1, --seed a whole number')
  process.exit(2)
}
const manner: Manner =
  values.damage !== undefined ? { kind: 'damaged', share, seed } : values.lower ? { kind: 'lower' } : { kind: 'clean' }
if (values.all) {
  await compare(fileURLToPath(new URL('corpus', import.meta.url)), share, seed)
  process.exit(0)
}

const from = resolve(values.calls)
let calls: ReturnType<typeof loadSet>
try {
  readdirSync(from)
  calls = loadSet(from)
} catch (error) {
  console.error(`--calls ${from}: ${error instanceof Error ? error.message : String(error)}`)
  process.exit(2)
}
if (calls.length === 0) {
  console.error(`--calls ${from}: no call files (*.json with turns)`)
  process.exit(2)
}

const out = resolve(values.out)
mkdirSync(out, { recursive: true })
const started = performance.now()
let turns = 0
const results = []
for (const call of calls) {
  const output = await feed(heardAs(call, manner), rules)
  turns += call.turns.length
  writeFileSync(join(out, `${call.id}.json`), `${JSON.stringify(output, null, 1)}\n`)
  results.push(scoreCall(call, output))
}
const summary = summarise(results)
print(summary)
console.log(
  `${turns} turns, ${((performance.now() - started) / turns).toFixed(2)} ms a turn with scoring; outputs in ${out}`,
)
if (values.each) {
  for (const result of results) {
    const invented = result.hallucinated.map((one) => `${one.field}:${one.value}`)
    console.log(
      `\n${result.id}\n  wrong ${result.wrong.join(' | ')}\n  missing ${result.missing.join(' | ')}\n  invented ${invented.join(' | ')}`,
    )
    console.log(
      `  alerts missed ${result.alerts.missed.join(', ')}; false ${result.alerts.false.map((one) => one.type).join(', ')}`,
    )
  }
}
if (values.json) writeFileSync(values.json, `${JSON.stringify({ summary, calls: results }, null, 1)}\n`)
