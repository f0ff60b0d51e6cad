/** What services measure is kept and summed; an outage is one alert that goes when it is over; a translation stands beside its words. */
import { expect, test } from 'vitest'
import { api } from '../_generated/api.js'
import { call, openRoom, type Room, refusal, startCall } from '../room.fixture.ts'

const m = api.mutations.liveCalls
const q = api.queries.liveCalls
const { callId } = call
const system = (room: Room) => room.supervisor.query(q.getSystemHealth, { callId })

test('a call of a line names what it really uses, and costs what is measured', async () => {
  const room = openRoom()
  const line = {
    ...call,
    sourceKind: 'sip',
    sipEndpoint: 'Central',
    stt: 'deepgram → whisper',
    llm: 'rules 2',
  } as const
  await room.service.mutation(m.startLiveCall, line)
  expect(await system(room)).toMatchObject({
    sipProvider: 'Central',
    ttsProvider: '',
    ttsStatus: 'idle',
    costPerMinute: 0,
  })

  const stt = { provider: 'deepgram', latencyP50: 300, latencyP95: 900, queueDepth: 2, costPerMinute: 0.01, cost: 0.05 }
  await room.service.mutation(m.updateSystemStatus, { callId, service: 'stt', status: 'streaming', measure: stt })
  const llm = { provider: 'anthropic m', latencyP50: 1200, errorRate: 4, costPerMinute: 0.02, cost: 0.1 }
  await room.service.mutation(m.updateSystemStatus, { callId, service: 'llm', status: 'active', measure: llm })
  await room.service.mutation(m.updateSystemStatus, { callId, service: 'sip', status: 'connected', latency: 40 })

  const now = await system(room)
  expect(now).toMatchObject({ queueDepth: 2, apiLatency: 1200, measured: { stt, llm, sip: { latencyP50: 40 } } })
  expect(now?.costPerMinute).toBeCloseTo(0.03)
  expect(now?.totalCost).toBeCloseTo(0.15)
  await room.service.mutation(m.endLiveCall, { callId })
  expect((await system(room))?.totalCost).toBeCloseTo(0.15)
})

test.each([
  [{ latencyP50: -1 }, 'measure.latencyP50'],
  [{ errorRate: 101 }, 'measure.errorRate'],
  [{ reason: 'x'.repeat(201) }, 'measure.reason'],
  [{ others: Array.from({ length: 11 }, () => 'x') }, 'measure.others'],
])('%j is refused', async (measure, field) => {
  const room = openRoom()
  await startCall(room)
  const refused = refusal(
    room.service.mutation(m.updateSystemStatus, { callId, service: 'stt', status: 'error', measure }),
  )
  expect(await refused).toMatchObject({ code: 'value_invalid', field })
})

test('an outage is one alert until it is over, and the next is another', async () => {
  const room = openRoom()
  await startCall(room)
  const alert = { callId, type: 'stt_degraded' as const, rule: 'speech.failed', evidence: [], atMs: 1000 }
  const { type, rule } = alert
  const board = async () => (await room.supervisor.query(api.queries.wallboard.liveList, {}))[0]?.alerts
  const first = await room.service.mutation(m.raiseAlert, alert)
  expect(await room.service.mutation(m.raiseAlert, alert)).toBe(first)
  expect(await board()).toHaveLength(1)

  await room.service.mutation(m.retireAlert, { callId, type, rule })
  await room.service.mutation(m.retireAlert, { callId, type, rule })
  expect(await board()).toEqual([])
  expect(await room.service.mutation(m.raiseAlert, { ...alert, atMs: 9000 })).not.toBe(first)

  const all = await room.supervisor.query(q.getAlerts, { callId })
  expect(all.map(({ retiredAt }) => retiredAt !== undefined)).toEqual([true, false])
})

test('a translation stands beside its words, also when the call is over; without its words it is refused', async () => {
  const room = openRoom()
  await startCall(room)
  const machine = { provider: 'p', model: 'm', version: '1' }
  const translation = { text: 'ayuda', from: 'en', into: 'es', machine }
  const words = { callId, timestamp: '2026-11-21T12:00:00Z', speaker: 'customer', text: 'help', isFinal: true } as const
  const told = (entryKey: string) => room.service.mutation(m.addTranslation, { callId, entryKey, translation })
  await room.service.mutation(m.addTranscriptEntry, { ...words, idempotencyKey: 'one' })
  await room.service.mutation(m.endLiveCall, { callId })

  await told('one')

  const [line] = await room.supervisor.query(q.subscribeToTranscripts, { callId })
  expect(line).toMatchObject({ text: 'help', translation })
  expect(await refusal(told('two'))).toMatchObject({ code: 'not_found', field: 'entryKey' })
  expect(
    await refusal(room.supervisor.mutation(m.addTranslation, { callId, entryKey: 'one', translation })),
  ).toMatchObject({
    code: 'forbidden',
  })
})
