/** What a leg of the media engine is told and what it tells: plain data that crosses a thread. */

/** How media flows, seen from us (RFC 8866 §6.7). */
export type Direction = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive'

/** Suites of RFC 4568 §6.2 and RFC 6188 §3. */
export type Suite =
  | 'AES_256_CM_HMAC_SHA1_80'
  | 'AES_256_CM_HMAC_SHA1_32'
  | 'AES_CM_128_HMAC_SHA1_80'
  | 'AES_CM_128_HMAC_SHA1_32'

/** Master key (16 or 32 bytes) and master salt (14 bytes). */
export type Key = { readonly key: Uint8Array; readonly salt: Uint8Array }

export type CodecName = 'pcmu' | 'pcma' | 'g722' | 'opus'

/** Names a leg in routes; never used again after its end. */
export type LegRef = number

export type RtpPlace = {
  /** Local address to bind, `0.0.0.0` or `::` for all. */
  readonly address: string
  /** RTP takes an even port of these, RTCP the odd one after it (RFC 3550 §11). */
  readonly ports: { readonly from: number; readonly to: number }
  /** RTP and RTCP on one port (RFC 5761). */
  readonly mux?: boolean
  /** SRTP is certain: nothing is decoded before keys are there. Without it packets that look encrypted wait all the same. */
  readonly secure?: boolean
  /** Addresses that may send to us; everybody when absent. Strangers get nothing and are counted. */
  readonly allow?: readonly string[]
}

export type LegSettings = {
  readonly codec: CodecName
  /** RTP payload type of the codec, 0 to 127. */
  readonly payload: number
  /** Payload type of telephone-event (RFC 4733); null when the peer has none: keys are then sent as tones. */
  readonly eventsPayload: number | null
  /** Hz; 8000 when absent. */
  readonly eventsClock?: number
  readonly remote: { readonly address: string; readonly port: number; readonly rtcpPort: number }
  readonly direction: Direction
  /** ms of sound in a packet that we send; 10 to 60. */
  readonly ptime: number
  readonly srtp: { readonly suite: Suite; readonly theirs: Key; readonly ours: Key } | null
  /** RFC 3550 §6.5.1; no personal data. */
  readonly cname: string
  /** While nothing is routed to this leg: 'nothing' (an empty datagram each 15 s keeps a NAT open, RFC 6263 §4.1), or packets of silence. */
  readonly idle?: 'nothing' | 'silence'
}

/** A server that is asked how it sees our socket (STUN, RFC 8489): an address, not a name. */
export type Probed = { readonly address: string; readonly port: number }

/** One moment on the peer's wall clock, and where it lies in what was recorded of it (RFC 3550 §6.4.1). */
export type SenderReport = {
  /** '' when it gave none (§6.5.1); streams of the same name share one wall clock. */
  readonly cname: string
  /** Seconds since 1900 and their 2^32nds, as told. */
  readonly ntp: readonly [seconds: number, fraction: number]
  /** ms since the leg was opened. */
  readonly atMs: number
}

/** How a line does; told once a second. */
export type LineQuality = {
  /** Packets since the leg was opened. */
  readonly received: number
  readonly lost: number
  /** Packets that came after their moment of playing. */
  readonly late: number
  /** ms of sound that was made up in their place. */
  readonly concealed: number
  readonly jitterMs: number
  readonly roundTripMs: number | null
  /** 1 to 4.4, estimated for the last second (ITU-T G.107). */
  readonly mos: number
  readonly sentPackets: number
  /** Share 0 to 1 of our packets that the peer says it lost since its report before. */
  readonly remoteLossShare: number | null
  /** ms that wait in the jitter buffer; 0 when nobody listens. */
  readonly depthMs: number
  /** Packets of strangers, of a wrong key, or that were no RTP. */
  readonly refused: number
}
