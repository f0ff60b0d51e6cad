import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FIELD_NAMES } from '../../convex/domain/canonical.ts'
import { GROUPS, HEADLINE, hiddenCount, placesOf } from './groups.ts'

const drawn = (held: ReadonlySet<string>, all: boolean) =>
  GROUPS.flatMap((group) => placesOf(group, held, all).map((place) => place.field))

test('every field of the record has one place on the card', () => {
  expect([HEADLINE, ...drawn(new Set(), true)].sort()).toEqual([...FIELD_NAMES].sort())
})

test('a field that holds something is never hidden, and what is hidden is counted', () => {
  fc.assert(
    fc.property(fc.subarray([...FIELD_NAMES]), (fields) => {
      const held = new Set<string>(fields)
      const shown = drawn(held, false)

      for (const field of fields) if (field !== HEADLINE) expect(shown).toContain(field)
      expect(shown.length + hiddenCount(held) + 1).toBe(FIELD_NAMES.length)
    }),
  )
})

test('no row is left half empty', () => {
  fc.assert(
    fc.property(fc.subarray([...FIELD_NAMES]), (fields) => {
      for (const group of GROUPS) {
        let column = 0
        for (const { wide } of placesOf(group, new Set(fields), false)) {
          if (wide) expect(column).toBe(0)
          else column = 1 - column
        }
        expect(column).toBe(0)
      }
    }),
  )
})
