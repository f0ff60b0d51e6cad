import { once } from 'node:events'
import { createServer } from 'node:net'
import Anthropic from '@anthropic-ai/sdk'
import OpenAI from 'openai'
import { afterEach, describe, expect, test } from 'vitest'
import { ProviderError } from '../providerError.ts'
import type { Question } from './llm.ts'
import { LlmError, retryAfter } from './llmError.ts'
import { type LlmChoice, LlmSettingError, openLlm } from './providers.ts'
import { answerSchema } from './schema.ts'
import { KEY, type Scripted, startAnthropic, startOpenAi, type Vendor } from './vendor.double.ts'

const open: Vendor[] = []
afterEach(async () => {
  for (const vendor of open.splice(0)) await vendor.close()
})

const VENDORS = [
  { provider: 'anthropic', form: 'tool', start: startAnthropic },
  { provider: 'anthropic', form: 'schema', start: startAnthropic },
  { provider: 'openai', form: 'schema', start: startOpenAi },
  { provider: 'compatible', form: 'schema', start: startOpenAi },
  { provider: 'compatible', form: 'json', start: startOpenAi },
] as const

const QUESTION: Question = {
  system: 'Keep the card.',
  message: 'fence 1\nBEGIN 1 new\nEND 1 new',
  name: 'card_changes',
  purpose: 'What changes on the card.',
  schema: answerSchema(),
  maxTokens: 900,
}
const CHANGES = { changes: [{ field: 'comuna', op: 'set', value: 'Ñuñoa', entry: 1, quote: 'Ñuñoa', confidence: 0.9 }] }
const PRICES = { input: 1, output: 5, cacheRead: 0.1, cacheWritten: 1.25 }

async function started(start: typeof startOpenAi, ...script: Scripted[]): Promise<Vendor> {
  const vendor = await start(...script)
  open.push(vendor)
  return vendor
}

async function failing(
  choice: Partial<LlmChoice> & Pick<LlmChoice, 'provider'>,
  signal?: AbortSignal,
): Promise<LlmError> {
  const llm = openLlm({ model: 'm', key: KEY, timeoutMs: 2000, ...choice })
  const error = await llm.ask(QUESTION, signal).then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof LlmError)) throw new Error(`not an LlmError: ${String(error)}`)
  expect(error).toBeInstanceOf(ProviderError)
  // Neither the key nor what a server repeats of the words may come into a log.
  expect(`${error.message}${error.stack}`).not.toMatch(/sk-test|Calle Uno/)
  return error
}

describe.each(VENDORS)('$provider by $form', ({ provider, form, start }) => {
  const choice = { provider, form, model: 'model-of-the-settings', key: KEY }

  test('asks as the vendor wants it and reads value, tokens and cost', async () => {
    const vendor = await started(start, { kind: 'answer', value: CHANGES })
    const llm = openLlm({ ...choice, baseUrl: vendor.url, prices: PRICES })
    const answer = await llm.ask(QUESTION)
    expect(answer.value).toEqual(CHANGES)
    expect(answer.usage).toEqual({ input: 120, output: 40, cacheRead: 1500, cacheWritten: 0 })
    expect(answer.cost).toBeCloseTo((120 * 1 + 40 * 5 + 1500 * 0.1) / 1e6, 12)
    expect(answer.latencyMs).toBeGreaterThanOrEqual(0)
    const body = vendor.asked[0]?.body ?? {}
    expect(body.model).toBe('model-of-the-settings')
    expect(JSON.stringify(body)).toContain('recursos_requeridos')
    expect([body.max_tokens, body.max_completion_tokens]).toContain(900)
    if (provider === 'anthropic') {
      expect(body.system).toEqual([{ type: 'text', text: QUESTION.system, cache_control: { type: 'ephemeral' } }])
    }
  })

  test('an address that ends in /v1 is the same address', async () => {
    const vendor = await started(start, { kind: 'answer', value: CHANGES })
    const { value } = await openLlm({ ...choice, baseUrl: `${vendor.url}/v1/` }).ask(QUESTION)
    expect(value).toEqual(CHANGES)
  })

  test.each([
    ['refusal', { kind: 'refusal' }, false],
    ['malformed', { kind: 'cut' }, true],
    ['malformed', { kind: 'garbage' }, true],
    ['malformed', { kind: 'text', text: 'Claro, aquí está la ficha.' }, true],
    ['malformed', { kind: 'flood' }, true],
    ['empty', { kind: 'empty' }, true],
    ['empty', { kind: 'no-body' }, true],
    ['connection', { kind: 'half-closed' }, true],
    ['connection', { kind: 'elsewhere' }, true],
    ['auth', { kind: 'status', status: 403 }, false],
    ['request', { kind: 'status', status: 404 }, false],
    ['request', { kind: 'status', status: 400 }, false],
    ['server', { kind: 'status', status: 500 }, true],
    ['server', { kind: 'status', status: 529 }, true],
    ['timeout', { kind: 'status', status: 504 }, true],
  ] as const)('%s after %j, retryable %s', async (kind, step, retryable) => {
    const vendor = await started(start, step)
    const error = await failing({ ...choice, baseUrl: vendor.url })
    expect(error).toMatchObject({ kind, retryable, provider })
    if (step.kind === 'status') expect(error.status).toBe(step.status)
  })

  test('a wrong key is told as such', async () => {
    const vendor = await started(start, { kind: 'answer', value: CHANGES })
    const error = await failing({ ...choice, key: 'sk-other', baseUrl: vendor.url })
    expect(error).toMatchObject({ kind: 'auth', status: 401, retryable: false })
    expect(error.message).toMatch(/key is not accepted \(401 (authentication_error|invalid_api_key)\)/)
  })

  test('how long to wait is read from 429', async () => {
    const vendor = await started(start, { kind: 'status', status: 429, headers: { 'retry-after': '7' } })
    expect(await failing({ ...choice, baseUrl: vendor.url })).toMatchObject({
      kind: 'limit',
      retryable: true,
      retryAfterMs: 7000,
    })
    expect(vendor.asked).toHaveLength(1)
  })

  test('no answer in time, and no longer wanted', async () => {
    const vendor = await started(start, { kind: 'silent' })
    expect(await failing({ ...choice, baseUrl: vendor.url, timeoutMs: 40 })).toMatchObject({
      kind: 'timeout',
      retryable: true,
    })
    const stop = new AbortController()
    const asked = failing({ ...choice, baseUrl: vendor.url }, stop.signal)
    stop.abort()
    expect(await asked).toMatchObject({ kind: 'cancelled', retryable: false })
  })
})

test('nobody at the address', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  server.close()
  await once(server, 'close')
  expect(await failing({ provider: 'compatible', baseUrl: `http://127.0.0.1:${port}` })).toMatchObject({
    kind: 'connection',
    status: undefined,
  })
})

test('settings that cannot work are refused by name', () => {
  const refused = (choice: LlmChoice): string => {
    try {
      openLlm(choice)
    } catch (error) {
      if (error instanceof LlmSettingError) return error.field
    }
    return 'none'
  }
  expect(refused({ provider: 'anthropic', model: ' ', key: 'k' })).toBe('model')
  expect(refused({ provider: 'openai', model: 'm' })).toBe('key')
  expect(refused({ provider: 'compatible', model: 'm' })).toBe('baseUrl')
  expect(refused({ provider: 'compatible', model: 'm', baseUrl: 'file:///etc' })).toBe('baseUrl')
  expect(refused({ provider: 'anthropic', model: 'm', key: 'k', form: 'json' })).toBe('form')
  expect(refused({ provider: 'compatible', model: 'm', baseUrl: 'http://10.0.0.3:11434' })).toBe('none')
})

test('seconds, dates and milliseconds to wait, never more than two minutes', () => {
  const wait = (headers: Record<string, string>) => retryAfter(new Headers(headers), Date.parse('2026-11-21T00:00:00Z'))
  expect(wait({ 'retry-after': '1.5' })).toBe(1500)
  expect(wait({ 'retry-after': 'Sat, 21 Nov 2026 00:00:20 GMT' })).toBe(20_000)
  expect(wait({ 'retry-after': 'Fri, 20 Nov 2026 00:00:20 GMT' })).toBe(0)
  expect(wait({ 'retry-after-ms': '250', 'retry-after': '9' })).toBe(250)
  expect(wait({ 'retry-after': '86400' })).toBe(120_000)
  expect(wait({ 'retry-after': 'soon' })).toBeUndefined()
  expect(wait({})).toBeUndefined()
})

describe('the test servers speak to the vendors’ own clients', () => {
  test('Anthropic: tool, structured output, 401, 429', async () => {
    const vendor = await started(
      startAnthropic,
      { kind: 'answer', value: CHANGES },
      { kind: 'answer', value: CHANGES },
      { kind: 'status', status: 429, headers: { 'retry-after': '7' } },
      { kind: 'status', status: 529 },
    )
    const client = new Anthropic({ apiKey: KEY, baseURL: vendor.url, maxRetries: 0, logLevel: 'off' })
    const base = { model: 'm', max_tokens: 900, messages: [{ role: 'user' as const, content: QUESTION.message }] }
    const tools = [{ name: 'card_changes', input_schema: { type: 'object' as const } }]
    const used = await client.messages.create({ ...base, tools, tool_choice: { type: 'tool', name: 'card_changes' } })
    expect(used.content[0]).toMatchObject({ type: 'tool_use', input: CHANGES })
    expect(used.usage.cache_read_input_tokens).toBe(1500)
    const text = await client.messages.create({
      ...base,
      output_config: { format: { type: 'json_schema', schema: { type: 'object' } } },
    })
    expect(text.content[0]).toMatchObject({ type: 'text', text: JSON.stringify(CHANGES) })
    await expect(client.messages.create(base)).rejects.toBeInstanceOf(Anthropic.RateLimitError)
    await expect(client.messages.create(base)).rejects.toBeInstanceOf(Anthropic.InternalServerError)
    const stranger = new Anthropic({ apiKey: 'sk-other', baseURL: vendor.url, maxRetries: 0, logLevel: 'off' })
    await expect(stranger.messages.create(base)).rejects.toBeInstanceOf(Anthropic.AuthenticationError)
  })

  test('OpenAI: json_schema, refusal, 401, 429', async () => {
    const vendor = await started(
      startOpenAi,
      { kind: 'answer', value: CHANGES },
      { kind: 'refusal' },
      { kind: 'status', status: 429, headers: { 'retry-after': '7' } },
    )
    const client = new OpenAI({ apiKey: KEY, baseURL: `${vendor.url}/v1`, maxRetries: 0, logLevel: 'off' })
    const base = {
      model: 'm',
      messages: [{ role: 'user' as const, content: QUESTION.message }],
      response_format: {
        type: 'json_schema' as const,
        json_schema: { name: 'card_changes', strict: true, schema: { ...answerSchema() } },
      },
    }
    const answer = await client.chat.completions.create(base)
    expect(answer.choices[0]?.message.content).toBe(JSON.stringify(CHANGES))
    expect(answer.usage?.prompt_tokens_details?.cached_tokens).toBe(1500)
    expect((await client.chat.completions.create(base)).choices[0]?.message.refusal).toMatch(/cannot/)
    await expect(client.chat.completions.create(base)).rejects.toBeInstanceOf(OpenAI.RateLimitError)
    const stranger = new OpenAI({ apiKey: 'sk-other', baseURL: `${vendor.url}/v1`, maxRetries: 0, logLevel: 'off' })
    await expect(stranger.chat.completions.create(base)).rejects.toBeInstanceOf(OpenAI.AuthenticationError)
  })
})
