/** What a line of ours offers and answers in SDP (RFC 3264), and what the media engine is told of the agreement. */
import { randomBytes } from 'node:crypto'
import type { LegSettings } from '../rtp/media/media.ts'
import { inline, readInline, SUITES, type Suite } from '../sip/sdp/crypto.ts'
import { type Agreed, agree, answer, codecOf, type Key } from '../sip/sdp/offer.ts'
import { parseSdp } from '../sip/sdp/parse.ts'
import type { Direction, Format, Media, SessionDescription } from '../sip/sdp/sdp.ts'
import { writeSdp } from '../sip/sdp/write.ts'
import type { Codec, SrtpRule } from '../storage/line.ts'

/** What a line allows. */
export type Terms = { readonly codecs: readonly Codec[]; readonly srtp: SrtpRule }

/** Where our leg listens, as the peer is told. */
export type Place = { readonly address: string; readonly port: number }

export type Origin = SessionDescription['origin']

export type Accord =
  | { readonly kind: 'ok'; readonly sdp: Uint8Array; readonly settings: LegSettings }
  /** 400: not readable; 488: nothing in it that this line allows (RFC 3261 §21.4.26). */
  | { readonly kind: 'refused'; readonly status: 400 | 488; readonly why: string }

/** As `name/rate` of rtpmap; G.722's 8000 is a mistake kept for ever (RFC 3551 §4.5.2). */
const CODECS: Readonly<Record<Codec, Format>> = {
  pcma: { payload: 8, name: 'PCMA', clockRate: 8000, channels: 1, fmtp: null },
  pcmu: { payload: 0, name: 'PCMU', clockRate: 8000, channels: 1, fmtp: null },
  g722: { payload: 9, name: 'G722', clockRate: 8000, channels: 1, fmtp: null },
  opus: { payload: 96, name: 'opus', clockRate: 48_000, channels: 2, fmtp: 'useinbandfec=1;stereo=0' },
}
const KEYS: Format = { payload: 101, name: 'telephone-event', clockRate: 8000, channels: 1, fmtp: '0-15' }
const KEYS_48: Format = { ...KEYS, payload: 102, clockRate: 48_000 }
const OFFERED_SUITES: readonly Suite[] = ['AES_256_CM_HMAC_SHA1_80', 'AES_CM_128_HMAC_SHA1_80']
const PTIME = 20
/** No personal data, and the same for all of this host's streams of a run (RFC 7022 §4.2). */
export const CNAME = randomBytes(12).toString('base64')

export const newOrigin = (address: string): Origin => ({
  username: '-',
  // 62 bits, so that it is a numeric string for every reader (RFC 8866 §5.2).
  sessionId: String(randomBytes(8).readBigUInt64BE() >> 2n),
  version: '0',
  address,
})

export const newKey = (suite: Suite): Key => ({
  key: randomBytes(SUITES[suite].keyBytes),
  salt: randomBytes(SUITES[suite].saltBytes),
})

const isCodec = (name: string): name is Codec => Object.hasOwn(CODECS, name)

const fits = (line: Media, srtp: SrtpRule): boolean => {
  const secure = /^RTP\/SAVP/i.test(line.protocol)
  return secure ? srtp !== 'off' : srtp !== 'required'
}

/** Answers an offer: one stream of sound, encrypted before plain, the rest refused. */
export function acceptOffer(
  bytes: Uint8Array,
  { terms, place, origin, direction }: { terms: Terms; place: Place; origin: Origin; direction: Direction },
): Accord {
  const read = parseSdp(bytes)
  if (read.kind === 'bad') return { kind: 'refused', status: 400, why: read.why }
  const offer = read.value
  const all = agree(offer, {
    codecs: new Set(terms.codecs.map((name) => codecOf(CODECS[name]))),
    place: (line) => (fits(line, terms.srtp) ? { ...place, direction, ptime: PTIME } : null),
    newKey,
  })
  const best = all.find((one) => one?.keys) ?? all.find((one) => one !== null)
  if (!best) return { kind: 'refused', status: 488, why: 'no stream of sound that this line allows' }
  const settings = settingsOf(best)
  if (!settings) return { kind: 'refused', status: 488, why: 'a stream of sound without an address' }
  const described = answer(
    offer,
    all.map((one) => (one === best ? one : null)),
    origin,
  )
  // RTCP has a port of its own here: multiplexing is the offerer's wish, not its condition (RFC 5761 §5.1.1).
  const media = described.media.map((line) => ({ ...line, rtcpMux: false }))
  return { kind: 'ok', sdp: writeSdp({ ...described, media }), settings }
}

const isEvents = ({ name }: Format): boolean => name === KEYS.name

function formatsFor({ codecs }: Terms): Format[] {
  const sound = codecs.map((name) => CODECS[name])
  return [...sound, KEYS, ...(codecs.includes('opus') ? [KEYS_48] : [])]
}

function formatsOf({ codec, payload, eventsPayload, eventsClock = 8000 }: LegSettings): Format[] {
  const sound = { ...CODECS[codec], payload }
  return eventsPayload === null ? [sound] : [sound, { ...KEYS, payload: eventsPayload, clockRate: eventsClock }]
}

function settingsOf({ offered, format, events, direction, keys }: Agreed): LegSettings | null {
  const codec = format.name.toLowerCase()
  if (!isCodec(codec) || offered.address === null) return null
  const { address, port } = offered
  return {
    codec,
    payload: format.payload,
    eventsPayload: events?.payload ?? null,
    ...(events ? { eventsClock: events.clockRate } : {}),
    remote: { address, port, rtcpPort: offered.rtcpPort ?? port + 1 },
    direction,
    ptime: ptimeOf(offered),
    srtp: keys ? { suite: keys.suite, theirs: keys.theirs, ours: keys.ours } : null,
    cname: CNAME,
  }
}

const ptimeOf = ({ ptime, maxptime }: Media): number =>
  Math.min(60, Math.max(10, Math.round(Math.min(ptime ?? PTIME, maxptime ?? 60) / 10) * 10))

/** An offer of ours, and what its answer is read by. */
export type Offer = {
  readonly sdp: Uint8Array
  readonly secure: boolean
  /** What the answer agreed to; refused when it agreed to nothing that we offered. */
  settle(answer: Uint8Array): Accord
}

export function makeOffer(
  { terms, place, origin, direction }: { terms: Terms; place: Place; origin: Origin; direction: Direction },
  secure = terms.srtp !== 'off',
  /** What stands already: a new offer keeps its codec and numbers (RFC 3264 §8.3.2). */
  current: LegSettings | undefined = undefined,
): Offer {
  const formats = current ? formatsOf(current) : formatsFor(terms)
  const keys = secure ? OFFERED_SUITES.map((suite, index) => ({ tag: index + 1, suite, ours: newKey(suite) })) : []
  const media: Media = {
    type: 'audio',
    port: place.port,
    protocol: secure ? 'RTP/SAVP' : 'RTP/AVP',
    payloads: formats.map(({ payload }) => String(payload)),
    formats,
    address: place.address,
    direction,
    ptime: PTIME,
    maxptime: null,
    label: null,
    crypto: keys.map(({ tag, suite, ours }) => inline(tag, suite, ours.key, ours.salt)),
    rtcpPort: null,
    rtcpMux: false,
  }
  const sdp = writeSdp({ origin, media: [media] })

  function settle(bytes: Uint8Array): Accord {
    const read = parseSdp(bytes)
    if (read.kind === 'bad') return { kind: 'refused', status: 400, why: read.why }
    const [line] = read.value.media
    const format = line?.formats.find((one) =>
      formats.some((ours) => !isEvents(ours) && codecOf(ours) === codecOf(one)),
    )
    const codec = format?.name.toLowerCase() ?? ''
    if (!line || line.port === 0 || line.address === null || !format || !isCodec(codec))
      return { kind: 'refused', status: 488, why: 'the answer takes no sound' }
    const srtp = secure ? keysOf(line) : null
    if (secure && !srtp) return { kind: 'refused', status: 488, why: 'the answer has no key of ours' }
    const events = line.formats.find(
      ({ name, clockRate }) => name.toLowerCase() === 'telephone-event' && clockRate === format.clockRate,
    )
    const settings: LegSettings = {
      codec,
      payload: format.payload,
      eventsPayload: events?.payload ?? null,
      ...(events ? { eventsClock: events.clockRate } : {}),
      remote: { address: line.address, port: line.port, rtcpPort: line.rtcpPort ?? line.port + 1 },
      direction: reverse(line.address === '0.0.0.0' ? 'inactive' : line.direction, direction),
      ptime: ptimeOf(line),
      srtp,
      cname: CNAME,
    }
    return { kind: 'ok', sdp, settings }
  }

  /** The answer's tag says which of our keys it took (RFC 4568 §5.1.3). */
  function keysOf(line: Media): LegSettings['srtp'] {
    for (const crypto of line.crypto) {
      const theirs = readInline(crypto)
      const mine = keys.find(({ tag, suite }) => tag === crypto.tag && suite === theirs?.suite)
      if (theirs && mine) return { suite: mine.suite, theirs, ours: mine.ours }
    }
    return null
  }
  return { sdp, secure, settle }
}

/** What is left of what we offered once the peer has said its own (RFC 3264 §6.1, seen from us). */
function reverse(theirs: Direction, ours: Direction): Direction {
  const theyHear = theirs === 'sendrecv' || theirs === 'recvonly'
  const theySend = theirs === 'sendrecv' || theirs === 'sendonly'
  const send = theyHear && (ours === 'sendrecv' || ours === 'sendonly')
  const hear = theySend && (ours === 'sendrecv' || ours === 'recvonly')
  if (send) return hear ? 'sendrecv' : 'sendonly'
  return hear ? 'recvonly' : 'inactive'
}

/** Hz at which the engine hears this codec. */
const rateOf = (codec: Codec): number => (codec === 'opus' ? 48_000 : codec === 'g722' ? 16_000 : 8000)

/** Hz that the other side will probably be heard at: by its offer, or the best of ours when it has made none. */
export function rateFor(offer: Uint8Array | null, codecs: readonly Codec[]): number {
  const read = offer && parseSdp(offer)
  const names = read?.kind === 'ok' ? read.value.media.flatMap(({ formats }) => formats.map(({ name }) => name)) : []
  const first = names.map((name) => name.toLowerCase()).find((name) => codecs.some((one) => one === name))
  return first !== undefined && isCodec(first) ? rateOf(first) : Math.max(...codecs.map(rateOf))
}

/** The version rises by one with each description that differs (RFC 3264 §8). */
export const raised = (origin: Origin): Origin => ({ ...origin, version: String(BigInt(origin.version) + 1n) })
