/** The recording server (RFC 7866): a border controller forks a call to us, and both its voices become a source of sound. */
import type { Media, RtpLeg, RtpPlace } from '../../rtp/media/media.ts'
import type { SipRequest } from '../../sip/message/message.ts'
import { sdpOf } from '../../sip/message/multipart.ts'
import type { Suite } from '../../sip/sdp/crypto.ts'
import { type Agreed, answer, type Key, nextVersion } from '../../sip/sdp/offer.ts'
import { parseSdp } from '../../sip/sdp/parse.ts'
import type { SessionDescription } from '../../sip/sdp/sdp.ts'
import { writeSdp } from '../../sip/sdp/write.ts'
import type { Schedule } from '../../sip/transaction/timers.ts'
import type { Offered, Session, SessionEnd } from '../../sip/userAgent/session.ts'
import { readEmergency } from '../emergency/emergencyData.ts'
import { sourceFields, toIncident } from '../emergency/incident.ts'
import { openSipCall, type SipCall } from '../sipCall.ts'
import type { AudioSource, CallInfo, LegId, SourceEnd } from '../source.ts'
import { decideLegs, type Identities, isSurer, type LegReason, type Speaker } from './legs.ts'
import { apply, EMPTY_MODEL, type RecordingModel } from './model.ts'
import { parseRsMetadata } from './parseMetadata.ts'
import { isUsable, type LineTotals, openRecordedLine, type RecordedLine, rateOf } from './recordedLine.ts'
import { metadataOf } from './recordingRequest.ts'

export type SiprecOptions = {
  readonly session: Session
  readonly media: Pick<Media, 'openRtp'>
  /** What is known of the call before its metadata was read; names and number come from there where they are ''. */
  readonly info: Omit<CallInfo, 'sourceKind' | 'startedAt' | 'expectedMs'>
  /** Where our sockets are bound, and the address that the client is told. */
  readonly place: RtpPlace
  readonly announce: string
  readonly identities: Identities
  /** ms since the epoch. */
  readonly now: () => number
  readonly schedule: Schedule
  readonly newKey: (suite: Suite) => Key
  /** `o=` session id: digits. */
  readonly newSessionId: () => string
  /** RFC 3550 §6.5.1; no personal data. */
  readonly cname: string
  /** Metadata exactly as it came, numbered from 1, before anything is read of it. Must not throw. */
  readonly keep?: (number: number, bytes: Uint8Array) => void
  /** No packet on any line that should flow for so long ends the call, ms. */
  readonly silenceMs?: number
  readonly onChange?: (state: SiprecState) => void
}

export type LineState = LineTotals & {
  readonly label: string | null
  readonly leg: LegId
  readonly why: LegReason
  readonly speakers: readonly Speaker[]
  readonly mixed: boolean
  readonly state: 'flowing' | 'paused' | 'ended'
  readonly silentMs: number
}

export type SiprecState = {
  readonly lines: readonly LineState[]
  readonly paused: boolean
  /** `none`: no metadata came yet. */
  readonly metadata: 'none' | 'ok' | 'damaged' | 'bad'
  /** Of the last document, English, without its words. */
  readonly problems: readonly string[]
  readonly documents: number
  /** All lines together: what the assurance figure counts. */
  readonly expectedMs: number
  readonly capturedMs: number
}

export type SiprecCall = {
  readonly source: AudioSource
  readonly state: () => SiprecState
  readonly model: () => RecordingModel
  /** Resolves when the last sound has been given on. */
  readonly over: Promise<SiprecState>
}

export type SiprecOpened =
  | { readonly kind: 'opened'; readonly call: SiprecCall }
  /** The session has been told already. */
  | { readonly kind: 'refused'; readonly status: number; readonly why: string }

const SILENCE_MS = 120_000
/** How long the last sound is waited for at the end. */
const FAREWELL_MS = 2_000
/** A description of more lines is not a call. */
const LINES = 16
/** At most one line fact so often. */
const QUALITY_MS = 10_000

/** Listens to the session before it returns; never rejects. The call is answered as soon as its sockets are open. */
export function openSiprec(options: SiprecOptions): Promise<SiprecOpened> {
  const { session } = options
  const recording = createRecording(options)
  const opening = recording.open()
  session.listen({
    confirmed: () => recording.begin(),
    async offered(sdp, request) {
      await opening
      return recording.renewed(sdp, request)
    },
    message: (request) => recording.hear(request),
    ended: (end) => recording.end(reasonOf(end)),
  })
  return opening
}

const reasonOf = ({ by }: SessionEnd): SourceEnd => (by === 'peer' || by === 'us' ? 'hangup' : 'interrupted')

type Held = {
  readonly line: RecordedLine
  readonly index: number
  leg: LegId
  why: LegReason
  mixed: boolean
  speakers: readonly Speaker[]
}

function createRecording(options: SiprecOptions) {
  const { session, media, place, announce, identities, now, schedule } = options
  const startedAt = Math.round(now())
  const lines = new Map<number, Held>()
  let origin: SessionDescription['origin'] = {
    username: '-',
    sessionId: options.newSessionId(),
    version: '0',
    address: announce,
  }
  let model = EMPTY_MODEL
  let metadata: SiprecState['metadata'] = 'none'
  let problems: readonly string[] = []
  let documents = 0
  let source: SipCall | undefined
  let local: Uint8Array = new Uint8Array(0)
  let begun = false
  let paused = false
  let qualityAt = 0
  let ended: SourceEnd | undefined
  let finish: (state: SiprecState) => void = () => undefined
  const over = new Promise<SiprecState>((resolve) => {
    finish = resolve
  })

  const state = (): SiprecState => {
    const at = now()
    const all = [...lines.values()].map(
      ({ line, leg, why, mixed, speakers }): LineState => ({
        label: line.label(),
        leg,
        why,
        speakers,
        mixed,
        state: ended !== undefined ? 'ended' : line.flows() ? 'flowing' : 'paused',
        silentMs: line.silentMs(),
        ...line.totals(at),
      }),
    )
    const sum = (of: (line: LineState) => number): number => all.reduce((total, line) => total + of(line), 0)
    return {
      lines: all,
      paused,
      metadata,
      problems,
      documents,
      expectedMs: sum((line) => line.expectedMs),
      capturedMs: sum((line) => line.capturedMs),
    }
  }
  const changed = (): void => options.onChange?.(state())

  /** The document is kept before it is read; what cannot be read is flagged and costs the call nothing. */
  function hear(request: SipRequest): void {
    for (const { bytes } of metadataOf(request)) {
      documents++
      options.keep?.(documents, bytes)
      const read = parseRsMetadata(bytes)
      metadata = read.kind
      problems = read.problems
      if (read.kind !== 'bad') model = apply(model, read.value, now())
      tellMetadata()
    }
    if (source) decide()
  }
  function tellMetadata(): void {
    source?.tell({
      kind: 'event',
      type: 'RecordingMetadataLogEvent',
      at: now(),
      data: {
        document: documents,
        read: metadata,
        problem: problems.at(-1) ?? null,
        participants: model.participants.size - model.left.size,
        streams: model.streams.size,
      },
    })
  }

  /** Which line is whose. A line that already sounds changes sides only for a surer reason than it had. */
  function decide(): void {
    const held = [...lines.values()].sort((a, b) => a.index - b.index)
    const decided = decideLegs(
      held.map(({ line, index }) => ({ label: line.label(), index })),
      model,
      identities,
    )
    for (const [at, one] of held.entries()) {
      const next = decided[at]
      if (!next) continue
      one.speakers = next.speakers
      one.mixed = next.mixed
      if (!isSurer(next.why, one.why)) continue
      one.why = next.why
      if (next.leg === one.leg) continue
      one.leg = next.leg
      source?.voice(one.leg, one.line.take())
    }
    changed()
  }

  async function openLine(index: number, label: string | null, secure: boolean, mux: boolean): Promise<void> {
    const open = (ports: RtpPlace['ports']): Promise<RtpLeg> =>
      media.openRtp({ ...place, ports, ...(secure ? { secure } : {}), ...(mux ? { mux } : {}) })
    const leg = await open(place.ports).catch(() => null)
    if (!leg) return
    if (ended !== undefined) return leg.close()
    const line = openRecordedLine({
      label,
      leg,
      again: () => open({ from: leg.port, to: Math.max(leg.port, leg.rtcpPort) }),
      address: announce,
      newKey: options.newKey,
      cname: options.cname,
      now,
      changed: watch,
    })
    lines.set(index, { line, index, leg: 'customer', why: 'only line', mixed: false, speakers: [] })
  }

  /** The answer to an offer, with sockets for lines that are new; null when none of them can be recorded. */
  async function take(offer: SessionDescription): Promise<Uint8Array | null> {
    const before = new Set(lines.keys())
    const wanted = [...offer.media.entries()].slice(0, LINES).filter(([, line]) => isUsable(line))
    await Promise.all(
      wanted.map(async ([index, line]) => {
        if (lines.has(index)) return
        await openLine(index, line.label, /SAVP/i.test(line.protocol), line.rtcpMux)
      }),
    )
    const agreed = offer.media.map((line, index): Agreed | null => lines.get(index)?.line.agree(offer, line) ?? null)
    if (agreed.every((one) => one === null)) return null
    origin = nextVersion(origin)
    local = writeSdp(answer(offer, agreed, origin))
    for (const [index, one] of lines) if (!before.has(index) && begun) one.line.begin(now())
    if (source) {
      join([...lines.values()].filter(({ index }) => !before.has(index)))
      pause()
    }
    return local
  }

  /** Gives new lines their sides and lets them be heard. */
  function join(fresh: readonly Held[]): void {
    const all = [...lines.values()].sort((a, b) => a.index - b.index)
    const decided = decideLegs(
      all.map(({ line, index }) => ({ label: line.label(), index })),
      model,
      identities,
    )
    for (const one of fresh) Object.assign(one, decided[all.indexOf(one)])
    for (const one of fresh) source?.voice(one.leg, one.line.take())
    decide()
  }

  function pause(): void {
    const quiet = [...lines.values()].every(({ line }) => !line.flows())
    if (quiet === paused) return
    paused = quiet
    source?.tell({ kind: 'status', status: paused ? 'on-hold' : 'connected' })
    changed()
  }

  /** Told by a line each second: how it does, and whether anything still comes at all. */
  function watch(): void {
    if (ended !== undefined) return
    const flowing = [...lines.values()].filter(({ line }) => line.flows())
    const silence = Math.min(...flowing.map(({ line }) => line.silentMs()))
    if (flowing.length > 0 && silence >= (options.silenceMs ?? SILENCE_MS)) {
      // Before the session says that we ended it: this was not anybody's wish.
      end('interrupted')
      session.hangUp(['reason', 'SIP;cause=200;text="no media"'])
      return
    }
    const at = now()
    if (at - qualityAt >= QUALITY_MS) {
      qualityAt = at
      tellQuality(flowing, silence)
    }
    changed()
  }
  function tellQuality(flowing: readonly Held[], silence: number): void {
    const figures = flowing.flatMap(({ line }) => line.quality() ?? [])
    if (figures.length === 0) return
    const lost = figures.reduce((sum, { lost }) => sum + lost, 0)
    const all = figures.reduce((sum, { received }) => sum + received, lost)
    source?.tell({
      kind: 'line',
      status: Number.isFinite(silence) && silence > 0 ? 'error' : 'connected',
      errorRate: all === 0 ? 0 : lost / all,
    })
  }

  function refuse(status: number, why: string): SiprecOpened {
    session.reject(status)
    end('error')
    return { kind: 'refused', status, why }
  }

  function end(reason: SourceEnd): void {
    if (ended !== undefined) return
    ended = reason
    const at = now()
    const drained = Promise.all([...lines.values()].map(({ line }) => line.close(at)))
    const patience = new Promise<void>((resolve) => void schedule(FAREWELL_MS, resolve))
    void Promise.race([drained, patience])
      // What was taken from a line's queue is with the recorder one turn later.
      .then(() => new Promise<void>((resolve) => setImmediate(resolve)))
      .then(() => {
        source?.end(reason)
        const last = state()
        options.onChange?.(last)
        finish(last)
      })
  }

  /** Names and number as the client gives them, where nobody gave better ones. */
  function infoOf(): CallInfo {
    const { info } = options
    const of = (leg: LegId): Speaker | undefined =>
      [...lines.values()].find((one) => one.leg === leg && !one.mixed)?.speakers[0]
    const customer = of('customer')
    return {
      ...info,
      agentName: info.agentName || of('agent')?.name || '',
      customerName: info.customerName || customer?.name || '',
      customerPhone: info.customerPhone || customer?.number || '',
      sourceKind: 'siprec',
      startedAt,
    }
  }

  return {
    hear,
    end,
    async open(): Promise<SiprecOpened> {
      const { invite } = session
      if (!invite) return refuse(500, 'no INVITE')
      hear(invite)
      const sdp = sdpOf(invite)
      // RFC 7866 §7.1.1: the client offers; a recorder that had to offer would not know which voices there are.
      if (!sdp) return refuse(488, 'the INVITE brings no description')
      const offer = parseSdp(sdp)
      if (offer.kind === 'bad') return refuse(488, `the description cannot be read: ${offer.why}`)
      const bytes = await take(offer.value)
      if (ended !== undefined) return { kind: 'refused', status: 487, why: 'it was taken back' }
      if (!bytes) return refuse(488, 'none of the lines can be recorded: codec, encryption or ports')
      const all = [...lines.values()]
      const decided = decideLegs(
        all.map(({ line, index }) => ({ label: line.label(), index })),
        model,
        identities,
      )
      all.forEach((one, at) => void Object.assign(one, decided[at]))
      const rates = (leg: LegId): number =>
        Math.max(8000, ...all.filter((one) => one.leg === leg).map(({ index }) => rateOf(offer.value.media[index])))
      const call = openSipCall({
        info: infoOf(),
        rate: rates('customer'),
        agentRate: rates('agent'),
        onStop: () => {
          session.hangUp()
          end('hangup')
        },
      })
      source = call
      for (const one of all) call.voice(one.leg, one.line.take())
      call.tell({ kind: 'status', status: 'connected' })
      if (documents > 0) tellMetadata()
      tellPlace(invite, call)
      session.accept(bytes, [], ';+sip.srs')
      pause()
      changed()
      const opened: SiprecCall = { source: call, state, model: () => model, over }
      return { kind: 'opened', call: opened }
    },
    begin(): void {
      if (begun) return
      begun = true
      for (const { line } of lines.values()) line.begin(now())
      changed()
    },
    async renewed(sdp: Uint8Array | null, request: SipRequest): Promise<Offered> {
      if (ended !== undefined) return { status: 481 }
      hear(request)
      // RFC 3261 §14.2: asked for an offer, we offer what stands.
      if (!sdp) return { sdp: local }
      const offer = parseSdp(sdp)
      if (offer.kind === 'bad') return { status: 488 }
      const bytes = await take(offer.value)
      return bytes ? { sdp: bytes } : { status: 488 }
    },
  }

  function tellPlace(invite: SipRequest, call: SipCall): void {
    const language = options.info.language.startsWith('en') ? 'en' : 'es'
    const fields = sourceFields(toIncident(readEmergency(invite), { now: startedAt, language }))
    if (fields.length > 0) call.tell({ kind: 'fields', fields })
  }
}
