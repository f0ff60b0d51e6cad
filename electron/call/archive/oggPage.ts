/** Pages of an Ogg file: each says by itself where it belongs and whether it is whole (RFC 3533 §6). */

export type OggPage = {
  /** Begins the stream, ends it. */
  readonly first: boolean
  readonly last: boolean
  /** Of the last sample in it that is complete, at 48 kHz for Opus. */
  readonly position: number
  readonly serial: number
  readonly number: number
  /** Whole packets: ours never go on from one page to the next. */
  readonly packets: readonly Uint8Array[]
}

const HEAD_BYTES = 27
const MOST_SEGMENTS = 255

/** Segments that a packet takes: one for each 255 bytes and one more, which says that it ends. */
export const segmentsOf = (packet: Uint8Array): number => Math.floor(packet.length / 255) + 1

export function writePage(page: OggPage): Uint8Array {
  const segments = page.packets.flatMap((packet) => [
    ...new Array<number>(segmentsOf(packet) - 1).fill(255),
    packet.length % 255,
  ])
  if (segments.length > MOST_SEGMENTS) throw new RangeError(`${segments.length} segments do not fit on a page`)
  const size = page.packets.reduce((sum, packet) => sum + packet.length, 0)
  const bytes = new Uint8Array(HEAD_BYTES + segments.length + size)
  const view = new DataView(bytes.buffer)
  bytes.set([0x4f, 0x67, 0x67, 0x53])
  view.setUint8(5, (page.first ? 2 : 0) | (page.last ? 4 : 0))
  view.setBigUint64(6, BigInt(page.position), true)
  view.setUint32(14, page.serial, true)
  view.setUint32(18, page.number, true)
  view.setUint8(26, segments.length)
  bytes.set(segments, HEAD_BYTES)
  let at = HEAD_BYTES + segments.length
  for (const packet of page.packets) {
    bytes.set(packet, at)
    at += packet.length
  }
  view.setUint32(22, checksum(bytes), true)
  return bytes
}

/** The page at `at` and where the next one begins; null when there is none, or a broken one. */
export function readPage(bytes: Uint8Array, at: number): { page: OggPage; next: number } | null {
  if (at + HEAD_BYTES > bytes.length) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, bytes.length - at)
  if (view.getUint32(0) !== 0x4f676753 || view.getUint8(4) !== 0) return null
  const count = view.getUint8(26)
  let end = HEAD_BYTES + count
  if (end > view.byteLength) return null
  const packets: Uint8Array[] = []
  let from = end
  let length = 0
  for (let i = 0; i < count; i++) {
    length = view.getUint8(HEAD_BYTES + i)
    end += length
    if (end > view.byteLength) return null
    if (length < 255) {
      packets.push(bytes.subarray(at + from, at + end))
      from = end
    }
  }
  // A packet that goes on over the page's end is none of ours.
  if (length === 255) return null
  const copy = bytes.slice(at, at + end)
  copy.fill(0, 22, 26)
  if (checksum(copy) !== view.getUint32(22, true)) return null
  const flags = view.getUint8(5)
  const page: OggPage = {
    first: (flags & 2) !== 0,
    last: (flags & 4) !== 0,
    position: Number(view.getBigUint64(6, true)),
    serial: view.getUint32(14, true),
    number: view.getUint32(18, true),
    packets,
  }
  return { page, next: at + end }
}

/** CRC-32 with the polynomial 0x04c11db7, unlike zip's neither mirrored nor inverted. */
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte << 24
  for (let bit = 0; bit < 8; bit++) rest = rest & 0x8000_0000 ? (rest << 1) ^ 0x04c1_1db7 : rest << 1
  return rest >>> 0
})

function checksum(bytes: Uint8Array): number {
  let rest = 0
  for (let i = 0; i < bytes.length; i++) {
    rest = ((rest << 8) ^ (TABLE[((rest >>> 24) ^ (bytes[i] ?? 0)) & 0xff] ?? 0)) >>> 0
  }
  return rest
}
