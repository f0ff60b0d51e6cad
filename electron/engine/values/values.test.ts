/** Keys, ids, ranges and filters against Convex's own order and against naive predicates. */
import { compareValues, convexToJson, type Value } from 'convex/values'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { passes } from './filter.ts'
import { makeId, tableNumberOf } from './ids.ts'
import { contains, documentKey, encodeKey, type JSONObject, keyRange, type RangeLink } from './keys.ts'

const scalar: fc.Arbitrary<Value> = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.double(),
  fc.constantFrom(0, -0, Number.NaN, Infinity, -Infinity, 1, -1),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.string({ unit: 'binary' }).filter((text) => Buffer.from(text).toString() === text),
  fc.constantFrom('', 'a', 'a\0', 'a\0b', 'a\u0001', 'ñ', '🚑', '\uffff'),
  fc.uint8Array({ maxLength: 6 }).map((bytes) => new Uint8Array(bytes).buffer),
)
const value = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    scalar,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.stringMatching(/^[a-z][a-z_]{0,4}$/), tie('value'), { maxKeys: 4 }),
  ),
})).value
const optional = fc.option(value, { nil: undefined })
const key = (each: Value | undefined): Buffer => encodeKey(each === undefined ? undefined : convexToJson(each))

test('keys sort exactly as Convex sorts the values', () => {
  fc.assert(
    fc.property(optional, optional, (a, b) => {
      expect(Math.sign(Buffer.compare(key(a), key(b)))).toBe(Math.sign(compareValues(a, b)))
    }),
    { numRuns: 5000 },
  )
})

test('a key is never a proper prefix of another: fields can be joined', () => {
  fc.assert(
    fc.property(optional, optional, (a, b) => {
      const [x, y] = [key(a), key(b)]
      if (!x.equals(y)) expect(y.subarray(0, x.length).equals(x)).toBe(false)
    }),
    { numRuns: 2000 },
  )
})

const holds = (type: RangeLink['type'], order: number): boolean =>
  type === 'Gt' ? order > 0 : type === 'Gte' ? order >= 0 : type === 'Lt' ? order < 0 : order <= 0

test('a range holds exactly the documents that its links describe', () => {
  const fields = ['a', 'b', '_creationTime', '_id']
  const doc = fc.record({ a: optional, b: optional })
  const encoded = (each: Value | undefined) => (each === undefined ? { $undefined: null } : convexToJson(each))
  const lower = fc.option(fc.tuple(fc.constantFrom('Gt' as const, 'Gte' as const), optional))
  const upper = fc.option(fc.tuple(fc.constantFrom('Lt' as const, 'Lte' as const), optional))
  fc.assert(
    fc.property(
      doc,
      fc.option(optional, { nil: null }),
      lower,
      upper,
      fc.boolean(),
      (given, equal, low, high, near) => {
        const field = equal === null ? 'a' : 'b'
        const links: RangeLink[] = []
        if (equal !== null) links.push({ type: 'Eq', fieldPath: 'a', value: encoded(near ? given.a : equal) })
        const bounds = [low, high].filter((each) => each !== null)
        for (const [type, bound] of bounds)
          links.push({ type, fieldPath: field, value: encoded(near ? given[field] : bound) })
        const stored: JSONObject = { _creationTime: 1, _id: 'x' }
        for (const name of ['a', 'b'] as const) if (given[name] !== undefined) stored[name] = convexToJson(given[name])

        const found = contains(keyRange(links, fields, 't.i'), documentKey(stored, fields))

        const equalHolds = equal === null || near || compareValues(given.a, equal) === 0
        const boundsHold = bounds.every(([type, bound]) =>
          holds(type, compareValues(given[field], near ? given[field] : bound)),
        )
        expect(found).toBe(equalHolds && boundsHold)
      },
    ),
    { numRuns: 5000 },
  )
})

test('a chain of links that skips a field, repeats a bound or puts an equality last is refused by index and field', () => {
  const link = (type: RangeLink['type'], fieldPath: string): RangeLink => ({ type, fieldPath, value: 1 })

  expect(() => keyRange([link('Eq', 'b')], ['a', 'b'], 't.i')).toThrow(/index t\.i .*expected "a", got "b"/)
  expect(() => keyRange([link('Gt', 'a'), link('Gte', 'a')], ['a'], 't.i')).toThrow(/two lower bounds/)
  expect(() => keyRange([link('Gt', 'a'), link('Eq', 'a')], ['a'], 't.i')).toThrow(/may not follow/)
})

test('ids carry their table and notice a wrong letter', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2 ** 28 - 1 }),
      fc.nat(),
      fc.constantFrom(...'0123456789abcdefghjkmnpqrstvwxyz'),
      (table, at, letter) => {
        const id = makeId(table)
        expect(tableNumberOf(id)).toBe(table)
        const place = at % id.length
        const wrong = id.slice(0, place) + letter + id.slice(place + 1)
        if (wrong !== id) expect(tableNumberOf(wrong)).toBe(null)
      },
    ),
    // A 16-bit checksum: single wrong letters are always caught but for 0 and 255, which Fletcher cannot tell apart.
    { numRuns: 300, seed: 7 },
  )
  for (const other of ['', 'x', 'U'.repeat(32), '0'.repeat(32)]) expect(tableNumberOf(other)).toBe(null)
})

test('filters compare across types and pass only for true', () => {
  const doc: JSONObject = { a: 1, b: { c: 'x' } }

  expect(passes(doc, { $eq: [{ $field: 'b.c' }, { $literal: 'x' }] })).toBe(true)
  expect(passes(doc, { $lt: [{ $field: 'none' }, { $literal: null }] })).toBe(true)
  expect(
    passes(doc, {
      $and: [{ $gt: [{ $field: 'a' }, { $literal: 0 }] }, { $not: { $eq: [{ $field: 'a' }, { $literal: 2 }] } }],
    }),
  ).toBe(true)
  expect(passes(doc, { $field: 'a' })).toBe(false)
  expect(passes(doc, { $eq: [{ $add: [{ $field: 'a' }, { $literal: 2 }] }, { $literal: 3 }] })).toBe(true)
  expect(() => passes(doc, { $pow: [] })).toThrow(/\$pow is not supported/)
})
