/** A supervisor of this host in a call that another host carries: their window, and a line to that host by its ticket. */
import { randomBytes } from 'node:crypto'
import { type SupervisionMode, speaks } from '../call/supervision.ts'
import type { LegSettings, RtpLeg, WindowLeg } from '../rtp/media/media.ts'
import { createGate } from '../sip/transport/gate.ts'
import type { Session } from '../sip/userAgent/session.ts'
import { openUserAgent, type UserAgent } from '../sip/userAgent/userAgent.ts'
import { makeOffer, newOrigin, raised } from './description.ts'
import { type Exchange, soundAddress } from './exchange.ts'

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
  readonly over: (status: number | undefined) => void
}

const TERMS = { codecs: ['opus', 'g722', 'pcma', 'pcmu'], srtp: 'off' } as const
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
  let leg: RtpLeg
  try {
    const { address, rtp } = exchange.listen()
    leg = await media.openRtp({ address, ports: rtp, allow: [hostOf(bridge.uri)] })
  } catch (error) {
    await agent.close()
    throw error
  }
  const window = media.openWindow({ sampleRate: 16_000 })
  const address = soundAddress(exchange.listen())
  const place = { address, port: leg.port }
  let origin = newOrigin(address)
  // Who only listens says so: not one packet of a microphone is asked for, nor sent.
  const direction = () => (speaks(mode) ? ('sendrecv' as const) : ('recvonly' as const))
  const route = (): void => {
    media.route(window.ref, [leg.ref])
    media.route(leg.ref, speaks(mode) ? [window.ref] : [])
  }
  let offer = makeOffer({ terms: TERMS, place, origin, direction: direction() })
  let agreed: LegSettings | undefined
  const settle = (sdp: Uint8Array | null): void => {
    const accord = sdp && offer.settle(sdp)
    if (accord?.kind === 'ok') {
      agreed = accord.settings
      leg.configure(agreed)
    }
    route()
  }

  const end = (status?: number): void => {
    if (ended) return
    ended = true
    leg.close()
    window.close()
    void agent.close()
    over(status)
  }
  const session: Session = agent.call(
    {
      to: bridge.uri,
      from: `<sip:supervisor@${address}>`,
      sdp: offer.sdp,
      credentials: { username: supervisorId, password: bridge.ticket },
    },
    { accepted: settle, ended: ({ status }) => end(status) },
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
      origin = raised(origin)
      offer = makeOffer({ terms: TERMS, place, origin, direction: direction() }, false, agreed)
      settle(await session.offer(offer.sdp))
    },
    close() {
      session.hangUp()
      end()
    },
  }
}
