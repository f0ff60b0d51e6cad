/** A session description as the telephone needs it (RFC 8866): audio lines, their formats, direction, keys and labels. */

/** How media flows, seen from whoever wrote the description (RFC 8866 §6.7). */
export type Direction = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive'

/** One payload type of an `m=` line with what `rtpmap` and `fmtp` say about it. */
export type Format = {
  /** 0 to 127. */
  readonly payload: number
  /** As written, `PCMA`; compare without case (RFC 4855 §3). */
  readonly name: string
  /** Hz of the timestamps; G.722 says 8000 although it samples 16000 (RFC 3551 §4.5.2). */
  readonly clockRate: number
  readonly channels: number
  readonly fmtp: string | null
}

/** `a=crypto:` of RFC 4568 §9.1. The key itself is read by `readInline`. */
export type Crypto = {
  readonly tag: number
  readonly suite: string
  readonly keys: string
  /** Session parameters, space separated: `UNENCRYPTED_SRTP`, `KDR=…`. */
  readonly parameters: readonly string[]
}

export type Media = {
  /** `audio`, `video`, `text`… */
  readonly type: string
  /** 0: the line is refused (RFC 3264 §6). */
  readonly port: number
  /** `RTP/AVP`, `RTP/SAVP`… */
  readonly protocol: string
  /** Format numbers in the order of preference, whatever they mean for other protocols. */
  readonly payloads: readonly string[]
  readonly formats: readonly Format[]
  /** Of the line or, failing that, of the session (RFC 8866 §5.7). */
  readonly address: string | null
  readonly direction: Direction
  /** ms; null when not said. */
  readonly ptime: number | null
  readonly maxptime: number | null
  /** RFC 4574: which stream of a recording session this is. */
  readonly label: string | null
  readonly crypto: readonly Crypto[]
  /** Port of RTCP when it is not the next one (RFC 3605). */
  readonly rtcpPort: number | null
  readonly rtcpMux: boolean
}

export type SessionDescription = {
  readonly origin: {
    readonly username: string
    readonly sessionId: string
    /** Raised by one with each change (RFC 3264 §8). */
    readonly version: string
    readonly address: string
  }
  readonly media: readonly Media[]
}

/** Static payload types of audio that need no rtpmap (RFC 3551 §6, table 4). */
export const STATIC_FORMATS: ReadonlyMap<number, Format> = new Map(
  (
    [
      [0, 'PCMU'],
      [3, 'GSM'],
      [4, 'G723'],
      [8, 'PCMA'],
      [9, 'G722'],
      [13, 'CN'],
      [15, 'G728'],
      [18, 'G729'],
    ] as const
  ).map(([payload, name]) => [payload, { payload, name, clockRate: 8000, channels: 1, fmtp: null }]),
)
