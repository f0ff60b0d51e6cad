/** A STUN server on loopback (RFC 8489 §6.3.1.1): tells each request where it came from, or somewhere else when told so. */
import { createSocket } from 'node:dgram'
import type { PublicAddress } from './stun.ts'

export type StunServer = {
  readonly port: number
  /** What it tells instead of the truth: the NAT in between. */
  seen: PublicAddress | null
  /** How many requests it leaves without an answer first. */
  deaf: number
  /** The code that it answers with instead of an address. */
  refuses: number | null
  readonly asked: () => number
  close(): Promise<void>
}

const COOKIE = Buffer.of(0x21, 0x12, 0xa4, 0x42)

export async function openStunServer(): Promise<StunServer> {
  const socket = createSocket('udp4')
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
  let asked = 0
  const server: StunServer = {
    port: socket.address().port,
    seen: null,
    deaf: 0,
    refuses: null,
    asked: () => asked,
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  }
  socket.on('message', (request, from) => {
    asked++
    if (asked <= server.deaf || request.readUInt16BE(0) !== 1) return
    if (server.refuses !== null)
      return socket.send(bindingError(request.subarray(8, 20), server.refuses), from.port, from.address)
    socket.send(bindingAnswer(request.subarray(8, 20), server.seen ?? from), from.port, from.address)
  })
  return server
}

/** A success answer with XOR-MAPPED-ADDRESS after an attribute of odd length that nobody knows. */
export function bindingAnswer(transaction: Uint8Array, { address, port }: PublicAddress): Buffer {
  const mask = Buffer.concat([COOKIE, transaction])
  const plain = address.includes(':')
    ? Buffer.from(
        address.split(':').flatMap((part) => [Number.parseInt(part, 16) >> 8, Number.parseInt(part, 16) & 0xff]),
      )
    : Buffer.from(address.split('.').map(Number))
  const hidden = Buffer.from(plain.map((byte, index) => byte ^ (mask[index] ?? 0)))
  const family = plain.length === 4 ? 1 : 2
  const value = Buffer.concat([Buffer.of(0, family), word(port ^ 0x2112), hidden])
  const software = Buffer.concat([word(0x8022), word(5), Buffer.from('vigia'), Buffer.alloc(3)])
  const attributes = Buffer.concat([software, word(0x0020), word(value.length), value])
  return Buffer.concat([word(0x0101), word(attributes.length), COOKIE, transaction, attributes])
}

/** An error answer with its reason in words (§14.8). */
export function bindingError(transaction: Uint8Array, code: number): Buffer {
  const reason = Buffer.from('no, as a test asked ')
  const value = Buffer.concat([Buffer.of(0, 0, Math.floor(code / 100), code % 100), reason])
  const attributes = Buffer.concat([word(0x0009), word(value.length), value])
  return Buffer.concat([word(0x0111), word(attributes.length), COOKIE, transaction, attributes])
}

const word = (value: number): Buffer => Buffer.of(value >> 8, value & 0xff)
