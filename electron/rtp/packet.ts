/** RTP packets (RFC 3550 §5.1): read without throwing, written without copying more than once. */

/*
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  |V=2|P|X|  CC   |M|     PT      |       sequence number         |
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  |                           timestamp                           |
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  |           synchronization source (SSRC) identifier            |
 *  +=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+
 */
export type RtpPacket = {
  readonly marker: boolean
  /** 0 to 127. */
  readonly payloadType: number
  /** 16 bits. */
  readonly sequence: number
  /** 32 bits, in the format's clock. */
  readonly timestamp: number
  /** 32 bits. */
  readonly ssrc: number
  /** A view into what was read. */
  readonly payload: Uint8Array
}

export const HEADER_BYTES = 12

/** Bytes before the payload, contributing sources and extension included; null when the packet is not RTP. */
export function payloadStart(bytes: Uint8Array): number | null {
  const first = bytes[0] ?? 0
  if (bytes.length < HEADER_BYTES || first >> 6 !== 2) return null
  let start = HEADER_BYTES + 4 * (first & 0x0f)
  // §5.3.1: the extension's length counts 32-bit words after its own four bytes.
  if (first & 0x10) start += 4 + 4 * (((bytes[start + 2] ?? 0) << 8) | (bytes[start + 3] ?? 0))
  return start <= bytes.length ? start : null
}

/** RFC 5761 §4: on one port, payload types 64 to 95 with the marker's bit are RTCP (192 to 223). */
export const isRtcp = (bytes: Uint8Array): boolean => {
  const type = bytes[1] ?? 0
  return bytes.length >= 8 && (bytes[0] ?? 0) >> 6 === 2 && type >= 192 && type <= 223
}

/** Null for what is not RTP: another version, cut short, or padding longer than the payload (§A.1). */
export function readRtp(bytes: Uint8Array): RtpPacket | null {
  const start = payloadStart(bytes)
  if (start === null || isRtcp(bytes)) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = bytes.length
  if (view.getUint8(0) & 0x20) {
    // "The last octet of the padding contains a count of how many padding octets should be ignored, including itself" (§5.1).
    const padding = view.getUint8(end - 1)
    if (padding === 0 || end - padding < start) return null
    end -= padding
  }
  return {
    marker: view.getUint8(1) >= 128,
    payloadType: view.getUint8(1) & 0x7f,
    sequence: view.getUint16(2),
    timestamp: view.getUint32(4),
    ssrc: view.getUint32(8),
    payload: bytes.subarray(start, end),
  }
}

export function writeRtp(packet: RtpPacket): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES + packet.payload.length)
  const view = new DataView(bytes.buffer)
  view.setUint8(0, 0x80)
  view.setUint8(1, (packet.marker ? 0x80 : 0) | (packet.payloadType & 0x7f))
  view.setUint16(2, packet.sequence)
  view.setUint32(4, packet.timestamp)
  view.setUint32(8, packet.ssrc)
  bytes.set(packet.payload, HEADER_BYTES)
  return bytes
}
