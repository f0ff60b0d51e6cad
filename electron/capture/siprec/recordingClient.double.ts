/** A session recording client (RFC 7866 §6) on our own user agent: forks sounds as streams with metadata, for tests, peers and benches. */
import { randomBytes } from 'node:crypto'
import { decodeG711, encodeG711 } from '../../audio/g711.ts'
import { inline } from '../../sip/sdp/crypto.ts'
import { parseSdp } from '../../sip/sdp/parse.ts'
import type { Direction, Media, SessionDescription } from '../../sip/sdp/sdp.ts'
import { staticFormat, writeSdp } from '../../sip/sdp/write.ts'
import type { Session, SessionEnd } from '../../sip/userAgent/session.ts'
import type { UserAgent } from '../../sip/userAgent/userAgent.ts'
import type { RtpOut, RtpSender, SenderClock, SenderKey } from './rtpSender.double.ts'

export type ForkedStream = {
  readonly label: string
  /** 8 kHz. */
  readonly pcm: Int16Array
  /** Default `pcmu`. */
  readonly codec?: 'pcmu' | 'pcma'
  /** Direction it is offered in. Default `sendonly`. */
  readonly direction?: Direction
  /** It sends reports that say so. */
  readonly clock?: SenderClock
}

export type ForkOptions = {
  readonly agent: UserAgent
  readonly sender: RtpSender
  /** Of this machine, for RTP. */
  readonly address: string
  /** `sip:recorder@127.0.0.1:5060;transport=tcp`. */
  readonly to: string
  readonly streams: readonly ForkedStream[]
  /** Null: none is sent. */
  readonly metadata: string | Uint8Array | null
  /** Default `application/rs-metadata+xml`. */
  readonly metadataType?: string
  /** Default `;+sip.src`. */
  readonly contactParams?: string
  /** SDES keys (RFC 4568) and encrypted media. */
  readonly srtp?: boolean
  /** The sounds begin anew when they end. */
  readonly loop?: boolean
  /** Default: `Require: siprec`. */
  readonly headers?: readonly (readonly [string, string])[]
}

export type Fork = {
  readonly session: Session
  /** What a recorder must have heard of each stream, sample for sample: the codec's own idea of it. */
  readonly heard: ReadonlyMap<string, Int16Array>
  /** The last answer. */
  readonly answer: () => SessionDescription
  /** Packets sent so far. */
  readonly sent: () => number
  /** Resolves when every sound was sent. */
  readonly played: Promise<void>
  /** A re-INVITE: other directions by label, more streams, other metadata. What is paused sends nothing. */
  renew(change: {
    readonly directions?: Readonly<Record<string, Direction>>
    readonly add?: readonly ForkedStream[]
    readonly metadata?: string | Uint8Array
  }): Promise<SessionDescription>
  hangUp(): void
  readonly ended: Promise<SessionEnd>
}

/** ms and samples of a packet. */
const PTIME = 20
const STEP = 160
const SUITE = 'AES_CM_128_HMAC_SHA1_80'

type Strand = {
  readonly stream: ForkedStream
  readonly out: RtpOut
  readonly payloads: readonly Uint8Array[]
  readonly key: SenderKey
  direction: Direction
  playing: boolean
}

/** Rejects with the status in words when the recorder refuses. Media flows from the answer on. */
export async function fork(options: ForkOptions): Promise<Fork> {
  const { agent, sender, address, to, loop = false } = options
  const strands: Strand[] = []
  const heard = new Map<string, Int16Array>()
  let version = 0n
  let answered: SessionDescription | undefined
  const sessionId = String(randomBytes(6).readUIntBE(0, 6))

  const add = async (stream: ForkedStream): Promise<Strand> => {
    const law = stream.codec === 'pcma' ? 'alaw' : 'ulaw'
    const coded = encodeG711(law, stream.pcm)
    const payloads: Uint8Array[] = []
    for (let at = 0; at < coded.length; at += STEP) payloads.push(coded.subarray(at, at + STEP))
    const strand: Strand = {
      stream,
      out: await sender.open(address),
      payloads,
      key: { key: randomBytes(16), salt: randomBytes(14), tagBytes: 10 },
      direction: stream.direction ?? 'sendonly',
      playing: false,
    }
    heard.set(stream.label, decodeG711(law, coded))
    strands.push(strand)
    return strand
  }
  const describe = (): Uint8Array =>
    writeSdp({
      origin: { username: 'src', sessionId, version: String(version++), address },
      media: strands.map((strand) => mediaOf(strand, address, options.srtp ?? false)),
    })
  const flow = (answer: SessionDescription): void => {
    answered = answer
    for (const [index, strand] of strands.entries()) {
      const line = answer.media[index]
      const flows = line !== undefined && line.port !== 0 && line.direction === 'recvonly'
      strand.out.pause(!flows)
      if (!flows || strand.playing) continue
      strand.playing = true
      const { payloads, stream, key } = strand
      const { codec, clock } = stream
      const payloadType = codec === 'pcma' ? 8 : 0
      const sound = { payloads, payloadType, step: STEP, ptime: PTIME, loop, ...(clock ? { clock } : {}) }
      strand.out.play(sound, { address: line.address ?? address, port: line.port }, options.srtp ? key : undefined)
    }
  }

  for (const stream of options.streams) await add(stream)
  let end: (end: SessionEnd) => void = () => undefined
  const ended = new Promise<SessionEnd>((resolve) => {
    end = resolve
  })
  const stop = (): void => {
    for (const { out } of strands) out.close()
  }
  const session = await new Promise<Session>((resolve, reject) => {
    const own = agent.call(
      {
        to,
        from: `sip:src@${address}`,
        body: bodyOf(describe(), options.metadata, options.metadataType),
        headers: options.headers ?? [['require', 'siprec']],
        contactParams: options.contactParams ?? ';+sip.src',
      },
      {
        accepted(sdp) {
          const answer = sdp && parseSdp(sdp)
          if (answer?.kind === 'ok') flow(answer.value)
        },
        confirmed: () => resolve(own),
        ended(how) {
          stop()
          reject(new Error(`the recorder ended it: ${how.by} ${how.status ?? ''}`))
          end(how)
        },
      },
    )
  })

  return {
    session,
    heard,
    ended,
    answer: () => answered ?? { origin: { username: '-', sessionId: '0', version: '0', address }, media: [] },
    sent: () => strands.reduce((sum, { out }) => sum + out.sent(), 0),
    played: Promise.all(strands.map(({ out }) => out.over)).then(() => undefined),
    async renew({ directions = {}, add: more = [], metadata }) {
      for (const stream of more) await add(stream)
      for (const strand of strands) strand.direction = directions[strand.stream.label] ?? strand.direction
      // What is paused falls silent before it is said.
      for (const { direction, out } of strands) if (direction === 'inactive') out.pause(true)
      const sdp = describe()
      const bytes = await session.offer(
        sdp,
        metadata === undefined ? undefined : bodyOf(sdp, metadata, options.metadataType),
      )
      const read = parseSdp(bytes)
      if (read.kind === 'bad') throw new Error(`the answer cannot be read: ${read.why}`)
      flow(read.value)
      return read.value
    },
    hangUp() {
      stop()
      session.hangUp()
    },
  }
}

function mediaOf({ stream, out, key, direction }: Strand, address: string, srtp: boolean): Media {
  const format = staticFormat(stream.codec === 'pcma' ? 8 : 0)
  return {
    type: 'audio',
    port: out.port,
    protocol: srtp ? 'RTP/SAVP' : 'RTP/AVP',
    payloads: [String(format.payload)],
    formats: [format],
    address,
    direction,
    ptime: PTIME,
    maxptime: null,
    label: stream.label,
    crypto: srtp ? [inline(1, SUITE, key.key, key.salt)] : [],
    rtcpPort: null,
    rtcpMux: false,
  }
}

/** `multipart/mixed` of description and metadata (RFC 7866 §9.1); the description alone without metadata. */
function bodyOf(
  sdp: Uint8Array,
  metadata: string | Uint8Array | null,
  type = 'application/rs-metadata+xml',
): { readonly type: string; readonly bytes: Uint8Array } {
  if (metadata === null) return { type: 'application/sdp', bytes: sdp }
  const boundary = `vigia-${randomBytes(8).toString('hex')}`
  const head = (part: string, more = ''): Buffer => Buffer.from(`--${boundary}\r\nContent-Type: ${part}\r\n${more}\r\n`)
  const end = Buffer.from('\r\n')
  const bytes = Buffer.concat([
    head('application/sdp'),
    sdp,
    end,
    head(type, 'Content-Disposition: recording-session\r\n'),
    typeof metadata === 'string' ? Buffer.from(metadata) : metadata,
    end,
    Buffer.from(`--${boundary}--\r\n`),
  ])
  return { type: `multipart/mixed;boundary=${boundary}`, bytes }
}
