/** One `m=` line of a recording session: where its sound comes in, what was agreed, how much came and how much should have. */
import type { Frame } from '../../audio/frame.ts'
import { createQueue, type Queue } from '../../audio/queue.ts'
import type { CodecName, LineQuality, RtpLeg, SenderReport } from '../../rtp/media/media.ts'
import type { Suite } from '../../sip/sdp/crypto.ts'
import type { Agreed, Key } from '../../sip/sdp/offer.ts'
import { agree, codecOf } from '../../sip/sdp/offer.ts'
import type { Media, SessionDescription } from '../../sip/sdp/sdp.ts'
import type { Sounding } from '../sipCall.ts'
import { createShift } from './shift.ts'

export type LineTotals = {
  /** ms for which the client had agreed to send. */
  readonly expectedMs: number
  /** ms of sound that came. */
  readonly capturedMs: number
}

export type RecordedLine = {
  /** `a=label` as last offered. */
  readonly label: () => string | null
  readonly port: number
  /** The answer to this line of an offer; null refuses it. What was agreed is told to the media engine at once. */
  agree(offer: SessionDescription, line: Media): Agreed | null
  /** Sound should come from now on: the session stands. `at`: ms since the epoch. */
  begin(at: number): void
  readonly flows: () => boolean
  readonly totals: (at: number) => LineTotals
  /** ms since the last packet, when it should flow; 0 while it does. */
  readonly silentMs: () => number
  readonly quality: () => LineQuality | null
  /** Its sound lies so much later from its next pause on, ms: the other lines' clocks say so. */
  align(ms: number): void
  /** The line's sound from now on; whoever took it before gets no more. */
  take(): Sounding
  /** No more sound is expected. Resolves when the last of it was given on. */
  close(at: number): Promise<void>
}

export type RecordedLineParts = {
  readonly label: string | null
  readonly leg: RtpLeg
  /** A leg on the same port, when the media engine was lost. */
  readonly again: () => Promise<RtpLeg>
  /** What our answer says. */
  readonly address: string
  readonly newKey: (suite: Suite) => Key
  readonly cname: string
  /** `name/rate` of the codecs that are taken. */
  readonly names: ReadonlySet<string>
  readonly now: () => number
  /** First sound, silence, its end, or a new engine: the state of the line has changed. */
  readonly changed: () => void
  /** What the sender says of its clock; null when another one speaks, and what was said counts no more. `openedAt`: ms since the epoch. */
  readonly reported: (report: SenderReport | null, openedAt: number) => void
}

/** Names of `rtpmap` to those of the engine. */
const CODECS: ReadonlyMap<string, CodecName> = new Map([
  ['pcmu/8000', 'pcmu'],
  ['pcma/8000', 'pcma'],
  ['g722/8000', 'g722'],
  ['opus/48000', 'opus'],
])

/** Which lines of an offer are taken, and how. */
export type Terms = {
  /** As `name/rate` of `rtpmap`, lower case. */
  readonly names: ReadonlySet<string>
  readonly isUsable: (line: Media) => boolean
  /** Hz at which a line is recorded; 8000 for one that is not taken. */
  readonly rateOf: (line: Media) => 8000 | 16_000
}

export function termsOf({
  codecs,
  srtp = 'offer',
}: {
  readonly codecs?: readonly CodecName[]
  readonly srtp?: 'off' | 'offer' | 'required'
}): Terms {
  const names = new Set([...CODECS].flatMap(([name, codec]) => ((codecs?.includes(codec) ?? true) ? [name] : [])))
  const formatOf = (line: Media) => line.formats.find((one) => names.has(codecOf(one)))
  return {
    names,
    isUsable(line) {
      const secure = /^RTP\/SAVP/i.test(line.protocol)
      const allowed = srtp === 'offer' || (srtp === 'required') === secure
      return line.type === 'audio' && line.port !== 0 && allowed && formatOf(line) !== undefined
    },
    rateOf(line) {
      const format = formatOf(line)
      const codec = format && CODECS.get(codecOf(format))
      return codec === 'g722' || codec === 'opus' ? 16_000 : 8000
    },
  }
}

export function openRecordedLine(parts: RecordedLineParts): RecordedLine {
  const { address, cname, now, changed } = parts
  let { leg, label } = parts
  const port = leg.port
  let taker: Queue<Frame> | undefined
  let early: Frame[] = []
  let agreed: Agreed | null = null
  /** When sound began to be due; null while it is not. */
  let dueSince: number | null = null
  let begun = false
  let dueMs = 0
  let captured = 0
  let silent = 0
  let quality: LineQuality | null = null
  let closed = false
  /** One key of ours for each suite, kept over re-INVITEs. */
  const keys = new Map<Suite, Key>()

  const flows = (): boolean => agreed !== null && agreed.direction === 'recvonly' && !closed

  const account = (at: number): void => {
    if (dueSince !== null) dueMs += Math.max(0, at - dueSince)
    dueSince = begun && flows() ? at : null
    if (!flows()) silent = 0
  }

  const configure = (): void => {
    if (!agreed) return
    const { format, events, offered, direction, keys: crypto, place } = agreed
    const codec = CODECS.get(codecOf(format))
    if (codec === undefined) return
    leg.configure({
      codec,
      payload: format.payload,
      eventsPayload: events?.payload ?? null,
      ...(events ? { eventsClock: events.clockRate } : {}),
      remote: {
        address: offered.address ?? '',
        port: offered.port,
        rtcpPort: offered.rtcpMux ? offered.port : (offered.rtcpPort ?? offered.port + 1),
      },
      direction,
      ptime: place.ptime,
      srtp: crypto && { suite: crypto.suite, theirs: crypto.theirs, ours: crypto.ours },
      cname,
    })
  }

  const shift = createShift()
  const give = (from: Frame): void => {
    const frame = shift.place(from)
    captured += (frame.pcm.length * 1000) / frame.sampleRate
    if (taker) taker.push(frame)
    else early.push(frame)
  }

  /** Ends when the leg does; a lost engine gives a new leg on the same port, whose time is brought to the old one's. */
  const pump = async (from: RtpLeg, shiftMs: number): Promise<void> => {
    for await (const frame of from.frames) give(shiftMs === 0 ? frame : { ...frame, startMs: frame.startMs + shiftMs })
  }
  /** Whole ms are whole samples at every rate of ours: both lines lie on one grid. */
  const openedAt = Math.round(leg.openedAt)

  const listenTo = (to: RtpLeg): void =>
    to.on({
      silent(ms) {
        silent = flows() ? ms : 0
        changed()
      },
      source() {
        silent = 0
        parts.reported(null, openedAt)
      },
      report: (report) => parts.reported(report, Math.round(to.openedAt)),
      quality(figure) {
        if (figure.received > (quality?.received ?? 0)) silent = 0
        quality = figure
        changed()
      },
      lost() {
        parts.reported(null, openedAt)
        if (!closed) running = running.then(restore)
      },
    })
  const restore = async (): Promise<void> => {
    if (closed) return
    try {
      const fresh = await parts.again()
      if (closed) return fresh.close()
      leg = fresh
      listenTo(leg)
      configure()
      running = pump(leg, Math.round(leg.openedAt) - openedAt)
      changed()
      await running
    } catch {
      // The port is taken, or the engine gone for good: this line is silent from here on, and its figure says so.
      changed()
    }
  }
  let running = pump(leg, 0).catch(() => undefined)
  listenTo(leg)

  return {
    label: () => label,
    port,
    agree(offer, line) {
      label = line.label
      const place = { address, port, direction: 'recvonly' as const, ptime: line.ptime ?? 20 }
      const newKey = (suite: Suite): Key => {
        const key = keys.get(suite) ?? parts.newKey(suite)
        keys.set(suite, key)
        return key
      }
      const [mine = null] = agree({ ...offer, media: [line] }, { codecs: parts.names, place: () => place, newKey })
      agreed = mine
      configure()
      account(now())
      return mine
    },
    begin(at) {
      if (begun) return
      begun = true
      account(at)
    },
    flows,
    totals: (at) => ({
      expectedMs: Math.round(dueMs + (dueSince === null ? 0 : Math.max(0, at - dueSince))),
      capturedMs: Math.round(captured),
    }),
    silentMs: () => silent,
    quality: () => quality,
    align: shift.want,
    take() {
      taker?.end()
      const queue = createQueue<Frame>()
      for (const frame of early) queue.push(frame)
      early = []
      taker = queue
      return { frames: queue, openedAt }
    },
    async close(at) {
      if (!closed) {
        account(at)
        closed = true
        dueSince = null
        leg.close()
      }
      await running
      taker?.end()
    },
  }
}
