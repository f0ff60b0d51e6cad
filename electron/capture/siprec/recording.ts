/** One recording session from its INVITE to its last sound: metadata, lines, pauses, silence and end. */
import type { SipRequest } from '../../sip/message/message.ts'
import { sdpOf } from '../../sip/message/multipart.ts'
import { parseSdp } from '../../sip/sdp/parse.ts'
import type { Offered } from '../../sip/userAgent/session.ts'
import { REFUSE } from '../emergency/dereference.ts'
import { reportPlace } from '../emergency/report.ts'
import { openSipCall, type SipCall } from '../sipCall.ts'
import type { CallInfo, SourceEnd } from '../source.ts'
import type { Aligned } from './alignment.ts'
import { apply, EMPTY_MODEL } from './model.ts'
import { parseRsMetadata } from './parseMetadata.ts'
import { createRecordedLines } from './recordedLines.ts'
import { metadataOf } from './recordingRequest.ts'
import type { SiprecCall, SiprecOpened, SiprecOptions, SiprecState } from './siprecCall.ts'

const SILENCE_MS = 120_000
/** How long the last sound is waited for at the end. */
const FAREWELL_MS = 2_000
/** At most one line fact so often. */
const QUALITY_MS = 10_000
/** Senders have told their clocks by then, if they do at all (RFC 3550 §6.2: the first report after 2.5 s, then each 5 s). */
const REPORTS_MS = 10_000

export type Recording = {
  /** Answers the INVITE. Never rejects. */
  open(): Promise<SiprecOpened>
  /** The ACK is here. */
  begin(): void
  renewed(sdp: Uint8Array | null, request: SipRequest): Promise<Offered>
  /** Metadata, alone or with something else. */
  hear(request: SipRequest): void
  /** The first reason counts. */
  end(reason: SourceEnd): void
}

export function createRecording(options: SiprecOptions): Recording {
  const { session, now, schedule } = options
  const startedAt = Math.round(now())
  const lines = createRecordedLines(options, watch)
  let model = EMPTY_MODEL
  let metadata: SiprecState['metadata'] = 'none'
  let problems: readonly string[] = []
  let documents = 0
  let source: SipCall | undefined
  let paused = false
  let qualityAt = 0
  let aligned = lines.aligned()
  let alignedTold: string | undefined
  let ended: SourceEnd | undefined
  let finish: (state: SiprecState) => void = () => undefined
  const over = new Promise<SiprecState>((resolve) => {
    finish = resolve
  })

  const state = (): SiprecState => {
    const all = lines.states(ended !== undefined)
    const expectedMs = Math.max(0, ...all.map((line) => line.expectedMs))
    const missing = Math.max(0, ...all.map((line) => line.expectedMs - line.capturedMs))
    return {
      lines: all,
      paused,
      metadata,
      problems,
      documents,
      aligned,
      ended: ended ?? null,
      expectedMs,
      capturedMs: expectedMs - missing,
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
    if (!source) return
    lines.decide(model)
    changed()
  }
  /** For the timeline: how much is known, and nobody's name. */
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

  function pause(): void {
    const quiet = lines.flowing().length === 0
    if (quiet === paused) return
    paused = quiet
    source?.tell({ kind: 'status', status: paused ? 'on-hold' : 'connected' })
  }

  /** For the call's quality record: by what its voices lie beside each other. Once it is known, and when it changes. */
  function tellAligned({ by, why, offMs }: Aligned): void {
    const said = `${by} ${why}`
    if (said === alignedTold) return
    alignedTold = said
    source?.tell({ kind: 'event', type: 'CallQualityLogEvent', at: now(), data: { aligned: by, why, offMs } })
  }

  /** Told by each line once a second: how it does, and whether anything still comes at all. */
  function watch(): void {
    if (ended !== undefined) return
    const flowing = lines.flowing()
    const silence = Math.min(...flowing.map((line) => line.silentMs()))
    if (flowing.length > 0 && silence >= (options.silenceMs ?? SILENCE_MS)) {
      // Before the session says that we ended it: this was not anybody's wish.
      end('interrupted')
      session.hangUp(['reason', 'SIP;cause=200;text="no media"'])
      return
    }
    if (flowing.length > 0) aligned = lines.aligned()
    if (flowing.length > 1 && now() - startedAt >= REPORTS_MS) tellAligned(aligned)
    if (now() - qualityAt >= QUALITY_MS) {
      qualityAt = now()
      const figures = flowing.flatMap((line) => line.quality() ?? [])
      const lost = figures.reduce((sum, one) => sum + one.lost, 0)
      const all = figures.reduce((sum, { received }) => sum + received, lost)
      const status = Number.isFinite(silence) && silence > 0 ? 'error' : 'connected'
      if (figures.length > 0) source?.tell({ kind: 'line', status, errorRate: all === 0 ? 0 : lost / all })
    }
    changed()
  }

  function refuse(status: number, why: string): SiprecOpened {
    session.reject(status)
    end('error')
    return { kind: 'refused', status, why }
  }

  function end(reason: SourceEnd): void {
    if (ended !== undefined) return
    if (lines.flowing().length > 0) aligned = lines.aligned()
    if (lines.states(true).length > 1) tellAligned(aligned)
    ended = reason
    const patience = new Promise<void>((resolve) => void schedule(FAREWELL_MS, resolve))
    void Promise.race([lines.close(), patience])
      // What was taken from a line's queue is with the recorder one turn later.
      .then(() => new Promise<void>((resolve) => setImmediate(resolve)))
      .then(() => {
        source?.end(reason)
        finish(state())
        changed()
      })
  }

  /** Names and number as the client gives them, where nobody gave better ones. */
  function infoOf(): CallInfo {
    const { info } = options
    const customer = lines.speaker('customer')
    return {
      ...info,
      agentName: info.agentName || lines.speaker('agent')?.name || '',
      customerName: info.customerName || customer?.name || '',
      customerPhone: info.customerPhone || customer?.number || '',
      sourceKind: 'siprec',
      startedAt,
    }
  }

  return {
    hear,
    end,
    async open() {
      const { invite } = session
      if (!invite) return refuse(500, 'no INVITE')
      hear(invite)
      const sdp = sdpOf(invite)
      // RFC 7866 §7.1.1: the client offers; a recorder that had to offer would not know which voices there are.
      if (!sdp) return refuse(488, 'the INVITE brings no description')
      const offer = parseSdp(sdp)
      if (offer.kind === 'bad') return refuse(400, `the description cannot be read: ${offer.why}`)
      const bytes = await lines.take(offer.value)
      if (ended !== undefined) return { kind: 'refused', status: 487, why: 'it was taken back' }
      // §21.5.4: whoever forks the call may try another recorder.
      if (!bytes && lines.shortOfPorts()) return refuse(503, 'no ports are free')
      if (!bytes) return refuse(488, 'none of the lines can be recorded: codec or encryption')
      lines.decide(model)
      const call = openSipCall({
        info: infoOf(),
        rate: lines.rate('customer'),
        agentRate: lines.rate('agent'),
        onStop: () => {
          session.hangUp()
          end('hangup')
        },
      })
      source = call
      lines.join(call)
      lines.decide(model)
      call.tell({ kind: 'status', status: 'connected' })
      if (documents > 0) tellMetadata()
      const { info, references = REFUSE } = options
      void reportPlace(invite, call.tell, { now, language: info.language, policy: references })
      session.accept(bytes, [], ';+sip.srs')
      pause()
      changed()
      const opened: SiprecCall = { source: call, state, model: () => model, over }
      return { kind: 'opened', call: opened }
    },
    begin() {
      lines.begin()
      changed()
    },
    async renewed(sdp, request) {
      if (ended !== undefined) return { status: 481 }
      hear(request)
      // RFC 3261 §14.2: asked for an offer, we offer what stands.
      if (!sdp) return { sdp: lines.local() }
      const offer = parseSdp(sdp)
      if (offer.kind === 'bad') return { status: 488 }
      const bytes = await lines.take(offer.value)
      if (!bytes) return { status: 488 }
      lines.decide(model)
      pause()
      changed()
      return { sdp: bytes }
    },
  }
}
