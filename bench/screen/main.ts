/**
 * How long words take to a screen: `npm run bench:screen [-- --calls 1,30 --seconds 200 --json FILE]`.
 *
 * The real browser host plays practice calls at real speed; two Chromium consoles show the monitor of one of them.
 * Final words are timed from the recogniser to the paint in the second console (through outbox, engine and subscription),
 * partial words from the recogniser to the paint in the first one (over the bridge). Needs `npm run build` first.
 */
import { writeFileSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { type Percentiles, percentiles } from './delays.ts'
import { measure } from './measure.ts'

const { values } = parseArgs({
  options: {
    calls: { type: 'string', default: '1,30' },
    seconds: { type: 'string', default: '200' },
    json: { type: 'string' },
  },
})
const counts = values.calls.split(',').map(Number)
const seconds = Number(values.seconds)
if (counts.some((count) => !Number.isInteger(count) || count < 1) || !(seconds > 0)) {
  process.stderr.write('bench:screen: --calls takes whole numbers such as 1,30 and --seconds a number\n')
  process.exit(2)
}

const GOAL_MS = { final: 100, partial: 50 }

type Row = Percentiles & {
  readonly calls: number
  readonly what: 'final' | 'partial'
  readonly lost: number
  readonly reached: boolean
}

const rows: Row[] = []
for (const calls of counts) {
  process.stderr.write(`${calls} live call(s), ${seconds} s…\n`)
  const { finals, partials } = await measure({ calls, seconds })
  for (const [what, delays, lost] of [
    ['final', finals.delays, finals.missing],
    ['partial', partials.delays, partials.overtaken],
  ] as const) {
    const figures = percentiles(delays)
    rows.push({ calls, what, ...figures, lost, reached: figures.samples > 0 && figures.p95 <= GOAL_MS[what] })
  }
}

/** Runnable tasks for each core, the last minute; well above 1 the figures are the machine's, not ours (`chrt -r 1` helps on Linux). */
const load = (loadavg()[0] ?? 0) / availableParallelism()
const ms = (value: number): string => value.toFixed(1)
console.table(
  rows.map((row) => ({
    'live calls': row.calls,
    words: row.what === 'final' ? 'final → second console' : 'partial → own window',
    samples: row.samples,
    'p50 ms': ms(row.p50),
    'p95 ms': ms(row.p95),
    'p99 ms': ms(row.p99),
    'max ms': ms(row.most),
    'goal p95': GOAL_MS[row.what],
    reached: row.reached ? 'yes' : 'NO',
    'not painted': row.lost,
  })),
)
process.stdout.write(`load: ${load.toFixed(1)} runnable tasks a core\n`)
if (values.json !== undefined)
  writeFileSync(values.json, `${JSON.stringify({ goalMs: GOAL_MS, seconds, load, rows }, null, 2)}\n`)
