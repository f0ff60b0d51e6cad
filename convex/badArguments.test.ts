/** What is wrong with an argument is said by name, and nothing is written. */
import type { FunctionReference } from 'convex/server'
import { expect, test } from 'vitest'
import { api } from './_generated/api.js'
import { call, openRoom, refusal, startCall } from './room.fixture.ts'

const m = api.mutations.liveCalls
const callId = call.callId
const long = 'x'.repeat(20_000)
const line = { callId, timestamp: '1', speaker: 'agent', text: 'aló', isFinal: true }
const evidence = { entryKey: 'k', quote: 'q', speaker: 'agent', atMs: 1 }
const resting = { file: 'a.opus', bytes: 1, sha256: 'a'.repeat(64), codec: 'opus', at: 1 } as const
const recording = { callId, file: 'a.wav', bytes: 1, sampleRate: 16_000, channels: 2, capturedMs: 1, state: 'open' }
const advice = { callId, type: 'warning', title: 't', description: 'd', priority: 5 }
const heard = (field: string, value: string | null, confidence = 0.9) => ({
  callId,
  callSessionId: callId,
  changes: [{ field, value, confidence, evidence: [] }],
  by: { provider: 'p', model: 'm', version: '1' },
})

type Bad = readonly [name: string, fn: FunctionReference<'mutation'>, args: object, field: string, code?: string]

const BAD: readonly Bad[] = [
  ['an empty call id', m.startLiveCall, { ...call, callId: ' ' }, 'callId'],
  ['a name without end', m.startLiveCall, { ...call, callId: 'n', agentName: long }, 'agentName'],
  ['a start that is no time', m.startLiveCall, { ...call, callId: 'n', startTime: 'ayer' }, 'startTime'],
  ['an unknown call', m.updateCallStatus, { callId: 'none', status: 'ringing' }, 'callId', 'call_not_found'],
  ['an event without end', m.noteEvent, { callId, type: 'TelephoneKeyLogEvent', at: 1, data: { key: long } }, 'data'],
  ['an event before time', m.noteEvent, { callId, type: 'TelephoneKeyLogEvent', at: -1, data: {} }, 'at'],
  ['a line without words', m.addTranscriptEntry, { ...line, text: '' }, 'text'],
  ['a line without end', m.addTranscriptEntry, { ...line, text: long }, 'text'],
  ['a confidence of 2', m.addTranscriptEntry, { ...line, confidence: 2 }, 'confidence'],
  ['a confidence that is no number', m.addTranscriptEntry, { ...line, confidence: Number.NaN }, 'confidence'],
  ['an end before the start', m.addTranscriptEntry, { ...line, startMs: 5, endMs: 4 }, 'endMs'],
  ['a time before the call', m.addTranscriptEntry, { ...line, startMs: -1 }, 'startMs'],
  ['an empty key', m.addTranscriptEntry, { ...line, idempotencyKey: '' }, 'idempotencyKey'],
  ['half a place in the row', m.setPartial, { callId, speaker: 'agent', text: 'a', startMs: 0, seq: 0.5 }, 'seq'],
  [
    'a metric of 101',
    m.updatePerformanceMetrics,
    { callId, metrics: { agentConfidence: 101 } },
    'metrics.agentConfidence',
  ],
  ['an endless duration', m.updateCallProgress, { callId, duration: Number.POSITIVE_INFINITY }, 'duration'],
  ['a gain of 200', m.updateCallProgress, { callId, duration: 1, agentGain: 200 }, 'agentGain'],
  ['a phase of elsewhere', m.updateCallPhase, { callId, phase: 'Nowhere' }, 'phase'],
  ['advice of priority 11', m.addCoachingRecommendation, { ...advice, priority: 11 }, 'priority'],
  ['advice of priority 1.5', m.addCoachingRecommendation, { ...advice, priority: 1.5 }, 'priority'],
  ['advice without a title', m.addCoachingRecommendation, { ...advice, title: '' }, 'title'],
  [
    'an action without a text',
    m.setNextActions,
    { callId, actions: [{ key: 'k', text: '', priority: 1 }] },
    'actions.text',
  ],
  ['an unknown objective', m.updateObjective, { callId, id: 'x', status: 'active' }, 'id', 'not_found'],
  ['an alert of no rule', m.raiseAlert, { callId, type: 'silent_call', rule: '', evidence: [], atMs: 0 }, 'rule'],
  [
    'a proof without an entry',
    m.raiseAlert,
    { callId, type: 'silent_call', rule: 'r', evidence: [{ ...evidence, entryKey: '' }], atMs: 0 },
    'evidence.entryKey',
  ],
  ['a negative latency', m.updateSystemStatus, { callId, service: 'stt', status: 'error', latency: -1 }, 'latency'],
  ['a recording of 0 Hz', m.saveRecording, { ...recording, sampleRate: 0 }, 'sampleRate'],
  ['a recording of 9 channels', m.saveRecording, { ...recording, channels: 9 }, 'channels'],
  ['a hash that is none', m.saveRecording, { ...recording, sha256: 'abc' }, 'sha256'],
  ['an archive without a hash', m.saveArchive, { callId, archive: { ...resting, sha256: '' } }, 'archive.sha256'],
  ['an end that is no time', m.endLiveCall, { callId, endTime: 'mañana' }, 'endTime'],
  ['an unknown field', api.incidents.applyFields, heard('colour', 'x'), 'colour', 'field_unknown'],
  ['a code of no colour', api.incidents.applyFields, heard('codigo', 'azul'), 'codigo'],
  ['a number without digits', api.incidents.applyFields, heard('numero', 'mil'), 'numero'],
  ['an empty value', api.incidents.applyFields, heard('nombre', ' '), 'nombre'],
  ['a confidence below 0', api.incidents.applyFields, heard('nombre', 'Juan', -0.1), 'confidence'],
  ['a dispatcher of no email', api.dispatchers.create, { name: 'x', email: 'nobody' }, 'email'],
  ['a patient of 200 years', api.patients.create, { age: 200 }, 'age'],
]

test.each(BAD.map((bad) => ({ name: bad[0], bad })))('$name', async ({ bad }) => {
  const [, fn, args, field, code = 'value_invalid'] = bad
  const room = openRoom()
  await startCall(room)
  const before = await room.supervisor.query(api.queries.liveCalls.getLiveCallData, { callId })

  const refused = await refusal(room.service.mutation(fn, args as never))

  expect(refused).toMatchObject({ code, field })
  expect(await room.supervisor.query(api.queries.liveCalls.getLiveCallData, { callId })).toEqual(before)
  expect(await room.supervisor.query(api.incidents.get, { callSessionId: callId })).toBeNull()
})

test('a patient of 130 years and a record that is no object are refused by name', async () => {
  const room = openRoom()
  const dispatcherId = await room.admin.mutation(api.dispatchers.create, { name: 'D', email: 'd@x.invalid' })
  const send = (more: object) =>
    refusal(room.service.mutation(api.incidents.createOrUpdate, { callSessionId: 's', dispatcherId, ...more }))

  expect(await send({ patientAge: 130 })).toMatchObject({ code: 'value_invalid', field: 'patientAge' })
  expect(await send({ rawCanonicalData: [1] })).toMatchObject({ code: 'value_invalid', field: 'rawCanonicalData' })
})

test('people are held to the same vocabulary', async () => {
  const room = openRoom()
  await room.service.mutation(api.incidents.applyFields, heard('nombre', 'Juan'))
  const place = { callSessionId: callId, field: 'sexo' }

  const refused = await refusal(room.dispatcher.mutation(api.incidents.setField, { ...place, value: 'hombre' }))
  expect(refused).toMatchObject({ code: 'value_invalid', field: 'sexo', reason: 'one of: M, F' })
  const missing = room.dispatcher.mutation(api.incidents.acceptAlternative, { ...place, value: 'M' })
  expect(await refusal(missing)).toMatchObject({ code: 'not_found', field: 'value' })
  const nowhere = room.dispatcher.mutation(api.incidents.setField, { ...place, callSessionId: 'none', value: 'M' })
  expect(await refusal(nowhere)).toMatchObject({ code: 'incident_not_found' })
})

test('too many lines at once are not given', async () => {
  const room = openRoom()
  const { subscribeToTranscripts } = api.queries.liveCalls

  for (const limit of [0, -1, 1.5, 1001, Number.NaN])
    expect(await refusal(room.supervisor.query(subscribeToTranscripts, { callId, limit }))).toMatchObject({
      field: 'limit',
    })
  expect(await refusal(room.supervisor.query(api.incidents.listRecent, { limit: 1e9 }))).toMatchObject({
    field: 'limit',
  })
})
