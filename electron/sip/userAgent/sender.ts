/** Brings a request of ours to its next hop (RFC 3261 §8.1.2, §18.1.1, RFC 3263 §4.3): Via, size, proof, failover. */
import type { HeaderLine, SipResponse } from '../message/message.ts'
import { cancelOf } from '../message/response.ts'
import { type Outgoing, serialize } from '../message/serialize.ts'
import { writeVia } from '../message/via.ts'
import type { TransactionLayer } from '../transaction/layer.ts'
import type { Schedule } from '../transaction/timers.ts'
import type { ClientTransaction, Failure, Wire } from '../transaction/transaction.ts'
import { type Peer, type Protocol, UDP_BYTES } from '../transport/peer.ts'
import type { Authorizer } from './authorizer.ts'

/** A way to a peer that is open already: the connection its messages came over. */
export type Flow = { readonly wire: Wire; readonly peer: Peer }

/** A request as it went out, Via included. */
export type SentRequest = Flow & { readonly outgoing: Outgoing }

export type Sending = {
  /** The URI of the next hop. */
  readonly uri: string
  /** Tried before what the URI leads to. */
  readonly flow?: Flow | null
  /** Added to what `compose` gives; it depends on the transport. */
  readonly contact?: ((protocol: Protocol) => string) | null
  readonly authorizer?: Authorizer | null
  /** A fresh request, CSeq raised each time it is called: once, and again for each challenge. */
  compose(): Outgoing
  response(response: SipResponse, sent: SentRequest): void
  failed(failure: Failure): void
  /** Nothing more comes. */
  terminated?(): void
}

export type Sent = {
  /** A CANCEL for what is out (§9.1). The caller has seen a provisional response. */
  cancel(headers: readonly HeaderLine[]): void
  /** No more is tried and nothing more is told. */
  abandon(): void
  readonly latest: () => SentRequest | null
}

export type Once = { repeat(): void }

export type Sender = {
  send(sending: Sending): Sent
  /** Without a transaction: an ACK of a 2xx. `repeat` sends the same again. Null when there is no way. */
  once(sending: Pick<Sending, 'uri' | 'flow' | 'contact' | 'compose'>): Promise<Once | null>
}

export type SenderNeeds = {
  readonly schedule: Schedule
  readonly layer: TransactionLayer
  readonly locate: (uri: string) => Promise<readonly Peer[]>
  readonly wireTo: (peer: Peer) => Wire
  /** It answered, or it did not: no way there, no answer in time, or a 503 (RFC 3263 §4.3). */
  readonly reached: (peer: Peer, worked: boolean) => void
  /** False once its connection has ended. */
  readonly alive: (wire: Wire) => boolean
  /** What stands in Via: host, and port or null. */
  readonly sentBy: (protocol: Protocol) => { readonly host: string; readonly port: number | null }
  readonly newToken: () => string
  guard(run: () => void): void
}

/** ms for a TCP attempt that only the size asked for: whoever listens says 100 or answers long before (§18.1.1). */
const UPGRADE_MS = 4_000

type Hop = { readonly peer: Peer; readonly wire?: Wire; readonly upgraded?: true }

/** What Via and Contact add to a request that is measured before they are known. */
const MARGIN_BYTES = 200
/** Peers remembered for not listening on TCP, and for how long (ms). */
const DEAF = 1_000
const DEAF_MS = 600_000

export function createSender(needs: SenderNeeds): Sender {
  const { layer, schedule, locate, wireTo, reached, alive, sentBy, newToken, guard } = needs
  /** UDP peers that were not there over TCP: they are not asked again for a while. */
  const deaf = new Set<string>()
  const nameOf = ({ address, port }: Peer): string => `${address} ${port}`

  function remember(peer: Peer): void {
    const name = nameOf(peer)
    if (deaf.size >= DEAF || deaf.has(name)) return
    deaf.add(name)
    schedule(DEAF_MS, () => deaf.delete(name))
  }

  function addressed(outgoing: Outgoing, { protocol }: Peer, contact: Sending['contact']): Outgoing {
    const params = new Map<string, string | null>([
      ['branch', `z9hG4bK${newToken()}`],
      ['rport', null],
    ])
    const via = writeVia({ transport: protocol, ...sentBy(protocol), params })
    const own: HeaderLine[] = contact ? [['contact', contact(protocol)]] : []
    return { ...outgoing, headers: [['via', via], ...outgoing.headers, ...own] }
  }
  /**
   * "If a request is … larger than 1300 bytes and the path MTU is unknown, the request MUST be sent using an RFC 2914
   * congestion controlled transport protocol, such as TCP"; UDP after all when nobody listens there (§18.1.1).
   */
  function widened(peer: Peer, bytes: number): Hop[] {
    const large = peer.protocol === 'UDP' && bytes > UDP_BYTES && !deaf.has(nameOf(peer))
    return large ? [{ peer: { ...peer, protocol: 'TCP' }, upgraded: true }, { peer }] : [{ peer }]
  }
  async function hopsTo(uri: string, flow: Flow | null | undefined, bytes: number): Promise<Hop[]> {
    const open: Hop[] = flow && alive(flow.wire) ? [flow] : []
    const located = await locate(uri).catch((): readonly Peer[] => [])
    return [...open, ...located.flatMap((peer) => widened(peer, bytes))]
  }
  const wireOf = (hop: Hop): Wire | null => {
    try {
      return hop.wire ?? wireTo(hop.peer)
    } catch {
      tellReached(hop, false)
      return null
    }
  }

  /** That a peer of UDP does not listen on TCP says nothing about it. */
  function tellReached({ peer, upgraded }: Hop, worked: boolean): void {
    if (!upgraded) guard(() => reached(peer, worked))
  }

  function send(sending: Sending): Sent {
    const { authorizer } = sending
    const series = authorizer?.series() ?? null
    const compose = (): Outgoing => {
      const plain = sending.compose()
      const { start } = plain
      if (!authorizer || start.kind !== 'request') return plain
      return { ...plain, headers: [...plain.headers, ...authorizer.proofs(start)] }
    }
    let outgoing = compose()
    let stopped = false
    let latest: SentRequest | null = null
    let transaction: ClientTransaction | null = null
    let failure: Failure = 'transport'

    function start([hop, ...rest]: readonly Hop[]): void {
      if (stopped) return
      const wire = hop ? wireOf(hop) : null
      if (hop && wire) attempt(hop, wire, rest)
      else if (hop) start(rest)
      else {
        sending.failed(failure)
        sending.terminated?.()
      }
    }
    function attempt(hop: Hop, wire: Wire, rest: readonly Hop[]): void {
      const { peer } = hop
      const request = addressed(outgoing, peer, sending.contact)
      const sent: SentRequest = { outgoing: request, wire, peer }
      /** `left`: something else has taken this attempt's place. */
      let state: 'asked' | 'heard' | 'left' = 'asked'
      const next = (why: Failure): void => {
        state = 'left'
        failure = why
        tellReached(hop, false)
        if (hop.upgraded) remember(peer)
        start(rest)
      }
      const patience = hop.upgraded
        ? schedule(UPGRADE_MS, () => {
            own.abandon()
            next('timeout')
          })
        : null
      const respond = (response: SipResponse): void => {
        patience?.()
        if (stopped || state === 'left') return
        tellReached(hop, response.status !== 503)
        // RFC 3263 §4.3: a failure is a 503, no answer, or no transport.
        if (response.status === 503 && rest.length > 0) next('transport')
        else if ((response.status === 401 || response.status === 407) && series?.challenged(response)) {
          state = 'left'
          outgoing = compose()
          attempt(hop, wire, rest)
        } else {
          if (response.status >= 200) state = 'heard'
          sending.response(response, sent)
        }
      }
      latest = sent
      const own = layer.send(request, wire, {
        response: (response) => guard(() => respond(response)),
        failed: (why) =>
          guard(() => {
            patience?.()
            // An ACK that could not leave is no reason to ask somebody else.
            if (!stopped && state === 'asked') next(why)
          }),
        terminated: () =>
          guard(() => {
            patience?.()
            if (!stopped && state !== 'left') sending.terminated?.()
          }),
      })
      transaction = own
    }

    void hopsTo(sending.uri, sending.flow, serialize(outgoing).length + MARGIN_BYTES).then((hops) =>
      guard(() => start(hops)),
    )
    return {
      latest: () => latest,
      cancel(headers) {
        if (!latest) return
        const cancel = cancelOf(latest.outgoing)
        layer.send({ ...cancel, headers: [...cancel.headers, ...headers] }, latest.wire, {})
      },
      abandon() {
        stopped = true
        transaction?.abandon()
      },
    }
  }

  async function once({ uri, flow, contact, compose }: Parameters<Sender['once']>[0]): Promise<Once | null> {
    const [hop] = await hopsTo(uri, flow, 0)
    const wire = hop ? wireOf(hop) : null
    if (!hop || !wire) return null
    const bytes = serialize(addressed(compose(), hop.peer, contact))
    wire.send(bytes)
    return { repeat: () => wire.send(bytes) }
  }
  return { send, once }
}
