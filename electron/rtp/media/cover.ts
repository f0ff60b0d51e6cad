/** SRTP of a line, both ways, through new agreements: the same keys keep their counters, new keys leave the old ones a moment. */
import { createSrtcpReceiver, createSrtcpSender } from '../srtp/srtcp.ts'
import { createSrtpReceiver, createSrtpSender, type TagBytes, type Unprotected } from '../srtp/srtp.ts'
import type { Key, LegSettings, Suite } from './settings.ts'

export type Cover = {
  /** Null when the line is in clear. */
  readonly sealed: boolean
  agree(srtp: LegSettings['srtp']): void
  openRtp(packet: Uint8Array, now: number): Unprotected
  openRtcp(packet: Uint8Array, now: number): Unprotected
  sealRtp(packet: Uint8Array): Uint8Array | null
  sealRtcp(packet: Uint8Array): Uint8Array | null
}

/** Packets of the old key are still on their way for so long, ms. */
const OLD_KEY_MS = 2_000

const tagOf = (suite: Suite): TagBytes => (suite.endsWith('_32') ? 4 : 10)
const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0
const sameKey = (a: Key, b: Key): boolean => sameBytes(a.key, b.key) && sameBytes(a.salt, b.salt)

type Way = { readonly rtp: (packet: Uint8Array) => Unprotected; readonly rtcp: (packet: Uint8Array) => Unprotected }

export function createCover(): Cover {
  let agreed: LegSettings['srtp'] = null
  let theirs: Way | null = null
  let before: Way | null = null
  let since = Number.NaN
  let ours: {
    readonly rtp: (packet: Uint8Array) => Uint8Array | null
    readonly rtcp: (packet: Uint8Array) => Uint8Array | null
  } | null = null

  function open(packet: Uint8Array, now: number, kind: keyof Way): Unprotected {
    if (!theirs) return { kind: 'ok', packet }
    const opened = theirs[kind](packet)
    if (opened.kind === 'ok' || !before) return opened
    if (Number.isNaN(since)) since = now
    if (now - since > OLD_KEY_MS) before = null
    return before ? before[kind](packet) : opened
  }
  return {
    get sealed() {
      return agreed !== null
    },
    agree(srtp) {
      if (srtp && agreed && srtp.suite === agreed.suite) {
        // A new agreement with the same keys must not begin the counters anew (RFC 4568 §7.1.4).
        if (!sameKey(srtp.ours, agreed.ours)) ours = null
        if (!sameKey(srtp.theirs, agreed.theirs)) {
          before = theirs
          theirs = null
        }
      } else {
        before = srtp ? theirs : null
        theirs = null
        ours = null
      }
      agreed = srtp
      since = Number.NaN
      if (!srtp) return
      const tag = tagOf(srtp.suite)
      theirs ??= { rtp: createSrtpReceiver(srtp.theirs, tag), rtcp: createSrtcpReceiver(srtp.theirs) }
      ours ??= { rtp: createSrtpSender(srtp.ours, tag), rtcp: createSrtcpSender(srtp.ours) }
    },
    openRtp: (packet, now) => open(packet, now, 'rtp'),
    openRtcp: (packet, now) => open(packet, now, 'rtcp'),
    sealRtp: (packet) => (ours ? ours.rtp(packet) : packet),
    sealRtcp: (packet) => (ours ? ours.rtcp(packet) : packet),
  }
}
