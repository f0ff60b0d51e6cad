/** A fact delivered twice happens once: every mutation that a capture sends, with its key, against the whole database. */
import type { FunctionReference } from 'convex/server'
import { expect, test } from 'vitest'
import { api } from './_generated/api.js'
import type { TableNames } from './_generated/dataModel.js'
import { KEEP_MS, purge } from './model/deliveries.ts'
import { call, openRoom, type Room, refusal, startCall } from './room.fixture.ts'
import schema from './schema.ts'

const m = api.mutations.liveCalls
const callId = call.callId
const proof = { entryKey: 'k', quote: 'q', speaker: 'customer', atMs: 1 }
const line = { callId, timestamp: '1', speaker: 'customer', text: 'no respira', isFinal: true, sentiment: 'negative' }
const voice = { level: 'high', score: 70, startMs: 0, endMs: 900, speechMs: 800, loudDb: 9, brightDb: 1 }
const advice = { callId, type: 'warning', title: 't', description: 'd', priority: 5 }
const heard = { field: 'nombre', value: 'Juan', confidence: 0.9, evidence: [proof] }

const FACTS: readonly (readonly [string, FunctionReference<'mutation'>, object])[] = [
  ['startLiveCall', m.startLiveCall, { ...call, callId: 'other' }],
  ['updateCallStatus', m.updateCallStatus, { callId, status: 'connected' }],
  ['addTranscriptEntry', m.addTranscriptEntry, line],
  ['hearVoice', m.hearVoice, { callId, voice }],
  ['addTranscriptEntry, not final', m.addTranscriptEntry, { ...line, isFinal: false }],
  ['setPartial', m.setPartial, { callId, speaker: 'agent', text: 'a', startMs: 0, seq: 1 }],
  ['updatePerformanceMetrics', m.updatePerformanceMetrics, { callId, metrics: { agentConfidence: 70 } }],
  ['updateCallProgress', m.updateCallProgress, { callId, duration: 9 }],
  ['addSupervisorAction', m.addSupervisorAction, { callId, action: 'ADD_NOTE', details: 'x' }],
  ['addCoachingRecommendation', m.addCoachingRecommendation, advice],
  ['retireCoaching', m.retireCoaching, { callId, keys: ['k'] }],
  ['updateCallPhase', m.updateCallPhase, { callId, phase: 'Triage' }],
  ['toggleRecording', m.toggleRecording, { callId, isRecording: true }],
  ['updateSystemStatus', m.updateSystemStatus, { callId, service: 'stt', status: 'error' }],
  ['updateObjective', m.updateObjective, { callId, id: 'triage_assigned', status: 'completed' }],
  ['setNextActions', m.setNextActions, { callId, actions: [{ key: 'k', text: 't', priority: 1 }] }],
  ['raiseAlert', m.raiseAlert, { callId, type: 'silent_call', rule: 'r', evidence: [proof], atMs: 1 }],
  [
    'saveRecording',
    m.saveRecording,
    { callId, file: 'a.wav', bytes: 1, sampleRate: 16_000, channels: 2, capturedMs: 1, state: 'open' },
  ],
  ['endLiveCall', m.endLiveCall, { callId }],
  [
    'applyFields',
    api.incidents.applyFields,
    { callId, callSessionId: callId, changes: [heard], by: { provider: 'p', model: 'm', version: '1' } },
  ],
]

const database = (room: Room): Promise<unknown> =>
  room.room.run(async (ctx) => {
    const tables: Record<string, unknown> = {}
    for (const table of Object.keys(schema.tables) as TableNames[]) tables[table] = await ctx.db.query(table).collect()
    return tables
  })

test.each(FACTS)('%s', async (_name, fn, args) => {
  const room = openRoom()
  await startCall(room)
  const keyed = { ...args, idempotencyKey: 'fact-1' }
  const untouched = await database(room)

  const first = await room.service.mutation(fn, keyed as never)
  const after = await database(room)
  const second = await room.service.mutation(fn, keyed as never)

  expect(after).not.toEqual(untouched)
  expect(second).toBe(first)
  expect(await database(room)).toEqual(after)
})

test('a fact that was refused may be sent again', async () => {
  const room = openRoom()
  const fact = { ...line, speaker: 'customer', sentiment: 'negative', idempotencyKey: 'fact-1' } as const
  expect(await refusal(room.service.mutation(m.addTranscriptEntry, fact))).toMatchObject({ code: 'call_not_found' })
  await startCall(room)

  expect(await room.service.mutation(m.addTranscriptEntry, fact)).not.toBeNull()
})

test('nobody can use up the keys of another', async () => {
  const room = openRoom()
  await startCall(room)
  const note = { callId, action: 'ADD_NOTE', details: 'nota', idempotencyKey: 'fact-1' } as const
  await room.supervisor.mutation(m.addSupervisorAction, note)

  const said = await room.service.mutation(m.addTranscriptEntry, {
    ...line,
    speaker: 'customer',
    sentiment: 'neutral',
    idempotencyKey: 'fact-1',
  })

  expect(await room.service.query(api.queries.liveCalls.subscribeToTranscripts, { callId })).toMatchObject([
    { _id: said },
  ])
})

test('keys are forgotten after a day, in batches', async () => {
  const room = openRoom()
  for (const key of ['a', 'b', 'c']) await room.service.mutation(m.startLiveCall, { ...call, idempotencyKey: key })
  const left = () => room.room.run(async (ctx) => (await ctx.db.query('deliveries').collect()).length)
  const sweep = (now: number) => room.room.run((ctx) => purge(ctx, now, 2))

  expect(await sweep(Date.now() + KEEP_MS - 60_000)).toBe(false)
  expect(await left()).toBe(3)
  expect(await sweep(Date.now() + KEEP_MS + 60_000)).toBe(true)
  expect(await left()).toBe(1)
  expect(await sweep(Date.now() + KEEP_MS + 60_000)).toBe(false)
  expect(await left()).toBe(0)
})
