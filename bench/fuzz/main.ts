/**
 * `npm run fuzz`: mutated messages for everything that reads from a network; none may throw, none may cost more than 5 ms for 64 KB.
 * `--messages N` of each kind (default 1,000,000), `--only sip,sdp`, `--seed N` repeats a run, `--keep FOLDER` writes the inputs that failed.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Found, run } from './run.ts'
import { SUBJECTS } from './subjects.ts'

const LIMIT_MS = 5

const { values } = parseArgs({
  options: {
    messages: { type: 'string' },
    only: { type: 'string' },
    seed: { type: 'string' },
    keep: { type: 'string' },
  },
})
const messages = Number(values.messages ?? 1_000_000)
const seed = Number(values.seed ?? Date.now() % 1_000_000)
const names = values.only?.split(',')
const unknown = names?.filter((name) => !SUBJECTS.some(({ kind }) => kind === name)) ?? []
if (unknown.length > 0 || !Number.isInteger(messages) || !Number.isInteger(seed)) {
  console.error(`--only takes ${SUBJECTS.map(({ kind }) => kind).join(', ')}; --messages and --seed take whole numbers`)
  process.exit(2)
}

console.log(`fuzz, ${messages} messages of each kind, seed ${seed}, at most ${LIMIT_MS} ms for each 64 KB begun`)
let bad = 0
for (const subject of SUBJECTS) {
  if (names && !names.includes(subject.kind)) continue
  const began = performance.now()
  const outcome = run(subject, { messages, seed, limitMs: LIMIT_MS, now: () => performance.now(), ownMs })
  const ok = outcome.exceptions === 0 && outcome.slow.length === 0
  if (!ok) bad++
  const worst = `worst ${outcome.worstMs.toFixed(2)} ms/64 KB (an input of ${outcome.worstBytes} bytes)`
  const seconds = ((performance.now() - began) / 1000).toFixed(0)
  console.log(
    `${ok ? 'ok    ' : 'FAILED'} ${outcome.kind.padEnd(10)} ${outcome.messages} messages, ${outcome.exceptions} exceptions, ${worst}, ${seconds} s`,
  )
  tell(outcome.kind, 'threw', outcome.thrown)
  tell(outcome.kind, 'slow', outcome.slow)
}
process.exitCode = bad === 0 ? 0 : 1

/** Time that this thread itself has used, ms: what other programs of the machine take is no fault of a parser. */
function ownMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

function tell(kind: string, what: string, found: readonly Found[]): void {
  for (const [index, { bytes, why }] of found.entries()) {
    const text = Buffer.from(bytes).toString('latin1')
    const shown = JSON.stringify(text.length <= 160 ? text : `${text.slice(0, 120)} … ${text.slice(-30)}`)
    console.log(`         ${what}: ${why}, ${bytes.length} bytes: ${shown}`)
    if (values.keep === undefined) continue
    mkdirSync(values.keep, { recursive: true })
    writeFileSync(join(values.keep, `${kind}-${what}-${index}`), bytes)
  }
}
