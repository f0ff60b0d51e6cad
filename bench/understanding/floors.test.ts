import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { rules } from '../../electron/speech/rules/rules.ts'
import type { Understanding } from '../../electron/speech/understanding.ts'
import { loadSet, type Result, type Summary, scoreCall, summarise } from './corpus/tools/score.mjs'
import { feed, inCorpusFormat } from './feed.ts'

async function measure(set: string, understanding: Understanding = rules): Promise<Summary> {
  const results: Result[] = []
  for (const call of loadSet(set)) results.push(scoreCall(call, await feed(call, understanding)))
  return summarise(results)
}

const outOf = (share: string): number => Number(share.split('/')[0])

test('the rules keep above the floors on the development calls', async () => {
  const { record, hallucination, corrections, alerts, sentiment, calls } = await measure('dev')
  expect(calls).toBe(24)
  expect(record.micro_f1).toBeGreaterThanOrEqual(0.9)
  expect(record.critical_f1).toBeGreaterThanOrEqual(0.9)
  expect(hallucination.rate).toBeLessThanOrEqual(0.02)
  expect(outOf(corrections.cross_turn)).toBeGreaterThanOrEqual(6)
  expect(alerts.recall).toBeGreaterThanOrEqual(0.85)
  expect(alerts.false_per_call).toBeLessThanOrEqual(0.1)
  expect(sentiment.customer.macro_f1).toBeGreaterThanOrEqual(0.7)
})

test('and on calls in other words, names and places', async () => {
  const { record, hallucination, alerts } = await measure('own')
  expect(record.micro_f1).toBeGreaterThanOrEqual(0.9)
  expect(record.critical_f1).toBeGreaterThanOrEqual(0.9)
  expect(hallucination.rate).toBeLessThanOrEqual(0.02)
  expect(alerts.recall).toBeGreaterThanOrEqual(0.85)
  expect(alerts.false_per_call).toBeLessThanOrEqual(0.1)
})

test('a listener that hears nothing scores nothing: the scorer can tell', async () => {
  const deaf: Understanding = {
    ...rules,
    listen: () => {
      const nothing = { fields: [], alerts: [], objectives: [], coaching: [], coachingDone: [] }
      return { hear: () => nothing, idle: () => nothing, record: () => ({}) }
    },
  }
  const { record, alerts } = await measure('dev', deaf)
  expect(record.micro_f1).toBe(0)
  expect(alerts.recall).toBe(0)
})

test('any folder of calls is read, and what is no call is passed over', () => {
  const folder = mkdtempSync(join(tmpdir(), 'calls-'))
  writeFileSync(join(folder, 'a.json'), JSON.stringify({ id: 'a', language: 'es-CL', turns: [] }))
  writeFileSync(join(folder, 'b.json'), JSON.stringify({ note: 'no call' }))
  expect(loadSet(folder).map((call) => call.id)).toEqual(['a'])
})

test('lists leave as lists, the rest as it is', () => {
  expect(inCorpusFormat({ medicamentos: 'losartán; aspirina', direccion: 'Grecia con Macul' })).toEqual({
    medicamentos: ['losartán', 'aspirina'],
    direccion: 'Grecia con Macul',
  })
})
