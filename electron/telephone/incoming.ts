/** An INVITE becomes a call: recorded from its first packet, ringing at the windows, answered by a person or by the line's rule. */
import { policyOf, reportPlace } from '../capture/emergency/report.ts'
import { sdpOf } from '../sip/message/multipart.ts'
import type { Session, SessionEvents } from '../sip/userAgent/session.ts'
import type { Line } from '../storage/line.ts'
import { callerOf, isTrial } from './addressing.ts'
import { rateFor } from './description.ts'
import { type Exchange, newCallId, openCall } from './exchange.ts'
import { type Dial, goWhereSent } from './following.ts'
import type { PhoneCall } from './phoneCall.ts'
import { startRingback } from './ringback.ts'

/** `listen` is called before this returns; the rest happens when the engine has given a leg. */
export function takeInvite(exchange: Exchange, dial: Dial, session: Session, line: Line): void {
  const { now, log, tally } = exchange
  const startedAt = now()
  const callId = newCallId('sip', startedAt)
  tally.expected(callId, 'call', startedAt)
  const ready = open().catch((error: unknown) => {
    log.error('telephone.incoming', error, { line: line.id })
    tally.missing(callId, 'no_ports')
    // §21.5.4: whoever routes the call may try another place.
    session.reject(503)
    return undefined
  })
  session.listen(whenReady(exchange, dial, ready, session))

  async function open(): Promise<PhoneCall | undefined> {
    const { invite } = session
    if (!invite) return undefined
    const offer = sdpOf(invite)
    const { call, source } = await openCall(exchange, {
      callId,
      line,
      direction: 'in',
      caller: callerOf(invite),
      startedAt,
      rate: rateFor(offer, line.codecs),
      practice: isTrial(session),
    })
    call.speakThrough(session)
    const policy = policyOf(exchange.listen().location)
    void reportPlace(invite, source.tell, { now, language: line.language, policy })
    // Cancelled while the leg was opened: told as soon as this has returned.
    if (session.state() === 'ended') return call
    const refused = offer ? call.takeOffer(offer) : null
    if (refused !== null) {
      tally.missing(callId, refused === 488 ? 'no_codec' : 'bad_offer')
      call.decline(refused)
    } else ring(exchange, call, line)
    return call
  }
}

function ring({ media, schedule, now }: Exchange, call: PhoneCall, { answer }: Line): void {
  if (answer === 'auto') {
    call.answer()
    return
  }
  call.ring()
  const tone = startRingback(media, schedule, now)
  call.audience.play(tone.leg.ref)
  const cancel =
    answer === 'ask'
      ? () => undefined
      : schedule(answer.afterMs, () => {
          if (call.view().state === 'ringing') call.answer()
        })
  call.onceSettled(() => {
    cancel()
    tone.stop()
  })
}

/** The session's events wait for the call they are about, and keep their order. */
function whenReady(
  exchange: Exchange,
  dial: Dial,
  ready: Promise<PhoneCall | undefined>,
  session: Session,
): SessionEvents {
  const then = (act: (call: PhoneCall) => void): void => void ready.then((call) => call && act(call))
  return {
    confirmed: (sdp) => then((call) => call.events.confirmed?.(sdp)),
    offered: async (sdp, request) => (await (await ready)?.events.offered(sdp, request)) ?? { status: 488 },
    referProgress: (status) => then((call) => call.events.referProgress?.(status)),
    referred(refer) {
      then((call) => {
        if (!goWhereSent(exchange, dial, call, refer)) refer.report(603)
      })
      return true
    },
    ended: (end) => then((call) => call.events.ended(end, session)),
  }
}
