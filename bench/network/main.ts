/**
 * A bad network and a supervisor in the call: how much of the speech arrives, and how late.
 * `--seconds N --seed N --json FILE`; ends with 1 when a goal is missed.
 *
 * The delay from mouth to ear begins when a window hands in a frame of its microphone and ends when another window is handed the
 * frame with the same sound. It contains the messages between the host and both engines, the wait for the beat, the coder, the network's own
 * 0 to 45 ms, the jitter buffer, concealment and the change of sample rates. It does not contain the 20 ms in which a microphone
 * fills a frame, nor sound cards.
 */
import { writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { percentile } from '../engine/timing.ts'
import { runBridge } from './bridge.ts'
import { runPath } from './path.ts'
import { practiceSpeech } from './voices.ts'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    json: { type: 'string' },
  },
})
const seconds = Number(values.seconds)
const GOALS = { correlation: 0.985, mouthToEarP95: 80, supervisorP95: 60 } as const

const speech = practiceSpeech(seconds)
const path = await runPath(speech, { seed: Number(values.seed), loss: 0.05, repeated: 0.01, jitterMs: 45 })
const bridge = await runBridge(speech.subarray(0, 8000 * Math.min(20, seconds)))

const of = (all: readonly number[], share: number): number => Math.round(percentile(all, share) * 10) / 10
const both = (all: readonly number[]): string => `p50 ${of(all, 0.5)}, p95 ${of(all, 0.95)} ms`
const checks = [
  {
    what: `correlation with the speech: ${path.correlation.toFixed(4)}`,
    goal: `≥ ${GOALS.correlation}`,
    met: path.correlation >= GOALS.correlation,
  },
  {
    what: `mouth to ear: ${both(path.delaysMs)}`,
    goal: `p95 ≤ ${GOALS.mouthToEarP95} ms`,
    met: of(path.delaysMs, 0.95) <= GOALS.mouthToEarP95,
  },
  {
    what: `listen, whisper, barge by tones (caller, dispatcher, supervisor): ${Object.entries(bridge.heard)
      .map(([step, heard]) => `${step} ${heard}`)
      .join('; ')}; energy sent while listening ${bridge.listenEnergy}`,
    goal: 'each hears whom it should, energy 0',
    met: bridge.right,
  },
  {
    what: `whisper, supervisor to dispatcher: ${both(bridge.whisperMs)}`,
    goal: `p95 ≤ ${GOALS.supervisorP95} ms`,
    met: of(bridge.whisperMs, 0.95) <= GOALS.supervisorP95,
  },
  {
    what: `barge, supervisor to caller: ${both(bridge.bargeMs)}`,
    goal: `p95 ≤ ${GOALS.supervisorP95} ms`,
    met: of(bridge.bargeMs, 0.95) <= GOALS.supervisorP95,
  },
]

console.log(
  `${seconds} s of a practice call over a network that lost ${path.lost} of ${path.passed} packets, repeated ${path.repeated} ` +
    `and took ${both(path.networkMs)} (load ${loadavg()[0]?.toFixed(1)})`,
)
if (path.quality) {
  const { late, concealed, jitterMs, depthMs, mos } = path.quality
  console.log(
    `the line says: ${late} late, ${concealed} ms made up, jitter ${jitterMs.toFixed(1)} ms, ${depthMs.toFixed(0)} ms held, MOS ${mos.toFixed(2)}`,
  )
}
for (const { what, goal, met } of checks) console.log(`${met ? 'met   ' : 'MISSED'} ${what} (goal ${goal})`)
if (values.json !== undefined)
  writeFileSync(
    values.json,
    JSON.stringify({
      correlation: path.correlation,
      mouthToEarMs: { p50: of(path.delaysMs, 0.5), p95: of(path.delaysMs, 0.95) },
      whisperMs: { p50: of(bridge.whisperMs, 0.5), p95: of(bridge.whisperMs, 0.95) },
      bargeMs: { p50: of(bridge.bargeMs, 0.5), p95: of(bridge.bargeMs, 0.95) },
      heard: bridge.heard,
    }),
  )
process.exitCode = checks.every(({ met }) => met) ? 0 : 1
