/** SIP over UDP (RFC 3261 §18): one socket, a wire for each peer. */
import { createSocket, type RemoteInfo, type Socket } from 'node:dgram'
import type { AddressInfo } from 'node:net'
import type { Wire } from '../transaction/transaction.ts'

export type Datagrams = {
  readonly local: AddressInfo
  wireTo(address: string, port: number): Wire
  close(): Promise<void>
}

export type DatagramEvents = {
  received(bytes: Uint8Array, from: RemoteInfo, datagrams: Datagrams): void
  wireFailed(wire: Wire): void
}

/** Room in the kernel for the datagrams of a burst while the loop is busy; an INVITE has 1 to 12 KB. */
const RECEIVE_BYTES = 1_048_576

/** Rejects when the port is taken or the address is not ours. */
export async function openUdp(address: string, port: number, on: DatagramEvents): Promise<Datagrams> {
  const socket = createSocket({ type: address.includes(':') ? 'udp6' : 'udp4', recvBufferSize: RECEIVE_BYTES })
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject)
    socket.bind(port, address, () => {
      socket.off('error', reject)
      resolve()
    })
  })
  // An ICMP error says only that one datagram was lost; the transaction's own timers deal with that.
  socket.on('error', () => undefined)
  const datagrams: Datagrams = {
    local: socket.address(),
    wireTo: (to, toPort) => wire(socket, to, toPort, on),
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  }
  socket.on('message', (bytes, from) => on.received(bytes, from, datagrams))
  return datagrams
}

function wire(socket: Socket, address: string, port: number, on: DatagramEvents): Wire {
  const self: Wire = {
    reliable: false,
    send(bytes) {
      // "a transport error … MUST be reported to the transaction user" (§18.4): EMSGSIZE, no route.
      const failed = (error: Error | null): void => void (error && on.wireFailed(self))
      try {
        socket.send(bytes, port, address, failed)
      } catch (error) {
        queueMicrotask(() => failed(error instanceof Error ? error : new Error('closed')))
      }
    },
  }
  return self
}
