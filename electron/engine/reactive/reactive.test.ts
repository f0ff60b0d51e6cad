/** Live queries against the oracle: after every commit each of them says what a fresh run says, and few were run. */
import { convexToJson, type Value } from 'convex/values'
import { expect, test } from 'vitest'
import { openDatabase } from '../../storage/database.ts'
import { openRuntime, type Runtime } from '../runtime/runtime.ts'
import { smallProduct } from '../testing/open.ts'
import * as rooms from '../testing/rooms.ts'
import * as things from '../testing/things.ts'
import { createDice, ODD_VALUES } from '../testing/values.ts'
import { type Cache, createCache, type LiveQuery, type Subscription } from './cache.ts'
import { createRangeBook } from './ranges.ts'

const open = (): { runtime: Runtime; cache: Cache } => {
  const runtime = openRuntime({
    db: openDatabase(':memory:'),
    modules: { things, rooms },
    schema: smallProduct().schema,
    now: Date.now,
  })
  const cache = createCache(runtime, (error) => {
    throw error
  })
  return { runtime, cache }
}

const live = (path: string, args: Record<string, Value>): LiveQuery => ({
  path,
  args: convexToJson(args),
  journal: null,
})
const mutate = (runtime: Runtime, path: string, args: Record<string, Value>): Promise<unknown> =>
  runtime.mutate({ path, args: convexToJson(args), identity: null, from: 'client' }).catch(() => null)
/** Nobody is told here: what is stale is run when the test looks. */
const settled = (runtime: Runtime, cache: Cache): Promise<void> => runtime.exclusive(() => cache.refreshHeld())

const fresh = async (runtime: Runtime, { entry }: Subscription): Promise<string> => {
  const { path, args } = entry.query
  const run = await runtime.exclusive(() =>
    runtime.queryHeld({ path, args, identity: null, from: 'client' }, entry.journal),
  )
  return run.outcome.kind === 'value' ? run.outcome.text : 'refused'
}
const shown = ({ entry }: Subscription): string => /"value":(.*),"logLines"/s.exec(entry.text)?.[1] ?? 'refused'

test.each([11, 12])('seed %i: after every mutation every live query is as a fresh run', async (seed) => {
  const { runtime, cache } = open()
  const dice = createDice(seed)
  const subscriptions: Subscription[] = []
  const subscribe = async (query: LiveQuery): Promise<void> => {
    subscriptions.push(await runtime.exclusive(() => cache.subscribeHeld(query, null)))
  }
  for (const order of ['asc', 'desc']) {
    for (const value of ODD_VALUES.filter((_, i) => i % 4 === 0)) {
      await subscribe(live('things:find', { index: 'by_a_b', range: [{ op: 'eq', field: 'a', value }], order }))
      await subscribe(
        live('things:find', { index: 'by_a_x', range: [{ op: 'gte', field: 'a.x', value }], order, take: 2 }),
      )
      await subscribe(live('things:find', { index: 'by_n', range: [], order, below: 20, take: 3 }))
    }
    for (const numItems of [1, 4]) {
      await subscribe(live('things:page', { order, paginationOpts: { numItems, cursor: null } }))
    }
  }

  const before = cache.stats.runs
  let n = 0
  for (let i = 0; i < 120; i++) {
    const fields: Record<string, Value> = { a: dice.pick(ODD_VALUES), b: dice.pick(ODD_VALUES) }
    if (dice.below(2) > 0) await mutate(runtime, 'things:insert', { n: n++, fields })
    else
      await mutate(runtime, 'things:change', {
        n: dice.below(n + 1),
        how: dice.pick(['delete', 'patch', 'replace']),
        fields,
      })
    await settled(runtime, cache)
    for (const each of subscriptions)
      expect([each.entry.query.args, shown(each)]).toEqual([each.entry.query.args, await fresh(runtime, each)])
  }

  // Without ranges every query would run after every mutation.
  expect(cache.stats.runs - before).toBeLessThan((120 * cache.stats.entries) / 2)
})

test('a hundred rooms: words in one run the queries of that one', async () => {
  const { runtime, cache } = open()
  for (let i = 0; i < 100; i++) {
    await mutate(runtime, 'rooms:open', { name: `room ${i}` })
    await runtime.exclusive(() => cache.subscribeHeld(live('rooms:lines', { name: `room ${i}` }), null))
  }
  const before = cache.stats.runs

  for (let i = 0; i < 50; i++) {
    await mutate(runtime, 'rooms:say', { name: 'room 7', text: String(i) })
    await settled(runtime, cache)
  }

  expect(cache.stats).toEqual({ runs: before + 50, entries: 100 })
})

test('many commits in the queue share one refresh', async () => {
  const { runtime, cache } = open()
  await mutate(runtime, 'rooms:open', { name: 'busy' })
  const subscription = await runtime.exclusive(() => cache.subscribeHeld(live('rooms:lines', { name: 'busy' }), null))
  const before = cache.stats.runs

  await Promise.all(
    Array.from({ length: 30 }, (_, i) => mutate(runtime, 'rooms:say', { name: 'busy', text: String(i) })),
  )
  await settled(runtime, cache)

  expect(JSON.parse(shown(subscription))).toHaveLength(30)
  expect(cache.stats.runs - before).toBeLessThanOrEqual(2)
})

test('nobody listening: nothing is kept', async () => {
  const { runtime, cache } = open()
  const twice = live('rooms:lines', { name: 'left' })
  const [a, b] = await runtime.exclusive(async () => [
    await cache.subscribeHeld(twice, null),
    await cache.subscribeHeld(twice, null),
  ])
  expect(cache.stats).toEqual({ runs: 1, entries: 1 })

  cache.unsubscribe(a)
  expect(cache.stats.entries).toBe(1)
  cache.unsubscribe(b)
  expect(cache.stats.entries).toBe(0)

  await mutate(runtime, 'rooms:open', { name: 'left' })
  await settled(runtime, cache)
  expect(cache.stats.runs).toBe(1)
})

test('ranges: half open, by index, replaced and removed', () => {
  const book = createRangeBook<string>()
  const at = (byte: number): Buffer => Buffer.from([byte])
  book.set('a', [{ index: 'i', low: at(2), high: at(4) }])
  book.set('b', [
    { index: 'i', low: at(3), high: at(9) },
    { index: 'j', low: at(0), high: at(1) },
  ])
  const touched = (index: string, byte: number): string[] => {
    const found: string[] = []
    book.touched([{ index, key: at(byte) }], (owner) => found.push(owner))
    return found
  }

  expect([1, 2, 3, 4, 9].map((byte) => touched('i', byte))).toEqual([[], ['a'], ['a', 'b'], ['b'], []])
  expect(touched('j', 0)).toEqual(['b'])
  book.set('b', [{ index: 'i', low: at(7), high: at(8) }])
  book.remove('a')
  expect([touched('j', 0), touched('i', 3), touched('i', 7)]).toEqual([[], [], ['b']])
})
