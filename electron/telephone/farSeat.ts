/** A supervisor of this host in a call that another host carries: their window, and a line to that host by its ticket. */
import { randomBytes } from 'node:crypto'
import { type SupervisionMode, speaks } from '../call/supervision.ts'
import type { LegSettings, RtpLeg, RtpPlace, WindowLeg } from '../rtp/media/media.ts'
import { createGate } from '../sip/transport/gate.ts'
import type { Session } from '../sip/userAgent/session.ts'
import { openUserAgent, type UserAgent } from '../sip/userAgent/userAgent.ts'
import { acceptOffer, makeOffer, newOrigin, raised } from './description.ts'
import { type Exchange, soundAddress } from './exchange.ts'
import { openSeat } from './seat.ts'
import { CONSOLE_TERMS, sealedBy } from './ticketKeys.ts'

export type FarSeat = {
  readonly window: WindowLeg
  mode(): SupervisionMode
  change(mode: SupervisionMode): Promise<void>
  close(): void
}

type Needs = {
  readonly exchange: Exchange
  readonly bridge: { readonly uri: string; readonly ticket: string }
  readonly supervisorId: string
  readonly mode: SupervisionMode
  /** The line is gone; `asked`: as was wanted here. */
  readonly over: (asked: boolean) => void
}

const hostOf = (uri: string): string => /@\[?([^\];>]+?)\]?(?::\d+)?(?:[;?]|$)/.exec(uri)?.[1] ?? ''

/** Rejects with what kept the line from being opened; whether the call is let in is told by `over`. */
export async function openFarSeat({ exchange, bridge, supervisorId, mode: first, over }: Needs): Promise<FarSeat> {
  const { media, schedule, now } = exchange
  let mode = first
  let ended = false
  const agent: UserAgent = await openUserAgent(
    {
      // A port of the system's choice, and only the host we call may speak to it.
      endpoint: {
        address: exchange.listen().address,
        udp: 0,
        tcp: 0,
        gate: createGate({ allow: [hostOf(bridge.uri)], perSecond: 200 }),
      },
      schedule,
      now,
      random: Math.random,
      newToken: () => randomBytes(12).toString('hex'),
      userAgent: 'Vigia',
    },
    { incoming: (session) => session.reject(403) },
  )
  const openLeg = (ports: RtpPlace['ports']): Promise<RtpLeg> =>
    media.openRtp({ address: exchange.listen().address, ports, allow: [hostOf(bridge.uri)], secure: true })
  let leg: RtpLeg
  try {
    leg = await openLeg(exchange.listen().rtp)
  } catch (error) {
    await agent.close()
    throw error
  }
  const window = openSeat(media)
  const address = soundAddress(exchange.listen())
  let origin = newOrigin(address)
  // Who only listens says so: not one packet of a microphone is asked for, nor sent.
  const direction = () => (speaks(mode) ? ('sendrecv' as const) : ('recvonly' as const))
  const route = (): void => {
    media.route(window.ref, [leg.ref])
    media.route(leg.ref, speaks(mode) ? [window.ref] : [])
  }
  const ours = () => ({
    terms: CONSOLE_TERMS,
    place: { address, port: leg.port },
    origin,
    direction: direction(),
  })
  let offer = makeOffer(ours())
  let agreed: LegSettings | undefined
  const use = (settings: LegSettings): boolean => {
    const sealed = sealedBy(bridge.ticket, 'supervisor', settings)
    if (!sealed) return false
    agreed = settings
    leg.configure(sealed)
    route()
    return true
  }
  /** Whoever answers without a key is not the console that we were told of. */
  const settle = (sdp: Uint8Array | null): void => {
    const accord = sdp && offer.settle(sdp)
    if (accord?.kind === 'ok' && use(accord.settings)) return
    session.hangUp()
    end()
  }
  const offerAgain = async (): Promise<void> => {
    origin = raised(origin)
    offer = makeOffer(ours(), true, agreed)
    settle(await session.offer(offer.sdp))
  }
  /** The engine's thread was lost: the same window through new legs, with new keys; the mode stays. */
  async function restore(): Promise<void> {
    try {
      const fresh = await openLeg({ from: leg.port, to: Math.max(leg.port, leg.rtcpPort) })
      if (ended) return fresh.close()
      leg = fresh
      watch()
      await offerAgain()
    } catch {
      session.hangUp()
      end()
    }
  }
  const watch = (): void => leg.on({ lost: () => void (ended || restore()) })
  watch()
  window.onLost(() => {
    if (!ended) window.renew()
  })

  const end = (asked = false): void => {
    if (ended) return
    ended = true
    leg.close()
    window.close()
    void agent.close()
    over(asked)
  }
  const session: Session = agent.call(
    {
      to: bridge.uri,
      from: `<sip:supervisor@${address}>`,
      sdp: offer.sdp,
      credentials: { username: supervisorId, password: bridge.ticket },
    },
    {
      accepted: settle,
      ended: () => end(),
      /** The other console offers anew when it lost its engine. */
      async offered(sdp) {
        const accord = sdp && acceptOffer(sdp, ours())
        if (accord?.kind !== 'ok') return { status: accord?.status ?? 488 }
        origin = raised(origin)
        return use(accord.settings) ? { sdp: accord.sdp } : { status: 488 }
      },
    },
  )

  return {
    window,
    mode: () => mode,
    async change(next) {
      const spoke = speaks(mode)
      mode = next
      if (ended || speaks(next) === spoke) return
      // Closing the microphone waits for nobody; opening it waits for the other side to take sound.
      if (!speaks(next)) route()
      await offerAgain()
    },
    close() {
      session.hangUp()
      end(true)
    },
  }
}
