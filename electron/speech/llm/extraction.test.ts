import { expect, test } from 'vitest'
import { rules } from '../rules/rules.ts'
import { openExtraction, tryLlm } from './extraction.ts'
import { LlmSettingError } from './providers.ts'
import { openLlmMeter } from './told.ts'
import { KEY, type Scripted, startAnthropic, startOpenAi } from './vendor.double.ts'

const CHANGES = {
  changes: [
    { field: 'comuna', op: 'set', value: 'Ñuñoa', entry: 1, quote: 'Ñuñoa', confidence: 0.9 },
    { field: 'nombre', op: 'set', value: 'Zenobio', entry: 1, quote: 'Ñuñoa', confidence: 0.9 },
  ],
}

test.each([
  ['anthropic', startAnthropic],
  ['openai', startOpenAi],
  ['compatible', startOpenAi],
] as const)('from settings to a proved field, by %s', async (provider, start) => {
  const vendor = await start({ kind: 'status', status: 529 }, { kind: 'answer', value: CHANGES })
  const meter = openLlmMeter()
  const { understanding } = openExtraction({
    provider,
    key: KEY,
    baseUrl: vendor.url,
    model: 'm',
    prices: { input: 1, output: 5 },
    rules,
    tell: meter.tell,
  })
  const listener = understanding.listen({ language: 'es-CL', advice: 'es' })
  listener.hear({ entryKey: 'c:1', speaker: 'customer', text: 'Acá en Ñuñoa, por favor.', startMs: 0, endMs: 900 })
  await listener.settled?.()
  expect(listener.record().comuna).toBe('Ñuñoa')
  expect(listener.record().nombre).toBeUndefined()
  expect(meter.read()).toMatchObject({ questions: 2, failures: { server: 1 }, refused: { unheard: 1 }, claims: 1 })
  expect(meter.costPerMinute(60_000)).toBeGreaterThan(0)
  expect(understanding).toMatchObject({ provider, model: 'm', version: expect.stringContaining('extract.v1') })
  await vendor.close()
})

test('a setting that cannot work is refused before anything is asked', () => {
  expect(() => openExtraction({ provider: 'openai', model: 'm', rules })).toThrow(LlmSettingError)
})

test.each([
  [{ kind: 'answer', value: { ok: true } }, { kind: 'works' }],
  [
    { kind: 'answer', value: {} },
    { kind: 'fails', failure: 'malformed' },
  ],
  [
    { kind: 'status', status: 401 },
    { kind: 'fails', failure: 'auth', reason: expect.stringContaining('key') },
  ],
  [
    { kind: 'status', status: 404 },
    { kind: 'fails', failure: 'request' },
  ],
] as const)('the test button: %j says %j', async (step: Scripted, told) => {
  const vendor = await startOpenAi(step)
  const { llm } = openExtraction({ provider: 'compatible', key: KEY, baseUrl: vendor.url, model: 'm', rules })
  expect(await tryLlm(llm)).toMatchObject(told)
  await vendor.close()
})
