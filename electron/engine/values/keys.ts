/**
 * Index keys: bytes that sort (memcmp) exactly as Convex sorts values, so one SQLite BLOB column serves every index.
 *
 * Each value is a type tag and a self-delimiting body; the order of types is Convex's (`compareValues` in convex/values):
 * undefined < null < int64 < float64 < boolean < string < bytes < array < object.
 */
import type { JSONValue } from 'convex/values'

const UNDEFINED = 1
const NULL = 2
const INT64 = 3
const FLOAT64 = 4
const BOOLEAN = 5
const STRING = 6
const BYTES = 7
const ARRAY = 8
const OBJECT = 9

/** Ends strings, bytes, arrays and objects; below every tag, so a prefix sorts before its extensions. */
const END = Buffer.from([0])
/** Above every tag: `prefix · AFTER` is past all keys that start with `prefix`. */
const AFTER = Buffer.from([0xff])

export type JSONObject = { [field: string]: JSONValue }

export const isObject = (value: JSONValue | undefined): value is JSONObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

/** `$integer`, `$float`, `$bytes`… of an encoded special value, or null for a plain one. */
export const specialTag = (value: JSONValue | undefined): string | null => {
  if (!isObject(value)) return null
  const [key, second] = Object.keys(value)
  return key !== undefined && second === undefined && key.startsWith('$') ? key : null
}

/** 0 and 1 become 1·(x+1), so that END never occurs inside and the order of bytes is kept. */
const escaped = (bytes: Buffer): Buffer => {
  if (!bytes.includes(0) && !bytes.includes(1)) return bytes
  const out: number[] = []
  for (const byte of bytes) byte <= 1 ? out.push(1, byte + 1) : out.push(byte)
  return Buffer.from(out)
}

/** IEEE 754 with the sign folded so that memcmp orders negatives, -0, 0, positives and NaN as Convex does. */
const floatBytes = (value: number | Buffer): Buffer => {
  const bytes = Buffer.alloc(9)
  bytes[0] = FLOAT64
  if (typeof value === 'number') bytes.writeDoubleBE(value, 1)
  else bytes.set(Buffer.from(value).reverse(), 1)
  const negative = bytes.readUInt8(1) >= 0x80
  for (let i = 1; i < 9; i++) bytes[i] = bytes.readUInt8(i) ^ (negative ? 0xff : i === 1 ? 0x80 : 0)
  return bytes
}

const integerBytes = (base64: string): Buffer => {
  const bytes = Buffer.alloc(9)
  bytes[0] = INT64
  bytes.set(Buffer.from(base64, 'base64').reverse(), 1)
  bytes[1] = bytes.readUInt8(1) ^ 0x80
  return bytes
}

const write = (value: JSONValue | undefined, out: Buffer[]): void => {
  if (value === undefined) out.push(Buffer.from([UNDEFINED]))
  else if (value === null) out.push(Buffer.from([NULL]))
  else if (typeof value === 'number') out.push(floatBytes(value))
  else if (typeof value === 'boolean') out.push(Buffer.from([BOOLEAN, value ? 1 : 0]))
  else if (typeof value === 'string') out.push(Buffer.from([STRING]), escaped(Buffer.from(value, 'utf8')), END)
  else if (Array.isArray(value)) {
    out.push(Buffer.from([ARRAY]))
    for (const item of value) write(item, out)
    out.push(END)
  } else writeObject(value, out)
}

const writeObject = (value: JSONObject, out: Buffer[]): void => {
  const tag = specialTag(value)
  if (tag !== null) {
    const body = value[tag]
    if (tag === '$undefined') out.push(Buffer.from([UNDEFINED]))
    else if (tag === '$integer' && typeof body === 'string') out.push(integerBytes(body))
    else if (tag === '$float' && typeof body === 'string') out.push(floatBytes(Buffer.from(body, 'base64')))
    else if (tag === '$bytes' && typeof body === 'string') {
      out.push(Buffer.from([BYTES]), escaped(Buffer.from(body, 'base64')), END)
    } else throw new Error(`The value ${tag} is not supported by the embedded engine.`)
    return
  }
  out.push(Buffer.from([OBJECT]))
  for (const key of Object.keys(value).sort()) {
    out.push(escaped(Buffer.from(key, 'utf8')), END)
    write(value[key], out)
  }
  out.push(END)
}

/** The key of one encoded value. */
export const encodeKey = (value: JSONValue | undefined): Buffer => {
  const out: Buffer[] = []
  write(value, out)
  return Buffer.concat(out)
}

/** `a.b.c` of a document; undefined when any step is missing or not an object. */
export const fieldOf = (doc: JSONObject, path: string): JSONValue | undefined => {
  let value: JSONValue | undefined = doc
  for (const step of path.split('.')) value = isObject(value) ? value[step] : undefined
  return value
}

/** The key of a document in an index over `fields`. */
export const documentKey = (doc: JSONObject, fields: readonly string[]): Buffer => {
  const out: Buffer[] = []
  for (const field of fields) write(fieldOf(doc, field), out)
  return Buffer.concat(out)
}

/** Half-open range of keys: `low <= key < high`. */
export type KeyRange = { readonly low: Buffer; readonly high: Buffer }

/** The smallest key above `key`. */
export const afterKey = (key: Buffer): Buffer => Buffer.concat([key, END])

export const contains = (range: KeyRange, key: Buffer): boolean =>
  Buffer.compare(key, range.low) >= 0 && Buffer.compare(key, range.high) < 0

/** One link of `withIndex(name, q => …)`, as convex/server serialises it. */
export type RangeLink = {
  readonly type: 'Eq' | 'Gt' | 'Gte' | 'Lt' | 'Lte'
  readonly fieldPath: string
  readonly value: JSONValue
}

/**
 * The keys that a chain of index links selects. Links must name the index's fields in order: equalities first, then at
 * most one lower and one upper bound of the next field. Throws naming the index and the field otherwise.
 */
export const keyRange = (links: readonly RangeLink[], fields: readonly string[], index: string): KeyRange => {
  const prefix: Buffer[] = []
  let low: Buffer | null = null
  let high: Buffer | null = null
  for (const link of links) {
    const expected = fields[prefix.length]
    if (link.fieldPath !== expected) {
      throw new Error(
        `Tried to query index ${index} but the query didn't use the index fields in order: ` +
          `expected "${expected ?? 'nothing more'}", got "${link.fieldPath}".`,
      )
    }
    if (link.type === 'Eq') {
      if (low !== null || high !== null) throw new Error(`Index ${index}: an equality may not follow a bound.`)
      prefix.push(encodeKey(link.value))
      continue
    }
    const bound = Buffer.concat([...prefix, encodeKey(link.value)])
    if (link.type === 'Gt' || link.type === 'Gte') {
      if (low !== null) throw new Error(`Index ${index}: "${link.fieldPath}" has two lower bounds.`)
      low = link.type === 'Gt' ? Buffer.concat([bound, AFTER]) : bound
    } else {
      if (high !== null) throw new Error(`Index ${index}: "${link.fieldPath}" has two upper bounds.`)
      high = link.type === 'Lt' ? bound : Buffer.concat([bound, AFTER])
    }
  }
  const start = Buffer.concat(prefix)
  return { low: low ?? start, high: high ?? Buffer.concat([start, AFTER]) }
}
