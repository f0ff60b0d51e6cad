/**
 * Encoded values as plain JSON (`format: "json"` of Convex's HTTP API): int64 becomes decimal text, bytes stay base64
 * text, and the floats that JSON lacks become their names.
 */
import type { JSONValue } from 'convex/values'
import { isObject, specialTag } from '../values/keys.ts'

const special = (tag: string, body: string): JSONValue => {
  const bytes = Buffer.from(body, 'base64')
  if (tag === '$integer') return bytes.readBigInt64LE().toString()
  if (tag === '$float') {
    const value = bytes.readDoubleLE()
    return Object.is(value, -0) ? '-0' : String(value)
  }
  return body
}

export const toPlain = (value: JSONValue): JSONValue => {
  if (Array.isArray(value)) return value.map(toPlain)
  if (!isObject(value)) return value
  const tag = specialTag(value)
  const body = tag === null ? undefined : value[tag]
  if (tag !== null && typeof body === 'string') return special(tag, body)
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toPlain(item)]))
}
