/** A capture node without a window: the whole host hears its microphone, records it, and goes on when it is pulled out. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { api } from '../convex/_generated/api.js'
import { createResampler } from './audio/resample.ts'
import { readWav } from './audio/wav.ts'
import { writeWav } from './audio/wavHeader.ts'
import { likeness, MICROPHONE, type Pulse, pulseMissing, startPulse } from './capture/microphone/pulse.double.ts'
import { type Hosts, openHosts } from './host.double.ts'

const missing = pulseMissing()
if (missing) console.warn(`microphone.test: skipped, ${missing}`)

let pulse: Pulse
let hosts: Hosts
const dir = mkdtempSync(join(tmpdir(), 'vigia-listening-'))
beforeAll(async () => {
  if (missing) return
  pulse = await startPulse()
  hosts = openHosts('listening', pulse.env)
})
afterAll(async () => {
  await hosts?.close()
  hosts?.remove()
  await pulse?.stop()
  rmSync(dir, { recursive: true, force: true })
})

/** Three seconds of a practice call's dispatcher. */
function speech(): { file: string; pcm: Int16Array } {
  const practice = join(import.meta.dirname, '..', 'resources', 'practice', '01-paro-cardiaco', 'call.wav')
  const wav = readWav(readFileSync(practice))
  const pcm = createResampler(wav.sampleRate, 16_000).push(wav.read(0, wav.sampleRate, wav.sampleRate * 3))
  const file = join(dir, 'speech.wav')
  writeFileSync(file, writeWav(pcm, { sampleRate: 16_000, channels: 1 }))
  return { file, pcm }
}

test.skipIf(missing !== null)(
  'what is said into it is a call with its recording',
  async () => {
    const wait = { timeout: 20_000, interval: 50 }
    const desk = await hosts.open({ listen: { udp: null, tcp: null }, args: ['--microphone', MICROPHONE] })
    const { openCallId: callId = '' } = await desk.ask('host.info', {})
    expect(await desk.ask('calls.local', {})).toMatchObject([{ callId, kind: 'microphone', recording: 'recording' }])
    const heard: number[] = []
    desk.app.onEvent((name, event) => {
      if (name === 'live.levels' && 'levels' in event) heard.push(...event.levels.map(({ rmsDbfs }) => rmsDbfs))
    })
    await vi.waitFor(() => expect(heard.length).toBeGreaterThan(0), wait)
    const { file, pcm } = speech()
    await pulse.speak(file)
    await new Promise((resolve) => setTimeout(resolve, 500))
    await desk.ask('calls.end', { callId })
    await vi.waitFor(async () => {
      const known = await (await desk.convex()).query(api.queries.liveCalls.getCall, { callId })
      expect(known?.call).toMatchObject({ status: 'ended', endReason: 'hangup', sourceKind: 'microphone' })
    }, wait)

    const wav = readWav(new Uint8Array(desk.recordingOf(callId)))
    expect(wav.sampleRate).toBe(16_000)
    expect(likeness(pcm, wav.read(0, 0, wav.length)).correlation).toBeGreaterThan(0.95)
  },
  90_000,
)
