import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { encodeG711 } from '../../audio/g711.ts'
import { createG722Decoder, createG722Encoder } from '../../audio/g722.ts'
import { createQueue } from '../../audio/queue.ts'
import { readWav } from '../../audio/wav.ts'
import { writeWav } from '../../audio/wavHeader.ts'
import { openRecorder } from '../../call/recorder.ts'
import type { StreamResult } from './mediaStream.ts'
import {
  closeAll,
  connect,
  joined,
  KEY,
  open,
  PATIENCE,
  pcm,
  SECONDS,
  speak,
  telnyxStart,
  twilio,
  ulaw,
} from './streamPeer.double.ts'

const folder = mkdtempSync(join(tmpdir(), 'media-stream-'))
afterEach(closeAll)
afterAll(() => rmSync(folder, { recursive: true }))

describe('Twilio Media Streams', () => {
  test('both tracks are recorded sample by sample; the key comes with the start; keys and the end are heard', async () => {
    const file = join(folder, 'twilio.wav')
    const recorder = openRecorder({ file, sampleRate: 8000 })
    let over: Promise<unknown> = Promise.resolve()
    const infos: unknown[] = []
    const keys: string[] = []
    const { server } = await open({
      start(source) {
        infos.push(source.info)
        over = Promise.all(
          source.legs.map(async (leg) => {
            for await (const frame of leg.frames) recorder.write(leg.id, frame)
          }),
        )
        return { key: (key) => keys.push(key) }
      },
    })
    const client = await connect(server.port, '/media-stream')
    client.send({ event: 'connected', protocol: 'Call', version: '1.0.0' })
    client.send(twilio.start)
    speak(client)
    client.send({ event: 'dtmf', streamSid: 'MZ1', sequenceNumber: '5', dtmf: { track: 'inbound_track', digit: '1' } })
    client.send({ event: 'mark', sequenceNumber: '4', streamSid: 'MZ1', mark: { name: 'm' } })
    client.send({ event: 'stop', sequenceNumber: '9', stop: { accountSid: 'AC1', callSid: 'CA1' }, streamSid: 'MZ1' })
    expect(await client.closed).toBe(1000)
    await over
    const recording = await recorder.close()
    const wav = readWav(await readFile(file))
    expect([wav.length, recording.damaged]).toEqual([8000 * SECONDS, false])
    expect(wav.read(0, 0, wav.length)).toEqual(pcm.agent)
    expect(wav.read(1, 0, wav.length)).toEqual(pcm.customer)
    expect(infos).toMatchObject([
      {
        sessionId: 'CA1',
        agentName: 'Ana',
        customerPhone: '+56911111111',
        campaignName: 'troncal',
        sourceKind: 'mediaStream',
        practice: false,
      },
    ])
    expect([keys, client.heard]).toEqual([['1'], []])
    await expect.poll(server.calls, PATIENCE).toBe(0)
  })

  test('reordered and twice: still sample by sample; lost: silent in its place', async () => {
    const { server, taken } = await open()
    const client = await connect(server.port, `/media-stream?token=${KEY}`)
    client.send(twilio.start)
    const lost = 400
    speak(client, (count) =>
      Array.from({ length: count }, (_, n) => n)
        .flatMap((n) => (n % 10 === 3 ? [n + 1, n, n] : n % 10 === 4 ? [] : [n]))
        .filter((n) => n !== lost),
    )
    client.send({ event: 'stop' })
    await client.closed
    await taken[0]?.over
    const whole = pcm.customer.slice().fill(0, lost * 160, lost * 160 + 160)
    const heard = new Int16Array(whole.length)
    for (const frame of taken[0]?.frames.customer ?? []) heard.set(frame.pcm, frame.startMs * 8)
    expect(heard).toEqual(whole)
    expect(taken[0]?.frames.customer.some((frame) => frame.startMs === lost * 20)).toBe(false)
  })
})

describe('Telnyx media streaming', () => {
  test.each([
    ['PCMU', 8000, 8000, (pcm: Int16Array) => encodeG711('ulaw', pcm), (pcm: Int16Array) => pcm],
    ['L16', 16_000, 16_000, (pcm: Int16Array) => Buffer.from(pcm.slice().buffer).swap16(), (pcm: Int16Array) => pcm],
    ['L16', 8000, 8000, (pcm: Int16Array) => Buffer.from(pcm.slice().buffer), (pcm: Int16Array) => pcm],
    [
      'G722',
      8000,
      16_000,
      createG722Encoder().encode,
      (pcm: Int16Array) => createG722Decoder().decode(createG722Encoder().encode(pcm)),
    ],
  ])('%s at %d Hz, with the token in its own header', async (encoding, sample_rate, rate, encode, wanted) => {
    const { server, taken } = await open()
    const client = await connect(server.port, '/media-stream', { 'x-telnyx-streaming-auth-token': KEY })
    client.send({ event: 'connected', version: '1.0.0' })
    client.send(telnyxStart({ encoding, sample_rate, channels: 1 }))
    const sound = pcm.customer.subarray(0, rate)
    for (let n = 0; n < 50; n++) {
      const payload = Buffer.from(encode(sound.subarray((n * rate) / 50, ((n + 1) * rate) / 50))).toString('base64')
      client.send({
        event: 'media',
        sequence_number: String(n),
        media: { track: 'inbound', chunk: String(n + 1), timestamp: String(20 * n), payload },
      })
    }
    client.send({
      event: 'stop',
      sequence_number: '60',
      stop: { user_id: 'u', call_control_id: 'v2:T02' },
      stream_id: '32DE0DEA',
    })
    await client.closed
    await taken[0]?.over
    expect(taken[0]?.source.legs.map((leg) => leg.sampleRate)).toEqual([rate, rate])
    expect(taken[0]?.source.info).toMatchObject({
      sessionId: 'ff55',
      customerPhone: '+13122010094',
      agentName: 'troncal',
    })
    expect(joined(taken[0]?.frames.customer ?? [])).toEqual(wanted(sound))
  })
})

describe('/emergency/call', () => {
  const ask = (more = '') => `/emergency/call?key=${KEY}${more}`

  test.each([
    [
      'WAV files of five seconds, one voice',
      '',
      5,
      (from: number, to: number) => writeWav(pcm.customer.subarray(from, to), { sampleRate: 8000, channels: 1 }),
    ],
    [
      'raw samples cut anywhere',
      '&rate=8000',
      0.37501,
      (from: number, to: number) => new Uint8Array(pcm.customer.slice(from, to).buffer),
    ],
    ['µ-law', '&encoding=mulaw', 1, (from: number, to: number) => ulaw.customer.slice(from, to)],
  ])('%s: recorded sample by sample, an answer for each', async (_, query, seconds, chunkOf) => {
    const { server, taken } = await open()
    const client = await connect(server.port, ask(`&phone=%2B56922222222${query}`))
    let sent = 0
    for (let from = 0; from < pcm.customer.length; sent++) {
      const to = Math.min(pcm.customer.length, from + Math.round(8000 * seconds))
      client.socket.send(chunkOf(from, to))
      from = to
    }
    await expect.poll(() => client.heard.length, PATIENCE).toBe(sent)
    client.socket.close()
    await taken[0]?.over
    expect(joined(taken[0]?.frames.customer ?? [])).toEqual(pcm.customer)
    const callId = taken[0]?.source.info.callId
    expect(taken[0]?.source.info).toMatchObject({ sessionId: callId, customerPhone: '+56922222222' })
    expect(client.heard.at(-1)).toMatchObject({
      chunk_text: '',
      full_transcript: '',
      canonical: {},
      session_info: { session_id: callId, chunk_count: sent },
    })
  })

  test('two channels are both voices; half a sample waits for its other half', async () => {
    const { server, taken } = await open()
    const both = Int16Array.from({ length: 32_000 }, (_, i) => (i % 2 === 0 ? pcm.agent : pcm.customer)[i >> 1] ?? 0)
    const client = await connect(server.port, ask())
    client.socket.send(writeWav(both, { sampleRate: 16_000, channels: 2 }))
    await expect.poll(() => client.heard.length, PATIENCE).toBe(1)
    const raw = Buffer.from(pcm.customer.slice(0, 1000).buffer)
    client.socket.send(raw.subarray(0, 501))
    client.socket.send(raw.subarray(501))
    await expect.poll(() => client.heard.length, PATIENCE).toBe(3)
    client.socket.close()
    await taken[0]?.over
    expect(joined(taken[0]?.frames.agent ?? [])).toEqual(pcm.agent.subarray(0, 16_000))
    const customer = [...pcm.customer.subarray(0, 16_000), ...pcm.customer.subarray(0, 1000)]
    expect([...joined(taken[0]?.frames.customer ?? [])]).toEqual(customer)
  })

  test('what becomes known is told as the seed tells it', async () => {
    const results = createQueue<StreamResult>()
    const { server, taken } = await open({
      start(source) {
        taken.push({ source, frames: { agent: [], customer: [] }, over: Promise.resolve(), keys: [] })
        return { results }
      },
    })
    const client = await connect(server.port, ask())
    client.socket.send(new Uint8Array(640))
    await expect.poll(() => client.heard.length, PATIENCE).toBe(1)
    results.push({
      chunkText: 'mi papá',
      fullTranscript: 'aló mi papá',
      canonical: { motivo: 'dolor' },
      incidentId: 'i7',
    })
    await expect.poll(() => client.heard.length, PATIENCE).toBe(2)
    const session_id = taken[0]?.source.info.callId
    expect(client.heard[1]).toEqual({
      chunk_text: 'mi papá',
      full_transcript: 'aló mi papá',
      canonical: { motivo: 'dolor' },
      timestamp: expect.any(Number),
      session_info: { session_id, duration_seconds: expect.any(Number), chunk_count: 1 },
      convex_update: { success: true, incident_id: 'i7', session_id },
    })
    client.socket.send(new Uint8Array(640))
    await expect.poll(() => client.heard.length, PATIENCE).toBe(3)
    expect(client.heard[2]).toMatchObject({
      chunk_text: '',
      full_transcript: 'aló mi papá',
      session_info: { chunk_count: 2 },
    })
  })
})

test('over TLS', async () => {
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const made = [
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-days',
    '2',
    '-subj',
    '/CN=stream.test',
    '-addext',
    'subjectAltName=IP:127.0.0.1',
  ]
  execFileSync('openssl', [...made, '-keyout', key, '-out', cert], { stdio: 'ignore' })
  const { server } = await open({ tls: { key: readFileSync(key), cert: readFileSync(cert) } })
  const socket = new WebSocket(`wss://127.0.0.1:${server.port}/emergency/call?key=${KEY}`, {
    ca: readFileSync(cert),
  })
  const answer = new Promise((resolve) => socket.on('message', (data) => resolve(JSON.parse(String(data)))))
  socket.on('open', () => socket.send(new Uint8Array(640)))
  expect(await answer).toMatchObject({ session_info: { chunk_count: 1 } })
  socket.terminate()
})
