/** One telephone line in the engine: what comes in on its two ports, what goes out, and what is told of it. No sockets, no clock. */
import type { Codec, Codecs } from '../codec/codec.ts'
import { isRtcp } from '../packet.ts'
import { type Rtcp, readRtcp, writeRtcp } from '../rtcp.ts'
import type { Half } from './conference.ts'
import { createCover } from './cover.ts'
import { createLatch, type Place } from './latch.ts'
import { createLineQuality } from './lineQuality.ts'
import { createReceiver, type Recorded } from './receiver.ts'
import { createReports } from './reports.ts'
import { createSender } from './sender.ts'
import type { LegSettings, LineQuality, RtpPlace, SenderReport } from './settings.ts'
import { createWaitingRoom, looksSealed } from './waitingRoom.ts'

export type LineEvent =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'quality'; readonly quality: LineQuality }
  | { readonly kind: 'silent'; readonly ms: number }
  | { readonly kind: 'source'; readonly ssrc: number }
  | { readonly kind: 'remote'; readonly address: string; readonly port: number }
  | { readonly kind: 'report'; readonly report: SenderReport }
  | { readonly kind: 'probed'; readonly bytes: Uint8Array }
  | { readonly kind: 'bye' }

export type Line = {
  configure(settings: LegSettings): void
  rtp(bytes: Uint8Array, from: Place, now: number): void
  rtcp(bytes: Uint8Array, from: Place, now: number): void
  /** 20 ms for this line; null: nobody speaks to it. `routed`: somebody could. */
  hear(pcm: Int16Array | null, routed: boolean, now: number): void
  /** So many beats do not come: the thread stood still for too long. */
  gaveUp(beats: number): void
  /** What is due now and then: reports, figures, a word that nothing comes. Once a beat. */
  tick(now: number): void
  keys(keys: string): void
  /** Asks a server how it sees our socket; its answers are told, those of others are refused. */
  probe(bytes: Uint8Array, to: Place): void
  take(now: number, all?: boolean): Recorded[]
  listened(on: boolean): void
  /** In which half of a beat it is to be pulled. */
  half(): Half
  pull(now: number): Int16Array | null
  /** Hz of `pull`, and of `hear`. */
  rate(): number
  sendRate(): number
  close(now: number): void
}

export type LineParts = {
  readonly codecs: Codecs
  readonly place: RtpPlace
  readonly openedAt: number
  /** 0 to 1. */
  readonly random: () => number
  /** ms since the epoch. */
  readonly wall: () => number
  readonly sendRtp: (bytes: Uint8Array, to: Place) => void
  readonly sendRtcp: (bytes: Uint8Array, to: Place) => void
  readonly tell: (event: LineEvent) => void
}

const SECOND = 1000
/** Nothing for so long is told, again and again, ms. */
const SILENT_MS = 5_000
/** RFC 6263 §4: "a keepalive … every 15 seconds". */
const KEEP_ALIVE_MS = 15_000
const MOST_COLLISIONS = 3
/** A peer's own times are told at most so often, ms. */
const REPORT_MS = 500
const NOTHING = new Uint8Array(0)

const receives = ({ direction }: LegSettings): boolean => direction === 'sendrecv' || direction === 'recvonly'
const sends = ({ direction }: LegSettings): boolean => direction === 'sendrecv' || direction === 'sendonly'

/** RFC 7983 §7: the first byte is 0 to 3; then the cookie of RFC 8489 §5. */
const looksLikeStun = (bytes: Uint8Array): boolean =>
  bytes.length >= 20 && (bytes[0] ?? 255) < 4 && bytes[4] === 0x21 && bytes[5] === 0x12 && bytes[6] === 0xa4

/** A refused line has port 0, one on hold of the old kind the address of nobody (RFC 3264 §8.4). */
const isReachable = ({ address, port }: Place): boolean => port !== 0 && address !== '0.0.0.0' && address !== '::'

/** ms of sound in our packets: as agreed, where the codec can; Opus has 10, 20, 40 and 60 (RFC 7587 §4.2). */
function packetLength({ codec, ptime }: LegSettings): number {
  const tens = Math.min(6, Math.max(1, Math.round(ptime / 10)))
  return 10 * (codec === 'opus' && tens % 2 === 1 && tens > 1 ? tens - 1 : tens)
}

export function createLine(parts: LineParts): Line {
  const { codecs, place, openedAt, random, tell } = parts
  const word = (): number => Math.floor(random() * 2 ** 32)
  const cover = createCover()
  const latch = createLatch(place.allow)
  const waiting = createWaitingRoom()
  const sender = createSender(codecs.pcmu, word)
  const reports = createReports(random)
  const quality = createLineQuality()
  let settings: LegSettings | null = null
  /** Where RTCP came from; what was told until it does. */
  let rtcpFrom: Place | null = null
  let sentAt = openedAt
  let heardAt = openedAt
  /** Since when sound should come; null until the next beat finds that it should. */
  let flowsSince: number | null = null
  let silentTold = 0
  let toldAt = openedAt
  let refused = 0
  let collisions = 0
  let probed: Place | null = null
  let reportedAt = Number.NEGATIVE_INFINITY

  const receiver = createReceiver({
    codecs,
    openedAt,
    ourSsrc: sender.ssrc,
    onKey: (key) => tell({ kind: 'key', key }),
    onSource: (ssrc) => tell({ kind: 'source', ssrc }),
    onCollision,
  })

  function own() {
    return {
      ssrc: sender.ssrc(),
      cname: settings?.cname ?? '',
      ...sender.figures(),
      wallMs: parts.wall(),
      peer: receiver.peer(),
    }
  }
  const rtcpPlace = (): Place | null => {
    if (rtcpFrom) return rtcpFrom
    if (!settings || settings.remote.port === 0) return null
    const peer = latch.place()
    return { address: peer?.address ?? settings.remote.address, port: settings.remote.rtcpPort }
  }
  function report(packets: readonly Rtcp[]): void {
    const to = rtcpPlace()
    const bytes = to && cover.sealRtcp(writeRtcp(packets))
    if (to && bytes) parts.sendRtcp(bytes, to)
  }
  /** "It MUST send an RTCP BYE … and choose another" (§8.2). What collides again and again is a loop, not a peer. */
  function onCollision(): void {
    if (++collisions > MOST_COLLISIONS) return
    if (settings) report(reports.bye(0, own()))
    sender.renew()
  }
  function send(packets: readonly Uint8Array[], now: number): void {
    const to = latch.place()
    if (!to || !isReachable(to)) return
    for (const packet of packets) {
      const bytes = cover.sealRtp(packet)
      if (bytes) parts.sendRtp(bytes, to)
    }
    if (packets.length > 0) sentAt = now
  }

  /** A packet whose keys are there, or need none. */
  function opened(bytes: Uint8Array, from: Place, now: number): void {
    const plain = cover.openRtp(bytes, now)
    if (plain.kind === 'refused') {
      refused++
      return
    }
    const sequence = ((bytes[2] ?? 0) << 8) | (bytes[3] ?? 0)
    const ssrc = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(8)
    const verdict = latch.judge(from, sequence, ssrc, now, cover.sealed)
    if (verdict.kind === 'refuse') refused++
    if (verdict.kind === 'wait') waiting.doubt({ bytes: plain.packet, from, at: now })
    if (verdict.kind !== 'take') return
    if (verdict.moved) {
      tell({ kind: 'remote', ...from })
      for (const one of waiting.believed(from)) receive(one.bytes, one.at)
    }
    receive(plain.packet, now)
  }
  function receive(bytes: Uint8Array, at: number): void {
    const result = receiver.received(bytes, at)
    if (result === 'taken') {
      heardAt = Math.max(heardAt, at)
      silentTold = 0
    } else refused++
  }

  function reported(bytes: Uint8Array, from: Place, now: number): void {
    if (bytes.length < 8 || !settings || !latch.admits(from)) return
    const plain = cover.openRtcp(bytes, now)
    const packets = plain.kind === 'ok' ? readRtcp(plain.packet) : null
    if (!packets) {
      refused++
      return
    }
    // A report moves only RTCP, and only when it is the peer's: by its key, its place or its source.
    const peer = receiver.peer()?.ssrc
    if (
      cover.sealed ||
      latch.place()?.address === from.address ||
      packets.some((one) => 'ssrc' in one && one.ssrc === peer)
    )
      rtcpFrom = from
    else return
    const heard = reports.received(packets, now, sender.ssrc())
    if (heard.collision) onCollision()
    if (heard.bye) tell({ kind: 'bye' })
    tellReport(packets, now)
  }
  /** What the peer says of its clocks, with where that moment lies in what was recorded. */
  function tellReport(packets: readonly Rtcp[], now: number): void {
    const said = packets.find((one) => one.kind === 'SR' && one.ssrc === receiver.peer()?.ssrc)
    if (said?.kind !== 'SR' || now - reportedAt < REPORT_MS) return
    const atMs = receiver.placeOf(said.timestamp)
    if (atMs === null) return
    reportedAt = now
    const names = packets.find((one) => one.kind === 'SDES' && one.ssrc === said.ssrc)
    tell({ kind: 'report', report: { cname: names?.kind === 'SDES' ? names.cname : '', ntp: said.ntp, atMs } })
  }

  function tellSilence(now: number): void {
    flowsSince ??= now
    const ms = now - Math.max(heardAt, flowsSince)
    if (ms < SILENT_MS * (silentTold + 1)) return
    silentTold++
    tell({ kind: 'silent', ms: Math.round(ms) })
  }

  function tellQuality(now: number): void {
    toldAt += SECOND * Math.floor((now - toldAt) / SECOND)
    tell({
      kind: 'quality',
      quality: quality.of(
        { ...receiver.figures(), ...reports.figures(), sentPackets: sender.figures().packets, refused },
        receiver.listening(),
      ),
    })
  }

  return {
    configure(next) {
      const codec: Codec = codecs[next.codec]
      settings = next
      cover.agree(next.srtp)
      latch.expect({ address: next.remote.address, port: next.remote.port })
      rtcpFrom = null
      receiver.agree({ codec, payload: next.payload, eventsPayload: next.eventsPayload })
      const { payload, eventsPayload, eventsClock = 8000 } = next
      sender.agree({
        codec,
        payload,
        eventsPayload,
        eventsClock,
        ptime: packetLength(next),
      })
      silentTold = 0
      flowsSince = null
      for (const one of waiting.released()) opened(one.bytes, one.from, one.at)
    },
    rtp(bytes, from, now) {
      if (looksLikeStun(bytes) && probed && from.port === probed.port && from.address === probed.address)
        return tell({ kind: 'probed', bytes: Uint8Array.from(bytes) })
      if (isRtcp(bytes)) return reported(bytes, from, now)
      if (bytes.length < 12 || (bytes[0] ?? 0) >> 6 !== 2) {
        if (bytes.length > 0) refused++
        return
      }
      if (!settings && (place.secure || looksSealed(bytes))) waiting.hold({ bytes, from, at: now })
      else opened(bytes, from, now)
    },
    rtcp: reported,
    hear(pcm, routed, now) {
      const may = settings !== null && sends(settings)
      const silence = settings?.idle === 'silence' || routed
      const said = pcm ?? (silence ? new Int16Array((sender.rate() * 20) / 1000) : null)
      send(sender.beat(may ? said : null), now)
    },
    tick(now) {
      if (!settings) return
      const due = reports.due(now, own())
      if (due) report(due)
      if (now - sentAt >= KEEP_ALIVE_MS && settings.direction !== 'inactive') {
        sentAt = now
        const to = latch.place()
        if (to && isReachable(to)) parts.sendRtp(NOTHING, to)
      }
      if (receives(settings)) tellSilence(now)
      if (now - toldAt >= SECOND) tellQuality(now)
    },
    gaveUp: sender.gaveUp,
    keys: sender.keys,
    probe(bytes, to) {
      probed = to
      parts.sendRtp(bytes, to)
    },
    take: receiver.take,
    listened: receiver.listened,
    half: receiver.half,
    pull: receiver.pull,
    rate: receiver.rate,
    sendRate: sender.rate,
    close(now) {
      if (settings) report(reports.bye(now, own()))
      receiver.close(now)
      sender.close()
    },
  }
}
