import { expect, test } from 'vitest'
import type { Heard } from '../speech/understanding.ts'
import { createPerformance } from './performance.ts'

const nothing: Heard = { fields: [], alerts: [], objectives: [], coaching: [], coachingDone: [] }
const said = { heard: nothing, record: {}, callerDbfs: undefined }

test('only what was counted is told, and only when it changed', () => {
  const performance = createPerformance()

  expect(performance.after({ ...said, speaker: 'customer' })).toEqual({
    scriptAdherence: 0,
    conversionProbability: 0,
    demoAcceptanceProbability: 0,
  })
  expect(performance.after({ ...said, speaker: 'customer' })).toBeUndefined()
})

test('engagement is the share of the dispatcher’s turns that the caller answered', () => {
  const performance = createPerformance()
  performance.after({ ...said, speaker: 'agent' })
  performance.after({ ...said, speaker: 'agent' })
  expect(performance.after({ ...said, speaker: 'customer' })?.prospectEngagement).toBe(100)
  expect(performance.after({ ...said, speaker: 'agent' })?.prospectEngagement).toBe(50)
})

test('completeness counts the fields that no card may lack; readiness place, reason and code', () => {
  const record = { direccion: 'Los Aromos', comuna: 'Maipú', motivo: 'caida' }

  const told = createPerformance().after({ ...said, speaker: 'customer', record, callerDbfs: -40 })

  expect(told).toEqual({
    scriptAdherence: 0,
    conversionProbability: 50,
    demoAcceptanceProbability: 67,
    voiceEnergyLevel: 'LOW',
  })
})

test('an objective counts once, when it is done', () => {
  const performance = createPerformance()
  const done: Heard = { ...nothing, objectives: [{ id: 'location_confirmed', status: 'completed' }] }
  const active: Heard = { ...nothing, objectives: [{ id: 'triage_assigned', status: 'active' }] }
  performance.after({ ...said, speaker: 'agent', heard: active })
  performance.after({ ...said, speaker: 'agent', heard: done })

  expect(performance.after({ ...said, speaker: 'customer', heard: done })?.scriptAdherence).toBe(14)
})
