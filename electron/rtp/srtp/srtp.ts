/** SRTP (RFC 3711 §3.3): encrypts what goes out, checks and decrypts what comes in, one context a direction. */
import { payloadStart } from '../packet.ts'
import { authTag, counterBlock, counterMode, type MasterKey, sameTag, sessionKeys } from './keys.ts'
import { createReplayWindow, type ReplayWindow } from './replay.ts'

/** Bytes of the tag: 10 for `…_80`, 4 for `…_32` (RFC 4568 §6.2). */
export type TagBytes = 10 | 4

export type Unprotected =
  | { readonly kind: 'ok'; readonly packet: Uint8Array }
  | { readonly kind: 'refused'; readonly why: 'malformed' | 'authentication' | 'replay' }

export const refused = (why: 'malformed' | 'authentication' | 'replay'): Unprotected => ({ kind: 'refused', why })

/** Sources remembered in one direction; a call has one, a transfer brings another. */
const SOURCES = 16

const sequenceOf = (packet: Uint8Array): number => ((packet[2] ?? 0) << 8) | (packet[3] ?? 0)
const ssrcOf = (packet: Uint8Array): number => new DataView(packet.buffer, packet.byteOffset + 8, 4).getUint32(0)

function rollover(roc: number): Uint8Array {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, roc)
  return bytes
}

function joined(...pieces: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}

/** Takes RTP packets in the order of their sequence numbers; returns null for what is none. */
export function createSrtpSender(master: MasterKey, tagBytes: TagBytes): (packet: Uint8Array) => Uint8Array | null {
  const keys = sessionKeys(master, 'rtp')
  const sources = new Map<number, { roc: number; latest: number }>()
  return (packet) => {
    const start = payloadStart(packet)
    if (start === null) return null
    const [ssrc, sequence] = [ssrcOf(packet), sequenceOf(packet)]
    const source = sources.get(ssrc) ?? { roc: 0, latest: sequence }
    // "ROC … counts how many times the 16-bit RTP sequence number has been reset to zero" (§3.3.1).
    if (source.latest - sequence > 32_768) source.roc++
    source.latest = sequence
    sources.set(ssrc, source)
    const iv = counterBlock(keys.salt, ssrc, source.roc * 65_536 + sequence)
    const sealed = joined(packet.subarray(0, start), counterMode(keys.cipher, iv, packet.subarray(start)))
    return joined(sealed, authTag(keys.auth, sealed, rollover(source.roc), tagBytes))
  }
}

type Source = { roc: number; highest: number; readonly window: ReplayWindow }

/** A stream that is met in its middle (our engine was begun anew) has wrapped so often at most: four hours and more at 50 packets a second. */
const LATE_WRAPS = 12

/** Nothing is remembered of a packet until its tag was right: neither its source nor its number (§3.3 steps 5, 7). */
export function createSrtpReceiver(master: MasterKey, tagBytes: TagBytes): (packet: Uint8Array) => Unprotected {
  const keys = sessionKeys(master, 'rtp')
  const sources = new Map<number, Source>()
  return (packet) => {
    const sealed = packet.subarray(0, Math.max(0, packet.length - tagBytes))
    const start = payloadStart(sealed)
    if (start === null) return refused('malformed')
    const [ssrc, sequence] = [ssrcOf(sealed), sequenceOf(sealed)]
    const source = sources.get(ssrc) ?? { roc: 0, highest: sequence, window: createReplayWindow() }
    const fits = (wraps: number): boolean =>
      sameTag(authTag(keys.auth, sealed, rollover(wraps), tagBytes), packet.subarray(sealed.length))
    const guess = guessRollover(source, sequence)
    if (guess < 0 || !source.window.isNew(guess * 65_536 + sequence)) return refused('replay')
    const roc = fits(guess) ? guess : sources.size === 0 ? met(fits) : null
    if (roc === null) return refused('authentication')
    const index = roc * 65_536 + sequence
    if (!sources.has(ssrc) && sources.size >= SOURCES) {
      const [oldest] = sources.keys()
      if (oldest !== undefined) sources.delete(oldest)
    }
    sources.set(ssrc, source)
    source.window.mark(index)
    if (roc > source.roc || (roc === source.roc && sequence > source.highest)) {
      source.roc = roc
      source.highest = sequence
    }
    const iv = counterBlock(keys.salt, ssrc, index)
    return {
      kind: 'ok',
      packet: joined(sealed.subarray(0, start), counterMode(keys.cipher, iv, sealed.subarray(start))),
    }
  }
}

/** How often a stream had wrapped when its first packet came to us: the tag alone says so (§3.3.1). Only before any is known, so that strangers cost little. */
function met(fits: (wraps: number) => boolean): number | null {
  for (let wraps = 1; wraps <= LATE_WRAPS; wraps++) if (fits(wraps)) return wraps
  return null
}

/** Appendix A: the ROC that brings the packet nearest to the newest one; below 0 it cannot be. */
function guessRollover({ roc, highest }: Source, sequence: number): number {
  if (highest < 32_768) return sequence - highest > 32_768 ? roc - 1 : roc
  return highest - 32_768 > sequence ? roc + 1 : roc
}
