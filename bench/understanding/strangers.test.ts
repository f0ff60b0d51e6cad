import { expect, test } from 'vitest'
import { rules } from '../../electron/speech/rules/rules.ts'
import { loadSet, scoreCall, summarise } from './corpus/tools/score.mjs'
import { feed } from './feed.ts'

test.each(['second', 'third'])('the rules hold on the calls of another hand: %s', async (set) => {
  const results = []
  for (const call of loadSet(set)) results.push(scoreCall(call, await feed(call, rules)))
  const { record, hallucination, alerts, calls } = summarise(results)
  expect(calls).toBeGreaterThanOrEqual(17)
  expect(record.micro_f1).toBeGreaterThanOrEqual(0.9)
  expect(record.critical_f1).toBeGreaterThanOrEqual(0.9)
  expect(hallucination.rate).toBeLessThanOrEqual(0.02)
  expect(alerts.recall).toBeGreaterThanOrEqual(0.8)
  expect(alerts.false_per_call).toBeLessThanOrEqual(0.1)
})
