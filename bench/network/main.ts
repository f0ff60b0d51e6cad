/**
 * A bad network and a supervisor in the call: how much of the speech arrives, and how late.
 * `--seconds N --seed N --json FILE`; ends with 1 when a goal is missed.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readWav } from '../../electron/audio/wav.ts'
import { percentile } from '../engine/timing.ts'
import { runPath } from './path.ts'

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '60' }, seed: { type: 'string', default: '1' } },
})
const wav = readWav(readFileSync(join(import.meta.dirname, '../../resources/practice/01-paro-cardiaco/call.wav')))
const samples = Math.min(wav.length, Number(values.seconds) * 8000)
const [left, right] = [wav.read(0, 0, samples), wav.read(1, 0, samples)]
const speech = left.map((sample, i) => Math.max(-32_768, Math.min(32_767, sample + (right[i] ?? 0))))
const result = await runPath(speech, { seed: Number(values.seed), loss: 0.05, repeated: 0.01, jitterMs: 45 })
const { delaysMs, lineMs, networkMs, ...rest } = result
const p = (all: readonly number[], share: number) => percentile([...all], share).toFixed(1)
console.log(rest)
console.log(
  'delay p50/p95',
  p(delaysMs, 0.5),
  p(delaysMs, 0.95),
  'line',
  p(lineMs, 0.5),
  p(lineMs, 0.95),
  'net',
  p(networkMs, 0.5),
  p(networkMs, 0.95),
)
