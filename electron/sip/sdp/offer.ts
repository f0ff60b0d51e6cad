/** Offer and answer (RFC 3264): which lines are taken, with which formats, in which direction and under which key. */
import { inline, readInline, type Suite } from './crypto.ts'
import type { Crypto, Direction, Format, Media, SessionDescription } from './sdp.ts'

/** Where one line of ours listens and what it may do. `null` from `place` refuses the line. */
export type Place = {
  readonly address: string
  readonly port: number
  /** What we would do if the offer let us: a recorder only receives. */
  readonly direction: Direction
  /** ms of a packet. */
  readonly ptime: number
}

/** One taken line: how the offer's sound comes in and where ours goes. */
export type Agreed = {
  readonly offered: Media
  /** First common format; its payload number is the offerer's (§6.1). */
  readonly format: Format
  /** telephone-event of the same clock rate, when both have it (RFC 4733 §2.4). */
  readonly events: Format | null
  /** From our side. */
  readonly direction: Direction
  readonly keys: { readonly suite: Suite; readonly theirs: Key; readonly ours: Key; readonly line: Crypto } | null
  readonly place: Place
}

export type Key = { readonly key: Uint8Array; readonly salt: Uint8Array }

/** What we can decode, in lower case as `name/rate`, and how keys are made. */
export type Offerable = {
  readonly codecs: ReadonlySet<string>
  /** Called once for each line that could be taken. */
  readonly place: (line: Media, index: number) => Place | null
  readonly newKey: (suite: Suite) => Key
}

export const codecOf = ({ name, clockRate }: Format): string => `${name.toLowerCase()}/${clockRate}`

/** "If a stream is offered as sendonly, the corresponding stream MUST be marked as recvonly or inactive" (§6.1). */
export function answerDirection(offered: Direction, wanted: Direction): Direction {
  const weSend = (offered === 'sendrecv' || offered === 'recvonly') && (wanted === 'sendrecv' || wanted === 'sendonly')
  const weHear = (offered === 'sendrecv' || offered === 'sendonly') && (wanted === 'sendrecv' || wanted === 'recvonly')
  if (weSend) return weHear ? 'sendrecv' : 'sendonly'
  return weHear ? 'recvonly' : 'inactive'
}

/** One entry a line of the offer, null where it is refused: an answer has as many lines as its offer (§6). */
export function agree(offer: SessionDescription, offerable: Offerable): (Agreed | null)[] {
  return offer.media.map((line, index) => agreeLine(line, index, offerable))
}

function agreeLine(line: Media, index: number, { codecs, place: placeOf, newKey }: Offerable): Agreed | null {
  const secure = /^RTP\/SAVPF?$/i.test(line.protocol)
  if (line.type !== 'audio' || line.port === 0 || line.address === null) return null
  if (!secure && !/^RTP\/AVPF?$/i.test(line.protocol)) return null
  const format = line.formats.find((one) => codecs.has(codecOf(one)))
  if (!format) return null
  // SAVP without a key we understand cannot be heard; RFC 4568 §5.1.2 refuses the stream.
  const [key] = secure ? line.crypto.flatMap((crypto) => keyOf(crypto, newKey) ?? []) : []
  if (secure && !key) return null
  const place = placeOf(line, index)
  if (!place) return null
  const events = line.formats.find(
    ({ name, clockRate }) => name.toLowerCase() === 'telephone-event' && clockRate === format.clockRate,
  )
  return {
    offered: line,
    format,
    events: events ?? null,
    // RFC 3264 §8.4: the hold of RFC 2543 is an address of zeros: nothing may be sent there.
    direction: answerDirection(line.address === '0.0.0.0' ? 'sendonly' : line.direction, place.direction),
    keys: key ?? null,
    place,
  }
}

/** The answer repeats the tag of the line it took, with a key of its own (RFC 4568 §5.1.2). */
function keyOf(crypto: Crypto, newKey: Offerable['newKey']): Agreed['keys'] {
  const theirs = readInline(crypto)
  if (!theirs) return null
  const ours = newKey(theirs.suite)
  return { suite: theirs.suite, theirs, ours, line: inline(crypto.tag, theirs.suite, ours.key, ours.salt) }
}

/** The answer in the offer's order; refused lines keep type, protocol and formats with port 0 (§6). */
export function answer(
  offer: SessionDescription,
  agreed: readonly (Agreed | null)[],
  origin: SessionDescription['origin'],
): SessionDescription {
  const media = offer.media.map((line, index): Media => {
    const taken = agreed[index]
    return taken ? answerLine(line, taken) : refuse(line)
  })
  return { origin, media }
}

const SILENT = { address: null, ptime: null, maxptime: null, crypto: [], rtcpPort: null, rtcpMux: false } as const

const refuse = (line: Media): Media => ({
  ...line,
  ...SILENT,
  port: 0,
  formats: [],
  direction: 'inactive',
  label: null,
})

function answerLine(line: Media, { format, events, direction, keys, place }: Agreed): Media {
  const formats = events ? [format, { ...events, fmtp: '0-15' }] : [format]
  return {
    ...SILENT,
    type: line.type,
    port: place.port,
    protocol: line.protocol,
    payloads: formats.map(({ payload }) => String(payload)),
    formats,
    address: place.address,
    direction,
    ptime: place.ptime,
    // RFC 7866 §7.1.2: the label says which stream of the recording this answer is about.
    label: line.label,
    crypto: keys ? [keys.line] : [],
    rtcpMux: line.rtcpMux,
  }
}

/** One more than before whenever anything changed (§8). */
export const nextVersion = (origin: SessionDescription['origin']): SessionDescription['origin'] => ({
  ...origin,
  version: String(BigInt(/^\d{1,19}$/.test(origin.version) ? origin.version : '0') + 1n),
})
