/** The whole host with its media-stream server: a carrier's stream and an application's chunks are calls like any other. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { api } from '../convex/_generated/api.js'
import { readWav } from './audio/wav.ts'
import { writeWav } from './audio/wavHeader.ts'
import { closeAll, connect, pcm, speak, status, twilio } from './capture/mediaStream/streamPeer.double.ts'
import { type Desk, openHosts } from './host.double.ts'

const KEY = 'una-llave-de-la-sala'
const PRACTICE = join(import.meta.dirname, '..', 'resources', 'practice', '01-paro-cardiaco')
const hosts = openHosts('streams')
afterEach(async () => {
  await closeAll()
  await hosts.close()
})
afterAll(hosts.remove)

const open = (...args: string[]): Promise<Desk> =>
  hosts.open({
    role: 'admin',
    listen: { udp: null, tcp: null, mediaStream: { port: 0 } },
    passwords: { 'media-stream': KEY },
    args,
  })
const wait = { timeout: 20_000, interval: 50 }

test('a carrier streams both voices: a call with its recording, sample for sample', async () => {
  const desk = await open()
  const convex = await desk.convex()
  const client = await connect(desk.streamPort, '/media-stream')
  const { start } = twilio.start
  client.send({ ...twilio.start, start: { ...start, customParameters: { ...start.customParameters, token: KEY } } })
  speak(client)
  const [{ callId, kind } = { callId: '', kind: '' }] = await vi.waitFor(async () => {
    const calls = await desk.ask('calls.local', {})
    expect(calls).toHaveLength(1)
    return calls
  }, wait)
  expect(kind).toBe('mediaStream')
  client.send({ event: 'stop', sequenceNumber: '9', stop: { accountSid: 'AC1', callSid: 'CA1' }, streamSid: 'MZ1' })
  await vi.waitFor(async () => {
    const known = await convex.query(api.queries.liveCalls.getCall, { callId })
    expect(known?.call).toMatchObject({ status: 'ended', sourceKind: 'mediaStream', agentName: 'Ana' })
  }, wait)

  const wav = readWav(new Uint8Array(desk.recordingOf(callId)))
  expect(wav.sampleRate).toBe(8000)
  expect(wav.read(0, 0, pcm.agent.length)).toEqual(pcm.agent)
  expect(wav.read(1, 0, pcm.customer.length)).toEqual(pcm.customer)
}, 60_000)

test('an application sends chunks: each is answered, and what was said and understood comes back', async () => {
  const desk = await open('--script', join(PRACTICE, 'script.json'))
  const client = await connect(desk.streamPort, `/emergency/call?key=${KEY}&phone=%2B56911111111`)
  const call = readWav(readFileSync(join(PRACTICE, 'call.wav')))
  for (let second = 0; second < 25; second++) {
    const [left, right] = [0, 1].map((voice) => call.read(voice, second * call.sampleRate, call.sampleRate))
    const both = Int16Array.from({ length: 2 * call.sampleRate }, (_, i) => (i % 2 ? right : left)?.[i >> 1] ?? 0)
    client.socket.send(writeWav(both, { sampleRate: call.sampleRate, channels: 2 }))
  }
  type Result = { chunk_text?: string; full_transcript?: string; canonical?: Record<string, unknown> }
  const results = (): Result[] => client.heard as Result[]
  await vi.waitFor(() => expect(results().at(-1)?.full_transcript).toMatch(/se desplomó/), wait)
  await vi.waitFor(() => expect(JSON.stringify(results().at(-1)?.canonical)).toMatch(/[1-9]/), wait)

  const counts = () =>
    results().map((result) => (result as { session_info: { chunk_count: number } }).session_info.chunk_count)
  await vi.waitFor(() => expect(Math.max(...counts())).toBe(25), wait)
  expect(results().filter(({ chunk_text }) => chunk_text).length).toBeGreaterThan(1)
}, 60_000)

test('who shows no key, or a wrong one, opens no call', async () => {
  const desk = await open()
  expect(await status(desk.streamPort, '/emergency/call')).toMatch(/401/)
  expect(await status(desk.streamPort, '/emergency/call?key=una-llave-cualquiera')).toMatch(/401/)
  const client = await connect(desk.streamPort, '/media-stream')
  client.send(twilio.start)
  await client.closed
  expect(await desk.ask('calls.local', {})).toEqual([])
  const { app } = desk
  await app.close()
  const keyless = await hosts.open({ role: 'admin', listen: { udp: null, tcp: null, mediaStream: { port: 0 } } })
  expect(keyless.streamPort).toBeNaN()
}, 60_000)
