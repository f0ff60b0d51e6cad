/** Suite 1: the same random operations on convex-test and on the engine; what they answer must be the same. */
import { type FunctionReference, getFunctionName } from 'convex/server'
import { convexToJson, jsonToConvex, type Value } from 'convex/values'
import { convexTest } from 'convex-test'
import { openDatabase } from '../../storage/database.ts'
import { openRuntime } from '../runtime/runtime.ts'
import { smallProduct } from '../testing/open.ts'
import * as rooms from '../testing/rooms.ts'
import { schema } from '../testing/schema.ts'
import * as things from '../testing/things.ts'
import { createDice, type Dice, ODD_VALUES } from '../testing/values.ts'
import { draft, type Suite } from './report.ts'

type AnyFunction = FunctionReference<'query' | 'mutation'>
type Operation = {
  readonly kind: 'query' | 'mutation'
  readonly fn: AnyFunction
  readonly args: Record<string, Value>
  /** Its answer is an id, which no two databases share. */
  readonly opaque?: true
}
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
  const guarded =
    (side: (operation: Operation) => Promise<unknown>): Side =>
    async (operation) => {
      try {
        const told = await side(operation)
        return operation.opaque ? 'done' : answer(told)
      } catch {
        return REFUSED
      }
    }
  return {
    reference: guarded(({ kind, fn, args }) =>
      kind === 'query'
        ? oracle.query(fn as FunctionReference<'query'>, args)
        : oracle.mutation(fn as FunctionReference<'mutation'>, args),
    ),
    engine: guarded(async ({ kind, fn, args }) => {
      const call = { path: getFunctionName(fn), args: convexToJson(args), identity: null, from: 'client' } as const
      return jsonToConvex(JSON.parse(kind === 'query' ? await runtime.query(call) : (await runtime.mutate(call)).text))
    }),
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

/** Rooms: nested calls that are undone alone, errors with data, arguments that do not fit. */
const room = (dice: Dice): Operation => {
  const name = dice.pick(['r1', 'r2', 'r3', 'r1-undone', 'r2-beside'])
  const roll = dice.below(6)
  if (roll === 0) return { kind: 'mutation', fn: rooms.references.open, args: { name }, opaque: true }
  if (roll === 1) return { kind: 'mutation', fn: rooms.references.nested, args: { name } }
  if (roll === 2) return { kind: 'mutation', fn: rooms.references.hush, args: { name } }
  if (roll === 3) return { kind: 'query', fn: rooms.references.lines, args: { name, limit: dice.below(4) } }
  if (roll === 4) return { kind: 'query', fn: rooms.references.echo, args: { value: dice.pick(ODD_VALUES) } }
  return { kind: 'mutation', fn: rooms.references.say, args: { name, text: dice.pick(['a', 'ñ', '']) } }
}

const operation = (dice: Dice, rows: number): Operation => {
  const roll = dice.below(12)
  if (roll < 2) return room(dice)
  if (roll < 6) return { kind: 'mutation', fn: things.references.insert, args: { n: rows, fields: fields(dice) } }
  if (roll < 8) {
    const how = dice.pick(['delete', 'patch', 'replace'])
    return {
      kind: 'mutation',
      fn: things.references.change,
      args: { n: dice.below(rows + 1), how, fields: fields(dice) },
    }
  }
  return search(dice, rows)
}

type Page = { page: number[]; isDone: boolean; continueCursor: string }

/** All documents in pages, and then each page again up to the cursor where it ended. */
const walk = async (side: Side, order: string, below: number | null): Promise<{ found: number[]; again: number[] }> => {
  const found: number[] = []
  const again: number[] = []
  let cursor: string | null = null
  for (let pages = 0; pages < 500; pages++) {
    const rest: Record<string, Value> = { order, ...(below === null ? {} : { below }) }
    const read = async (options: Record<string, Value>): Promise<Page> =>
      JSON.parse(
        await side({ kind: 'query', fn: things.references.page, args: { ...rest, paginationOpts: options } }),
      ) as Page
    const page = await read({ numItems: 37, cursor })
    found.push(...page.page)
    if (!page.isDone) again.push(...(await read({ numItems: 5, cursor, endCursor: page.continueCursor })).page)
    else again.push(...page.page)
    cursor = page.continueCursor
    if (page.isDone) return { found, again }
  }
  throw new Error('the pages do not end')
}

export const differential: Suite = async ({ seed, scale, say }) => {
  const report = draft('differential')
  const [seeds, operations] = scale === 'large' ? [20, 2000] : [3, 400]
  let refused = 0

  for (let at = seed; at < seed + seeds; at++) {
    const { reference, engine } = openSides()
    const dice = createDice(at)
    let rows = 0
    for (let i = 0; i < operations; i++) {
      const each = operation(dice, rows)
      if (each.fn === things.references.insert) rows += 1
      const expected = await reference(each)
      const actual = await engine(each)
      if (expected === REFUSED) refused += 1
      if (actual === expected) continue
      const told = JSON.stringify(convexToJson(each.args))
      report.differs(`seed ${at}, operation ${i}: ${getFunctionName(each.fn)} ${told}: ${actual}, not ${expected}`)
    }
    for (const order of ['asc', 'desc']) {
      for (const below of [null, Math.floor(rows / 2)]) {
        const [ours, theirs] = [await walk(engine, order, below), await walk(reference, order, below)]
        if (JSON.stringify(ours.found) !== JSON.stringify(theirs.found)) report.differs(`seed ${at}: pages ${order}`)
        if (JSON.stringify(ours.again) !== JSON.stringify(ours.found)) report.differs(`seed ${at}: endCursor ${order}`)
      }
    }
    say(`seed ${at}: ${operations} operations, ${rows} documents made`)
  }
  report.note(`seeds ${seed}–${seed + seeds - 1} × ${operations} operations, ${refused} refused by both`)
  report.check('most operations were answered', refused < (seeds * operations) / 4)
  return report.done()
}
