/** A call goes on another way: its peer sent us elsewhere (REFER, RFC 5589), or another peer took its place (Replaces, RFC 3891). */

import type { HeaderLine } from '../sip/message/message.ts'
import { sdpOf } from '../sip/message/multipart.ts'
import type { OutgoingInvite, Refer, Session, SessionEvents } from '../sip/userAgent/session.ts'
import { acceptOffer, makeOffer, newOrigin } from './description.ts'
import { type Exchange, openLeg, placeOf, soundAddress } from './exchange.ts'
import type { PhoneCall } from './phoneCall.ts'

/** Makes a call on the line of another: its proxy, its password, its name. */
export type Dial = (
  call: PhoneCall,
  invite: Pick<OutgoingInvite, 'to' | 'sdp' | 'headers'>,
  on: SessionEvents,
) => Session

/** The transferor ends its own call when it hears of our success (RFC 5589 §6.1); one that does not is hung up, ms. */
const OLD_CALL_MS = 8000

/** A session of this call from now on. `refer` is how its peer may send it on again. */
export function eventsOf(exchange: Exchange, dial: Dial, call: PhoneCall, of: () => Session): SessionEvents {
  const { progress, accepted, confirmed, offered, referProgress } = call.events
  return {
    ...(progress ? { progress } : {}),
    ...(accepted ? { accepted } : {}),
    ...(confirmed ? { confirmed } : {}),
    ...(referProgress ? { referProgress } : {}),
    offered,
    referred: (refer) => goWhereSent(exchange, dial, call, refer),
    ended: (end) => call.events.ended(end, of()),
  }
}

/** True: the REFER is taken, and what becomes of it is reported to whoever sent it. */
export function goWhereSent(exchange: Exchange, dial: Dial, call: PhoneCall, refer: Refer): boolean {
  const { state } = call.view()
  if (state !== 'connected' && state !== 'held') return false
  const old = call.session()
  void go().catch((error: unknown) => {
    exchange.log.error('telephone.refer', error)
    refer.report(503)
  })
  return true

  async function go(): Promise<void> {
    const leg = await openLeg(exchange, call.line)
    const address = soundAddress(exchange.listen())
    const origin = newOrigin(address)
    const { codecs, srtp } = call.line
    const place = placeOf(leg, address)
    const offer = makeOffer({ terms: { codecs, srtp }, place, origin, direction: 'sendrecv' }, call.view().secure)
    const headers: HeaderLine[] = []
    if (refer.replaces !== null) headers.push(['replaces', refer.replaces])
    if (refer.by !== null) headers.push(['referred-by', refer.by])
    let moved = false
    const session: Session = dial(
      call,
      { to: refer.to, sdp: offer.sdp, headers },
      {
        ...eventsOf(exchange, dial, call, () => session),
        progress: (status) => refer.report(status),
        accepted(sdp) {
          const accord = sdp && offer.settle(sdp)
          if (accord?.kind !== 'ok' || call.view().state === 'ended') {
            session.hangUp()
            return refer.report(488)
          }
          moved = true
          call.moveTo({ session, leg, settings: accord.settings, origin })
          refer.report(200)
          exchange.schedule(OLD_CALL_MS, () => old?.hangUp())
        },
        ended(end) {
          if (moved) return call.events.ended(end, session)
          leg.close()
          refer.report(end.status ?? 480)
        },
      },
    )
  }
}

/** An INVITE that takes the place of this call's session is answered at once: people are talking already. */
export function giveWay(exchange: Exchange, dial: Dial, call: PhoneCall, session: Session): void {
  session.listen(eventsOf(exchange, dial, call, () => session))
  void take().catch((error: unknown) => {
    exchange.log.error('telephone.replaces', error)
    session.reject(503)
  })

  async function take(): Promise<void> {
    const leg = await openLeg(exchange, call.line)
    const address = soundAddress(exchange.listen())
    const origin = newOrigin(address)
    const { codecs, srtp } = call.line
    const offer = session.invite && sdpOf(session.invite)
    const accord =
      offer &&
      acceptOffer(offer, { terms: { codecs, srtp }, place: placeOf(leg, address), origin, direction: 'sendrecv' })
    if (accord?.kind !== 'ok' || call.view().state === 'ended') {
      leg.close()
      return session.reject(accord?.kind === 'refused' ? accord.status : 481)
    }
    // First the move: the session that ends now is one that the call no longer speaks through.
    call.moveTo({ session, leg, settings: accord.settings, origin })
    session.accept(accord.sdp)
  }
}
