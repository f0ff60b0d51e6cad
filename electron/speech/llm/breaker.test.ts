import { expect, test } from 'vitest'
import { type BreakerState, openBreaker } from './breaker.ts'
import { LlmError, type LlmFailure } from './llmError.ts'

function open() {
  const clock = { now: 0 }
  const told: BreakerState[] = []
  const breaker = openBreaker({ now: () => clock.now, tell: (state) => told.push(state) })
  const fail = (kind: LlmFailure, retryAfterMs?: number) =>
    breaker.failed(new LlmError('p', kind, 'because', { retryAfterMs }))
  return { clock, told, breaker, fail }
}

test('four failures in a row, and it rests; one success forgets three', () => {
  const { breaker, fail } = open()
  for (let i = 0; i < 3; i++) fail('server')
  breaker.succeeded()
  for (let i = 0; i < 3; i++) fail('timeout')
  expect(breaker.allow()).toBe(true)
  fail('malformed')
  expect(breaker.allow()).toBe(false)
  expect(breaker.state()).toEqual({ kind: 'resting', untilMs: 15_000, reason: 'p: because' })
})

test('one question tries it out; a failure sends it to rest again', () => {
  const { breaker, fail, clock, told } = open()
  fail('auth')
  clock.now = 119_999
  expect(breaker.allow()).toBe(false)
  clock.now = 120_000
  expect([breaker.allow(), breaker.allow()]).toEqual([true, false])
  fail('server')
  expect(breaker.state()).toMatchObject({ kind: 'resting', untilMs: 135_000 })
  clock.now = 135_000
  expect(breaker.allow()).toBe(true)
  breaker.succeeded()
  expect(told.map(({ kind }) => kind)).toEqual(['resting', 'trying', 'resting', 'trying', 'closed'])
})

test('a server that says when is believed', () => {
  const { breaker, fail, clock } = open()
  fail('limit', 7000)
  clock.now = 6999
  expect(breaker.allow()).toBe(false)
  clock.now = 7000
  expect(breaker.allow()).toBe(true)
})

test('a refusal is an answer; what we gave up leaves the way open', () => {
  const { breaker, fail, clock } = open()
  for (let i = 0; i < 9; i++) fail(i % 2 === 0 ? 'refusal' : 'cancelled')
  expect(breaker.state().kind).toBe('closed')
  fail('auth')
  clock.now = 120_000
  breaker.allow()
  fail('cancelled')
  expect(breaker.allow()).toBe(true)
})
