/**
 * Document ids in Convex's published layout: Crockford base32 of varint table number, 16 random bytes, Fletcher-16.
 * The table rides inside, so an id alone says where its document lives.
 */
import { randomBytes } from 'node:crypto'

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const DIGITS = new Map([...ALPHABET].map((letter, digit) => [letter, digit]))
const RANDOM_BYTES = 16
const CHECKSUM_BYTES = 2
const SHORTEST = 31
const LONGEST = 37

const fletcher16 = (bytes: Uint8Array): [number, number] => {
  let low = 0
  let high = 0
  for (const byte of bytes) {
    low = (low + byte) % 255
    high = (high + low) % 255
  }
  return [low, high]
}

const toBase32 = (bytes: Uint8Array): string => {
  let text = ''
  let held = 0
  let bits = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += ALPHABET.charAt((held >> bits) & 31)
    }
    held &= (1 << bits) - 1
  }
  return bits > 0 ? text + ALPHABET.charAt((held << (5 - bits)) & 31) : text
}

const fromBase32 = (text: string): Uint8Array | null => {
  const bytes: number[] = []
  let held = 0
  let bits = 0
  for (const letter of text) {
    const digit = DIGITS.get(letter)
    if (digit === undefined) return null
    held = (held << 5) | digit
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes.push((held >> bits) & 0xff)
      held &= (1 << bits) - 1
    }
  }
  return held === 0 ? Uint8Array.from(bytes) : null
}

/** Random bytes are fetched many at a time: the call costs more than the bytes. */
const POOL_BYTES = 4096
let pool = Buffer.alloc(0)
const random = (): Buffer => {
  if (pool.length < RANDOM_BYTES) pool = randomBytes(POOL_BYTES)
  const taken = pool.subarray(0, RANDOM_BYTES)
  pool = pool.subarray(RANDOM_BYTES)
  return taken
}

/** A fresh id of table number `table`. */
export const makeId = (table: number): string => {
  const body: number[] = []
  let rest = table
  while (rest > 127) {
    body.push((rest & 127) | 128)
    rest >>>= 7
  }
  body.push(rest, ...random())
  return toBase32(Uint8Array.from([...body, ...fletcher16(Uint8Array.from(body))]))
}

/** Ids looked at lately: the same few are checked again and again by validators. */
const known = new Map<string, number | null>()
const MOST_KNOWN = 10_000

/** The table number inside `id`, or null when it is no id (wrong letters, length or checksum). */
export const tableNumberOf = (id: string): number | null => {
  if (id.length < SHORTEST || id.length > LONGEST) return null
  const cached = known.get(id)
  if (cached !== undefined) return cached
  if (known.size >= MOST_KNOWN) known.clear()
  const table = decode(id)
  known.set(id, table)
  return table
}

const decode = (id: string): number | null => {
  const bytes = fromBase32(id)
  if (bytes === null) return null
  const body = bytes.subarray(0, -CHECKSUM_BYTES)
  const [low, high] = fletcher16(body)
  if (bytes.at(-2) !== low || bytes.at(-1) !== high) return null
  let table = 0
  let shift = 0
  for (const byte of body) {
    table |= (byte & 127) << shift
    shift += 7
    if ((byte & 128) === 0) return body.length === shift / 7 + RANDOM_BYTES ? table : null
  }
  return null
}
