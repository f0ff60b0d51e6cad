/** The far end of a line for tests: a socket that sends sound as a telephone does and keeps what it is sent. */
import { createSocket, type Socket } from 'node:dgram'
import { encodeG711, type Law } from '../../audio/g711.ts'
import { type RtpPacket, readRtp, writeRtp } from '../packet.ts'

export type Peer = {
  readonly port: number
  /** All that came, with the moment it came. */
  readonly heard: { readonly bytes: Uint8Array; readonly at: number }[]
  send(bytes: Uint8Array, port: number): void
  /** The RTP among it, in the order of arrival. */
  packets(open?: (bytes: Uint8Array) => Uint8Array | null): RtpPacket[]
  close(): void
}

export async function openPeer(): Promise<Peer> {
  const socket: Socket = createSocket({ type: 'udp4', recvBufferSize: 1 << 20 })
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
  const heard: { bytes: Uint8Array; at: number }[] = []
  socket.on('message', (bytes) => heard.push({ bytes, at: performance.now() }))
  return {
    port: socket.address().port,
    heard,
    send: (bytes, port) => socket.send(bytes, port, '127.0.0.1'),
    packets: (open = (bytes) => bytes) =>
      heard.flatMap(({ bytes }) => {
        const plain = open(bytes)
        return (plain && readRtp(plain)) || []
      }),
    close: () => socket.close(),
  }
}

export const PAYLOAD = { ulaw: 0, alaw: 8 } as const

/** Sound as packets of G.711, 20 ms each. */
export function voicePackets(
  pcm: Int16Array,
  { law = 'alaw', ssrc = 77, sequence = 65_500, timestamp = 0xffff_f000, size = 160 }: VoiceOptions = {},
): Uint8Array[] {
  const packets: Uint8Array[] = []
  for (let at = 0; at + size <= pcm.length; at += size)
    packets.push(
      writeRtp({
        marker: at === 0,
        payloadType: PAYLOAD[law],
        sequence: (sequence + at / size) & 0xffff,
        timestamp: (timestamp + at) >>> 0,
        ssrc,
        payload: encodeG711(law, pcm.subarray(at, at + size)),
      }),
    )
  return packets
}

export type VoiceOptions = {
  readonly law?: Law
  readonly ssrc?: number
  readonly sequence?: number
  readonly timestamp?: number
  /** Samples a packet. */
  readonly size?: number
}

export const tone = (hertz: number, rate: number, samples: number, amplitude = 8_000): Int16Array =>
  Int16Array.from({ length: samples }, (_, i) => Math.round(amplitude * Math.sin((2 * Math.PI * hertz * i) / rate)))

/** How much of a sound is this tone: amplitude as in `tone` (Goertzel). */
export function toneIn(pcm: Int16Array, hertz: number, rate: number): number {
  let re = 0
  let im = 0
  for (let i = 0; i < pcm.length; i++) {
    re += (pcm[i] ?? 0) * Math.cos((2 * Math.PI * hertz * i) / rate)
    im += (pcm[i] ?? 0) * Math.sin((2 * Math.PI * hertz * i) / rate)
  }
  return (2 * Math.hypot(re, im)) / Math.max(1, pcm.length)
}

export const until = async (true_: () => boolean, ms = 8_000): Promise<void> => {
  for (const end = performance.now() + ms; !true_() && performance.now() < end; )
    await new Promise((resolve) => setTimeout(resolve, 5))
}

export const rest = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
