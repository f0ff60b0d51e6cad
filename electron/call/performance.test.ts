/** What is counted of a call, and what is said to be unknown. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createPerformance, type Line } from './performance.ts'

const nothing = { record: {}, callerDbfs: undefined }
const line = (speaker: Line['speaker'], startMs: number, endMs: number, text = 'palabras'): { line: Line } => ({
  line: { speaker, startMs, endMs, text },
})

test('only what was counted is told, and only when it changed', () => {
  const performance = createPerformance()

  expect(performance.after({ ...nothing, ...line('customer', 0, 1000) })).toEqual({
    metrics: { conversionProbability: 0, demoAcceptanceProbability: 0 },
    counts: { conversionProbability: 6, demoAcceptanceProbability: 3 },
  })
  expect(performance.after({ ...nothing, ...line('customer', 1000, 2000) })).toBeUndefined()
})

test('engagement is the share of the dispatcher’s turns that the caller answered', () => {
  const performance = createPerformance()
  performance.after({ ...nothing, ...line('agent', 0, 1000) })
  performance.after({ ...nothing, ...line('agent', 1500, 2000) })

  expect(performance.after({ ...nothing, ...line('customer', 2500, 3000) })?.metrics.prospectEngagement).toBe(100)
  const after = performance.after({ ...nothing, ...line('agent', 3500, 4000) })
  expect(after?.metrics.prospectEngagement).toBe(50)
  expect(after?.counts.prospectEngagement).toBe(2)
})

test('meaning that is found later is not one more turn', () => {
  const performance = createPerformance()
  performance.after({ ...nothing, ...line('agent', 0, 1000) })
  performance.after({ ...nothing, ...line('customer', 1500, 2000) })

  const after = performance.after({ record: { motivo: 'caida' }, callerDbfs: -40 })

  expect(after?.metrics).toMatchObject({ prospectEngagement: 100, voiceEnergyLevel: 'LOW' })
  expect(after?.counts).toMatchObject({ prospectEngagement: 1, voiceEnergyLevel: 1 })
})

test('completeness counts the fields that no card may lack; readiness place, reason and code', () => {
  const record = { direccion: 'Los Aromos', comuna: 'Maipú', motivo: 'caida' }

  const told = createPerformance().after({ ...line('customer', 0, 900), record, callerDbfs: undefined })

  expect(told?.metrics).toEqual({ conversionProbability: 50, demoAcceptanceProbability: 67 })
})

test('the response is the median from the caller’s end to the first word, once there are three', () => {
  const performance = createPerformance()
  const turn = (endMs: number, wordMs: number) => {
    performance.after({ ...nothing, ...line('customer', endMs - 900, endMs) })
    return performance.after({ ...nothing, ...line('agent', wordMs, wordMs + 400) })
  }

  expect(turn(2000, 2800)?.metrics.responseDelayMs).toBeUndefined()
  turn(6000, 7000)
  const third = turn(12_000, 17_000)

  expect(third?.metrics).toMatchObject({ responseDelayMs: 1000, responseQuality: 'FAIR' })
  expect(third?.counts).toMatchObject({ responseDelayMs: 3, responseQuality: 3 })
})

test('to speak over the caller is no good answer, however fast', () => {
  const performance = createPerformance()
  let told: ReturnType<typeof performance.after>
  for (let i = 0; i < 4; i++) {
    performance.after({ ...nothing, ...line('customer', i * 10_000, i * 10_000 + 5000) })
    told = performance.after({ ...nothing, ...line('agent', i * 10_000 + 3000, i * 10_000 + 6000) }) ?? told
  }

  expect(told?.metrics).toMatchObject({ responseDelayMs: 0, responseQuality: 'POOR' })
})

test('questions are a rate only after half a minute', () => {
  const performance = createPerformance()

  expect(
    performance.after({ ...nothing, ...line('agent', 0, 3000, '¿Dónde? ¿Qué pasó?') })?.metrics,
  ).not.toHaveProperty('questionFrequency')
  const later = performance.after({ ...nothing, ...line('agent', 57_000, 60_000, '¿Respira?') })

  expect(later?.metrics.questionFrequency).toBe('MEDIUM')
  expect(later?.counts.questionFrequency).toBe(3)
})

test('whatever is said, percentages stay percentages and every measure has its samples', () => {
  const lines = fc.array(
    fc.record({
      speaker: fc.constantFrom('agent' as const, 'customer' as const),
      startMs: fc.nat(200_000),
      endMs: fc.nat(200_000),
      text: fc.string(),
    }),
  )
  fc.assert(
    fc.property(
      lines,
      fc.option(fc.double({ min: -90, max: 0, noNaN: true }), { nil: undefined }),
      (all, callerDbfs) => {
        const performance = createPerformance()
        for (const one of all) {
          const told = performance.after({ line: one, record: {}, callerDbfs })
          if (!told) continue
          expect(Object.keys(told.counts).sort()).toEqual(Object.keys(told.metrics).sort())
          const { prospectEngagement = 0, responseDelayMs = 0 } = told.metrics
          expect(prospectEngagement).toBeGreaterThanOrEqual(0)
          expect(prospectEngagement).toBeLessThanOrEqual(100)
          expect(responseDelayMs).toBeGreaterThanOrEqual(0)
        }
      },
    ),
  )
})
