/** The real recorder on a sound card made of software: what is said is heard, and unplugging is survived. */
import { fork as forkNode } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Frame } from '../../audio/frame.ts'
import { createResampler } from '../../audio/resample.ts'
import { readWav } from '../../audio/wav.ts'
import { writeWav } from '../../audio/wavHeader.ts'
import { type Child, listMicrophones, type MicrophoneState, openMicrophone } from './microphone.ts'
import { likeness, MICROPHONE, type Pulse, pulseMissing, startPulse } from './pulse.double.ts'

const missing = pulseMissing()
if (missing) console.warn(`recording.test: skipped, ${missing}`)
const onPulse = test.skipIf(missing !== null)

let pulse: Pulse
let dir: string
beforeAll(async () => {
  if (missing) return
  dir = mkdtempSync(join(tmpdir(), 'vigia-recording-'))
  pulse = await startPulse()
})
afterAll(async () => {
  if (missing) return
  await pulse.stop()
  rmSync(dir, { recursive: true, force: true })
})

const fork = (argv: readonly string[]): Child => {
  const child = forkNode(join(import.meta.dirname, 'main.ts'), [...argv], {
    serialization: 'advanced',
    env: { ...process.env, ...pulse.env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  return {
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('exit', listener),
    kill: (hard = false) => {
      if (hard || !child.connected) child.kill('SIGKILL')
      else child.send({ kind: 'stop' }, () => {})
    },
  }
}

/** Four seconds of a practice call's dispatcher, as a file to be spoken and as the samples that are in it. */
function speech(): { file: string; pcm: Int16Array } {
  const wav = readWav(readFileSync(join(import.meta.dirname, '../../../resources/practice/01-paro-cardiaco/call.wav')))
  const resampler = createResampler(wav.sampleRate, 16_000)
  const pcm = Int16Array.from(resampler.push(wav.read(0, wav.sampleRate, wav.sampleRate * 4)))
  const file = join(dir, 'speech.wav')
  writeFileSync(file, writeWav(pcm, { sampleRate: 16_000, channels: 1 }))
  return { file, pcm }
}

function open() {
  const states: MicrophoneState[] = []
  const frames: Frame[] = []
  let changed = (): void => {}
  const microphone = openMicrophone({
    fork,
    device: MICROPHONE,
    now: () => performance.now(),
    after(ms, then) {
      const timer = setTimeout(then, ms)
      return () => clearTimeout(timer)
    },
    onState(state) {
      states.push(state)
      changed()
    },
  })
  const read = (async () => {
    for await (const frame of microphone.frames) frames.push(frame)
  })()
  const until = (kind: MicrophoneState['kind']): Promise<void> =>
    new Promise((resolve) => {
      changed = () => {
        if (states.at(-1)?.kind === kind) resolve()
      }
      changed()
    })
  return { microphone, states, frames, read, until }
}

onPulse('the microphones are listed by name', async () => {
  expect(await listMicrophones(fork)).toContain(MICROPHONE)
})

onPulse('what is said into the microphone is what is heard', { timeout: 60_000 }, async () => {
  const { file, pcm } = speech()
  const { microphone, frames, read, until } = open()
  await until('live')
  await pulse.speak(file)
  await new Promise((resolve) => setTimeout(resolve, 500))
  microphone.close()
  await read

  const heard = Int16Array.from(frames.flatMap((frame) => [...frame.pcm]))
  const { correlation } = likeness(pcm, heard)
  console.info(`recording.test: correlation ${correlation.toFixed(5)}`)
  expect(correlation).toBeGreaterThan(0.99)
  // The measure itself tells one voice from another.
  expect(likeness(Int16Array.from(pcm).reverse(), heard).correlation).toBeLessThan(0.5)
  expect(frames.every(({ startMs }, i) => startMs === i * 20)).toBe(true)
})

onPulse(
  'unplugged it is lost, plugged in again it is back, and the frames keep their time',
  { timeout: 60_000 },
  async () => {
    const { microphone, states, frames, read, until } = open()
    await until('live')
    const began = performance.now()
    await pulse.unplug()
    await until('lost')
    console.info(`recording.test: told after ${Math.round(performance.now() - began)} ms`)
    await new Promise((resolve) => setTimeout(resolve, 1500))
    await pulse.plug()
    await until('live')
    await new Promise((resolve) => setTimeout(resolve, 300))
    microphone.close()
    await read

    expect(states.map(({ kind }) => kind)).toEqual(['live', 'lost', 'live', 'closed'])
    const gaps = frames.flatMap(({ startMs }, i) => (i > 0 ? [startMs - (frames[i - 1]?.startMs ?? 0)] : []))
    expect(gaps.filter((gap) => gap !== 20).length).toBe(1)
    expect(Math.max(...gaps)).toBeGreaterThan(1500)
  },
)
