/** All lines of one recording session: opened as they are offered, answered, and given to the leg they belong to. */
import type { RtpLeg } from '../../rtp/media/media.ts'
import { type Agreed, answer, nextVersion } from '../../sip/sdp/offer.ts'
import type { SessionDescription } from '../../sip/sdp/sdp.ts'
import { writeSdp } from '../../sip/sdp/write.ts'
import type { SipCall } from '../sipCall.ts'
import type { LegId } from '../source.ts'
import { type Aligned, createAlignment } from './alignment.ts'
import { decideLegs, isSurer, type LegReason, type LineLeg, type Speaker } from './legs.ts'
import type { RecordingModel } from './model.ts'
import { openRecordedLine, type RecordedLine, type Terms, termsOf } from './recordedLine.ts'
import type { LineState, SiprecOptions } from './siprecCall.ts'

export type RecordedLines = {
  /** The answer to an offer, with sockets for lines that are new; null when none of them can be recorded. */
  take(offer: SessionDescription): Promise<Uint8Array | null>
  /** The last answer. */
  readonly local: () => Uint8Array
  /** A line was refused because the engine had no ports for it. */
  readonly shortOfPorts: () => boolean
  /** From now on lines are heard in this call. */
  join(call: SipCall): void
  /** Which line is whose, by all that is known. One that already sounds changes sides only for a surer reason than it had. */
  decide(model: RecordingModel): void
  /** The session stands: sound is due. */
  begin(): void
  readonly states: (over: boolean) => readonly LineState[]
  readonly flowing: () => readonly RecordedLine[]
  /** By what the lines that flow lie beside each other. */
  readonly aligned: () => Aligned
  /** Hz of a leg's sound; 8000 when nothing is on it. */
  readonly rate: (leg: LegId) => number
  /** The first voice of a leg, when it is alone on its line. */
  readonly speaker: (leg: LegId) => Speaker | undefined
  /** Resolves when the last sound of every line has been given on. */
  close(): Promise<void>
}

/** A description of more lines is not a call. */
const LINES = 16

type Held = {
  readonly line: RecordedLine
  readonly index: number
  readonly rate: number
  leg: LegId
  why: LegReason
  mixed: boolean
  speakers: readonly Speaker[]
  heard: boolean
}

/** `changed`: a line has fallen silent, speaks again, or had its second's figure. */
export function createRecordedLines(options: SiprecOptions, changed: () => void): RecordedLines {
  const { media, place, announce, identities, now } = options
  const terms: Terms = termsOf(options)
  const lines = new Map<number, Held>()
  const alignment = createAlignment()
  let call: SipCall | undefined
  let local: Uint8Array = new Uint8Array(0)
  let begun = false
  let closed = false
  let short = false
  let origin: SessionDescription['origin'] = {
    username: '-',
    sessionId: options.newSessionId(),
    version: '0',
    address: announce,
  }
  const inOrder = (): Held[] => [...lines.values()].sort((a, b) => a.index - b.index)

  async function open(index: number, offered: SessionDescription['media'][number]): Promise<void> {
    const secure = /SAVP/i.test(offered.protocol)
    const openAt = (ports: SiprecOptions['place']['ports']): Promise<RtpLeg> =>
      media.openRtp({ ...place, ports, ...(secure ? { secure } : {}), ...(offered.rtcpMux ? { mux: true } : {}) })
    // Without a port this line is refused; the others are recorded.
    const leg = await openAt(place.ports).catch(() => null)
    if (!leg) {
      short = true
      return
    }
    if (closed) return leg.close()
    const line = openRecordedLine({
      label: offered.label,
      leg,
      again: () => openAt({ from: leg.port, to: Math.max(leg.port, leg.rtcpPort) }),
      address: announce,
      newKey: options.newKey,
      cname: options.cname,
      names: terms.names,
      now,
      changed,
      reported(report, openedAt) {
        if (!report) return alignment.forget(index)
        alignment.heard(index, openedAt, report)
        for (const [other, held] of lines) held.line.align(alignment.shift(other))
      },
    })
    const rate = terms.rateOf(offered)
    lines.set(index, { line, index, rate, leg: 'customer', why: 'only line', mixed: false, speakers: [], heard: false })
  }

  function settle(one: Held, next: LineLeg): void {
    one.speakers = next.speakers
    one.mixed = next.mixed
    const moves = !one.heard || isSurer(next.why, one.why)
    if (!moves) return
    const same = one.leg === next.leg
    one.leg = next.leg
    one.why = next.why
    if (call && !(one.heard && same)) {
      one.heard = true
      call.voice(one.leg, one.line.take())
    }
  }

  return {
    async take(offer) {
      const wanted = [...offer.media.entries()].slice(0, LINES).filter(([, line]) => terms.isUsable(line))
      await Promise.all(wanted.map(([index, line]) => (lines.has(index) ? undefined : open(index, line))))
      const agreed = offer.media.map(
        (line, index): Agreed | null =>
          lines.get(index)?.line.agree(offer, terms.isUsable(line) ? line : { ...line, port: 0 }) ?? null,
      )
      if (agreed.every((one) => one === null)) return null
      origin = nextVersion(origin)
      local = writeSdp(answer(offer, agreed, origin))
      if (begun) for (const { line } of lines.values()) line.begin(now())
      return local
    },
    local: () => local,
    shortOfPorts: () => short,
    join(to) {
      call = to
    },
    decide(model) {
      const all = inOrder()
      const decided = decideLegs(
        all.map(({ line, index }) => ({ label: line.label(), index })),
        model,
        identities,
      )
      for (const [at, next] of decided.entries()) {
        const one = all[at]
        if (one) settle(one, next)
      }
    },
    begin() {
      begun = true
      for (const { line } of lines.values()) line.begin(now())
    },
    states(over) {
      const at = now()
      return inOrder().map(({ line, leg, why, mixed, speakers }) => ({
        label: line.label(),
        leg,
        why,
        speakers,
        mixed,
        state: over ? 'ended' : line.flows() ? 'flowing' : 'paused',
        silentMs: line.silentMs(),
        ...line.totals(at),
      }))
    },
    flowing: () => inOrder().flatMap(({ line }) => (line.flows() ? [line] : [])),
    aligned: () => alignment.state(inOrder().flatMap(({ line, index }) => (line.flows() ? [index] : []))),
    rate: (leg) => Math.max(8000, ...inOrder().flatMap((one) => (one.leg === leg ? [one.rate] : []))),
    speaker: (leg) => inOrder().find((one) => one.leg === leg && !one.mixed)?.speakers[0],
    async close() {
      closed = true
      const at = now()
      await Promise.all(inOrder().map(({ line }) => line.close(at)))
    },
  }
}
