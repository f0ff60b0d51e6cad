/** What comes in on a line: the recorder has it first, then keys are heard, then listeners get it. No sockets, no clock. */
import type { Codec, Codecs, VoiceDecoder } from '../codec/codec.ts'
import type { Sound } from '../jitterBuffer.ts'
import { type RtpPacket, readRtp } from '../packet.ts'
import { createReception, type Reception } from '../reception.ts'
import { createEventReceiver } from '../telephoneEvent.ts'
import type { Half } from './conference.ts'
import { createInOrder, type Decoded, type InOrder } from './inOrder.ts'
import { createPlayout, LINE, type Playout } from './playout.ts'
import { createSorting } from './sorting.ts'
import { createTape, PATIENCE_MS, type Stretch, type Tape } from './tape.ts'

export type Receiver = {
  /** A payload type means this from now on; what earlier agreements said stays understood. */
  agree(format: { readonly codec: Codec; readonly payload: number; readonly eventsPayload: number | null }): void
  /** A packet in clear, of the peer. False: of no use, or not yet. */
  received(bytes: Uint8Array, now: number): 'taken' | 'unknown' | 'refused'
  /** For the recorder: what is ready, at the rates it was sent in. */
  take(now: number, all?: boolean): Recorded[]
  /** Somebody listens; until then nothing is held ready for playing. */
  listened(on: boolean): void
  listening(): boolean
  /** In which half of a beat listeners are to ask. */
  half(): Half
  /** 20 ms for the listeners, at `rate`; once a beat. */
  pull(now: number): Int16Array | null
  rate(): number
  figures(): ReceiverFigures
  /** Where this moment of the source's clock lies on the recorder's time, ms since the leg was opened; null while nobody knows. */
  placeOf(timestamp: number): number | null
  /** The source that speaks, with what is known of its way; null before the first packet. */
  peer(): { readonly ssrc: number; readonly reception: Reception } | null
  /** What was held can still be taken. */
  close(now: number): void
}

export type Recorded = Stretch & { readonly rate: number }

export type ReceiverFigures = {
  readonly received: number
  readonly lost: number
  readonly late: number
  readonly concealedMs: number
  readonly jitterMs: number
  readonly depthMs: number
}

export type ReceiverParts = {
  readonly codecs: Codecs
  /** When the leg was opened, on the clock of `now`. */
  readonly openedAt: number
  readonly ourSsrc: () => number
  readonly onKey: (key: string) => void
  readonly onSource: (ssrc: number) => void
  /** Somebody sends under our own number (§8.2). */
  readonly onCollision: () => void
}

/** RFC 3551 table 4. */
const COMFORT_NOISE = 13
/** A source that was not heard for so long gives way at once, ms; one that speaks only to two packets of another in a row. */
const QUIET_MS = 60

type Source = {
  readonly ssrc: number
  readonly reception: Reception
  heardAt: number
}

export function createReceiver({ codecs, openedAt, ...on }: ReceiverParts): Receiver {
  const formats = new Map<number, Codec>([
    [0, codecs.pcmu],
    [8, codecs.pcma],
    [9, codecs.g722],
  ])
  let current: Codec = codecs.pcmu
  /** Of payloads that mean the same whatever was before them. */
  let decoder: VoiceDecoder | null = null
  /** Of the others: for the recorder what had its turn, for listeners what is to be played now. Null payload: something else had this number. */
  let sorting = createSorting<Uint8Array | null>(PATIENCE_MS)
  let forTape: InOrder | null = null
  let forEars: InOrder | null = null
  let eventsPayload: number | null = null
  let events = { ssrc: -1, receiver: createEventReceiver() }
  let source: Source | null = null
  let rival: RtpPacket | null = null
  let listening = false
  let playout = openPlayout()
  let tape: Tape | null = null
  /** What earlier tapes and sources leave behind. */
  let finished: Recorded[] = []
  const past = { received: 0, lost: 0, late: 0, concealedMs: 0 }

  function openPlayout(): Playout {
    const guess = (samples: number): Int16Array | null => forEars?.conceal(samples) ?? null
    return createPlayout({ clock: current.clockRate, rate: current.sampleRate, ...LINE, guess })
  }
  const recorded = (of: Tape, now: number, all: boolean): Recorded[] =>
    of.take(now - openedAt, all).map((stretch) => ({ ...stretch, rate: of.rate }))

  /** What had its turn goes on the tape, with what the sender sent twice. */
  function record(now: number, all: boolean): void {
    for (const { timestamp, arrivedMs, content } of sorting.take(now - openedAt, all)) {
      if (!content || !tape || !forTape) continue
      const { pcm, mended } = forTape.decode(timestamp, content)
      const before = Math.round((mended.length * current.clockRate) / current.sampleRate)
      if (mended.length > 0) tape.push({ timestamp: (timestamp - before) >>> 0, pcm: mended, arrivedMs })
      if (pcm) tape.push({ timestamp, pcm, arrivedMs })
    }
  }
  function closeDecoders(): void {
    for (const one of [decoder, forTape, forEars]) one?.close()
    decoder = null
    forTape = null
    forEars = null
  }
  /** Another voice: nothing that is held goes into its sound. */
  function beginAnew(now: number): void {
    record(now, true)
    sorting = createSorting(PATIENCE_MS)
    closeDecoders()
  }

  function changeCodec(codec: Codec, now: number): void {
    const sameClock = tape !== null && codec.sampleRate === current.sampleRate && codec.clockRate === current.clockRate
    beginAnew(now)
    current = codec
    if (sameClock) return
    if (tape) finished.push(...recorded(tape, now, true))
    const from = tape ? Math.ceil((tape.end() * codec.sampleRate) / tape.rate) : 0
    tape = createTape(codec.clockRate, codec.sampleRate, from)
    keep(playout)
    playout = openPlayout()
  }
  function keep(of: Playout): void {
    const { late, concealedMs } = of.figures()
    past.late += late
    past.concealedMs += concealedMs
  }

  /** False while the packet is a rival's that has to show a second one. */
  function isSource(packet: RtpPacket, now: number): boolean {
    if (source?.ssrc === packet.ssrc) {
      source.heardAt = now
      rival = null
      return true
    }
    if (source && now - source.heardAt < QUIET_MS && rival?.ssrc !== packet.ssrc) {
      rival = { ...packet, payload: packet.payload.slice() }
      return false
    }
    if (source) {
      const { received, lost } = source.reception.figures()
      past.received += received
      past.lost += lost
      beginAnew(now)
      tape?.leap()
      keep(playout)
      playout = openPlayout()
    }
    source = { ssrc: packet.ssrc, reception: createReception(8000), heardAt: now }
    on.onSource(packet.ssrc)
    const first = rival
    rival = null
    if (first?.ssrc === packet.ssrc) voice(first, now)
    return true
  }

  function voice(packet: RtpPacket, now: number): 'taken' | 'unknown' | 'refused' {
    const codec = formats.get(packet.payloadType)
    if (!codec) return 'unknown'
    if (codec !== current || !tape) changeCodec(codec, now)
    // Jitter is counted in one clock whatever the codec's is; only the way matters.
    const timestamp = (packet.timestamp * (8000 / codec.clockRate)) >>> 0
    source?.reception.received({ sequence: packet.sequence, timestamp }, now - openedAt)
    if (codec.ordered) return voiceInOrder(codec, packet, now)
    decoder ??= codec.openDecoder()
    const pcm = decoder.decode(packet.payload)
    if (!pcm || !tape) return 'refused'
    tape.push({ timestamp: packet.timestamp, pcm, arrivedMs: now - openedAt })
    if (listening) playout.push(packet.timestamp, pcm, now)
    return 'taken'
  }

  function voiceInOrder(codec: Codec, { sequence, timestamp, payload }: RtpPacket, now: number): 'taken' | 'refused' {
    const length = codec.samplesIn(payload)
    if (length === null) return 'refused'
    forTape ??= createInOrder(codec)
    const content = payload.slice()
    sorting.push({ sequence, timestamp, arrivedMs: now - openedAt, content })
    record(now, false)
    if (listening) {
      forEars ??= createInOrder(codec)
      playout.push(timestamp, laterSound(forEars, length, timestamp, content), now)
    }
    return 'taken'
  }

  /** A packet without voice has its number too, and is not waited for. */
  function passed({ sequence, timestamp }: RtpPacket, now: number): void {
    if (current.ordered) sorting.push({ sequence, timestamp, arrivedMs: now - openedAt, content: null })
  }

  function key(packet: RtpPacket, now: number): void {
    // Some senders give keys a source and a clock of their own.
    if (events.ssrc !== packet.ssrc) events = { ssrc: packet.ssrc, receiver: createEventReceiver() }
    if (source?.ssrc === packet.ssrc) {
      source.heardAt = now
      source.reception.received(packet, now - openedAt, false)
      passed(packet, now)
    }
    const pressed = events.receiver.received(packet)
    if (pressed !== null) on.onKey(pressed)
  }

  return {
    agree({ codec, payload, eventsPayload: keys }) {
      formats.set(payload, codec)
      eventsPayload = keys
    },
    received(bytes, now) {
      const packet = readRtp(bytes)
      if (!packet) return 'refused'
      // Once we have another number the packet is the peer's like any other; our own that come back to us stay refused.
      if (packet.ssrc === on.ourSsrc()) on.onCollision()
      if (packet.ssrc === on.ourSsrc()) return 'refused'
      if (packet.payloadType === eventsPayload) {
        key(packet, now)
        return 'taken'
      }
      const comfort = packet.payloadType === COMFORT_NOISE
      if (!comfort && !formats.has(packet.payloadType)) return 'unknown'
      if (!isSource(packet, now)) return 'taken'
      if (!comfort) return voice(packet, now)
      source?.reception.received(packet, now - openedAt, false)
      passed(packet, now)
      if (listening) playout.comfort(packet.timestamp, (packet.payload[0] ?? 127) & 0x7f)
      return 'taken'
    },
    take(now, all = false) {
      record(now, all)
      const before = finished
      finished = []
      return tape ? [...before, ...recorded(tape, now, all)] : before
    },
    listened(wanted) {
      if (wanted === listening) return
      listening = wanted
      playout.reset()
      forEars?.close()
      forEars = null
    },
    listening: () => listening,
    half: () => playout.half(),
    pull: (now) => playout.pull(now),
    rate: () => playout.rate,
    figures() {
      const now = source?.reception.figures() ?? { received: 0, lost: 0, jitterMs: 0 }
      const { late, concealedMs, depthMs } = playout.figures()
      return {
        received: past.received + now.received,
        lost: past.lost + now.lost,
        late: past.late + late,
        concealedMs: past.concealedMs + concealedMs,
        jitterMs: now.jitterMs,
        depthMs,
      }
    },
    placeOf(timestamp) {
      const position = tape?.placeOf(timestamp)
      return tape && position != null ? (position * 1000) / tape.rate : null
    },
    peer: () => source,
    close(now) {
      record(now, true)
      closeDecoders()
    },
  }
}

/** Decoded when it is to be played, once. */
function laterSound(by: InOrder, length: number, timestamp: number, payload: Uint8Array): Sound {
  let made: Decoded | null = null
  const decode = (): Decoded => {
    made ??= by.decode(timestamp, payload)
    return made
  }
  return { length, pcm: () => decode().pcm ?? new Int16Array(length), mended: () => decode().mended }
}
