import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TEMPLATE_NAMES } from '../templates.ts'
import { type CallFacts, FORMS, judge, pointsOf, scoreForm, totalOf } from './form.ts'

const facts: CallFacts = {
  answeredMs: 6200,
  objectives: [
    { key: 'location_confirmed', status: 'completed' },
    { key: 'complaint_identified', status: 'completed' },
    { key: 'consciousness_breathing', status: 'completed' },
    { key: 'triage_assigned', status: 'pending' },
    { key: 'closing_done', status: 'skipped' },
  ],
  protocol: null,
  dispatchMs: 65_000,
  arrestMs: 224_000,
  instructionsMs: 262_000,
}
const of = (key: string, more: Partial<CallFacts> = {}) => {
  const criterion = FORMS.dispatch.find((one) => one.key === key)
  return criterion && judge(criterion, { ...facts, ...more })
}

test('every form is worth 100 points and asks nothing twice', () => {
  for (const template of TEMPLATE_NAMES) {
    expect(FORMS[template].reduce((sum, one) => sum + one.max, 0)).toBe(100)
    expect(new Set(FORMS[template].map((one) => one.key)).size).toBe(FORMS[template].length)
  }
})

test('what happened gives points, with the reason beside them', () => {
  expect(of('answer')).toEqual({ points: 10, because: { kind: 'took', ms: 6200 } })
  expect(of('answer', { answeredMs: 18_000 })?.points).toBe(7)
  expect(of('answer', { answeredMs: 41_000 })?.points).toBe(0)
  expect(of('location')).toEqual({ points: 20, because: { kind: 'done', n: 1, of: 1 } })
  expect(of('questions')).toEqual({ points: 13, because: { kind: 'done', n: 2, of: 3 } })
  expect(of('questions', { protocol: { inOrder: 9, due: 12 } })).toEqual({
    points: 15,
    because: { kind: 'done', n: 9, of: 12 },
  })
  expect(of('questions', { protocol: { inOrder: 0, due: 0 } })?.points).toBe(13)
  expect(of('dispatch')).toEqual({ points: 10, because: { kind: 'took', ms: 65_000 } })
  expect(of('dispatch', { dispatchMs: null })).toEqual({ points: 0, because: { kind: 'never' } })
  expect(of('closing')?.points).toBe(0)
})

test('instructions are timed from the suspicion of an arrest, and only asked for otherwise', () => {
  expect(of('instructions')).toEqual({ points: 15, because: { kind: 'took', ms: 38_000 } })
  expect(of('instructions', { instructionsMs: null })?.points).toBe(0)
  expect(of('instructions', { arrestMs: null })).toEqual({ points: 0, because: { kind: 'done', n: 0, of: 1 } })
})

test('only a person judges how the caller was treated; an unanswered call is not judged by its answer', () => {
  expect(of('calm')).toBeNull()
  expect(of('answer', { answeredMs: null })).toBeNull()
})

test('a person outranks the machine, and what does not apply does not count', () => {
  const form = scoreForm('dispatch', facts, [
    { key: 'questions', points: 16 },
    { key: 'closing', points: null },
  ])

  expect(form.find((one) => one.key === 'questions')).toMatchObject({ person: 16, machine: { points: 13 } })
  // 10 + 20 + 16 + 10 + 15 of 10 + 20 + 20 + 15 + 15; calm is open, closing does not apply.
  expect(totalOf(form)).toEqual({ score: 89, open: 1 })
})

test('a score is null or from 0 to 100, whatever is answered', () => {
  const answer = fc.record({
    key: fc.constantFrom(...FORMS.dispatch.map((one) => one.key)),
    points: fc.option(fc.nat(20)),
  })
  fc.assert(
    fc.property(fc.array(answer), fc.option(fc.nat(200_000)), (answers, answeredMs) => {
      const form = scoreForm(
        'dispatch',
        { ...facts, answeredMs },
        answers.map(({ key, points }) => ({
          key,
          points: points === null ? null : Math.min(points, FORMS.dispatch.find((one) => one.key === key)?.max ?? 0),
        })),
      )
      const { score, open } = totalOf(form)
      expect(score === null || (score >= 0 && score <= 100)).toBe(true)
      expect(open).toBe(form.filter((one) => pointsOf(one) === undefined).length)
    }),
  )
})
