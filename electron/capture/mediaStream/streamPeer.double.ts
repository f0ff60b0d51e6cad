/** A media-stream server that keeps what it is given, and clients that speak as Twilio, Telnyx and an application do. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import type { Frame } from '../../audio/frame.ts'
import { encodeG711 } from '../../audio/g711.ts'
import { readWav } from '../../audio/wav.ts'
import type { AudioSource, LegId } from '../source.ts'
import { type MediaStreamOptions, openMediaStreamServer } from './mediaStream.ts'

/** ms; for a machine with other things to do. */
export const PATIENCE = { timeout: 15_000 }
export const KEY = 'una-llave-de-prueba-1'
const call = readWav(readFileSync(join(import.meta.dirname, '../../../resources/practice/01-paro-cardiaco/call.wav')))
/** Both voices of a rendered call, as a carrier sends them. */
export const SECONDS = 20
export const pcm = { agent: call.read(0, 8000, 8000 * SECONDS), customer: call.read(1, 8000, 8000 * SECONDS) }
export const ulaw = { agent: encodeG711('ulaw', pcm.agent), customer: encodeG711('ulaw', pcm.customer) }

const closing: (() => unknown)[] = []
/** For `afterEach`: ends all servers and clients. */
export const closeAll = async (): Promise<void> => {
  await Promise.all(closing.splice(0).map((close) => close()))
}

export type Taken = { source: AudioSource; frames: Record<LegId, Frame[]>; over: Promise<void>; keys: string[] }

export async function open(more: Partial<MediaStreamOptions> = {}) {
  const taken: Taken[] = []
  const server = await openMediaStreamServer({
    host: '127.0.0.1',
    port: 0,
    keys: [{ name: 'troncal', key: KEY }],
    allow: ['127.0.0.1'],
    language: 'es-CL',
    now: Date.now,
    start(source) {
      const frames = { agent: [] as Frame[], customer: [] as Frame[] }
      const reading = source.legs.map(async (leg) => {
        for await (const frame of leg.frames) frames[leg.id].push(frame)
      })
      const one: Taken = { source, frames, over: Promise.all(reading).then(() => undefined), keys: [] }
      taken.push(one)
      return { key: (key) => one.keys.push(key) }
    },
    ...more,
  })
  closing.push(() => server.close())
  return { server, taken }
}

export type Client = {
  socket: WebSocket
  heard: Record<string, unknown>[]
  closed: Promise<number>
  send(message: unknown): void
}

export async function connect(port: number, path: string, headers: Record<string, string> = {}): Promise<Client> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers })
  const heard: Record<string, unknown>[] = []
  socket.on('message', (data) => heard.push(JSON.parse(String(data)) as Record<string, unknown>))
  const closed = new Promise<number>((resolve) => socket.on('close', resolve))
  await new Promise<void>((resolve, reject) => {
    socket.on('open', () => resolve())
    socket.on('error', reject)
  })
  closing.push(() => socket.terminate())
  return { socket, heard, closed, send: (message) => socket.send(JSON.stringify(message)) }
}

export const status = (port: number, path: string, headers: Record<string, string> = {}): Promise<string> =>
  connect(port, path, headers).then(
    () => 'open',
    (error: unknown) => (error instanceof Error ? error.message : ''),
  )

export const joined = (frames: readonly Frame[]): Int16Array =>
  Int16Array.from(frames.flatMap((frame) => [...frame.pcm]))

/** As the documentation of each shows them. */
export const twilio = {
  start: {
    event: 'start',
    sequenceNumber: '1',
    start: {
      accountSid: 'AC1',
      streamSid: 'MZ1',
      callSid: 'CA1',
      tracks: ['inbound', 'outbound'],
      mediaFormat: { encoding: 'audio/x-mulaw', sampleRate: 8000, channels: 1 },
      customParameters: { token: KEY, from: '+56911111111', agent: 'Ana' },
    },
    streamSid: 'MZ1',
  },
  media: (track: 'inbound' | 'outbound', n: number, bytes: Uint8Array) => ({
    event: 'media',
    sequenceNumber: String(n + 2),
    media: { track, chunk: String(n + 1), timestamp: String(20 * n), payload: Buffer.from(bytes).toString('base64') },
    streamSid: 'MZ1',
  }),
}
export const telnyxStart = (media_format: unknown) => ({
  event: 'start',
  sequence_number: '1',
  stream_id: '32DE0DEA',
  start: {
    user_id: 'u',
    call_control_id: 'v2:T02',
    call_session_id: 'ff55',
    from: '+13122010094',
    to: '+13122123456',
    media_format,
  },
})

/** Sends both tracks in chunks of 20 ms, in the order that `order` gives them. */
export function speak(
  client: Client,
  order: (count: number) => number[] = (count) => Array.from({ length: count }, (_, n) => n),
): void {
  for (const n of order((8000 * SECONDS) / 160)) {
    client.send(twilio.media('inbound', n, ulaw.customer.subarray(160 * n, 160 * n + 160)))
    client.send(twilio.media('outbound', n, ulaw.agent.subarray(160 * n, 160 * n + 160)))
  }
}
