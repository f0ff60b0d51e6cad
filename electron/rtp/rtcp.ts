/** RTCP (RFC 3550 §6): compound packets of SR, RR, SDES and BYE; other types are passed over. */

/** §6.4.1. Numbers as they are on the wire. */
export type ReportBlock = {
  readonly ssrc: number
  /** 256ths. */
  readonly fractionLost: number
  /** 24 bits with a sign. */
  readonly lost: number
  readonly highestSequence: number
  /** Units of the timestamp. */
  readonly jitter: number
  /** Middle 32 bits of the last SR's NTP time; 0 for none. */
  readonly lastSr: number
  /** 65536ths of a second. */
  readonly delaySinceLastSr: number
}

export type Rtcp =
  | {
      readonly kind: 'SR'
      readonly ssrc: number
      /** Seconds since 1900 and their 2^32nds (§4). */
      readonly ntp: readonly [seconds: number, fraction: number]
      readonly timestamp: number
      readonly packets: number
      readonly bytes: number
      readonly reports: readonly ReportBlock[]
    }
  | { readonly kind: 'RR'; readonly ssrc: number; readonly reports: readonly ReportBlock[] }
  | { readonly kind: 'SDES'; readonly ssrc: number; readonly cname: string }
  | { readonly kind: 'BYE'; readonly ssrcs: readonly number[] }

const TYPES = { SR: 200, RR: 201, SDES: 202, BYE: 203 } as const
const BLOCK_BYTES = 24
/** A compound of a conference has one SR and a few others; what comes after so many is not read. */
const PACKETS = 64
/** SDES item 1 (§6.5.1). */
const CNAME = 1
const utf8 = new TextDecoder()

/** Every packet that makes sense; null when the compound itself does not hold together (§A.2). */
export function readRtcp(bytes: Uint8Array): Rtcp[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const packets: Rtcp[] = []
  let at = 0
  for (let count = 0; at < bytes.length && count < PACKETS; count++) {
    if (at + 4 > bytes.length || view.getUint8(at) >> 6 !== 2) return null
    const end = at + 4 + 4 * view.getUint16(at + 2)
    if (end > bytes.length) return null
    const packet = readOne(new DataView(bytes.buffer, bytes.byteOffset + at, end - at))
    if (packet) packets.push(packet)
    at = end
  }
  return at === 0 ? null : packets
}

function readOne(view: DataView): Rtcp | null {
  const count = view.getUint8(0) & 0x1f
  const size = view.byteLength
  switch (view.getUint8(1)) {
    case TYPES.SR:
      if (size < 28 + count * BLOCK_BYTES) return null
      return {
        kind: 'SR',
        ssrc: view.getUint32(4),
        ntp: [view.getUint32(8), view.getUint32(12)],
        timestamp: view.getUint32(16),
        packets: view.getUint32(20),
        bytes: view.getUint32(24),
        reports: readBlocks(view, 28, count),
      }
    case TYPES.RR:
      if (size < 8 + count * BLOCK_BYTES) return null
      return { kind: 'RR', ssrc: view.getUint32(4), reports: readBlocks(view, 8, count) }
    case TYPES.SDES:
      return count === 0 ? null : readSdes(view)
    case TYPES.BYE: {
      if (size < 4 + 4 * count) return null
      return { kind: 'BYE', ssrcs: Array.from({ length: count }, (_, index) => view.getUint32(4 + 4 * index)) }
    }
    default:
      return null
  }
}

function readBlocks(view: DataView, from: number, count: number): ReportBlock[] {
  return Array.from({ length: count }, (_, index) => {
    const at = from + index * BLOCK_BYTES
    return {
      ssrc: view.getUint32(at),
      fractionLost: view.getUint8(at + 4),
      lost: (view.getInt32(at + 4) << 8) >> 8,
      highestSequence: view.getUint32(at + 8),
      jitter: view.getUint32(at + 12),
      lastSr: view.getUint32(at + 16),
      delaySinceLastSr: view.getUint32(at + 20),
    }
  })
}

/** The CNAME of the first chunk; a chunk's items are type, length, text and end with a zero (§6.5). */
function readSdes(view: DataView): Rtcp | null {
  if (view.byteLength < 8) return null
  for (let at = 8; at + 2 <= view.byteLength && view.getUint8(at) !== 0; ) {
    const length = view.getUint8(at + 1)
    if (at + 2 + length > view.byteLength) return null
    if (view.getUint8(at) === CNAME) {
      const cname = utf8.decode(new Uint8Array(view.buffer, view.byteOffset + at + 2, length))
      return { kind: 'SDES', ssrc: view.getUint32(4), cname }
    }
    at += 2 + length
  }
  return null
}

/** One datagram. §6.1: the first is an SR or RR "even if no data has been sent", and an SDES with the CNAME follows. */
export function writeRtcp(packets: readonly Rtcp[]): Uint8Array {
  const written = packets.map(writeOne)
  const bytes = new Uint8Array(written.reduce((sum, one) => sum + one.length, 0))
  let at = 0
  for (const one of written) {
    bytes.set(one, at)
    at += one.length
  }
  return bytes
}

function start(kind: Rtcp['kind'], count: number, size: number): { bytes: Uint8Array; view: DataView } {
  const bytes = new Uint8Array(size)
  const view = new DataView(bytes.buffer)
  view.setUint8(0, 0x80 | count)
  view.setUint8(1, TYPES[kind])
  view.setUint16(2, size / 4 - 1)
  return { bytes, view }
}

function writeOne(packet: Rtcp): Uint8Array {
  switch (packet.kind) {
    case 'SR': {
      const { bytes, view } = start('SR', packet.reports.length, 28 + BLOCK_BYTES * packet.reports.length)
      const words = [packet.ssrc, ...packet.ntp, packet.timestamp, packet.packets, packet.bytes]
      for (const [index, word] of words.entries()) view.setUint32(4 + 4 * index, word)
      writeBlocks(view, 28, packet.reports)
      return bytes
    }
    case 'RR': {
      const { bytes, view } = start('RR', packet.reports.length, 8 + BLOCK_BYTES * packet.reports.length)
      view.setUint32(4, packet.ssrc)
      writeBlocks(view, 8, packet.reports)
      return bytes
    }
    case 'SDES': {
      const cname = new TextEncoder().encode(packet.cname).subarray(0, 255)
      // At least one zero ends the items, then zeros to a whole word (§6.5).
      const { bytes, view } = start('SDES', 1, 8 + 4 * Math.ceil((cname.length + 3) / 4))
      view.setUint32(4, packet.ssrc)
      view.setUint8(8, CNAME)
      view.setUint8(9, cname.length)
      bytes.set(cname, 10)
      return bytes
    }
    case 'BYE': {
      const { bytes, view } = start('BYE', packet.ssrcs.length, 4 + 4 * packet.ssrcs.length)
      for (const [index, ssrc] of packet.ssrcs.entries()) view.setUint32(4 + 4 * index, ssrc)
      return bytes
    }
  }
}

function writeBlocks(view: DataView, from: number, reports: readonly ReportBlock[]): void {
  for (const [index, block] of reports.entries()) {
    const at = from + index * BLOCK_BYTES
    view.setUint32(at, block.ssrc)
    view.setInt32(at + 4, block.lost & 0xff_ffff)
    view.setUint8(at + 4, block.fractionLost)
    view.setUint32(at + 8, block.highestSequence)
    view.setUint32(at + 12, block.jitter)
    view.setUint32(at + 16, block.lastSr)
    view.setUint32(at + 20, block.delaySinceLastSr)
  }
}

/** Wall time as RTCP writes it (§4): `ms` since 1970. */
export function ntpTime(ms: number): readonly [seconds: number, fraction: number] {
  const seconds = Math.floor(ms / 1000)
  return [(seconds + 2_208_988_800) >>> 0, Math.floor(((ms - seconds * 1000) / 1000) * 2 ** 32) >>> 0]
}

/** The middle 32 bits, for LSR (§6.4.1). */
export const middleOf = ([seconds, fraction]: readonly [number, number]): number =>
  (((seconds & 0xffff) << 16) | (fraction >>> 16)) >>> 0
