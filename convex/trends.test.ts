import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { api } from './_generated/api.js'
import { call, openRoom, type Room, refusal } from './room.fixture.ts'

const m = api.mutations.liveCalls
const HOUR = 3_600_000
const NOON = Date.UTC(2026, 10, 21, 15)

beforeEach(() => {
  vi.useFakeTimers({ now: NOON, toFake: ['Date'] })
})
afterEach(() => {
  vi.useRealTimers()
})

type Told = { readonly callId: string; readonly waitedMs?: number; readonly practice?: boolean }

async function begin(room: Room, { callId, waitedMs, practice = false }: Told): Promise<void> {
  await room.service.mutation(m.startLiveCall, { ...call, callId, sessionId: callId, practice, sourceKind: 'sip' })
  if (waitedMs === undefined) return
  vi.setSystemTime(Date.now() + waitedMs)
  await room.service.mutation(m.updateCallStatus, { callId, status: 'connected' })
}
const end = (room: Room, callId: string, reason: 'hangup' | 'abandoned' = 'hangup') =>
  room.service.mutation(m.endLiveCall, { callId, reason })
const hours = (room: Room, over: { since?: number; practice?: boolean } = {}) =>
  room.supervisor.query(api.trends.hours, { since: 0, practice: false, ...over })

test('a call is counted in the hour in which it ended, by how long it rang', async () => {
  const room = openRoom()
  await begin(room, { callId: 'soon', waitedMs: 15_000 })
  await begin(room, { callId: 'later', waitedMs: 19_000 })
  await begin(room, { callId: 'late', waitedMs: 21_000 })
  await begin(room, { callId: 'given-up' })
  for (const callId of ['soon', 'later', 'late']) await end(room, callId)
  vi.setSystemTime(NOON + HOUR)
  await end(room, 'given-up', 'abandoned')

  expect(await hours(room)).toMatchObject([
    { at: NOON, calls: 3, answered: 3, within15: 1, within20: 2, abandoned: 0 },
    { at: NOON + HOUR, calls: 1, answered: 0, within15: 0, within20: 0, abandoned: 1 },
  ])
  expect(await hours(room, { since: NOON + 1 })).toHaveLength(1)
})

test('a call that ends twice is counted once', async () => {
  const room = openRoom()
  await begin(room, { callId: 'a', waitedMs: 0 })
  await end(room, 'a')
  await end(room, 'a')

  expect(await hours(room)).toMatchObject([{ calls: 1 }])
})

test('practice is counted apart', async () => {
  const room = openRoom()
  await begin(room, { callId: 'a', waitedMs: 0, practice: true })
  await end(room, 'a')

  expect(await hours(room)).toEqual([])
  expect(await hours(room, { practice: true })).toMatchObject([{ calls: 1, practice: true }])
})

test('only what was measured is summed, each with the calls in which it was', async () => {
  const room = openRoom()
  await begin(room, { callId: 'a', waitedMs: 0 })
  await begin(room, { callId: 'b', waitedMs: 0 })
  await begin(room, { callId: 'silent', waitedMs: 0 })
  const metrics = (callId: string, scriptAdherence: number) =>
    room.service.mutation(m.updatePerformanceMetrics, { callId, metrics: { scriptAdherence } })
  await metrics('a', 80)
  await metrics('b', 60)
  await room.service.mutation(m.addTranscriptEntry, {
    ...{ callId: 'a', timestamp: '00:01', isFinal: true, speaker: 'customer', endMs: 3000 },
    ...{ text: 'no respira', sentiment: 'negative' },
  })
  for (const callId of ['a', 'b', 'silent']) await end(room, callId)

  const [hour] = await hours(room)
  expect(hour?.metrics).toEqual({ scriptAdherence: { sum: 140, calls: 2 } })
  expect(hour?.feelings.calls).toBe(1)
  expect(hour?.feelings.negative).toBeGreaterThan(0)
})

test('what a call cost is told by service; what no meter tells apart stands as other', async () => {
  const room = openRoom()
  await begin(room, { callId: 'metered', waitedMs: 0 })
  const report = (service: 'stt' | 'llm', cost: number) =>
    room.service.mutation(m.updateSystemStatus, { callId: 'metered', service, status: 'active', measure: { cost } })
  await report('stt', 0.02)
  await report('llm', 0.05)
  await end(room, 'metered')
  await room.service.mutation(m.startLiveCall, { ...call, callId: 'flat', sessionId: 'flat' })
  vi.setSystemTime(Date.now() + 60_000)
  await end(room, 'flat')

  const [hour] = await hours(room)
  expect(Object.keys(hour?.costs ?? {}).sort()).toEqual(['llm', 'other', 'stt'])
  expect(hour?.costs.stt).toBeCloseTo(0.02, 10)
  expect(hour?.costs.llm).toBeCloseTo(0.05, 10)
  expect(hour?.costs.other).toBeCloseTo(0.0298, 10)
})

test('it is for those who supervise, and an instant that is none is refused', async () => {
  const room = openRoom()
  for (const seat of [room.dispatcher, room.service, room.stranger])
    expect(await refusal(seat.query(api.trends.hours, { since: 0, practice: false }))).toMatchObject({
      code: 'forbidden',
    })
  expect(await refusal(hours(room, { since: -1 }))).toMatchObject({ field: 'since' })
})
