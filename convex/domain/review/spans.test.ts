import fc from 'fast-check'
import { expect, test } from 'vitest'
import { phaseSpans } from './spans.ts'

const bounds = { startedAt: 1000, answeredAt: 2000, endedAt: 60_000 }
const iso = (at: number): string => new Date(at).toISOString()
const visits = ['Opening', 'Location', 'Triage'].map((phase) => ({ phase }))

test('a phase that was entered twice is there twice; its quality is of the last visit', () => {
  const spans = phaseSpans(
    bounds,
    [
      { at: 10_000, from: 'Opening', to: 'Location' },
      { at: 20_000, from: 'Location', to: 'Triage' },
      { at: 30_000, from: 'Triage', to: 'Location' },
    ],
    visits.map((visit) => (visit.phase === 'Location' ? { ...visit, quality: 'good' as const } : visit)),
  )

  expect(spans).toEqual([
    { phase: 'Opening', from: 2000, to: 10_000 },
    { phase: 'Location', from: 10_000, to: 20_000 },
    { phase: 'Triage', from: 20_000, to: 30_000 },
    { phase: 'Location', from: 30_000, to: 60_000, quality: 'good' },
  ])
})

test('without a written change the last visits must do', () => {
  expect(
    phaseSpans(bounds, [], [{ phase: 'Opening', startTime: iso(2000), endTime: iso(9000) }, { phase: 'Location' }]),
  ).toEqual([{ phase: 'Opening', from: 2000, to: 9000 }])
})

test('spans never overlap, never are empty and stay within the call', () => {
  const phase = fc.constantFrom('Opening', 'Location', 'Triage', 'Connecting')
  const change = fc.record({ at: fc.integer({ min: 0, max: 70_000 }), from: phase, to: phase })
  fc.assert(
    fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
      let end = bounds.startedAt
      for (const span of phaseSpans(bounds, changes, visits)) {
        expect(span.from).toBeGreaterThanOrEqual(end)
        expect(span.to).toBeGreaterThan(span.from)
        end = span.to
      }
      expect(end).toBeLessThanOrEqual(bounds.endedAt)
    }),
  )
})
