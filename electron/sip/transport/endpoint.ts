/** Every way SIP comes in and goes out of one host, behind one door (RFC 3261 §18). */
import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import type { ConnectionOptions, TlsOptions } from 'node:tls'
import { createStun, isStun, type PublicAddress, type Stun } from '../locate/stun.ts'
import type { SipMessage } from '../message/message.ts'
import { type Framing, parseMessage } from '../message/parse.ts'
import type { Schedule } from '../transaction/timers.ts'
import type { Wire } from '../transaction/transaction.ts'
import type { Gate } from './gate.ts'
import { answerPort, markReceived, type Peer, type Protocol } from './peer.ts'
import { openStreams, type StreamPeer, type Streams } from './streams.ts'
import { type Datagrams, openUdp } from './udp.ts'

export type EndpointOptions = {
  readonly address: string
  /** Ports; 0 lets the system choose, absent does not listen. TCP and TLS dial in any case. */
  readonly udp?: number
  readonly tcp?: number
  readonly tls?: { readonly port: number; readonly options: TlsOptions }
  readonly dialTls?: ConnectionOptions
  readonly gate: Gate
  readonly schedule: Schedule
  /** ms, for the gate's rates. */
  readonly now: () => number
}

export type EndpointEvents = {
  /** A request has its top Via marked already; `wire` takes the answers. */
  message(message: SipMessage, wire: Wire, from: Peer): void
  wireFailed(wire: Wire): void
  /** Something came that is no SIP; the word says why, never what. */
  dropped(why: string): void
}

export type Endpoint = {
  readonly local: (protocol: Protocol) => AddressInfo | null
  /** Throws when UDP is asked for and not open. */
  wireTo(peer: Peer): Wire
  /** How a STUN server sees our UDP port (RFC 8489). Rejects when UDP is not open or nobody answers within 39.5 s. */
  publicAddress(server: { readonly address: string; readonly port: number }): Promise<PublicAddress>
  /** Keep-alives on every stream (RFC 5626 §3.5.1). */
  ping(): void
  close(): Promise<void>
}

/** Rejects when a port is taken; nothing stays open then. */
export async function openEndpoint(options: EndpointOptions, on: EndpointEvents): Promise<Endpoint> {
  const { address, gate, schedule, now } = options

  function read(bytes: Uint8Array, framing: Framing, from: Peer, wireFor: (message: SipMessage) => Wire): void {
    const parsed = parseMessage(bytes, framing)
    if (parsed.kind === 'bad') {
      on.dropped(parsed.why)
      return
    }
    const message = parsed.value.kind === 'request' ? markReceived(parsed.value, from) : parsed.value
    on.message(message, wireFor(message), from)
  }

  const streamEvents = {
    received: (bytes: Uint8Array, from: StreamPeer, wire: Wire) => {
      if (gate.admits(from.address, now())) read(bytes, 'stream', from, () => wire)
    },
    wireFailed: on.wireFailed,
    broken: on.dropped,
    admits: (from: string) => gate.admits(from, now()),
  }
  const asking = new Set<Stun>()
  const openDatagrams = (port: number): Promise<Datagrams> =>
    openUdp(address, port, {
      received(bytes, from, socket) {
        // Its transaction proves that it answers us, so the gate, which knows only peers, is not asked.
        if (isStun(bytes)) {
          for (const stun of asking) stun.received(bytes)
          return
        }
        // A keep-alive of CRLF keeps a NAT's door open and asks for nothing (RFC 5626 §3.5.1 is for streams only).
        if (bytes.length <= 4 || !gate.admits(from.address, now())) return
        const peer: Peer = { protocol: 'UDP', address: from.address, port: from.port }
        read(bytes, 'datagram', peer, (message) =>
          socket.wireTo(from.address, message.kind === 'request' ? answerPort(message, from) : from.port),
        )
      },
      wireFailed: on.wireFailed,
    })

  const opened: { close(): Promise<void> }[] = []
  const keep = async <T extends { close(): Promise<void> }>(opening: Promise<T>): Promise<T> => {
    const one = await opening
    opened.push(one)
    return one
  }
  let datagrams: Datagrams | null = null
  let streams: { readonly TCP: Streams; readonly TLS: Streams }
  try {
    if (options.udp !== undefined) datagrams = await keep(openDatagrams(options.udp))
    const tcp = options.tcp === undefined ? null : { address, port: options.tcp }
    const tls = options.tls ? { address, port: options.tls.port, tls: options.tls.options } : null
    const dial = options.dialTls ?? {}
    streams = {
      TCP: await keep(openStreams({ protocol: 'TCP', listen: tcp, schedule }, streamEvents)),
      TLS: await keep(openStreams({ protocol: 'TLS', listen: tls, dial, schedule }, streamEvents)),
    }
  } catch (error) {
    await Promise.all(opened.map((one) => one.close()))
    throw error
  }

  const isStream = (peer: Peer): peer is StreamPeer => peer.protocol !== 'UDP'
  return {
    local: (protocol) => (protocol === 'UDP' ? (datagrams?.local ?? null) : streams[protocol].local),
    wireTo(peer) {
      if (isStream(peer)) return streams[peer.protocol].wireTo(peer)
      if (!datagrams) throw new Error('UDP is not open')
      return datagrams.wireTo(peer.address, peer.port)
    },
    async publicAddress(server) {
      const wire = datagrams?.wireTo(server.address, server.port)
      if (!wire) throw new Error('UDP is not open')
      const stun = createStun({ send: wire.send, schedule, newTransaction: () => randomBytes(12) })
      asking.add(stun)
      try {
        return await stun.ask()
      } finally {
        asking.delete(stun)
      }
    },
    ping() {
      streams.TCP.ping()
      streams.TLS.ping()
    },
    close: async () => void (await Promise.all(opened.map((one) => one.close()))),
  }
}
