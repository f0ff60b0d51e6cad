/** What a call's services say of themselves is added up truly, and told at once or after five seconds. */
import { expect, test } from 'vitest'
import type { ServiceHealth } from '../call/listening.ts'
import type { Meter } from '../speech/metered.ts'
import { ProviderError } from '../speech/providerError.ts'
import { openCallMeter } from './callMeter.ts'

const meterOf = (more: Partial<Meter>): Meter => ({
  provider: 'deepgram',
  stream: 1,
  leg: 'customer',
  latency: { p50Ms: 300, p95Ms: 800, samples: 10 },
  errorRate: 0,
  lastError: undefined,
  waiting: 1,
  lostMs: 0,
  seconds: 60,
  sentSeconds: 60,
  costPerMinute: 0.01,
  ...more,
})

function open() {
  let now = 1000
  const told: ServiceHealth[] = []
  const meter = openCallMeter({ now: () => now, others: ['deepgram', 'whisper'], model: 'anthropic m' })
  meter.watch((health) => told.push(health))
  return {
    meter,
    told,
    after(ms: number): void {
      now += ms
    },
  }
}

test('a state is told at once, figures at most every five seconds, the last ones at the end', () => {
  const { meter, told, after } = open()
  meter.sttStatus({ kind: 'heard', leg: 'customer', provider: 'deepgram' })
  meter.sttStatus({ kind: 'heard', leg: 'agent', provider: 'deepgram' })
  expect(told).toHaveLength(2)
  for (let i = 0; i < 10; i++) {
    after(1000)
    meter.stt(meterOf({}))
  }
  expect(told).toHaveLength(4)
  after(10)
  meter.stt(meterOf({ seconds: 120 }))
  expect(told).toHaveLength(4)
  meter.flush()
  expect(told.at(-1)?.measure.cost).toBeCloseTo(0.02)
  meter.flush()
  expect(told).toHaveLength(5)
  meter.close()
  after(10_000)
  meter.stt(meterOf({ seconds: 180 }))
  expect(told).toHaveLength(5)
})

test('costs of all streams are one sum, also of those that another took over from', () => {
  const { meter, told } = open()
  meter.sttStatus({ kind: 'heard', leg: 'customer', provider: 'deepgram' })
  meter.stt(meterOf({ seconds: 60 }))
  meter.stt(meterOf({ stream: 2, seconds: 60 }))
  meter.stt(meterOf({ leg: 'agent', stream: 3, seconds: 60 }))
  meter.stt(meterOf({ provider: 'whisper', stream: 1, seconds: 60, costPerMinute: 0.006 }))
  meter.flush()
  const { measure } = told.at(-1) ?? {}
  expect(measure?.cost).toBeCloseTo(0.036)
  // The longer voice spoke for three minutes.
  expect(measure?.costPerMinute).toBeCloseTo(0.012)
})

test('whichever voice nobody hears is the state of the call, since when, why, and who else there is', () => {
  const { meter, told, after } = open()
  const because = new ProviderError('deepgram', 'the key was refused', { retryable: false })
  meter.sttStatus({ kind: 'heard', leg: 'agent', provider: 'deepgram' })
  meter.sttStatus({ kind: 'givenUp', leg: 'customer', because })
  after(2000)
  meter.sttStatus({ kind: 'deaf', leg: 'customer', because, retryInMs: 9 })
  expect(told.at(-1)).toMatchObject({
    status: 'error',
    measure: { provider: 'deepgram', reason: 'the key was refused', since: 1000, others: ['whisper'] },
  })
  meter.sttStatus({ kind: 'heard', leg: 'customer', provider: 'whisper' })
  expect(told.at(-1)).toMatchObject({ status: 'streaming' })
  expect(told.at(-1)?.measure.since).toBeUndefined()
})

test('a model that rests is in trouble until it answers', () => {
  const { meter, told } = open()
  meter.llm({ kind: 'breaker', state: { kind: 'resting', untilMs: 9, reason: 'the key is not accepted' } })
  expect(told.at(-1)).toMatchObject({
    service: 'llm',
    status: 'error',
    measure: { since: 1000, provider: 'anthropic m' },
  })
  meter.llm({ kind: 'breaker', state: { kind: 'closed' } })
  expect(told.at(-1)).toMatchObject({ service: 'llm', status: 'active' })
})
