/** One TCP or TLS connection that carries SIP both ways (RFC 3261 §18, keep-alive RFC 5626 §3.5.1). */
import type { Socket } from 'node:net'
import type { Schedule } from '../transaction/timers.ts'
import type { Wire } from '../transaction/transaction.ts'
import { createFramer } from './framer.ts'

export type Connection = {
  readonly wire: Wire
  readonly open: () => boolean
  /** Sends a double CRLF and ends the connection when nothing comes back in time (RFC 5626 §4.4.1). */
  ping(): void
  close(): void
}

export type ConnectionEvents = {
  received(bytes: Uint8Array, connection: Connection): void
  /** Once, however it ended. */
  closed(connection: Connection): void
  /** The peer's bytes make no sense; for the log, without the bytes. */
  broken(why: string): void
}

/** "If the client does not receive a pong within 10 seconds … it MUST treat the flow as failed" (RFC 5626 §4.4.1). */
const PONG_MS = 10_000
/** Bytes that may wait for a peer that does not read. */
const BACKLOG_BYTES = 4 * 1_048_576
const PING = Buffer.from('\r\n\r\n')
const PONG = Buffer.from('\r\n')

/** Takes a socket that is connecting or connected; what is sent before it connects waits in it. */
export function createConnection(socket: Socket, on: ConnectionEvents, schedule: Schedule): Connection {
  const framer = createFramer()
  let alive = true
  let cancelPong: (() => void) | null = null

  const close = (): void => void socket.destroy()
  const send = (bytes: Uint8Array): void => {
    if (!alive) return
    if (socket.writableLength > BACKLOG_BYTES) close()
    else socket.write(bytes)
  }
  const connection: Connection = {
    wire: { reliable: true, send },
    open: () => alive,
    ping() {
      send(PING)
      cancelPong ??= schedule(PONG_MS, close)
    },
    close,
  }
  socket.setNoDelay(true)
  socket.on('data', (chunk: Buffer) => {
    // Anything from the peer shows that the flow lives.
    cancelPong?.()
    cancelPong = null
    for (const framed of framer.push(chunk)) {
      if (framed.kind === 'message') on.received(framed.bytes, connection)
      else if (framed.kind === 'ping') send(PONG)
      else if (framed.kind === 'broken') {
        on.broken(framed.why)
        close()
      }
    }
  })
  socket.on('error', () => undefined)
  socket.on('close', () => {
    alive = false
    cancelPong?.()
    on.closed(connection)
  })
  return connection
}
