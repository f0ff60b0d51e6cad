/** Two sockets of a line: RTP on an even port, RTCP on the odd one after it (RFC 3550 §11). */
import { createSocket, type Socket } from 'node:dgram'
import { lookup } from 'node:dns'
import { isIP, isIPv4, isIPv6 } from 'node:net'
import type { Place } from './latch.ts'
import type { RtpPlace } from './settings.ts'

export type PortPair = {
  readonly rtp: Socket
  /** The same socket with `mux`. */
  readonly rtcp: Socket
  readonly port: number
  readonly rtcpPort: number
  /** From one of the two. What cannot be sent is lost, as it would be on the way. */
  send(from: Socket, bytes: Uint8Array, to: Place): void
  close(): void
}

/** A main loop of a peer that stood still empties itself at once: 5 s of G.711 with all overhead. */
const RECEIVE_BYTES = 1 << 20
/** Errors of one port that another may not have. */
const TAKEN: ReadonlySet<string> = new Set(['EADDRINUSE', 'EACCES', 'EPERM'])

/**
 * Tries every pair of the range, from a random one on, so that a port is not used again at once. Null when none is free.
 * Rejects for what another port would not mend (`EADDRNOTAVAIL`).
 */
export async function openPorts(place: RtpPlace, random: () => number): Promise<PortPair | null> {
  const { from, to } = place.ports
  const first = from + (from % 2)
  const count = Math.floor((to - first + (place.mux ? 2 : 1)) / 2)
  if (!Number.isInteger(from) || !Number.isInteger(to) || from < 1 || to > 65_535 || count < 1) return null
  const start = Math.floor(random() * count)
  for (let i = 0; i < count; i++) {
    const pair = await tryPair(place, first + 2 * ((start + i) % count))
    if (pair) return pair
  }
  return null
}

async function tryPair(place: RtpPlace, port: number): Promise<PortPair | null> {
  const rtp = await bind(place.address, port)
  if (!rtp) return null
  const send = sendOn(isIPv6(place.address))
  if (place.mux) return { rtp, rtcp: rtp, port, rtcpPort: port, send, close: closing(rtp) }
  const rtcp = await bind(place.address, port + 1)
  if (!rtcp) {
    rtp.close()
    return null
  }
  return { rtp, rtcp, port, rtcpPort: port + 1, send, close: closing(rtp, rtcp) }
}

const nothing = (): void => undefined
/** What was sent before is still sent: a BYE is the last word. */
const closing =
  (...sockets: readonly Socket[]) =>
  (): void => {
    for (const socket of sockets) {
      socket.removeAllListeners('message')
      setImmediate(() => socket.close())
    }
  }

const sendOn =
  (six: boolean) =>
  (from: Socket, bytes: Uint8Array, { address, port }: Place): void =>
    // A socket for both families knows the old one by its mapped addresses (RFC 4291 §2.5.5.2).
    from.send(bytes, port, six && isIPv4(address) ? `::ffff:${address}` : address, nothing)

function bind(address: string, port: number): Promise<Socket | null> {
  return new Promise((resolve, reject) => {
    const socket = createSocket({
      type: isIPv6(address) ? 'udp6' : 'udp4',
      recvBufferSize: RECEIVE_BYTES,
      // An address is its own answer; the resolver would cost a turn of the loop for each packet.
      lookup: (host, options, done) => (isIP(host) === 0 ? lookup(host, options, done) : done(null, host, isIP(host))),
    })
    socket.once('error', (error: NodeJS.ErrnoException) => {
      socket.close()
      if (TAKEN.has(error.code ?? '')) resolve(null)
      else reject(error)
    })
    socket.bind({ address, port, exclusive: true }, () => {
      socket.removeAllListeners('error')
      // An unreachable peer (ICMP) is no reason to stop listening.
      socket.on('error', nothing)
      resolve(socket)
    })
  })
}
