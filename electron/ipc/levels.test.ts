import { expect, test } from 'vitest'
import type { EventName } from './contract.ts'
import { gatherLevels } from './levels.ts'

const level = (callId: string, leg: 'agent' | 'customer', rmsDbfs: number) => ({
  callId,
  leg,
  rmsDbfs,
  peakDbfs: rmsDbfs + 3,
  speech: true,
})

test('the newest level of each leg goes out in one message, and nothing while nobody speaks', () => {
  const told: [EventName, unknown][] = []
  const waiting: (() => void)[] = []
  const gather = gatherLevels(
    (name, event) => void told.push([name, event]),
    (_, act) => void waiting.push(act),
  )

  gather(level('a', 'agent', -40))
  gather(level('a', 'agent', -20))
  gather(level('a', 'customer', -30))
  gather(level('b', 'agent', -50))
  expect(told).toEqual([])
  expect(waiting).toHaveLength(1)
  waiting.shift()?.()

  expect(told).toEqual([
    ['live.levels', { levels: [level('a', 'agent', -20), level('a', 'customer', -30), level('b', 'agent', -50)] }],
  ])
  expect(waiting).toHaveLength(0)
  gather(level('b', 'agent', -10))
  waiting.shift()?.()
  expect(told[1]).toEqual(['live.levels', { levels: [level('b', 'agent', -10)] }])
})
