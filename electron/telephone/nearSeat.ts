/** A supervisor of another console comes in by a line of its own: who knows the ticket is let in, and hears and is heard by the plan. */
import type { RtpLeg } from '../rtp/media/media.ts'
import { sdpOf } from '../sip/message/multipart.ts'
import type { Session } from '../sip/userAgent/session.ts'
import { acceptOffer, newOrigin, raised } from './description.ts'
import { type Exchange, soundAddress } from './exchange.ts'

const TERMS = { codecs: ['opus', 'g722', 'pcma', 'pcmu'], srtp: 'off' } as const

/** Answers the session; `seated` with its leg when there is one, `over` when the line ends. Never throws. */
export function seatVisitor(
  exchange: Exchange,
  session: Session,
  on: { seated(leg: RtpLeg): void; over(): void },
): void {
  const { media, log } = exchange
  const ready = open().catch((error: unknown) => {
    log.error('telephone.supervisor', error)
    session.reject(503)
    return undefined
  })
  session.listen({
    offered: async (sdp) => {
      const seat = await ready
      return seat && sdp ? seat.take(sdp) : { status: 488 }
    },
    ended: () =>
      void ready.then((seat) => {
        seat?.leg.close()
        on.over()
      }),
  })

  async function open() {
    const { address, rtp } = exchange.listen()
    const leg = await media.openRtp({ address, ports: rtp, allow: [session.peer.address] })
    const told = soundAddress(exchange.listen())
    let origin = newOrigin(told)
    const take = (sdp: Uint8Array): { sdp: Uint8Array } | { status: number } => {
      const place = { address: told, port: leg.port }
      const accord = acceptOffer(sdp, { terms: TERMS, place, origin, direction: 'sendrecv' })
      if (accord.kind === 'refused') return { status: accord.status }
      origin = raised(origin)
      leg.configure(accord.settings)
      return { sdp: accord.sdp }
    }
    const offer = session.invite && sdpOf(session.invite)
    const answer = offer ? take(offer) : { status: 488 }
    if ('status' in answer) {
      leg.close()
      session.reject(answer.status)
      return undefined
    }
    session.accept(answer.sdp)
    on.seated(leg)
    return { leg, take }
  }
}
