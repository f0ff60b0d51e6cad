/** The SIP user agent: every call of this host, over every transport, behind one interface (RFC 3261 §8, §13). */
import type { Credentials } from '../digest/digest.ts'
import type { HeaderLine, SipRequest } from '../message/message.ts'
import type { Outgoing } from '../message/serialize.ts'
import type { Schedule } from '../transaction/timers.ts'
import type { ClientEvents } from '../transaction/transaction.ts'
import type { Endpoint, EndpointEvents, EndpointOptions } from '../transport/endpoint.ts'
import type { Peer, Protocol } from '../transport/peer.ts'
import type { Session, SessionEvents } from './session.ts'

export type UserAgentOptions = {
  /** Listen addresses, gate, certificates. */
  readonly endpoint: Omit<EndpointOptions, 'schedule' | 'now'>
  readonly schedule: Schedule
  /** ms. */
  readonly now: () => number
  /** 0 to 1. */
  readonly random: () => number
  /** Text of at least 64 random bits, of token characters. */
  readonly newToken: () => string
  /** For Contact and Via when the bound address is not what peers reach; default: the bound one, or this host's first. */
  readonly publicAddress?: string
  /** Product name for User-Agent and Server. */
  readonly userAgent: string
  /** RFC 3263; the first peer is tried first. Default: a literal address, else the system's resolver. */
  readonly locate?: (uri: string) => Promise<readonly Peer[]>
  /** For requests that are challenged 401 or 407. */
  readonly credentials?: (realm: string, uri: string) => Credentials | null
  /** Demands a login of whoever calls, before `incoming` is told. A password may be good once: it is asked once a try. */
  readonly challenge?: (
    request: SipRequest,
  ) => { readonly realm: string; readonly passwordOf: (username: string) => string | null } | null
  /** Seconds: what we ask for, and the least we take (RFC 4028). Default 1800 and 90. */
  readonly sessionTimer?: { readonly expires: number; readonly least: number }
  /** Follow a 3xx to the contacts it names (§8.1.3.4). Default: no, it ends the call with its status. */
  readonly followRedirects?: boolean
  /** Default: real sockets. */
  readonly open?: (options: EndpointOptions, on: EndpointEvents) => Promise<Endpoint>
}

export type UserAgentEvents = {
  /** A new INVITE outside any dialog. Whoever handles it calls `listen` at once, and `ring`, `accept` or `reject`. */
  incoming(session: Session): void
  /** Something was thrown away or went wrong; the words name no person and no number. */
  dropped?(why: string): void
}

export type OutgoingInvite = {
  /** The URI to call: `sip:…`, `tel:…` or `urn:service:sos`. */
  readonly to: string
  /** A From value without its tag: `"Room 3" <sip:room3@pbx.test>` or a bare URI. */
  readonly from: string
  readonly sdp?: Uint8Array
  readonly headers?: readonly HeaderLine[]
  /** In place of `sdp`: a body of parts. */
  readonly body?: { readonly type: string; readonly bytes: Uint8Array }
  readonly credentials?: Credentials
  /** The outbound proxy's URI. */
  readonly via?: string
  /** After the Contact: `;+sip.src`. */
  readonly contactParams?: string
}

export type UserAgent = {
  local(protocol: Protocol): { readonly address: string; readonly port: number } | null
  /** `<sip:user@address:port;transport=tcp>` and `params` behind it. */
  contact(protocol: Protocol, user?: string, params?: string): string
  call(invite: OutgoingInvite, on: SessionEvents): Session
  /**
   * A request outside a dialog, with Via and failover (timeout, transport, 503: the next peer). REGISTER brings its own
   * proof; any other is tried again with `credentials` when it is challenged. `via`: the outbound proxy's URI.
   */
  request(outgoing: Outgoing, on: Partial<ClientEvents>, via?: string): void
  readonly sessions: () => readonly Session[]
  /** Says BYE, CANCEL or 480 to every call, waits for that to leave (not for answers), and closes the sockets. */
  close(): Promise<void>
}
