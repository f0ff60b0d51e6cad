/** RTP and RTCP packets: plain and encrypted, down to the payloads. */

import { readOpusPacket } from '../../electron/rtp/codec/opusPacket.ts'
import { isRtcp, readRtp, writeRtp } from '../../electron/rtp/packet.ts'
import { type Rtcp, readRtcp, writeRtcp } from '../../electron/rtp/rtcp.ts'
import { createSrtcpReceiver, createSrtcpSender } from '../../electron/rtp/srtp/srtcp.ts'
import { createSrtpReceiver, createSrtpSender } from '../../electron/rtp/srtp/srtp.ts'
import { readEvent } from '../../electron/rtp/telephoneEvent.ts'
import type { Subject } from './subject.ts'

const MASTER = { key: new Uint8Array(16).fill(7), salt: new Uint8Array(14).fill(9) }
const unprotect = createSrtpReceiver(MASTER, 10)
const unprotectRtcp = createSrtcpReceiver(MASTER)

function readPacket(bytes: Uint8Array): void {
  const opened = unprotect(bytes)
  for (const one of opened.kind === 'ok' ? [bytes, opened.packet] : [bytes]) {
    isRtcp(one)
    const packet = readRtp(one)
    if (!packet) continue
    readEvent(packet.payload)
    readOpusPacket(packet.payload)
    writeRtp(packet)
  }
}

function readControl(bytes: Uint8Array): void {
  const opened = unprotectRtcp(bytes)
  for (const one of opened.kind === 'ok' ? [bytes, opened.packet] : [bytes]) {
    const packets = readRtcp(one)
    if (packets) writeRtcp(packets)
  }
}

const packet = (payloadType: number, payload: Uint8Array, sequence = 1): Uint8Array =>
  writeRtp({ marker: false, payloadType, sequence, timestamp: 160 * sequence, ssrc: 0x1234, payload })
const voice = Uint8Array.from({ length: 160 }, (_, index) => index)
/** Two contributing sources, an extension of two words, four bytes of padding (RFC 3550 §5.1, §5.3.1). */
const full = Buffer.concat([
  Buffer.from('b2080001000000a000001234', 'hex'),
  Buffer.from('0000000100000002', 'hex'),
  Buffer.from('bede00021111111122222222', 'hex'),
  voice,
  Buffer.of(0, 0, 0, 4),
])
const plain = [
  packet(8, voice),
  packet(0, voice, 65_535),
  packet(101, Uint8Array.of(1, 0x8a, 3, 0x20)),
  packet(96, Uint8Array.of(0x78, 1, 2, 3)),
  full,
]
const sealed = plain.flatMap((one) => createSrtpSender(MASTER, 10)(one) ?? [])

function* longPackets(): Generator<Uint8Array> {
  for (const first of [0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf]) {
    for (const second of [0, 0x60, 0x7f, 0xc8, 0xff]) {
      for (const filling of [0, 1, 4, 0x7f, 0xff]) {
        const bytes = Buffer.alloc(65_507, filling)
        bytes[0] = first
        bytes[1] = second
        yield bytes
      }
    }
  }
}

export const rtp: Subject = {
  kind: 'rtp',
  samples: [...plain, ...sealed],
  words: [],
  hostile: longPackets,
  read: readPacket,
}

const block = { ssrc: 7, fractionLost: 3, lost: -1, highestSequence: 70_000, jitter: 9, lastSr: 1, delaySinceLastSr: 2 }
const compounds: readonly (readonly Rtcp[])[] = [
  [
    { kind: 'SR', ssrc: 1, ntp: [1, 2], timestamp: 3, packets: 4, bytes: 5, reports: [block] },
    { kind: 'SDES', ssrc: 1, cname: 'a@b' },
  ],
  [
    { kind: 'RR', ssrc: 1, reports: [block, block] },
    { kind: 'SDES', ssrc: 1, cname: 'ñ' },
    { kind: 'BYE', ssrcs: [1, 2] },
  ],
]
const written = compounds.map(writeRtcp)
/** SDES of three items, BYE with a reason, APP and XR, which are passed over. */
const others = [
  '81ca000400000001010161020262620301630000',
  '81cb0003000000010568656c6c6f0000',
  '80cc0002000000016e616d65',
  '80cf000400000001040000020000000100000002',
].map((hex) => Buffer.from(hex, 'hex'))

function* longCompounds(): Generator<Uint8Array> {
  for (const head of [
    '80c80000',
    '80c90000',
    '81ca0000',
    '80cb0000',
    '9fcb001f',
    '81ca0001',
    '81caffff',
    '80cf0000',
    'a0c90000',
  ]) {
    const unit = Buffer.from(head, 'hex')
    yield Buffer.concat(Array<Buffer>(16_000).fill(unit))
    for (const filling of [0, 1, 2, 0xff]) yield Buffer.concat([unit, Buffer.alloc(65_000, filling)])
  }
  for (const filling of [0, 1, 2, 8]) {
    // One SDES as long as a packet can be, its items as short as they can be.
    const sdes = Buffer.alloc(65_000, filling)
    Buffer.from('81ca3f79', 'hex').copy(sdes)
    yield sdes
  }
}

export const rtcp: Subject = {
  kind: 'rtcp',
  samples: [...written, ...others, ...written.flatMap((one) => createSrtcpSender(MASTER)(one) ?? [])],
  words: [],
  hostile: longCompounds,
  read: readControl,
}
