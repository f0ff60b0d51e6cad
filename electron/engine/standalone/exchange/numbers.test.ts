/** Which tables change their number for an import, and which refuse. */
import { expect, test } from 'vitest'
import { planMoves } from './numbers.ts'

const held = (tables: { [name: string]: [number, boolean] }) =>
  new Map(Object.entries(tables).map(([name, [number, empty]]) => [name, { number, empty }]))

test('tables change places, and who is in the way takes a new number', () => {
  const moves = planMoves(
    held({ _scheduled_functions: [10_001, true], a: [10_002, true], b: [10_003, true], c: [10_004, false] }),
    new Map([
      ['a', 10_001],
      ['b', 10_002],
      ['c', 10_004],
    ]),
  )
  expect(moves).toEqual([
    { table: '_scheduled_functions', from: 10_001, to: 10_005 },
    { table: 'a', from: 10_002, to: 10_001 },
    { table: 'b', from: 10_003, to: 10_002 },
  ])
})

test('the same numbering moves nothing', () => {
  expect(planMoves(held({ a: [10_001, false] }), new Map([['a', 10_001]]))).toEqual([])
})

test.each([
  [{ a: [10_001, false] }, { a: 10_009 }, /documents of a have ids of another numbering/],
  [{ a: [10_001, true], b: [10_002, false] }, { a: 10_002 }, /ids of a in the import are those of b here/],
  [{ a: [10_001, true] }, { a: 10_001, b: 10_001 }, /a and b of the import have the same number/],
] as const)('%j for %j is refused', (have, want, why) => {
  expect(() =>
    planMoves(held(have as unknown as { [name: string]: [number, boolean] }), new Map(Object.entries(want))),
  ).toThrow(why)
})
