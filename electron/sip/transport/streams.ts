/** SIP over TCP and TLS (RFC 3261 §18.1.1, §18.2): listens, dials, and uses a connection again for whoever is at its end. */
import { type AddressInfo, connect, createServer, isIP, type Server, type Socket } from 'node:net'
import {
  type ConnectionOptions,
  connect as connectTls,
  createServer as createTlsServer,
  type TlsOptions,
} from 'node:tls'
import type { Schedule } from '../transaction/timers.ts'
import type { Wire } from '../transaction/transaction.ts'
import { type Connection, createConnection } from './connection.ts'
import { answerPlace, type Peer } from './peer.ts'

export type StreamProtocol = 'TCP' | 'TLS'
export type StreamPeer = Peer & { readonly protocol: StreamProtocol }

export type StreamEvents = {
  received(bytes: Uint8Array, from: StreamPeer, wire: Wire): void
  wireFailed(wire: Wire): void
  broken(why: string): void
  /** Asked before a connection is taken. */
  admits(address: string): boolean
}

export type Streams = {
  /** Port that is listened on, or null. */
  readonly local: AddressInfo | null
  /** The open connection to this peer, or a new one. */
  wireTo(peer: StreamPeer): Wire
  /** A keep-alive to every peer. Called by whoever has the clock: 95 to 120 s apart (RFC 5626 §4.4.1). */
  ping(): void
  readonly count: () => number
  close(): Promise<void>
}

export type StreamOptions = {
  readonly protocol: StreamProtocol
  /** Null: only dials. */
  readonly listen: { readonly address: string; readonly port: number; readonly tls?: TlsOptions } | null
  /** Authorities and certificate of our own when dialling; certificates are always checked unless it says otherwise. */
  readonly dial?: ConnectionOptions
  readonly schedule: Schedule
}

/** Connections taken at once. */
const CONNECTIONS = 512
/** Connections at once that one address may have dialled. */
const PER_ADDRESS = 64
/** ms in which a peer that we dial must have answered, TLS and all: then the next one is tried. */
const DIAL_MS = 8_000
/** ms in which a peer must finish its TLS handshake. */
const HANDSHAKE_MS = 10_000

/** The name is part of it: a connection whose certificate was checked for one name must not carry another's requests. */
const keyOf = ({ address, port, servername = '' }: StreamPeer): string => `${address} ${port} ${servername}`

/** Rejects when the port is taken. */
export async function openStreams(options: StreamOptions, on: StreamEvents): Promise<Streams> {
  const { protocol, listen, schedule } = options
  /** By the address and port of the other end, dialled or taken (§18: connections are kept and used again). */
  const connections = new Map<string, Connection>()
  /** How many each address has dialled. */
  const dialledBy = new Map<string, number>()

  function adopt(socket: Socket, peer: StreamPeer, isTaken: boolean): Connection {
    const key = keyOf(peer)
    const connection = createConnection(
      socket,
      {
        received: (bytes, { wire }) => on.received(bytes, peer, wire),
        broken: on.broken,
        closed: (closed) => {
          if (connections.get(key) === closed) connections.delete(key)
          on.wireFailed(closed.wire)
          if (isTaken) release(peer.address)
        },
      },
      schedule,
      // "If that connection is no longer open, the server SHOULD open a connection to the IP address in the received
      // parameter … using the port in the sent-by value" (§18.2.2).
      { taken: isTaken, again: (request) => wireTo({ protocol, ...answerPlace(request, peer) }) },
    )
    connections.set(key, connection)
    return connection
  }

  function taken(socket: Socket): void {
    const address = (socket.remoteAddress ?? '').replace(/^::ffff:/, '')
    const port = socket.remotePort ?? 0
    const others = dialledBy.get(address) ?? 0
    if (connections.size >= CONNECTIONS || others >= PER_ADDRESS || !on.admits(address)) {
      socket.destroy()
      return
    }
    dialledBy.set(address, others + 1)
    adopt(socket, { protocol, address, port }, true)
  }

  function release(address: string): void {
    const others = (dialledBy.get(address) ?? 1) - 1
    if (others > 0) dialledBy.set(address, others)
    else dialledBy.delete(address)
  }

  function dial(peer: StreamPeer): Connection {
    const { address: host, port } = peer
    // A number is no name to ask for (RFC 6066 §3); the certificate must then carry the address itself.
    const name = peer.servername ?? host
    const servername = isIP(name) === 0 ? { servername: name } : {}
    const socket =
      protocol === 'TCP'
        ? connect({ host, port })
        : connectTls({ minVersion: 'TLSv1.2', ...servername, ...options.dial, host, port })
    const cancel = schedule(DIAL_MS, () => socket.destroy())
    socket.once(protocol === 'TCP' ? 'connect' : 'secureConnect', cancel)
    socket.once('close', cancel)
    return adopt(socket, peer, false)
  }

  /** The connection is in the table while it still connects, so two requests at once do not dial twice. */
  function wireTo(peer: StreamPeer): Wire {
    const known = connections.get(keyOf(peer))
    return (known?.open() ? known : dial(peer)).wire
  }

  const server = listen && (await listenOn(protocol, listen, taken))
  return {
    local: server ? (server.address() as AddressInfo) : null,
    wireTo,
    ping: () => [...connections.values()].forEach((connection) => void connection.ping()),
    count: () => connections.size,
    async close() {
      const closed = server && new Promise<void>((resolve) => server.close(() => resolve()))
      for (const connection of connections.values()) connection.close()
      await closed
    },
  }
}

async function listenOn(
  protocol: StreamProtocol,
  listen: NonNullable<StreamOptions['listen']>,
  taken: (socket: Socket) => void,
): Promise<Server> {
  const server =
    protocol === 'TCP'
      ? createServer(taken)
      : // TLS 1.2 at least (RFC 9325 §3.1.1); "secureConnection" comes only after the handshake.
        createTlsServer({ minVersion: 'TLSv1.2', handshakeTimeout: HANDSHAKE_MS, ...listen.tls }, taken)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(listen.port, listen.address, () => {
      server.off('error', reject)
      resolve()
    })
  })
  server.on('error', () => undefined)
  return server
}
