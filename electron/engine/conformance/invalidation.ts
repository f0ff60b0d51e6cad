/**
 * Suite 3: after each random mutation every live query is run again naively; what was pushed must be the same, and only those
 * whose ranges were touched may have been run.
 */
import { convexToJson, type Value } from 'convex/values'
import { openDatabase } from '../../storage/database.ts'
import { createCache, type Subscription } from '../reactive/cache.ts'
import { openRuntime } from '../runtime/runtime.ts'
import type { Read, Write } from '../store/footprint.ts'
import { smallProduct } from '../testing/open.ts'
import * as rooms from '../testing/rooms.ts'
import * as things from '../testing/things.ts'
import { createDice, type Dice, ODD_VALUES } from '../testing/values.ts'
import { contains } from '../values/keys.ts'
import { draft, type Suite } from './report.ts'

const query = (dice: Dice): { path: string; args: Record<string, Value> } => {
  if (dice.below(4) === 0) {
    return { path: 'rooms:lines', args: { name: dice.pick(['r1', 'r2', 'r3']), limit: dice.below(5) + 1 } }
  }
  const range: Value[] = [{ op: 'eq', field: 'a', value: dice.pick(ODD_VALUES) }]
  if (dice.below(2) === 0) range.push({ op: dice.pick(['gt', 'lte']), field: 'b', value: dice.pick(ODD_VALUES) })
  const args: Record<string, Value> = { index: 'by_a_b', range, order: dice.pick(['asc', 'desc']) }
  if (dice.below(2) === 0) args.take = dice.below(4) + 1
  if (dice.below(4) === 0) args.below = dice.below(200)
  return { path: 'things:find', args }
}

const mutation = (dice: Dice, rows: number): { path: string; args: Record<string, Value> } => {
  const fields = { a: dice.pick(ODD_VALUES), b: dice.pick(ODD_VALUES) }
  const name = dice.pick(['r1', 'r2', 'r3'])
  const roll = dice.below(10)
  if (roll === 0) return { path: 'rooms:open', args: { name } }
  if (roll === 1) return { path: 'rooms:hush', args: { name } }
  if (roll < 4) return { path: 'rooms:say', args: { name, text: String(rows) } }
  if (roll < 7) return { path: 'things:insert', args: { n: rows, fields } }
  return {
    path: 'things:change',
    args: { n: dice.below(rows + 1), how: dice.pick(['delete', 'patch', 'replace']), fields },
  }
}

const touched = (reads: readonly Read[], writes: readonly Write[]): boolean =>
  writes.some(({ index, key }) => reads.some((read) => read.index === index && contains(read, key)))

export const invalidation: Suite = async ({ seed, scale }) => {
  const report = draft('invalidation')
  const [seeds, mutations, live] = scale === 'large' ? [5, 800, 120] : [1, 80, 40]
  let runs = 0
  let naive = 0

  for (let at = seed; at < seed + seeds; at++) {
    const dice = createDice(at)
    const runtime = openRuntime({
      db: openDatabase(':memory:'),
      modules: { things, rooms },
      schema: smallProduct().schema,
      now: Date.now,
    })
    const cache = createCache(runtime, (error) => report.check('the cache does not fail', false, String(error)))
    let writes: readonly Write[] = []
    runtime.onCommit((each) => {
      writes = each
    })
    const subscriptions = new Map<string, Subscription>()
    for (let i = 0; i < live; i++) {
      const { path, args } = query(dice)
      const asked = { path, args: convexToJson(args), journal: null }
      const subscription = await runtime.exclusive(() => cache.subscribeHeld(asked, null))
      subscriptions.set(JSON.stringify(asked), subscription)
    }
    const readsOf = async ({ query: { path, args } }: Subscription) =>
      runtime.exclusive(() => runtime.queryHeld({ path, args, identity: null, from: 'client' }, null))

    for (let i = 0; i < mutations; i++) {
      const before = await Promise.all([...subscriptions.values()].map(readsOf))
      const { path, args } = mutation(dice, i)
      writes = []
      const ran = cache.stats.runs
      await runtime.mutate({ path, args: convexToJson(args), identity: null, from: 'client' }).catch(() => null)
      await runtime.exclusive(() => cache.refreshHeld())
      runs += cache.stats.runs - ran
      const expected = before.filter(({ reads }) => touched(reads, writes)).length
      if (cache.stats.runs - ran !== expected) {
        report.differs(`seed ${at}, mutation ${i}: ${cache.stats.runs - ran} queries were run again, not ${expected}`)
      }
      for (const subscription of subscriptions.values()) {
        naive += 1
        const { outcome } = await readsOf(subscription)
        const pushed = JSON.parse(`{${subscription.entry.text}}`) as { value?: unknown }
        const wanted = outcome.kind === 'value' ? outcome.text : 'undefined'
        if ((JSON.stringify(pushed.value) ?? 'undefined') !== wanted)
          report.differs(`seed ${at}, mutation ${i}: pushed`)
      }
    }
  }
  report.note(`seeds ${seed}–${seed + seeds - 1} × ${mutations} mutations × ${live} live queries`)
  report.note(`${runs} queries were run again, ${naive} naively`)
  report.check('only touched queries are run again', runs < naive / 4)
  return report.done()
}
