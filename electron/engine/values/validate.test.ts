/** Validators: what they let through, and the words for what they do not. */
import { convexToJson, type GenericValidator, jsonToConvex, type ValidatorJSON, v } from 'convex/values'
import { expect, test } from 'vitest'
import { ODD_VALUES } from '../testing/values.ts'
import { problemOf, spelled } from './validate.ts'

const tableOf = (id: string): string | null => (id.startsWith('rooms|') ? 'rooms' : null)
/** `json` is how a validator leaves convex/values; the published types leave it out. */
const json = (validator: GenericValidator): ValidatorJSON => (validator as unknown as { json: ValidatorJSON }).json
const problem = (validator: GenericValidator, value: unknown): string | null =>
  problemOf(json(validator), convexToJson(value as never), tableOf)

const person = v.object({
  name: v.string(),
  age: v.optional(v.number()),
  role: v.union(v.literal('a'), v.literal('b'), v.null()),
  room: v.id('rooms'),
  tags: v.array(v.string()),
  counts: v.record(v.string(), v.int64()),
})
const ana = { name: 'Ana', role: 'a', room: 'rooms|1', tags: ['x'], counts: { y: 1n } }

test('what fits is let through', () => {
  expect(problem(person, ana)).toBe(null)
  expect(problem(person, { ...ana, age: -0, role: null, tags: [], counts: {} })).toBe(null)
  expect(problem(v.bytes(), new ArrayBuffer(2))).toBe(null)
  expect(problem(v.literal(5n), 5n)).toBe(null)
  for (const value of ODD_VALUES) expect(problem(v.any(), value)).toBe(null)
})

test.each([
  [{ ...ana, name: 1 }, 'Path: .name\nValue: 1\nValidator: v.string()'],
  [{ ...ana, age: 1n }, 'Path: .age\nValue: {"$integer":"AQAAAAAAAAA="}\nValidator: v.float64()'],
  [{ ...ana, role: 'c' }, 'Path: .role\nValue: "c"\nValidator: v.union(v.literal("a"), v.literal("b"), v.null())'],
  [{ ...ana, room: 'lines|1' }, 'Path: .room\nValue: "lines|1"\nValidator: v.id("rooms")'],
  [{ ...ana, tags: ['x', 2] }, 'Path: .tags[1]\nValue: 2\nValidator: v.string()'],
  [{ ...ana, tags: {} }, 'Path: .tags\nValue: {}\nValidator: v.array(v.string())'],
  [{ ...ana, counts: { y: 1 } }, 'Path: .counts.y\nValue: 1\nValidator: v.int64()'],
  [{ ...ana, counts: [] }, 'Path: .counts\nValue: []\nValidator: v.record(v.string(), v.int64())'],
  [
    { name: 'Ana' },
    'Object is missing the required field `role`. Consider wrapping the field validator in `v.optional(...)`',
  ],
  [{ ...ana, more: 1 }, 'Object contains extra field `more` that is not in the validator.'],
  [7n, 'Path: .\nValue: {"$integer":"BwAAAAAAAAA="}\nValidator: v.object({name: v.string()'],
])('a wrong value is refused where it is wrong, %#', (value, words) => {
  expect(problem(person, value)).toContain(words)
})

test('every odd value is of exactly one simple type', () => {
  const simple = [
    v.null(),
    v.boolean(),
    v.number(),
    v.int64(),
    v.string(),
    v.bytes(),
    v.array(v.any()),
    v.record(v.string(), v.any()),
  ]
  for (const value of ODD_VALUES) {
    const encoded = convexToJson(value)
    const fitting = simple.filter((validator) => problemOf(json(validator), encoded, tableOf) === null)
    expect(fitting.map((validator) => spelled(json(validator)))).toHaveLength(1)
    expect(jsonToConvex(encoded)).toEqual(value)
  }
})

test('a long value is not repeated whole in a message', () => {
  expect(problem(v.number(), 'x'.repeat(10_000))?.length).toBeLessThan(400)
})
