/**
 * `npm run conformance`: the suites that hold the engine against the official clients and convex-test, with large budgets.
 * `--suite a,b` runs some of them, `--small` with the budgets of `npm test`, `--seed N` repeats a run.
 */
import { parseArgs } from 'node:util'
import { runApart } from './apart.ts'
import type { Scale } from './report.ts'
import { SUITE_NAMES } from './suite.ts'

const { values } = parseArgs({
  options: { suite: { type: 'string' }, seed: { type: 'string' }, small: { type: 'boolean', default: false } },
})
const names = values.suite?.split(',') ?? SUITE_NAMES
const seed = Number(values.seed ?? Date.now() % 1_000_000)
const scale: Scale = values.small ? 'small' : 'large'

let passed = 0
let failed = 0
const sums = { differences: 0, lost: 0, doubled: 0 }
console.log(`conformance, ${scale} budgets, seed ${seed}`)
for (const name of names) {
  const began = Date.now()
  const { findings, notes, differences, lost, doubled } = await runApart(name, seed, scale, (line) =>
    console.log(`  ${name}: ${line}`),
  )
  const bad = findings.filter(({ ok }) => !ok)
  passed += findings.length - bad.length
  failed += bad.length
  sums.differences += differences
  sums.lost += lost
  sums.doubled += doubled
  const seconds = ((Date.now() - began) / 1000).toFixed(1)
  console.log(
    `${bad.length === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(13)} ${differences} differences / ${lost} lost / ${doubled} doubled; ${findings.length - bad.length} of ${findings.length} in ${seconds} s`,
  )
  for (const line of notes) console.log(`         ${line}`)
  for (const { name: check, detail } of bad)
    console.log(`         failed: ${check}${detail === '' ? '' : `: ${detail}`}`)
}
console.log(`${sums.differences} differences / ${sums.lost} lost / ${sums.doubled} doubled`)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
