/**
 * Documents as lines of Convex's exports (`ConvexExportJSON`, learned from get-convex/convex-backend, crates/value/src/export.rs):
 * an int64 is an integer literal, a float64 always has a point or an exponent, and what JSON lacks keeps its tag.
 */
import type { JSONValue } from 'convex/values'
import { isObject, specialTag } from '../../values/keys.ts'

const INTEGER = /^-?\d+$/
const INT64 = { least: -(2n ** 63n), most: 2n ** 63n - 1n }
const BYTES_OF_NUMBER = 8

const floatTag = (value: number): JSONValue => {
  const bytes = Buffer.alloc(BYTES_OF_NUMBER)
  bytes.writeDoubleLE(value)
  return { $float: bytes.toString('base64') }
}

const floatText = (value: number): string => {
  if (Object.is(value, -0)) return '-0.0'
  const text = String(value)
  return INTEGER.test(text) ? `${text}.0` : text
}

const specialText = (tag: string, body: JSONValue | undefined): string => {
  if (typeof body === 'string') {
    const bytes = Buffer.from(body, 'base64')
    if (tag === '$integer') return String(bytes.readBigInt64LE())
    if (tag === '$float' && Number.isFinite(bytes.readDoubleLE())) return floatText(bytes.readDoubleLE())
  }
  return JSON.stringify({ [tag]: body })
}

/** One encoded value as an export writes it. */
export const toExport = (value: JSONValue): string => {
  if (typeof value === 'number') return floatText(value)
  if (Array.isArray(value)) return `[${value.map(toExport).join(',')}]`
  if (!isObject(value)) return JSON.stringify(value)
  const tag = specialTag(value)
  if (tag !== null) return specialText(tag, value[tag])
  const fields = Object.entries(value).map(([field, item]) => `${JSON.stringify(field)}:${toExport(item ?? null)}`)
  return `{${fields.join(',')}}`
}

const fromNumber = (value: number, source: string, integers: boolean): JSONValue => {
  if (!Number.isFinite(value)) throw new Error(`the number ${source} is too large`)
  if (Object.is(value, -0)) return floatTag(value)
  if (!integers || !INTEGER.test(source)) return value
  const integer = BigInt(source)
  if (integer < INT64.least || integer > INT64.most) return value
  const bytes = Buffer.alloc(BYTES_OF_NUMBER)
  bytes.writeBigInt64LE(integer)
  return { $integer: bytes.toString('base64') }
}

const fromTag = (tag: string, body: JSONValue | undefined): JSONValue => {
  if (typeof body !== 'string' || Buffer.from(body, 'base64').toString('base64') !== body) {
    throw new Error(`${tag} holds no base64 text`)
  }
  if (tag === '$bytes') return { $bytes: body }
  const bytes = Buffer.from(body, 'base64')
  if (tag !== '$integer' && tag !== '$float') throw new Error(`${tag} is no value of the embedded engine`)
  if (bytes.length !== BYTES_OF_NUMBER) throw new Error(`${tag} holds ${bytes.length} bytes instead of 8`)
  if (tag === '$integer') return { $integer: body }
  const value = bytes.readDoubleLE()
  // Ours has one form for each value: only what JSON lacks keeps the tag.
  return Number.isFinite(value) && !Object.is(value, -0) ? value : { $float: body }
}

/**
 * A line of an export as an encoded value. With `integers`, an integer literal is an int64 (the present, "uniform" format);
 * without, every number is a float64 (formats before it). Throws an error that says what is wrong and not what it holds.
 */
export const fromExport = (line: string, integers: boolean): JSONValue => {
  const revive = (_: string, value: JSONValue, context?: { source?: string }): JSONValue => {
    if (typeof value === 'number') return fromNumber(value, context?.source ?? String(value), integers)
    if (!isObject(value)) return value
    const [field] = Object.keys(value)
    if (field === undefined || !field.startsWith('$')) return value
    // A number of this object is a tag by now; one that was written as a tag is checked.
    if (Object.keys(value).length > 1) throw new Error(`the field ${field} begins with $`)
    return fromTag(field, value[field])
  }
  try {
    return JSON.parse(line, revive) as JSONValue
  } catch (error) {
    // What JSON.parse says quotes the line.
    throw error instanceof SyntaxError ? new Error('is not JSON') : error
  }
}
