/**
 * `npm run bench:calls`: many two-stream calls at once (SIPREC over TCP, G.711 in real UDP packets) recorded by the real telephone in
 * a process of its own, and every sample of every recording held against what was sent. Beside it rtpengine under the same load.
 * `--calls 1,20,50,100 --seconds 20 --search 100 --json FILE --no-host --no-rtpengine --profile FOLDER`; ends with 1 when a frame was lost or a
 * recording differs.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { findLargest, isWhole } from './largest.ts'
import { FAIR_MS, type Run, runOurs } from './ours.ts'
import { isBuilt, openHost, openParts } from './receivers.ts'
import { besides, heading, LEGEND, row } from './report.ts'
import { runRtpengine } from './rtpengine.ts'

/** % of one processor: 70 % of two. */
const SHARE = 140
/** Of one measurement, when the machine did not let the sender run. */
const TRIES = 2

const { values } = parseArgs({
  options: {
    calls: { type: 'string', default: '1,20,50,100' },
    seconds: { type: 'string', default: '20' },
    /** s that the search for the largest number may take; 0 leaves it out. */
    search: { type: 'string', default: '100' },
    json: { type: 'string' },
    profile: { type: 'string' },
    host: { type: 'boolean', default: true },
    rtpengine: { type: 'boolean', default: true },
  },
  allowNegative: true,
})
const wanted = values.calls.split(',').map(Number)
const seconds = Number(values.seconds)
const search = Number(values.search)
const isCount = (one: number): boolean => Number.isInteger(one) && one > 0
if (!wanted.every(isCount) || !isCount(seconds) || seconds < 4 || !(search >= 0)) {
  console.error(
    '--calls takes whole numbers with commas between them, --seconds a whole number from 4 on, --search seconds',
  )
  process.exit(2)
}
if (values.profile !== undefined) mkdirSync(values.profile, { recursive: true })

const begun = performance.now()
const load = (): string => `load ${loadavg()[0]?.toFixed(1)}`
const say = (line: string): void => console.log(line)
const make = async (what: Run['what'], calls: number, length: number): Promise<Run> => {
  const open = what === 'host' ? openHost : openParts
  for (let tries = 1; ; tries++) {
    const run = await runOurs({ what, open, calls, seconds: length, profile: values.profile })
    say(row(run))
    for (const error of new Set(run.errors)) say(`       ${error}`)
    const unfair = !isWhole(run) && run.senderStillMs > FAIR_MS
    if (unfair)
      say(`       the sender stood still for ${run.senderStillMs.toFixed(0)} ms (${load()}): this run does not count`)
    if (!unfair || tries === TRIES) return run
  }
}

say(
  `${cpus().length} processors (${cpus()[0]?.model ?? 'unknown'}), Node ${process.version}, ${load()}; ${seconds} s of speech a stream`,
)
say(
  'parts: one process with user agent, media engine, recording server, registry, recorder, meters, voice detection, chunkers',
)
say(
  'and outbox, put together as the host does, without windows and Convex; host: the built host with its engine and one window,',
)
say('whose calls have no recogniser and so no chunkers')
say(LEGEND)
say(heading())
const runs: Run[] = []
for (const calls of wanted) runs.push(await make('parts', calls, seconds))
const many = Math.max(...wanted)
const most = runs.find(({ calls }) => calls === many)
if (values.host && isBuilt()) runs.push(await make('host', many, seconds))
else if (values.host) say('  host: not measured, out/main/serve.js is missing (npm run build)')

const engine = values.rtpengine ? await runRtpengine(many, seconds) : undefined
for (const line of engine ? besides(engine, most) : []) say(line)

const largest = search > 0 ? await look() : undefined
async function look() {
  say(`the most calls under ${SHARE} % of one processor (70 % of two), nothing lost (${load()}):`)
  const known = runs.filter(({ what }) => what === 'parts')
  const found = await findLargest(known, SHARE, search, (calls, length) => make('parts', calls, length))
  say(`at least ${found.calls} calls; ${found.why}`)
  return found
}

const bad = runs.filter((run) => !isWhole(run))
for (const { what, calls, lostFrames, identical } of bad)
  say(
    `MISSED ${calls} calls, ${what}: ${lostFrames} frames lost, ${calls - identical} recordings differ (goal 0 and 0)`,
  )
if (bad.length === 0)
  say(`met    frames lost 0, every recording identical at ${wanted.join(', ')} calls at once (${load()})`)
say(`${((performance.now() - begun) / 1000).toFixed(0)} s in all`)
if (values.json !== undefined) writeFileSync(values.json, JSON.stringify({ runs, rtpengine: engine, largest }, null, 1))
process.exitCode = bad.length === 0 ? 0 : 1
