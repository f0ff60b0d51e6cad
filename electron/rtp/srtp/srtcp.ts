/** SRTCP (RFC 3711 §3.4): as SRTP, but the index travels with the packet. Its tag has ten bytes in every suite (RFC 4568 §6.2). */
import { authTag, counterBlock, counterMode, type MasterKey, sameTag, sessionKeys } from './keys.ts'
import { createReplayWindow } from './replay.ts'
import { refused, type Unprotected } from './srtp.ts'

const TAG_BYTES = 10
/** Version to SSRC of the first packet stay readable. */
const CLEAR_BYTES = 8
/** The E flag: "1 if the current packet is encrypted". */
const ENCRYPTED = 0x8000_0000
const NO_BYTES = new Uint8Array(0)

const wordAt = (bytes: Uint8Array, at: number): number =>
  new DataView(bytes.buffer, bytes.byteOffset + at, 4).getUint32(0)

export function createSrtcpSender(master: MasterKey): (packet: Uint8Array) => Uint8Array | null {
  const keys = sessionKeys(master, 'rtcp')
  let next = 0
  return (packet) => {
    if (packet.length < CLEAR_BYTES) return null
    // "The SRTCP index MUST be set to zero before the first SRTCP packet is sent, and MUST be incremented by one" (§3.4).
    const index = next++ % 2 ** 31
    const iv = counterBlock(keys.salt, wordAt(packet, 4), index)
    const bytes = new Uint8Array(packet.length + 4 + TAG_BYTES)
    bytes.set(packet.subarray(0, CLEAR_BYTES))
    bytes.set(counterMode(keys.cipher, iv, packet.subarray(CLEAR_BYTES)), CLEAR_BYTES)
    new DataView(bytes.buffer).setUint32(packet.length, ENCRYPTED + index)
    bytes.set(authTag(keys.auth, bytes.subarray(0, packet.length + 4), NO_BYTES, TAG_BYTES), packet.length + 4)
    return bytes
  }
}

export function createSrtcpReceiver(master: MasterKey): (packet: Uint8Array) => Unprotected {
  const keys = sessionKeys(master, 'rtcp')
  const window = createReplayWindow()
  return (packet) => {
    const end = packet.length - TAG_BYTES - 4
    if (end < CLEAR_BYTES) return refused('malformed')
    const sealed = packet.subarray(0, end + 4)
    const word = wordAt(packet, end)
    const index = word % 2 ** 31
    if (!window.isNew(index)) return refused('replay')
    if (!sameTag(authTag(keys.auth, sealed, NO_BYTES, TAG_BYTES), packet.subarray(end + 4)))
      return refused('authentication')
    window.mark(index)
    const body = packet.subarray(CLEAR_BYTES, end)
    const iv = counterBlock(keys.salt, wordAt(packet, 4), index)
    const bytes = packet.slice(0, end)
    if (word >= ENCRYPTED) bytes.set(counterMode(keys.cipher, iv, body), CLEAR_BYTES)
    return { kind: 'ok', packet: bytes }
  }
}
