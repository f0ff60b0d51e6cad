import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DISPATCH_PHASES, type DispatchPhase } from '../../../../convex/domain/templates.ts'
import { ALWAYS, type Weights } from '../learnt.ts'
import { lineOf } from '../line.ts'
import { createBelief, towards } from './belief.ts'
import type { Moment } from './cues.ts'

const moment = (lines: number, text: string, speaker: 'agent' | 'customer' = 'agent'): Moment => ({
  line: lineOf({ entryKey: `e${lines}`, speaker, text, startMs: lines * 1000, endMs: lines * 1000 + 900 }, 'es'),
  topics: new Set(),
  asks: false,
  complaint: false,
  commits: false,
  placed: false,
  lines,
})

/** `strength` for one phase, nothing for the others. */
const forPhase = (phase: DispatchPhase, strength: number): number[] =>
  DISPATCH_PHASES.map((one) => (one === phase ? strength : 0))

test('a call stays in its opening for its first line, whatever is said', () => {
  const follow = createBelief(new Map([[ALWAYS, forPhase('Closing', 9)]]))
  expect(follow(moment(1, 'Emergencias'))).toBe('Opening')
  expect(follow(moment(2, 'Emergencias'))).toBe('Closing')
})

test('a word that speaks for a phase leads there, and where the call was holds it there', () => {
  const weights: Weights = new Map([
    ['a apriete', forPhase('Pre-Arrival Instructions', 4)],
    ...DISPATCH_PHASES.map((phase) => [`from ${phase}`, forPhase(phase, 2)] as const),
  ])
  const follow = createBelief(weights)
  const told = ['Emergencias', 'Mire, señor', 'Apriete con un paño', 'Eso es'].map((text, i) =>
    follow(moment(i + 1, text)),
  )
  expect(told).toEqual(['Opening', 'Opening', 'Pre-Arrival Instructions', 'Pre-Arrival Instructions'])
})

test('likelihoods are shares of one, and cues without a weight say nothing', () => {
  const weights = fc.dictionary(
    fc.string(),
    fc.array(fc.integer({ min: -900, max: 900 }), { minLength: 7, maxLength: 7 }),
  )
  fc.assert(
    fc.property(weights, fc.array(fc.string()), (rows, cues) => {
      const known: Weights = new Map(Object.entries(rows))
      const likely = towards(known, cues)
      expect(likely.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1)
      expect(towards(known, [...cues, 'a word that nobody has met'])).toEqual(likely)
    }),
  )
})
