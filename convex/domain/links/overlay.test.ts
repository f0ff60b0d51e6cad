import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type FieldState, same } from '../field.ts'
import { borrowing, overlay, type Part } from './overlay.ts'

const value = fc.option(fc.constantFrom('853', '835', 'Agustinas', 'agustinas ', ''), { nil: null })
const machine = { kind: 'machine', provider: 'rules', model: 'es', version: '1' } as const
const state: fc.Arbitrary<FieldState> = fc
  .record({
    value,
    lockedBy: fc.option(fc.constantFrom('Diego', 'Paula'), { nil: null }),
    rev: fc.integer({ min: 1, max: 9 }),
    updatedAt: fc.integer({ min: 0, max: 1000 }),
    alternatives: fc.array(fc.constantFrom('1', '2', '853'), { maxLength: 3 }),
    dismissed: fc.array(fc.constantFrom('835', 'Agustinas'), { maxLength: 1 }),
  })
  .map(({ alternatives, ...rest }) => ({
    ...rest,
    setBy: rest.lockedBy === null ? machine : { kind: 'person' as const, name: rest.lockedBy },
    confidence: null,
    evidence: [],
    alternatives: alternatives.map((one) => ({ value: one, confidence: null, evidence: [], at: 0 })),
  }))
const own = fc.option(state, { nil: null })
const parts: fc.Arbitrary<Part[]> = fc
  .array(state, { maxLength: 3 })
  .map((states) => states.map((one, i) => ({ session: `other-${i}`, state: one })))

const known = (text: string | null): text is string => text !== null && text !== ''

test('a locked field keeps its value, whatever other calls say', () => {
  fc.assert(
    fc.property(state, parts, (mine, others) => {
      const held = { ...mine, lockedBy: 'Diego' }
      expect(overlay(held, others)).toMatchObject({ value: mine.value, lockedBy: 'Diego' })
    }),
  )
})

test('nothing that anybody says is lost: it stands, is an alternative, or was waved away here', () => {
  fc.assert(
    fc.property(own, parts, (mine, others) => {
      const shown = overlay(mine, others)
      const said = [mine?.value ?? null, ...others.map((part) => part.state.value)].filter(known)
      for (const one of said) {
        const there =
          same(shown?.value ?? null, one) ||
          shown?.alternatives.some((alternative) => same(alternative.value, one)) === true ||
          mine?.dismissed.some((gone) => same(gone, one)) === true
        expect(there).toBe(true)
      }
    }),
  )
})

test('a value that differs is told once, and never beside itself', () => {
  fc.assert(
    fc.property(own, parts, (mine, others) => {
      const shown = overlay(mine, others)
      const offered = shown?.alternatives ?? []
      if (others.some((part) => known(part.state.value)))
        expect(offered.some((one) => same(one.value, shown?.value ?? null))).toBe(false)
      if (shown?.from !== undefined) expect(others.map(({ session }) => session)).toContain(shown.from)
    }),
  )
})

test('alone, a card is what it is; a value that nobody says cannot be borrowed', () => {
  fc.assert(
    fc.property(own, (mine) => {
      expect(overlay(mine, [])).toBe(mine)
      expect(borrowing(mine, [], 'nobody says this')).toBeNull()
    }),
  )
})
