/** A client below the level of any library: bytes on a TCP connection, WebSocket frames right and wrong (RFC 6455). */
import { connect, type Socket } from 'node:net'
import type { Dice } from '../testing/values.ts'

export const TEXT = 1
const BINARY = 2
const CLOSE = 8
const PING = 9

type Frame = {
  readonly opcode?: number
  readonly body?: Buffer
  readonly final?: boolean
  readonly masked?: boolean
  /** The three reserved bits, 0–7. */
  readonly reserved?: number
  /** What the header says of the length, when that is not the truth. */
  readonly claimed?: bigint
}

const MASK = Buffer.from([1, 2, 3, 4])

export const frame = (given: Frame): Buffer => {
  const { opcode = TEXT, body = Buffer.alloc(0), final = true, masked = true, reserved = 0 } = given
  const length = given.claimed ?? BigInt(body.length)
  const first = (final ? 0x80 : 0) | (reserved << 4) | opcode
  const bit = masked ? 0x80 : 0
  let head: Buffer
  if (length < 126n) head = Buffer.from([first, bit | Number(length)])
  else if (length < 65_536n) {
    head = Buffer.from([first, bit | 126, 0, 0])
    head.writeUInt16BE(Number(length), 2)
  } else {
    head = Buffer.from([first, bit | 127, 0, 0, 0, 0, 0, 0, 0, 0])
    head.writeBigUInt64BE(BigInt.asUintN(64, length), 2)
  }
  if (!masked) return Buffer.concat([head, body])
  return Buffer.concat([head, MASK, Buffer.from(body.map((byte, i) => byte ^ (MASK[i % 4] ?? 0)))])
}

export const text = (message: unknown): Buffer =>
  frame({ body: Buffer.from(typeof message === 'string' ? message : JSON.stringify(message)) })

const random = (dice: Dice, length: number): Buffer => Buffer.from(Array.from({ length }, () => dice.below(256)))

/** Frames that no client may send. */
export const BAD_FRAMES: { readonly [name: string]: (dice: Dice) => Buffer } = {
  'without a mask': () => frame({ body: Buffer.from('{}'), masked: false }),
  'of a reserved kind': (dice) => frame({ opcode: dice.pick([3, 7, 11, 15]) }),
  'with reserved bits': (dice) => frame({ reserved: 1 + dice.below(7), body: Buffer.from('{}') }),
  'of text that is not UTF-8': () => frame({ body: Buffer.from([0xc3, 0x28, 0xff]) }),
  'of control, in parts': () => frame({ opcode: PING, final: false }),
  'of control, too long': () => frame({ opcode: PING, body: Buffer.alloc(126) }),
  'that goes on with nothing': () => frame({ opcode: 0, body: Buffer.from('x') }),
  'that begins twice': () => Buffer.concat([frame({ final: false }), frame({ final: false })]),
  'of 2^63 bytes': () => frame({ claimed: 2n ** 63n }),
  'of 2^64 - 1 bytes': () => frame({ claimed: 2n ** 64n - 1n }),
  'of a gigabyte': () => frame({ claimed: 2n ** 30n }),
  'of a close without reason': () => frame({ opcode: CLOSE, body: Buffer.from([3]) }),
  'of a close with a code that is none': () => frame({ opcode: CLOSE, body: Buffer.from([0, 1]) }),
  'of noise': (dice) => random(dice, 1 + dice.below(200)),
  'of bytes, not text': (dice) => frame({ opcode: BINARY, body: random(dice, 40) }),
  'of half a frame': () => text({ type: 'Event' }).subarray(0, 9),
}

/** Openings that are no handshake. */
export const BAD_OPENINGS: { readonly [name: string]: (path: string, dice: Dice) => Buffer | string } = {
  'with noise': (_, dice) => random(dice, 1 + dice.below(300)),
  'of another version': (path) => handshake(path, { 'Sec-WebSocket-Version': '99' }),
  'without a key': (path) => handshake(path, { 'Sec-WebSocket-Key': '' }),
  'to no such place': () => handshake('/api/1.48.0/nowhere', {}),
  'to a path that leads out': () => handshake('/api/../../sync', {}),
  'to an address that cannot be read': () => handshake('/%%%/sync', {}),
  'from a foreign page': (path) => handshake(path, { Origin: 'https://evil.example' }),
  'under a bent name': (path) => handshake(path, { Host: 'evil.example' }),
  'by halves': (path) => handshake(path, {}).slice(0, 40),
  'with endless headers': (path) => handshake(path, { Long: 'x'.repeat(100_000) }),
  'for TLS': () => Buffer.from('16030100c8010000c40303', 'hex'),
}

export const handshake = (path: string, changed: Readonly<Record<string, string>>): string => {
  const headers = {
    Host: '127.0.0.1',
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
    ...changed,
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return `GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`
}

export type Stranger = {
  send(bytes: Buffer | string): void
  /** What has come so far. */
  heard(): string
  /** Resolves when the other side has closed, or after `ms`, true only for the first. */
  refused(ms: number): Promise<boolean>
  end(): void
}

export const openStranger = (port: number): Promise<Stranger> =>
  new Promise((resolve, reject) => {
    const socket: Socket = connect(port, '127.0.0.1')
    let heard = ''
    let over = false
    const closed = new Promise<boolean>((done) =>
      socket.on('close', () => {
        over = true
        done(true)
      }),
    )
    socket.on('data', (part) => {
      heard += part.toString('latin1')
    })
    socket.once('error', reject)
    socket.once('connect', () => {
      socket.on('error', () => undefined)
      resolve({
        send: (bytes) => void (over || socket.write(bytes)),
        heard: () => heard,
        async refused(ms) {
          let late: NodeJS.Timeout | undefined
          const waited = new Promise<boolean>((done) => {
            late = setTimeout(() => done(over), ms)
          })
          const said = await Promise.race([closed, waited])
          clearTimeout(late)
          return said
        },
        end: () => socket.destroy(),
      })
    })
  })
