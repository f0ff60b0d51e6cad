import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PAGE_LINES as P } from '../../convex/domain/transcript.ts'
import { createKnown } from './known.ts'

type Line = { readonly order: number; readonly text: string; readonly translation?: string }
const line = (order: number): Line => ({ order, text: `line ${order}` })
const lines = (from: number, to: number): Line[] => Array.from({ length: to - from }, (_, i) => line(from + i))

test('the tail and full pages, in any order and some of them twice, make one list once all are there', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 80 }), fc.infiniteStream(fc.nat()), (count, chance) => {
      const known = createKnown<Line>()
      const last = Math.floor((count - 1) / P)
      const pages = Array.from({ length: last }, (_, page) => page)
      for (const page of [...pages, ...pages].sort(() => ((chance.next().value ?? 0) % 2) - 0.5))
        known.pages(page, lines(P * page, P * page + P))
      known.tail(last, lines(P * last, count))
      expect(known.all()).toEqual(lines(0, count))
    }),
  )
})

test('a page that the tail has left is still known, and what did not change is the same list', () => {
  const known = createKnown<Line>()
  known.tail(0, lines(0, P))
  const before = known.all()
  known.tail(1, [line(P)])
  expect(known.all()).toHaveLength(P + 1)
  expect(known.wanted()).toEqual([])
  expect(known.all()?.[3]).toBe(before?.[3])
  expect(known.all()).toBe(known.all())
})

test('while a page is on its way nothing is drawn anew, and nothing is shown without what came before it', () => {
  const known = createKnown<Line>()
  expect(known.all()).toBeUndefined()
  known.tail(1, lines(P, P + 4))
  expect(known.all()).toBeUndefined()
  known.pages(0, lines(0, P))
  const shown = known.all()
  expect(shown).toHaveLength(P + 4)
  // Two lines came at once: the fullness of the page before is not known yet.
  known.tail(2, [line(2 * P)])
  expect(known.all()).toBe(shown)
  known.pages(1, lines(P, 2 * P))
  expect(known.all()).toHaveLength(2 * P + 1)
})

test('a line that was told anew replaces what it was', () => {
  const known = createKnown<Line>()
  known.pages(0, lines(0, P))
  known.tail(1, lines(P, P + 2))
  known.pages(
    0,
    lines(0, P).map((one) => (one.order === 1 ? { order: 1, text: 'with a translation' } : one)),
  )
  expect(known.all()?.[1]?.text).toBe('with a translation')
})

test('asked for are the pages that were not seen, and in a translated call those that may still change', () => {
  const known = createKnown<Line>()
  expect(known.wanted()).toEqual([])
  known.tail(2, lines(2 * P, 2 * P + 4))
  expect(known.wanted()).toEqual([0, 1])
  known.pages(0, lines(0, 2 * P))
  expect(known.wanted()).toEqual([])
  // Two lines of the page were seen when the next began
  known.tail(4, lines(4 * P, 4 * P + 2))
  expect(known.wanted()).toEqual([2, 3])
  known.pages(2, lines(2 * P, 3 * P))
  expect(known.wanted()).toEqual([3])
  known.pages(3, lines(3 * P, 4 * P))
  known.tail(4, [...lines(4 * P, 4 * P + 2), { ...line(4 * P + 2), translation: 'en castellano' }])
  expect(known.wanted()).toEqual([3])
  known.tail(4, lines(4 * P, 5 * P))
  known.tail(5, lines(5 * P, 5 * P + 1))
  expect(known.wanted()).toEqual([3, 4])
})
