/** Our address as the other side of a NAT sees it: a STUN Binding request from a socket of ours (RFC 8489 §5, §14). */
import type { Schedule } from '../transaction/timers.ts'

export type PublicAddress = { readonly address: string; readonly port: number }

export type Stun = {
  /** Rejects with `StunRefused` when the server says no, and when nobody answers within 39.5 s (§6.2.1). */
  ask(): Promise<PublicAddress>
  /** Asks no more; who waits is told that nobody answered. */
  stop(): void
  /** Gives every datagram of the socket; true when it was an answer to us and is nothing else. */
  received(bytes: Uint8Array): boolean
}

/** The server answered, and did not say where we are (§14.8): a code such as 400 or 420. */
export class StunRefused extends Error {
  override readonly name = 'StunRefused'
  readonly code: number

  constructor(code: number) {
    super(`the STUN server refused: ${code}`)
    this.code = code
  }
}

export type StunOptions = {
  /** Sends one datagram to the STUN server from the socket in question. */
  readonly send: (bytes: Uint8Array) => void
  readonly schedule: Schedule
  /** 12 bytes that nobody can guess: an answer with others is a stranger's (§6.2.1 "cryptographically random"). */
  readonly newTransaction: () => Uint8Array
}

const COOKIE = 0x2112a442
const BINDING_REQUEST = 0x0001
const BINDING_SUCCESS = 0x0101
const BINDING_ERROR = 0x0111
const MAPPED_ADDRESS = 0x0001
const XOR_MAPPED_ADDRESS = 0x0020
const ERROR_CODE = 0x0009
const HEAD_BYTES = 20
const SILENT = 'the STUN server does not answer'
/** §6.2.1: RTO 500 ms, doubled each time; Rc = 7 requests; the last is waited for Rm = 16 times RTO. */
const WAITS_MS = [500, 1000, 2000, 4000, 8000, 16_000, 8000]

/** The first two bits of STUN are 0, and the cookie is there: SIP begins with a letter or CRLF (§5, RFC 7983). */
export const isStun = (bytes: Uint8Array): boolean =>
  bytes.length >= HEAD_BYTES && (bytes[0] ?? 255) < 4 && viewOf(bytes).getUint32(4) === COOKIE

export function writeBindingRequest(transaction: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(HEAD_BYTES)
  viewOf(bytes).setUint16(0, BINDING_REQUEST)
  viewOf(bytes).setUint32(4, COOKIE)
  bytes.set(transaction.subarray(0, 12), 8)
  return bytes
}

/** Null for whatever is no success answer to this transaction. */
export function readBindingAnswer(bytes: Uint8Array, transaction: Uint8Array): PublicAddress | null {
  const attributes = attributesOf(bytes, transaction, BINDING_SUCCESS)
  const hidden = attributes?.find(({ type }) => type === XOR_MAPPED_ADDRESS)
  if (hidden) return readAddress(hidden.value, bytes.subarray(4, HEAD_BYTES))
  // Of RFC 3489: some NATs rewrite it, so it counts only where there is nothing better.
  const plain = attributes?.find(({ type }) => type === MAPPED_ADDRESS)
  return plain ? readAddress(plain.value, new Uint8Array(16)) : null
}

/** The code of an error answer to this transaction, 300 to 699; null for whatever is none (§14.8). */
export function readBindingError(bytes: Uint8Array, transaction: Uint8Array): number | null {
  const attributes = attributesOf(bytes, transaction, BINDING_ERROR)
  const error = attributes?.find(({ type }) => type === ERROR_CODE)
  const [hundreds, rest] = [(error?.value[2] ?? 0) & 7, error?.value[3] ?? 100]
  return hundreds >= 3 && hundreds <= 6 && rest <= 99 ? 100 * hundreds + rest : null
}

/** Null when it is not of this kind and transaction, or does not hold together. */
function attributesOf(
  bytes: Uint8Array,
  transaction: Uint8Array,
  kind: number,
): { readonly type: number; readonly value: Uint8Array }[] | null {
  if (!isStun(bytes)) return null
  const view = viewOf(bytes)
  const end = HEAD_BYTES + view.getUint16(2)
  if (view.getUint16(0) !== kind || end > bytes.length) return null
  if (transaction.some((byte, index) => bytes[8 + index] !== byte)) return null
  const attributes: { type: number; value: Uint8Array }[] = []
  for (let at = HEAD_BYTES; at + 4 <= end; ) {
    const [type, length] = [view.getUint16(at), view.getUint16(at + 2)]
    if (at + 4 + length > end) return null
    attributes.push({ type, value: bytes.subarray(at + 4, at + 4 + length) })
    at += 4 + 4 * Math.ceil(length / 4)
  }
  return attributes
}

/** §14.2: the port is XORed with the cookie's first half, the address with cookie and transaction. */
function readAddress(value: Uint8Array, mask: Uint8Array): PublicAddress | null {
  const size = value[1] === 1 ? 4 : value[1] === 2 ? 16 : 0
  if (size === 0 || value.length !== 4 + size) return null
  const open = value.map((byte, index) => byte ^ (mask[index < 4 ? index - 2 : index - 4] ?? 0))
  const port = viewOf(open).getUint16(2)
  if (size === 4) return { address: open.subarray(4).join('.'), port }
  const view = viewOf(open.subarray(4))
  const groups = Array.from({ length: 8 }, (_, index) => view.getUint16(2 * index).toString(16))
  return { address: groups.join(':'), port }
}

export function createStun({ send, schedule, newTransaction }: StunOptions): Stun {
  let asking: {
    readonly transaction: Uint8Array
    done(found: PublicAddress): void
    fail(error: Error): void
  } | null = null
  let answer: Promise<PublicAddress> | null = null

  const begin = (): Promise<PublicAddress> =>
    new Promise((resolve, reject) => {
      const transaction = newTransaction()
      let cancel = (): void => undefined
      const over = (): void => {
        cancel()
        asking = null
        answer = null
      }
      const attempt = (count: number): void => {
        const wait = WAITS_MS[count]
        if (wait === undefined) {
          asking?.fail(new Error(SILENT))
          return
        }
        send(writeBindingRequest(transaction))
        cancel = schedule(wait, () => attempt(count + 1))
      }
      asking = {
        transaction,
        done(found) {
          over()
          resolve(found)
        },
        fail(error) {
          over()
          reject(error)
        },
      }
      attempt(0)
    })

  return {
    ask: () => (answer ??= begin()),
    stop: () => asking?.fail(new Error(SILENT)),
    received(bytes) {
      const refused = asking && readBindingError(bytes, asking.transaction)
      if (refused) asking?.fail(new StunRefused(refused))
      const found = asking && readBindingAnswer(bytes, asking.transaction)
      if (found) asking?.done(found)
      return isStun(bytes)
    },
  }
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
