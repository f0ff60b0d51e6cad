import { expect, test } from 'vitest'
import { api, internal } from './_generated/api.js'
import { call, openRoom, type Room, refusal, startCall } from './room.fixture.ts'

const m = api.mutations.liveCalls
const q = api.queries.liveCalls
const callId = call.callId
const HOUR = 3_600_000

const endedAgo = async (room: Room, ago: number): Promise<void> => {
  await room.room.run(async (ctx) => {
    for (const table of ['liveCalls', 'callBoard'] as const)
      for (const row of await ctx.db.query(table).collect())
        if (row.endedAt !== undefined) await ctx.db.patch(row._id, { endedAt: Date.now() - ago })
  })
}

const rowsIn = (room: Room, table: 'liveCalls' | 'liveTranscripts' | 'callPhases' | 'callAnalytics' | 'deliveries') =>
  room.room.run(async (ctx) => (await ctx.db.query(table).collect()).length)

async function liveThrough(room: Room): Promise<void> {
  await startCall(room)
  await room.service.mutation(m.updateCallStatus, { callId, status: 'connected' })
  const line = { callId, timestamp: '00:01', isFinal: true }
  await room.service.mutation(m.addTranscriptEntry, { ...line, speaker: 'agent', text: 'Emergencias', endMs: 900 })
  await room.service.mutation(m.addTranscriptEntry, {
    ...line,
    speaker: 'customer',
    text: 'no respira',
    sentiment: 'negative',
    endMs: 3000,
  })
  await room.service.mutation(m.setPartial, { callId, speaker: 'customer', text: 'apú', startMs: 4000, seq: 1 })
}

test('the end closes what was open and writes down what is kept', async () => {
  const room = openRoom()
  await liveThrough(room)
  const startedAt = (await room.supervisor.query(q.getCall, { callId }))?.call.startedAt ?? 0
  const endTime = new Date(startedAt + 60_000).toISOString()

  await room.service.mutation(m.endLiveCall, { callId, reason: 'hangup', endTime })

  const data = await room.supervisor.query(q.getLiveCallData, { callId })
  expect(data?.call).toMatchObject({ status: 'ended', endReason: 'hangup', duration: 60, currentSpeaker: null })
  expect(data?.phases[0]).toMatchObject({ status: 'completed', endTime })
  expect(data?.system.totalCost).toBeCloseTo(0.0298, 10)
  expect(await room.supervisor.query(q.partials, { callId })).toEqual([])
  expect(await room.supervisor.query(q.getActiveCalls, {})).toEqual([])
  const kept = await room.room.run((ctx) => ctx.db.query('callAnalytics').collect())
  expect(kept).toHaveLength(1)
  expect(kept[0]).toMatchObject({ callId, durationMs: 60_000, transcriptLines: 2, endReason: 'hangup' })
  expect(kept[0]?.sentiment.samples).toBe(1)
})

test('a call ends once', async () => {
  const room = openRoom()
  await liveThrough(room)
  await room.service.mutation(m.endLiveCall, { callId, reason: 'supervisor' })

  await room.service.mutation(m.endLiveCall, { callId, reason: 'error' })

  expect((await room.supervisor.query(q.getCall, { callId }))?.call.endReason).toBe('supervisor')
  expect(await rowsIn(room, 'callAnalytics')).toBe(1)
})

test('an ended call takes late words and alerts, ignores what no longer matters, and refuses to live again', async () => {
  const room = openRoom()
  await liveThrough(room)
  await room.service.mutation(m.endLiveCall, { callId })

  const late = { callId, timestamp: '00:05', speaker: 'customer' as const, text: 'apúrense', isFinal: true }
  await room.service.mutation(m.addTranscriptEntry, { ...late, sentiment: 'negative' })
  await room.service.mutation(m.updateCallPhase, { callId, phase: 'Triage' })
  await room.service.mutation(m.setPartial, { callId, speaker: 'agent', text: 'x', startMs: 9000, seq: 9 })
  await room.service.mutation(m.raiseAlert, { callId, type: 'call_dropped', rule: 'silence', evidence: [], atMs: 5000 })

  const data = await room.supervisor.query(q.getLiveCallData, { callId })
  expect(data?.transcripts.at(-1)).toMatchObject({ text: 'apúrense', late: true, order: 2 })
  expect(data?.phases[3]?.status).toBe('pending')
  expect(data?.alerts).toHaveLength(1)
  const revive = room.service.mutation(m.updateCallStatus, { callId, status: 'connected' })
  expect(await refusal(revive)).toMatchObject({ code: 'call_ended' })
  const join = room.supervisor.mutation(m.addSupervisorAction, { callId, action: 'JOIN_CALL' })
  expect(await refusal(join)).toMatchObject({ code: 'call_ended' })
  await room.supervisor.mutation(m.addSupervisorAction, { callId, action: 'FLAG_FOR_REVIEW' })
})

test('the end gives the incident its patient and its transcript', async () => {
  const room = openRoom()
  await liveThrough(room)
  const evidence = [{ entryKey: 'k', quote: 'Juan', speaker: 'customer' as const, atMs: 1 }]
  const changes = [
    { field: 'nombre', value: 'Juan', confidence: 0.9, evidence },
    { field: 'edad', value: '45', confidence: 0.9, evidence },
  ]
  const by = { provider: 'rules', model: 'es', version: '1' }
  await room.service.mutation(api.incidents.applyFields, { callId, callSessionId: callId, changes, by })

  await room.service.mutation(m.endLiveCall, { callId })

  const incident = await room.supervisor.query(api.incidents.get, { callSessionId: callId })
  expect(incident?.fullTranscript).toBe('agent: Emergencias\ncustomer: no respira')
  if (incident?.patientId === undefined) throw new Error('no patient')
  const patient = await room.supervisor.query(api.patients.get, { patientId: incident.patientId })
  expect(patient).toMatchObject({ firstName: 'Juan', age: 45 })
})

test('live rows go one hour after the end; words, analytics and the call id stay known', async () => {
  const room = openRoom()
  await liveThrough(room)
  const id = (await room.supervisor.query(q.getCall, { callId }))?.call._id
  await startCall(room, { callId: 'call-2' })
  await room.service.mutation(m.endLiveCall, { callId })

  await endedAgo(room, HOUR - 60_000)
  await room.room.mutation(internal.sweep.calls, {})
  expect(await rowsIn(room, 'liveCalls')).toBe(2)

  await endedAgo(room, HOUR + 60_000)
  await room.room.mutation(internal.sweep.calls, {})

  expect(await rowsIn(room, 'liveCalls')).toBe(1)
  expect(await rowsIn(room, 'callPhases')).toBe(7)
  expect(await room.supervisor.query(q.getCall, { callId })).toBeNull()
  expect(await room.supervisor.query(q.subscribeToTranscripts, { callId })).toHaveLength(2)
  expect(await rowsIn(room, 'callAnalytics')).toBe(1)
  await room.service.mutation(m.endLiveCall, { callId })
  expect(await startCall(room)).toBe(id)
  expect(await rowsIn(room, 'liveCalls')).toBe(1)
})

test('a purge larger than one batch finishes by itself', async () => {
  const room = openRoom()
  for (let i = 0; i < 40; i++) {
    await startCall(room, { callId: `old-${i}` })
    await room.service.mutation(m.endLiveCall, { callId: `old-${i}` })
  }
  await endedAgo(room, 2 * HOUR)

  await room.room.mutation(internal.sweep.calls, {})
  await room.room.finishInProgressScheduledFunctions()
  await room.room.finishAllScheduledFunctions(() => undefined)

  expect(await rowsIn(room, 'liveCalls')).toBe(0)
  expect(await rowsIn(room, 'callPhases')).toBe(0)
})

test('ended calls leave the list after ten minutes', async () => {
  const room = openRoom()
  await startCall(room, { callId: 'call-2' })
  await liveThrough(room)
  await room.service.mutation(m.endLiveCall, { callId })
  const shown = async () => (await room.supervisor.query(api.queries.wallboard.endedList, {})).map((row) => row.callId)

  await room.room.mutation(internal.sweep.board, {})
  expect(await shown()).toEqual([callId])
  await endedAgo(room, 11 * 60_000)
  await room.room.mutation(internal.sweep.board, {})

  expect(await shown()).toEqual([])
  expect(await room.supervisor.query(api.queries.wallboard.liveList, {})).toMatchObject([{ callId: 'call-2' }])
})

test('fresh delivery keys outlive the sweep', async () => {
  const room = openRoom()
  await room.service.mutation(m.startLiveCall, { ...call, idempotencyKey: 'k-1' })

  await room.room.mutation(internal.sweep.deliveries, {})

  expect(await rowsIn(room, 'deliveries')).toBe(1)
})

test('the timeline holds who did what, in order', async () => {
  const room = openRoom()
  await liveThrough(room)
  await room.supervisor.mutation(m.addSupervisorAction, { callId, action: 'END_CALL' })

  const events = await room.room.run((ctx) => ctx.db.query('callEvents').collect())

  expect(events.map(({ type, actor }) => [type, actor.name])).toEqual([
    ['CallStartLogEvent', 'capture'],
    ['CallStateChangeLogEvent', 'capture'],
    ['SupervisorActionLogEvent', 'Paula'],
    ['CallEndLogEvent', 'Paula'],
  ])
})

test('a recording laid to rest is told of beside its file, once it was recorded', async () => {
  const room = openRoom()
  await liveThrough(room)
  const archive = { file: 'a.opus', bytes: 9, sha256: 'a'.repeat(64), codec: 'opus', at: 1 } as const
  const early = room.service.mutation(m.saveArchive, { callId, archive })
  expect(await refusal(early)).toMatchObject({ code: 'call_not_found' })

  const file = { file: 'a.wav', bytes: 99, sampleRate: 8000, channels: 2, capturedMs: 1, state: 'closed' } as const
  await room.service.mutation(m.saveRecording, { callId, ...file })
  await room.service.mutation(m.saveArchive, { callId, archive })
  await room.service.mutation(m.saveArchive, { callId, archive })

  expect((await room.supervisor.query(q.getCall, { callId }))?.recording).toMatchObject({ file: 'a.wav', archive })
})
