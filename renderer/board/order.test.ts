/** Rows hold still: margin, two evaluations, minimum stay, freeze; only a new P1 or a call for help breaks it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Entry, evaluate, heldMoves, NO_ORDER, type Order, settle } from './order.ts'

const entry = (id: string, score: number, over: Partial<Entry> = {}): Entry => ({
  id,
  score,
  level: 3,
  help: false,
  ...over,
})
const start = settle(NO_ORDER, [entry('a', 50), entry('b', 40), entry('c', 30)], 0)

test('rows come in by score and leave at once', () => {
  expect(start.ids).toEqual(['a', 'b', 'c'])
  const came = settle(start, [entry('a', 50), entry('b', 40), entry('c', 30), entry('d', 45)], 1)
  expect(came.ids).toEqual(['a', 'd', 'b', 'c'])
  expect(settle(came, [entry('c', 30), entry('d', 45)], 2).ids).toEqual(['d', 'c'])
})

test('a row climbs only after beating the one above by 4 in two evaluations running', () => {
  const by4 = [entry('a', 50), entry('b', 54), entry('c', 30)]
  const once = evaluate(start, by4, 15_000, false)
  expect(once.ids).toEqual(['a', 'b', 'c'])
  expect(evaluate(once, by4, 20_000, false).ids).toEqual(['b', 'a', 'c'])
  const lapse = evaluate(once, [entry('a', 50), entry('b', 53), entry('c', 30)], 20_000, false)
  expect(evaluate(lapse, by4, 25_000, false).ids).toEqual(['a', 'b', 'c'])
})

test('a lead of 3 never moves a row', () => {
  let order = start
  for (let now = 15_000; now < 60_000; now += 5_000)
    order = evaluate(order, [entry('a', 50), entry('b', 53), entry('c', 30)], now, false)
  expect(order.ids).toEqual(['a', 'b', 'c'])
})

test('a row that climbed stays for 10 s, whatever happens to its score', () => {
  const up = [entry('a', 50), entry('b', 60), entry('c', 30)]
  let order = evaluate(evaluate(start, up, 15_000, false), up, 20_000, false)
  expect(order.ids).toEqual(['b', 'a', 'c'])
  const back = [entry('a', 70), entry('b', 60), entry('c', 30)]
  order = evaluate(evaluate(order, back, 22_000, false), back, 24_000, false)
  expect(order.ids[0]).toBe('a')
  const again = [entry('a', 70), entry('b', 90), entry('c', 30)]
  order = evaluate(evaluate(order, again, 26_000, false), again, 28_000, false)
  expect(order.ids[0]).toBe('a')
  expect(evaluate(order, again, 30_000, false).ids[0]).toBe('b')
})

test('a big lead climbs the whole way at once', () => {
  const up = [entry('a', 50), entry('b', 40), entry('c', 90)]
  expect(evaluate(evaluate(start, up, 15_000, false), up, 20_000, false).ids).toEqual(['c', 'a', 'b'])
})

test('a frozen order holds and says what would move', () => {
  const up = [entry('a', 50), entry('b', 60), entry('c', 30)]
  let order: Order = start
  for (let now = 15_000; now < 60_000; now += 5_000) order = evaluate(order, up, now, true)
  expect(order.ids).toEqual(['a', 'b', 'c'])
  expect(Object.fromEntries(heldMoves(order, up))).toEqual({ b: 'up', a: 'down' })
})

test('a new P1 and a call for help break margin, stay and freeze', () => {
  const critical = [entry('a', 50), entry('b', 40), entry('c', 51, { level: 1 })]
  expect(evaluate(start, critical, 1, true).ids).toEqual(['c', 'a', 'b'])
  const help = [entry('a', 50), entry('b', 40, { help: true }), entry('c', 30)]
  expect(settle(start, help, 1).ids).toEqual(['b', 'a', 'c'])
})

test('among the calls that pass it by, a new P1 moves nobody else, and one that stands above its place stays', () => {
  const waits = [entry('a', 50), entry('b', 60), entry('c', 30), entry('d', 55)]
  const order = settle(settle(start, waits.slice(0, 3), 0), waits, 1)
  expect(order.ids).toEqual(['d', 'a', 'b', 'c'])
  const critical = [entry('a', 50), entry('b', 60), entry('c', 58, { level: 1 }), entry('d', 55, { level: 1 })]
  const after = settle(order, critical, 2)
  expect(after.ids).toEqual(['c', 'd', 'a', 'b'])
  expect([after.movedAt.get('c'), after.movedAt.get('a')]).toEqual([2, 0])
})

test('a look that changes nothing gives the very same order back, so that nothing is drawn again', () => {
  const calm = [entry('a', 50), entry('b', 52), entry('c', 30)]
  const settled = evaluate(start, calm, 15_000, false)
  expect(evaluate(settled, calm, 20_000, false)).toBe(settled)
})

const scores = fc.record({ a: fc.nat(100), b: fc.nat(100), c: fc.nat(100), d: fc.nat(100), e: fc.nat(100) })

test('without a new P1 or a call for help, no row climbs within 10 s of its last climb, and never by less than 4 points', () => {
  fc.assert(
    fc.property(fc.array(scores, { minLength: 1, maxLength: 20 }), (rounds) => {
      let order = NO_ORDER
      const climbedAt = new Map<string, number>()
      rounds.forEach((round, i) => {
        const now = i * 5_000
        const list = Object.entries(round).map(([id, score]) => entry(id, score))
        const before = order
        order = evaluate(order, list, now, false)
        if (before === NO_ORDER) return
        order.ids.forEach((id, at) => {
          const passed = before.ids.slice(at, before.ids.indexOf(id)).filter((other) => order.ids.indexOf(other) > at)
          if (passed.length === 0 || order.movedAt.get(id) !== now) return
          expect(now - (climbedAt.get(id) ?? Number.NEGATIVE_INFINITY)).toBeGreaterThanOrEqual(10_000)
          for (const other of passed)
            expect((round as Record<string, number>)[id] ?? 0).toBeGreaterThanOrEqual(
              ((round as Record<string, number>)[other] ?? 0) + 4,
            )
          climbedAt.set(id, now)
        })
      })
    }),
  )
})

test('a frozen order never moves a row, whatever the scores do', () => {
  fc.assert(
    fc.property(fc.array(scores, { minLength: 2, maxLength: 12 }), (rounds) => {
      let order = NO_ORDER
      rounds.forEach((round, i) => {
        const before = order
        order = evaluate(
          order,
          Object.entries(round).map(([id, score]) => entry(id, score)),
          i * 5_000,
          true,
        )
        if (before !== NO_ORDER) expect(order.ids).toEqual(before.ids)
      })
    }),
  )
})

test('no call is ever lost or shown twice', () => {
  const entries = fc.uniqueArray(
    fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      score: fc.integer({ min: 0, max: 100 }),
      level: fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const, 4 as const),
      help: fc.boolean(),
    }),
    { selector: (one) => one.id },
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(entries, fc.boolean()), { maxLength: 12 }), (rounds) => {
      let order = NO_ORDER
      rounds.forEach(([list, frozen], i) => {
        order = evaluate(order, list, i * 5_000, frozen)
        expect([...order.ids].sort()).toEqual(list.map(({ id }) => id).sort())
      })
    }),
  )
})
