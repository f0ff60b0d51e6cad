/** What is said to be missing of the protocol: what is due, the longest first; what was passed over; nothing twice. */
import { expect, test } from 'vitest'
import { missingOf, nextDue, type Step } from './missing.ts'

const words = { es: 'x', en: 'x' }
const step = (id: string, more: Partial<Step> = {}): Step => ({
  ...{ id, card: 'c', phase: 'Triage', title: words, say: words, why: null, fallback: null, branches: [] },
  ...{ metronome: null, required: true, state: 'pending', outOfOrder: false, late: false },
  ...{ atMs: null, dueMs: null, evidence: null, by: null, answer: null },
  ...more,
})
const at = { startedAt: 1_000_000, now: 1_060_000, advised: [] }

test('what is due comes first, the longest due before all, then what was passed over', () => {
  const steps = [
    step('passed', { state: 'skipped' }),
    step('later', { dueMs: 50_000 }),
    step('first', { dueMs: 20_000 }),
    step('not yet', { dueMs: 70_000 }),
    step('done', { dueMs: 10_000, state: 'done' }),
    step('may', { dueMs: 10_000, required: false }),
  ]

  expect(missingOf(steps, at).map(({ step: one, since }) => [one.id, since])).toEqual([
    ['first', 1_020_000],
    ['later', 1_050_000],
    ['passed', null],
  ])
  expect(nextDue(steps, at.startedAt, at.now)).toBe(1_070_000)
})

test('what the rules remind of already is not said again', () => {
  const steps = [step('direccion', { dueMs: 1000 }), step('respira', { dueMs: 2000 })]

  expect(missingOf(steps, { ...at, advised: ['location', undefined] }).map((one) => one.step.id)).toEqual(['respira'])
})
