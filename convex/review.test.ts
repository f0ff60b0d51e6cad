import { expect, test } from 'vitest'
import { api } from './_generated/api.js'
import { call, openRoom, type Room, refusal, startCall } from './room.fixture.ts'

const m = api.mutations.liveCalls
const r = api.review
const { callId } = call
const first = { cursor: null, numItems: 20 }

/** A whole call: asked where, an arrest heard, a person's correction, a flag, an end. */
async function play(room: Room, id: string = callId): Promise<void> {
  await startCall(room, { callId: id })
  const { service, supervisor, dispatcher } = room
  await service.mutation(m.updateCallStatus, { callId: id, status: 'connected' })
  await service.mutation(m.addTranscriptEntry, {
    callId: id,
    timestamp: new Date().toISOString(),
    speaker: 'customer',
    text: 'No está respirando, calle Los Tilos 2890',
    isFinal: true,
    startMs: 1000,
    endMs: 4000,
    idempotencyKey: `${id}:1`,
  })
  const evidence = [{ entryKey: `${id}:1`, quote: 'Los Tilos', speaker: 'customer' as const, atMs: 1000 }]
  await service.mutation(api.incidents.applyFields, {
    callId: id,
    callSessionId: id,
    changes: [
      { field: 'direccion', value: 'Los Tilos', confidence: 0.9, evidence },
      { field: 'motivo', value: 'paro_cardiorrespiratorio', confidence: 0.9, evidence },
      { field: 'codigo', value: 'rojo', confidence: 0.9, evidence },
    ],
    by: { provider: 'rules', model: 'rules', version: '1' },
  })
  await dispatcher.mutation(api.incidents.setField, { callSessionId: id, field: 'direccion', value: 'Los Tilos Sur' })
  for (const phase of ['Location', 'Dispatch', 'Pre-Arrival Instructions'])
    await service.mutation(m.updateCallPhase, { callId: id, phase })
  await service.mutation(m.updateObjective, { callId: id, id: 'location_confirmed', status: 'completed' })
  await service.mutation(m.raiseAlert, {
    callId: id,
    type: 'cardiac_arrest_suspected',
    rule: 'arrest',
    evidence,
    atMs: 1000,
  })
  await supervisor.mutation(m.addSupervisorAction, { callId: id, action: 'FLAG_FOR_REVIEW' })
  await service.mutation(m.endLiveCall, { callId: id })
}

test('a call that is over is found and opened, and still is when its live rows are gone', async () => {
  const room = openRoom()
  await play(room)
  const before = await room.supervisor.query(r.get, { callId })
  await room.room.run(async (ctx) => {
    const rows = await ctx.db.query('liveCalls').collect()
    for (const table of ['callPhases', 'callObjectives', 'sentimentAnalysis', 'livePerformanceMetrics'] as const)
      for (const row of await ctx.db.query(table).collect()) await ctx.db.delete(row._id)
    for (const row of rows) await ctx.db.delete(row._id)
  })
  const after = await room.supervisor.query(r.get, { callId })

  expect(after).toEqual(before)
  expect(after?.phases.map((span) => span.phase).slice(-1)).toEqual(['Pre-Arrival Instructions'])
  expect(after?.alerts).toMatchObject([{ type: 'cardiac_arrest_suspected' }])
  expect(after?.actions).toMatchObject([{ action: 'FLAG_FOR_REVIEW', supervisorName: 'Paula' }])
  expect(after?.incident).toMatchObject({ incidentType: 'paro_cardiorrespiratorio' })
  expect(after?.call.objectives.find((one) => one.key === 'location_confirmed')).toMatchObject({
    status: 'completed',
    completedAt: expect.any(Number),
  })
  const { page } = await room.supervisor.query(r.list, { filter: {}, paginationOpts: first })
  expect(page).toMatchObject([
    { callId, priority: 'critical', reason: 'paro_cardiorrespiratorio', flagged: true, review: null, alertCount: 1 },
  ])
})

test('a call that goes on, or is none of ours, is not there', async () => {
  const room = openRoom()
  await startCall(room)

  expect(await room.supervisor.query(r.get, { callId })).toBeNull()
  expect(await room.supervisor.query(r.get, { callId: 'nobody' })).toBeNull()
  expect(await room.supervisor.query(r.changes, { callId })).toEqual([])
  expect((await room.supervisor.query(r.list, { filter: {}, paginationOpts: first })).page).toEqual([])
  expect(await room.supervisor.query(r.evaluation, { callId: 'nobody' })).toBeNull()
})

test('the list passes over what its filters do not want, and goes on behind a page', async () => {
  const room = openRoom()
  for (const id of ['a', 'b', 'c']) await play(room, id)
  await startCall(room, { callId: 'plain' })
  await room.service.mutation(m.endLiveCall, { callId: 'plain' })
  const found = async (filter: Parameters<typeof list>[0]) => (await list(filter)).page.map((row) => row.callId)
  const list = (filter: { text?: string; flagged?: boolean; priority?: 'critical' | 'low'; practice?: boolean }) =>
    room.supervisor.query(r.list, { filter, paginationOpts: first })

  expect(await found({})).toEqual(['plain', 'c', 'b', 'a'])
  expect(await found({ flagged: true })).toEqual(['c', 'b', 'a'])
  expect(await found({ flagged: false })).toEqual(['plain'])
  expect(await found({ text: 'TILOS sur' })).toEqual(['c', 'b', 'a'])
  expect(await found({ text: '55550101' })).toEqual(['plain', 'c', 'b', 'a'])
  expect(await found({ text: 'rojas nadie' })).toEqual([])
  expect(await found({ priority: 'critical' })).toEqual(['c', 'b', 'a'])
  expect(await found({ priority: 'low' })).toEqual([])
  expect(await found({ practice: true })).toEqual([])

  const page = await room.supervisor.query(r.list, { filter: {}, paginationOpts: { cursor: null, numItems: 3 } })
  const next = await room.supervisor.query(r.list, {
    filter: {},
    paginationOpts: { cursor: page.continueCursor, numItems: 3 },
  })
  expect([...page.page, ...next.page].map((row) => row.callId)).toEqual(['plain', 'c', 'b', 'a'])
  expect([page.isDone, next.isDone]).toEqual([false, true])
})

test('each change of the card is told with what it replaced, and whether a person holds it', async () => {
  const room = openRoom()
  await play(room)
  const changes = await room.supervisor.query(r.changes, { callId })

  expect(changes.filter((change) => change.field === 'direccion')).toMatchObject([
    { action: 'set', value: 'Los Tilos', before: null, locked: false },
    { action: 'set', value: 'Los Tilos Sur', before: 'Los Tilos', locked: true, by: { kind: 'person', name: 'Diego' } },
  ])
})

test('the form counts by itself while the call goes on', async () => {
  const room = openRoom()
  await startCall(room)
  await room.service.mutation(m.updateCallStatus, { callId, status: 'connected' })
  const location = async () => {
    const evaluation = await room.supervisor.query(r.evaluation, { callId })
    const one = evaluation?.form.find(({ key }) => key === 'location')
    return { points: one?.machine?.points, quotes: one?.proof.map(({ quote }) => quote) }
  }
  expect(await location()).toEqual({ points: 0, quotes: [] })

  const evidence = { entryKey: 'e1', quote: 'Los Tilos 2890', speaker: 'customer' as const, atMs: 900 }
  await room.service.mutation(m.updateObjective, { callId, id: 'location_confirmed', status: 'completed', evidence })

  expect(await location()).toEqual({ points: 20, quotes: ['Los Tilos 2890'] })
})

test('a person judges, signs and takes the signature back; both are accounted for', async () => {
  const room = openRoom()
  await play(room)
  const { supervisor, admin } = room
  expect(await refusal(supervisor.mutation(r.sign, { callId }))).toMatchObject({ code: 'value_invalid' })

  await supervisor.mutation(r.saveQa, { callId, key: 'calm', points: 8 })
  await supervisor.mutation(r.saveQa, { callId, key: 'calm', points: 9 })
  await supervisor.mutation(r.saveQa, { callId, key: 'closing', points: null })
  const noteId = await supervisor.mutation(r.saveNote, { callId, text: ' Buen conteo. ', atMs: 1000 })
  const judged = await supervisor.query(r.evaluation, { callId })
  expect(judged?.form.find((one) => one.key === 'calm')).toMatchObject({ max: 10, machine: null, person: 9 })
  expect(judged?.form.find((one) => one.key === 'closing')).toMatchObject({ person: null })
  expect(judged).toMatchObject({ open: 0, signed: null, notes: [{ text: 'Buen conteo.', atMs: 1000 }] })
  expect(await room.dispatcher.query(r.evaluation, { callId })).toBeNull()

  await supervisor.mutation(r.sign, { callId })
  const signed = await room.dispatcher.query(r.evaluation, { callId })
  expect(signed?.signed).toMatchObject({ by: { name: 'Paula' }, score: judged?.score })
  expect(await refusal(admin.mutation(r.saveQa, { callId, key: 'calm', points: 1 }))).toMatchObject({ field: 'review' })
  expect(await refusal(supervisor.mutation(r.saveNote, { callId, text: 'x' }))).toMatchObject({ field: 'review' })

  await admin.mutation(r.reopen, { callId })
  await supervisor.mutation(r.saveQa, { callId, key: 'calm' })
  const { page } = await supervisor.query(r.list, { filter: { review: 'open' }, paginationOpts: first })
  expect(page).toMatchObject([{ callId, review: { state: 'open', score: null }, notes: 1 }])
  expect((await supervisor.query(r.evaluation, { callId }))?.open).toBe(1)
  expect((await admin.query(api.audit.ofCall, { callId })).map((row) => row.action)).toEqual([
    'review.reopen',
    'review.sign',
  ])

  expect(
    await refusal(admin.mutation(r.saveNote, { callId, noteId: noteId ?? ('' as never), text: 'y' })),
  ).toMatchObject({ code: 'forbidden' })
  expect(await supervisor.mutation(r.saveNote, { callId, noteId: noteId ?? ('' as never), text: '' })).toBeNull()
  expect((await supervisor.query(r.evaluation, { callId }))?.notes).toEqual([])
})

test('what cannot be is refused by name', async () => {
  const room = openRoom()
  await startCall(room)
  const { supervisor } = room
  expect(await refusal(supervisor.mutation(r.saveQa, { callId, key: 'calm', points: 1 }))).toMatchObject({
    code: 'call_not_found',
  })
  await room.service.mutation(m.endLiveCall, { callId })

  expect(await refusal(supervisor.mutation(r.saveQa, { callId, key: 'charm', points: 1 }))).toMatchObject({
    field: 'key',
  })
  for (const points of [11, -1, 0.5])
    expect(await refusal(supervisor.mutation(r.saveQa, { callId, key: 'calm', points }))).toMatchObject({
      field: 'points',
    })
  expect(await refusal(supervisor.mutation(r.saveNote, { callId, text: '  ' }))).toMatchObject({ field: 'text' })
  expect(await refusal(supervisor.mutation(r.saveNote, { callId, text: 'x', atMs: -1 }))).toMatchObject({
    field: 'atMs',
  })
  expect(await refusal(supervisor.mutation(r.reopen, { callId }))).toMatchObject({ code: 'not_found' })
  expect(
    await refusal(supervisor.query(r.list, { filter: {}, paginationOpts: { cursor: null, numItems: 1000 } })),
  ).toMatchObject({ field: 'paginationOpts.numItems' })
})

test('a clip that was saved is accounted for', async () => {
  const room = openRoom()
  await play(room)
  await room.dispatcher.mutation(r.noteClip, { callId, startMs: 1000, endMs: 4000 })

  expect(await room.admin.query(api.audit.ofCall, { callId })).toMatchObject([
    { action: 'call.clip', actor: { name: 'Diego' }, data: { startMs: 1000, endMs: 4000 } },
  ])
})
