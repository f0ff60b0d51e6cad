/** Values as Convex's exports write them, there and back. */
import type { JSONValue } from 'convex/values'
import { convexToJson, jsonToConvex, type Value } from 'convex/values'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ODD_VALUES } from '../../testing/values.ts'
import { fromExport, toExport } from './encoding.ts'

const base64 = (bytes: Buffer): string => bytes.toString('base64')

// The expectations of get-convex/convex-backend, crates/value/src/export.rs.
test.each<[Value, string]>([
  [42n, '42'],
  [2n ** 63n - 1n, '9223372036854775807'],
  [0, '0.0'],
  [-0, '-0.0'],
  [123, '123.0'],
  [Infinity, '{"$float":"AAAAAAAA8H8="}'],
  [new Uint8Array([0, 16, 131]).buffer, '{"$bytes":"ABCD"}'],
])('%s is written as %s', (value, text) => {
  expect(toExport(convexToJson(value))).toBe(text)
})

const field = fc.string({ minLength: 1, unit: fc.constantFrom('a', 'b', 'Z', '_', '0', '9') }).map((name) => `f${name}`)
const value: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(...(ODD_VALUES as Value[]).filter((each) => each !== undefined)),
    fc.double(),
    fc.integer(),
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    fc.boolean(),
    fc.string({ unit: 'binary' }),
    fc.uint8Array({ maxLength: 20 }).map((bytes) => new Uint8Array(bytes).buffer),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(field, tie('value'), { maxKeys: 5, noNullPrototype: true }),
  ),
})).value

test('every value comes back as it was', () => {
  fc.assert(
    fc.property(value, (original) => {
      const encoded = convexToJson(original)
      const text = toExport(encoded)
      expect(text).not.toContain('\n')
      const back = fromExport(text, true)
      expect(JSON.stringify(back)).toBe(JSON.stringify(encoded))
      jsonToConvex(back)
    }),
    { numRuns: 500 },
  )
})

test('integers are int64 only where the format says so', () => {
  expect(fromExport('{"a":1}', true)).toEqual({ a: { $integer: 'AQAAAAAAAAA=' } })
  expect(fromExport('{"a":1}', false)).toEqual({ a: 1 })
  expect(fromExport('9223372036854775808', true)).toBe(2 ** 63)
  expect(fromExport('1e3', true)).toBe(1000)
})

test('a tag that Convex would write otherwise becomes the one form we keep', () => {
  const one = Buffer.alloc(8)
  one.writeDoubleLE(1)
  expect(fromExport(`{"$float":"${base64(one)}"}`, true)).toBe(1)
})

test.each([
  ['{"a":', 'is not JSON'],
  ['{"a":1e999}', 'too large'],
  ['{"$bytes":"?"}', 'no base64'],
  ['{"$integer":"AQ=="}', '1 bytes instead of 8'],
  ['{"$set":[]}', 'no base64'],
  ['{"$map":"AAAA"}', 'no value of the embedded engine'],
  ['{"$bytes":"","b":true}', 'begins with $'],
])('%s is refused', (line, why) => {
  expect(() => fromExport(line, true)).toThrow(why)
})

test('what JSON makes of a line is never quoted', () => {
  expect(() => fromExport('{"name":"Ana" oops', true)).toThrow(/^is not JSON$/)
})

test('prototypes are fields like others', () => {
  const text = '{"__proto__":{"a":1.0},"constructor":"x"}'
  expect(toExport(fromExport(text, true) as JSONValue)).toBe(text)
})
