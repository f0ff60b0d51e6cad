import { expect, test } from 'vitest'
import { paceOf } from './pace.ts'

test('only what was played has a pace of its own', () => {
  expect(paceOf({ sourceKind: 'practice', durationMs: 10_000 }, 100_000)).toBe(10)
  expect(paceOf({ sourceKind: 'replay', durationMs: 10_000 }, 10_500)).toBe(1)
  expect(paceOf({ sourceKind: 'sip', durationMs: 10_000 }, 5000)).toBe(1)
  expect(paceOf({ sourceKind: 'practice', durationMs: 10_000 }, undefined)).toBe(1)
  expect(paceOf({ sourceKind: 'practice', durationMs: 0 }, 100)).toBe(1)
})
