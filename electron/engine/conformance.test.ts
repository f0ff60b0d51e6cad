/** The same random operations on convex-test and on the engine: what they answer must be the same. */

import { type FunctionReference, getFunctionName } from 'convex/server'
import { convexToJson, jsonToConvex, type Value } from 'convex/values'
import { convexTest } from 'convex-test'
import { expect, test } from 'vitest'
import { openDatabase } from '../storage/database.ts'
import { openRuntime } from './runtime/runtime.ts'
import { smallProduct } from './testing/open.ts'
import * as rooms from './testing/rooms.ts'
import { schema } from './testing/schema.ts'
import * as things from './testing/things.ts'
import { createDice, type Dice, ODD_VALUES } from './testing/values.ts'

type AnyFunction = FunctionReference<'query' | 'mutation'>
type Operation = { readonly kind: 'query' | 'mutation'; readonly fn: AnyFunction; readonly args: Record<string, Value> }
type Side = (operation: Operation) => Promise<string>

const REFUSED = 'refused'

const openSides = (): { reference: Side; engine: Side } => {
  const modules = {
    '/convex/things.ts': async () => things,
    '/convex/rooms.ts': async () => rooms,
    '/convex/_generated/api.js': async () => ({}),
  }
  const oracle = convexTest({ schema, modules })
  const runtime = openRuntime({
    db: openDatabase(':memory:'),
    modules: { things, rooms },
    schema: smallProduct().schema,
    now: Date.now,
  })
  const answer = (value: unknown): string => JSON.stringify(convexToJson((value ?? null) as Value))
  return {
    reference: async ({ kind, fn, args }) => {
      try {
        return answer(
          await (kind === 'query'
            ? oracle.query(fn as FunctionReference<'query'>, args)
            : oracle.mutation(fn as FunctionReference<'mutation'>, args)),
        )
      } catch {
        return REFUSED
      }
    },
    engine: async ({ kind, fn, args }) => {
      const call = { path: getFunctionName(fn), args: convexToJson(args), identity: null, from: 'client' } as const
      try {
        const text = kind === 'query' ? await runtime.query(call) : (await runtime.mutate(call)).text
        return answer(jsonToConvex(JSON.parse(text)))
      } catch {
        return REFUSED
      }
    },
  }
}

const fields = (dice: Dice): Record<string, Value> => {
  const made: Record<string, Value> = {}
  if (dice.below(4) > 0) made.a = dice.pick(ODD_VALUES)
  if (dice.below(3) > 0) made.b = dice.pick(ODD_VALUES)
  return made
}

const bounds = (dice: Dice, field: string): Value[] => {
  const range: Value[] = []
  if (dice.below(2) > 0) range.push({ op: dice.pick(['gt', 'gte']), field, value: dice.pick(ODD_VALUES) })
  if (dice.below(2) > 0) range.push({ op: dice.pick(['lt', 'lte']), field, value: dice.pick(ODD_VALUES) })
  return range
}

const search = (dice: Dice, rows: number): Operation => {
  const index = dice.pick(['by_a_b', 'by_a_b', 'by_a_x', 'by_n'])
  const first = index === 'by_a_b' ? 'a' : index === 'by_n' ? 'n' : 'a.x'
  const equal = index === 'by_a_b' && dice.below(2) > 0
  const range = equal
    ? [{ op: 'eq', field: 'a', value: dice.pick(ODD_VALUES) }, ...bounds(dice, 'b')]
    : bounds(dice, first)
  const args: Record<string, Value> = { index, range, order: dice.pick(['asc', 'desc']) }
  if (dice.below(3) === 0) args.below = dice.below(rows + 1)
  if (dice.below(3) === 0) args.take = dice.below(6)
  if (dice.below(12) === 0) args.unique = true
  return { kind: 'query', fn: things.references.find, args }
}

const operation = (dice: Dice, rows: number): Operation => {
  const roll = dice.below(10)
  if (roll < 4) return { kind: 'mutation', fn: things.references.insert, args: { n: rows, fields: fields(dice) } }
  if (roll < 6) {
    const how = dice.pick(['delete', 'patch', 'replace'])
    return {
      kind: 'mutation',
      fn: things.references.change,
      args: { n: dice.below(rows + 1), how, fields: fields(dice) },
    }
  }
  return search(dice, rows)
}

const SEEDS = [1, 2, 3]
const OPERATIONS = 400

test.each(SEEDS)('seed %i: random writes and searches give the same answers', async (seed) => {
  const { reference, engine } = openSides()
  const dice = createDice(seed)
  let rows = 0
  let refused = 0

  for (let i = 0; i < OPERATIONS; i++) {
    const each = operation(dice, rows)
    if (each.fn === things.references.insert) rows += 1
    const expected = await reference(each)
    const told = JSON.stringify(convexToJson(each.args))
    expect({ told, answer: await engine(each) }).toEqual({ told, answer: expected })
    if (expected === REFUSED) refused += 1
  }

  expect(refused).toBeLessThan(OPERATIONS / 4)
})

test.each(['asc', 'desc'])(
  'pages, %s: the same documents in the same order, with and without a filter',
  async (order) => {
    const { reference, engine } = openSides()
    const dice = createDice(9)
    for (let n = 0; n < 60; n++) {
      const insert: Operation = { kind: 'mutation', fn: things.references.insert, args: { n, fields: fields(dice) } }
      expect(await engine(insert)).toBe(await reference(insert))
    }

    const walk = async (side: Side, below: number | null): Promise<number[]> => {
      const found: number[] = []
      let cursor: string | null = null
      for (let pages = 0; pages < 60; pages++) {
        const args: Record<string, Value> = {
          order,
          paginationOpts: { numItems: 7, cursor },
          ...(below === null ? {} : { below }),
        }
        const page: { page: number[]; isDone: boolean; continueCursor: string } = JSON.parse(
          await side({ kind: 'query', fn: things.references.page, args }),
        )
        found.push(...page.page)
        cursor = page.continueCursor
        if (page.isDone) return found
      }
      throw new Error('the pages do not end')
    }

    for (const below of [null, 25]) {
      const pages = await walk(engine, below)
      expect(pages).toEqual(await walk(reference, below))
      expect(pages).toHaveLength(below ?? 60)
    }
  },
)
