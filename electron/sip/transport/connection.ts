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
/** A message that has begun must end within this time, however its bytes drip in. */
const MESSAGE_MS = 30_000
/** Whoever comes to us must say something within this time… */
const FIRST_MS = 60_000
/** …and is let go when nothing came for this long or up to twice as long: far beyond any keep-alive or session timer. */
const IDLE_MS = 3_600_000
/** The kernel asks whether the other end still lives when nothing was sent for this long. */
const KEEP_ALIVE_MS = 60_000
/** Bytes that may wait for a peer that does not read. */
const BACKLOG_BYTES = 4 * 1_048_576
const PING = Buffer.from('\r\n\r\n')
const PONG = Buffer.from('\r\n')

/** Takes a socket that is connecting or connected; what is sent before it connects waits in it. `taken`: the peer dialled us. */
export function createConnection(
  socket: Socket,
  on: ConnectionEvents,
  schedule: Schedule,
  { taken = false, again }: { readonly taken?: boolean; readonly again?: Wire['again'] } = {},
): Connection {
  const framer = createFramer()
  let alive = true
  let cancelPong: (() => void) | null = null
  let cancelMessage: (() => void) | null = null
  let cancelIdle = (): void => undefined
  /** It has answered a ping: then the next answer that does not come says that the flow is dead. */
  let answers = false
  let pinged = false
  let heard = false

  const close = (): void => {
    alive = false
    socket.destroy()
  }
  const giveUp = (why: string): void => {
    on.broken(why)
    close()
  }
  const watchIdle = (ms: number): void => {
    cancelIdle = schedule(ms, () => {
      if (!heard) close()
      heard = false
      watchIdle(IDLE_MS)
    })
  }
  if (taken) watchIdle(FIRST_MS)
  const send = (bytes: Uint8Array): void => {
    if (!alive) return
    if (socket.writableLength > BACKLOG_BYTES) close()
    else socket.write(bytes)
  }
  const connection: Connection = {
    wire: { reliable: true, send, ...(again ? { again } : {}) },
    open: () => alive,
    ping() {
      send(PING)
      pinged = true
      // A peer that never answered may not know the ping (RFC 5626 §3.5.1 asks for its consent); the kernel watches it.
      if (answers) cancelPong ??= schedule(PONG_MS, close)
    },
    close,
  }
  socket.setNoDelay(true)
  socket.setKeepAlive(true, KEEP_ALIVE_MS)
  socket.on('data', (chunk: Buffer) => {
    // Anything from the peer shows that the flow lives.
    cancelPong?.()
    cancelPong = null
    heard = true
    const whole = framer.push(chunk)
    if (whole.length > 0 || !framer.unfinished()) {
      cancelMessage?.()
      cancelMessage = null
    }
    if (framer.unfinished()) cancelMessage ??= schedule(MESSAGE_MS, () => giveUp('a message does not end'))
    for (const framed of whole) {
      if (framed.kind === 'message') on.received(framed.bytes, connection)
      else if (framed.kind === 'ping') send(PONG)
      else if (framed.kind === 'pong') answers ||= pinged
      else giveUp(framed.why)
    }
  })
  socket.on('error', () => undefined)
  socket.on('close', () => {
    alive = false
    cancelPong?.()
    cancelMessage?.()
    cancelIdle()
    on.closed(connection)
  })
  return connection
}
