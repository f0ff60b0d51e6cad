/**
 * Both voices of a call in one Ogg Opus stream, each coded on its own: coupled stereo would let one voice shine through in the other's
 * channel, and who said what is the point of two channels. Two streams, none coupled (RFC 7845 §5.1.1, family 1; RFC 6716 appendix B).
 */

import type { OpusRate } from '../../rtp/codec/opus.ts'
import { lengthAt } from '../../rtp/codec/opusPacket.ts'

export type Head = {
  /** Samples at 48 kHz to leave out at the beginning: the encoder's delay. */
  readonly skip: number
  /** Hz of the sound that was coded. */
  readonly sampleRate: number
}

const RATES: readonly OpusRate[] = [8000, 12_000, 16_000, 24_000, 48_000]

/** Hz at which sound of `sampleRate` is coded: Opus has five, the next higher loses nothing. */
export const codedRate = (sampleRate: number): OpusRate => RATES.find((rate) => rate >= sampleRate) ?? 48_000

const MAPPING = [1, 2, 0, 0, 1]

export function writeHead({ skip, sampleRate }: Head): Uint8Array {
  const head = new Uint8Array(23)
  const view = new DataView(head.buffer)
  head.set(new TextEncoder().encode('OpusHead'))
  head.set([1, 2], 8)
  view.setUint16(10, skip, true)
  view.setUint32(12, sampleRate, true)
  head.set([0, 0], 16)
  head.set(MAPPING, 18)
  return head
}

/** Null when it is not a head of ours. */
export function readHead(packet: Uint8Array | undefined): Head | null {
  if (packet?.length !== 23) return null
  const view = new DataView(packet.buffer, packet.byteOffset, packet.length)
  const isOurs =
    new TextDecoder().decode(packet.subarray(0, 8)) === 'OpusHead' &&
    view.getUint8(8) === 1 &&
    view.getUint8(9) === 2 &&
    MAPPING.every((byte, i) => view.getUint8(18 + i) === byte)
  return isOurs ? { skip: view.getUint16(10, true), sampleRate: view.getUint32(12, true) } : null
}

/** The comment header (§5.2), which says nothing about the call: a file may leave the house. */
export function writeTags(): Uint8Array {
  const vendor = new TextEncoder().encode('Vigia')
  const tags = new Uint8Array(8 + 4 + vendor.length + 4)
  tags.set(new TextEncoder().encode('OpusTags'))
  new DataView(tags.buffer).setUint32(8, vendor.length, true)
  tags.set(vendor, 12)
  return tags
}

/** One packet of two: the first says its length behind its first byte. Both must hold a single frame. */
export function joinVoices(left: Uint8Array, right: Uint8Array): Uint8Array {
  if (((left[0] ?? 3) & 3) !== 0 || ((right[0] ?? 3) & 3) !== 0)
    throw new RangeError('an Opus packet of several frames')
  const length = left.length - 1
  const size = length < 252 ? [length] : [252 + ((length - 252) & 3), (length - 252) >> 2]
  return Uint8Array.of(left[0] ?? 0, ...size, ...left.subarray(1), ...right)
}

/** Null when it is no packet of two voices. */
export function splitVoices(packet: Uint8Array): readonly [Uint8Array, Uint8Array] | null {
  const [toc] = packet
  const frame = lengthAt(packet, 1)
  if (toc === undefined || (toc & 3) !== 0 || !frame) return null
  const end = frame.next + frame.length
  if (end >= packet.length) return null
  return [Uint8Array.of(toc, ...packet.subarray(frame.next, end)), packet.subarray(end)]
}
