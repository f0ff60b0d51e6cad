/** SIP over TCP and TLS (RFC 3261 §18.1.1, §18.2): listens, dials, and uses a connection again for whoever is at its end. */
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import {
  type ConnectionOptions,
  connect as connectTls,
  createServer as createTlsServer,
  type TlsOptions,
} from 'node:tls'
import type { Schedule } from '../transaction/timers.ts'
import type { Wire } from '../transaction/transaction.ts'
import { type Connection, createConnection } from './connection.ts'
import type { Peer } from './peer.ts'

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
/** ms in which a peer must finish its TLS handshake. */
const HANDSHAKE_MS = 10_000

/** The name is part of it: a connection whose certificate was checked for one name must not carry another's requests. */
const keyOf = ({ address, port, servername = '' }: StreamPeer): string => `${address} ${port} ${servername}`

/** Rejects when the port is taken. */
export async function openStreams(options: StreamOptions, on: StreamEvents): Promise<Streams> {
  const { protocol, listen, schedule } = options
  /** By the address and port of the other end, dialled or taken (§18: connections are kept and used again). */
  const connections = new Map<string, Connection>()

  function adopt(socket: Socket, peer: StreamPeer): Connection {
    const key = keyOf(peer)
    const connection = createConnection(
      socket,
      {
        received: (bytes, { wire }) => on.received(bytes, peer, wire),
        broken: on.broken,
        closed: (closed) => {
          if (connections.get(key) === closed) connections.delete(key)
          on.wireFailed(closed.wire)
        },
      },
      schedule,
    )
    connections.set(key, connection)
    return connection
  }

  function taken(socket: Socket): void {
    const address = (socket.remoteAddress ?? '').replace(/^::ffff:/, '')
    const port = socket.remotePort ?? 0
    if (connections.size >= CONNECTIONS || !on.admits(address)) {
      socket.destroy()
      return
    }
    adopt(socket, { protocol, address, port })
  }

  function dial(peer: StreamPeer): Connection {
    const { address: host, port } = peer
    const servername = peer.servername ?? host
    const socket =
      protocol === 'TCP'
        ? connect({ host, port })
        : connectTls({ minVersion: 'TLSv1.2', servername, ...options.dial, host, port })
    return adopt(socket, peer)
  }

  const server = listen && (await listenOn(protocol, listen, taken))
  return {
    local: server ? (server.address() as AddressInfo) : null,
    // The connection is in the table while it still connects, so two requests at once do not dial twice.
    wireTo: (peer) => (connections.get(keyOf(peer)) ?? dial(peer)).wire,
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
