import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createKnown } from './known.ts'

type Line = { readonly order: number; readonly text: string }
const line = (order: number): Line => ({ order, text: `line ${order}` })
const lines = (from: number, to: number): Line[] => Array.from({ length: to - from }, (_, i) => line(from + i))

test('the tail and full pages, in any order and some of them twice, make one list once all are there', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 80 }), fc.infiniteStream(fc.nat()), (count, chance) => {
      const known = createKnown<Line>()
      const last = Math.floor((count - 1) / 16)
      const pages = Array.from({ length: last }, (_, page) => page)
      for (const page of [...pages, ...pages].sort(() => ((chance.next().value ?? 0) % 2) - 0.5))
        known.page(page, lines(16 * page, 16 * page + 16))
      known.tail(last, lines(16 * last, count))
      expect(known.all()).toEqual(lines(0, count))
    }),
  )
})

test('a page that the tail has left is still known, and what did not change is the same list', () => {
  const known = createKnown<Line>()
  known.tail(0, lines(0, 16))
  const before = known.all()
  known.tail(1, [line(16)])
  expect(known.all()).toHaveLength(17)
  expect([known.has(0), known.has(1)]).toEqual([true, false])
  expect(known.all()?.[3]).toBe(before?.[3])
  expect(known.all()).toBe(known.all())
})

test('while a page is on its way nothing is drawn anew, and nothing is shown without what came before it', () => {
  const known = createKnown<Line>()
  expect(known.all()).toBeUndefined()
  known.tail(1, lines(16, 20))
  expect(known.all()).toBeUndefined()
  known.page(0, lines(0, 16))
  const shown = known.all()
  expect(shown).toHaveLength(20)
  // Two lines came at once: the fullness of the page before is not known yet.
  known.tail(2, [line(32)])
  expect(known.all()).toBe(shown)
  known.page(1, lines(16, 32))
  expect(known.all()).toHaveLength(33)
})

test('a line that was told anew replaces what it was', () => {
  const known = createKnown<Line>()
  known.page(0, lines(0, 16))
  known.tail(1, lines(16, 18))
  known.page(
    0,
    lines(0, 16).map((one) => (one.order === 1 ? { order: 1, text: 'with a translation' } : one)),
  )
  expect(known.all()?.[1]?.text).toBe('with a translation')
})
