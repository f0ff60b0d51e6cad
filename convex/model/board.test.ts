import { expect, test } from 'vitest'
import { api } from '../_generated/api.js'
import { BOARD_PARTS, boardPartOf } from '../domain/board.ts'
import { call, openRoom, type Room, startCall } from '../room.fixture.ts'

const m = api.mutations.liveCalls
const callId = call.callId

const row = async (room: Room) => {
  const [first] = await room.supervisor.query(api.queries.wallboard.liveList, {})
  if (first === undefined) throw new Error('empty list')
  return first
}

const hear = (room: Room, endMs: number, more: object = {}) =>
  room.service.mutation(m.addTranscriptEntry, {
    callId,
    timestamp: '00:01',
    speaker: 'customer',
    text: 'x',
    isFinal: true,
    endMs,
    ...more,
  })

test('a new call is in the list with nothing known of it', async () => {
  const room = openRoom()

  await startCall(room)

  expect(await row(room)).toMatchObject({
    callId,
    status: 'connecting',
    priority: null,
    reason: null,
    location: null,
    hasLocation: false,
    phase: null,
    phaseCount: 7,
    alerts: [],
    distress: null,
    distressHistory: [],
    answeredLate: false,
  })
})

test('the list shows what the card knows', async () => {
  const room = openRoom()
  await startCall(room)
  const evidence = [{ entryKey: 'k', quote: 'x', speaker: 'customer' as const, atMs: 1 }]
  const values = { direccion: 'Apoquindo', numero: '3000', comuna: 'Las Condes', motivo: 'acv', codigo: 'naranja' }
  const changes = Object.entries(values).map(([field, value]) => ({ field, value, confidence: 0.9, evidence }))

  await room.service.mutation(api.incidents.applyFields, {
    callId,
    callSessionId: callId,
    changes,
    by: { provider: 'rules', model: 'es', version: '1' },
  })

  expect(await row(room)).toMatchObject({
    location: 'Apoquindo 3000, Las Condes',
    hasLocation: true,
    reason: 'acv',
    priority: 'high',
  })
})

test('a call that starts after its incident shows it', async () => {
  const room = openRoom()
  const dispatcherId = await room.admin.mutation(api.dispatchers.create, { name: 'Diego', email: 'd@x.invalid' })
  await room.service.mutation(api.incidents.createOrUpdate, {
    callSessionId: callId,
    dispatcherId,
    priority: 'critical',
    location: { address: 'Apoquindo 3000' },
  })

  await startCall(room)

  expect(await row(room)).toMatchObject({ priority: 'critical', location: 'Apoquindo 3000' })
})

test('phase and alerts follow the call', async () => {
  const room = openRoom()
  await startCall(room)
  await room.service.mutation(m.updateCallStatus, { callId, status: 'connected' })
  await room.service.mutation(m.updateCallPhase, { callId, phase: 'Triage', at: '2026-01-01T00:00:10.000Z' })
  const id = await room.service.mutation(m.raiseAlert, {
    callId,
    type: 'stroke_suspected',
    rule: 'face_droop',
    evidence: [],
    atMs: 1,
  })

  expect(await row(room)).toMatchObject({
    phase: 'Triage',
    phaseIndex: 3,
    phaseSince: Date.parse('2026-01-01T00:00:10.000Z'),
    alerts: [{ id, type: 'stroke_suspected', severity: 'caution', acknowledged: false }],
  })
  await room.supervisor.mutation(m.acknowledgeAlert, { alertId: id })
  expect((await row(room)).alerts[0]?.acknowledged).toBe(true)
})

test('distress is drawn at most once in five seconds of the call, and at most 36 points are kept', async () => {
  const room = openRoom()
  await startCall(room)

  for (let second = 1; second <= 12; second++) await hear(room, second * 1000, { sentiment: 'negative' })
  expect((await row(room)).distressHistory).toHaveLength(3)
  expect((await row(room)).distress).toBeGreaterThan(50)
  for (let i = 4; i < 60; i++) await hear(room, i * 6000, { sentiment: 'negative' })

  const last = await row(room)
  expect(last.distressHistory).toHaveLength(36)
  expect(last.distress).toBe(last.distressHistory.at(-1))
})

test('lines that change nothing in the list do not touch its row', async () => {
  const room = openRoom()
  await startCall(room)
  await hear(room, 1000, { sentiment: 'neutral' })
  const before = await row(room)

  await hear(room, 2000, { sentiment: 'neutral' })
  await hear(room, 3000, { speaker: 'agent', sentiment: 'negative' })
  await room.service.mutation(m.updateCallProgress, { callId, duration: 4 })
  await room.service.mutation(m.setPartial, { callId, speaker: 'customer', text: 'a', startMs: 4000, seq: 1 })

  expect(await row(room)).toEqual(before)
})

test('what the list does not show does not write its row', async () => {
  const room = openRoom()
  await startCall(room)
  const evidence = [{ entryKey: 'k', quote: 'x', speaker: 'customer' as const, atMs: 1 }]
  const learn = (field: string, value: string) =>
    room.service.mutation(api.incidents.applyFields, {
      callId,
      callSessionId: callId,
      changes: [{ field, value, confidence: 0.9, evidence }],
      by: { provider: 'rules', model: 'es', version: '1' },
    })
  await learn('comuna', 'Maipú')
  const untouched = -1
  await room.room.run(async (ctx) => {
    const [stored] = await ctx.db.query('callBoard').take(1)
    if (stored !== undefined) await ctx.db.patch('callBoard', stored._id, { updatedAt: untouched })
  })

  await learn('nombre', 'Juan')
  expect((await row(room)).updatedAt).toBe(untouched)
  await learn('comuna', 'Ñuñoa')
  expect((await row(room)).updatedAt).toBeGreaterThan(untouched)
})

test('live calls are oldest first, ended ones apart and newest first', async () => {
  const room = openRoom()
  for (const id of ['a', 'b', 'c', 'd']) await startCall(room, { callId: id })
  for (const id of ['a', 'c'])
    await room.service.mutation(m.endLiveCall, {
      callId: id,
      endTime: new Date(Date.now() + (id === 'c' ? 9 : 1)).toISOString(),
    })

  const ids = (rows: readonly { callId: string }[]): string[] => rows.map((each) => each.callId)
  expect(ids(await room.supervisor.query(api.queries.wallboard.liveList, {}))).toEqual(['b', 'd'])
  const parts = []
  for (let part = 0; part < BOARD_PARTS; part++)
    parts.push(ids(await room.supervisor.query(api.queries.wallboard.liveList, { part })))
  expect(parts[boardPartOf('b')]).toContain('b')
  expect(parts.flat().toSorted()).toEqual(['b', 'd'])
  for (const part of [-1, 0.5, BOARD_PARTS])
    await expect(room.supervisor.query(api.queries.wallboard.liveList, { part })).rejects.toThrow()
  expect(ids(await room.supervisor.query(api.queries.wallboard.endedList, {}))).toEqual(['c', 'a'])
})

test('a live call listed before there were parts is in its part with the next change', async () => {
  const room = openRoom()
  await startCall(room)
  await room.room.run(async (ctx) => {
    const [row] = await ctx.db.query('callBoard').collect()
    if (row) await ctx.db.patch(row._id, { part: undefined })
  })
  const inPart = async () => await room.supervisor.query(api.queries.wallboard.liveList, { part: boardPartOf(callId) })
  expect(await inPart()).toEqual([])
  await room.service.mutation(m.updateCallStatus, { callId, status: 'connected' })
  expect(await inPart()).toMatchObject([{ callId }])
})

test('the answers of real calls are judged against the target', async () => {
  const room = openRoom()
  const at = (ago: number): string => new Date(Date.now() - ago).toISOString()
  for (const [id, ago, practice] of [
    ['soon', 3000, false],
    ['late', 20_000, false],
    ['play', 20_000, true],
  ] as const) {
    await room.service.mutation(m.startLiveCall, { ...call, callId: id, sessionId: id, startTime: at(ago), practice })
    await room.service.mutation(m.updateCallStatus, { callId: id, status: 'connected' })
  }
  await room.service.mutation(m.endLiveCall, { callId: 'soon' })
  await startCall(room, { callId: 'waits' })

  expect(await room.supervisor.query(api.queries.wallboard.answers, { since: 0, targetS: 15 })).toMatchObject({
    answered: 2,
    within15: 1,
    abandoned: 0,
  })
  const late = await room.supervisor.query(api.queries.wallboard.liveList, {})
  expect(late.find((each) => each.callId === 'late')?.answeredLate).toBe(true)
})
