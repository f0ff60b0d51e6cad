import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BOOK_PAGES, stretchesOf } from './transcript.ts'

test('the stretches of some pages hold each of them once, each where all consoles would begin it', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 90 })), (some) => {
      const pages = some.toSorted((a, b) => a - b)
      const stretches = stretchesOf(pages)
      expect(stretches.flatMap(({ page, pages: n }) => Array.from({ length: n }, (_, i) => page + i))).toEqual(pages)
      for (const { page, pages: n } of stretches) {
        expect([1, 2, 4, 8, BOOK_PAGES]).toContain(n)
        expect(page % n).toBe(0)
      }
    }),
  )
})

test('a long call is a few stretches', () => {
  expect(stretchesOf(Array.from({ length: 2 * BOOK_PAGES + 7 }, (_, i) => i))).toEqual([
    { page: 0, pages: BOOK_PAGES },
    { page: BOOK_PAGES, pages: BOOK_PAGES },
    { page: 2 * BOOK_PAGES, pages: 4 },
    { page: 2 * BOOK_PAGES + 4, pages: 2 },
    { page: 2 * BOOK_PAGES + 6, pages: 1 },
  ])
})
