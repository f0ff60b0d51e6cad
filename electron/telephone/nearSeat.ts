/** A supervisor of another console comes in by a line of its own: who knows the ticket is let in, and hears and is heard by the plan. */
import type { LegSettings, RtpLeg } from '../rtp/media/media.ts'
import { sdpOf } from '../sip/message/multipart.ts'
import type { Session } from '../sip/userAgent/session.ts'
import { type Accord, acceptOffer, makeOffer, newOrigin, raised } from './description.ts'
import { type Exchange, soundAddress } from './exchange.ts'
import { CONSOLE_TERMS, sealedBy } from './ticketKeys.ts'

/** Answers the session; `seated` with its leg when there is one, and again when the engine was lost; `over` when the line ends, `left` when the other console ended it. Never throws. */
export function seatVisitor(
  exchange: Exchange,
  session: Session,
  password: string,
  on: { seated(leg: RtpLeg): void; over(left: boolean): void },
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
    ended: ({ by }) =>
      void ready.then((seat) => {
        seat?.close()
        on.over(by === 'peer')
      }),
  })

  async function open() {
    const { address, rtp } = exchange.listen()
    const openLeg = (ports: typeof rtp): Promise<RtpLeg> =>
      media.openRtp({ address, ports, allow: [session.peer.address], secure: true })
    const told = soundAddress(exchange.listen())
    let leg = await openLeg(rtp)
    let origin = newOrigin(told)
    let agreed: LegSettings | undefined
    let ended = false
    const ours = () => ({
      terms: CONSOLE_TERMS,
      place: { address: told, port: leg.port },
      origin,
      direction: 'sendrecv' as const,
    })
    const use = (settings: LegSettings): boolean => {
      const sealed = sealedBy(password, 'host', settings)
      if (!sealed) return false
      agreed = settings
      leg.configure(sealed)
      return true
    }
    const take = (sdp: Uint8Array): { sdp: Uint8Array } | { status: number } => {
      const accord: Accord = acceptOffer(sdp, ours())
      if (accord.kind === 'refused') return { status: accord.status }
      origin = raised(origin)
      return use(accord.settings) ? { sdp: accord.sdp } : { status: 488 }
    }
    /** The engine's thread was lost: the same supervisor through a new leg, with new keys. Who cannot be brought back is let go. */
    async function restore(): Promise<void> {
      try {
        const fresh = await openLeg({ from: leg.port, to: Math.max(leg.port, leg.rtcpPort) })
        if (ended) return fresh.close()
        leg = fresh
        watch()
        on.seated(leg)
        origin = raised(origin)
        const offer = makeOffer(ours(), true, agreed)
        const accord = offer.settle(await session.offer(offer.sdp))
        if (accord.kind === 'refused' || !use(accord.settings)) session.hangUp()
      } catch (error) {
        log.error('telephone.supervisor', error)
        session.hangUp()
      }
    }
    const watch = (): void => leg.on({ lost: () => void (ended || restore()) })
    watch()

    const offer = session.invite && sdpOf(session.invite)
    const answer = offer ? take(offer) : { status: 488 }
    if ('status' in answer) {
      leg.close()
      session.reject(answer.status)
      return undefined
    }
    session.accept(answer.sdp)
    on.seated(leg)
    return {
      take,
      close() {
        ended = true
        leg.close()
      },
    }
  }
}
