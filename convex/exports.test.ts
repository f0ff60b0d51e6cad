/** A call leaves the room as a bundle, live or long over; with people in it only for those who may, and never unnoted. */
import { afterEach, expect, test, vi } from 'vitest'
import { api, internal } from './_generated/api.js'
import { LIVE_ROWS_MS } from './model/purge.ts'
import { call, openRoom, type Room, refusal, startCall } from './room.fixture.ts'

// The first test also loads every function of the room.
vi.setConfig({ testTimeout: 30_000 })

const { callId } = call
const sha256 = 'ab'.repeat(32)
const contentSha256 = 'cd'.repeat(32)
const file = { callId, format: 'json', redacted: true, sha256, contentSha256, bytes: 1200 } as const

afterEach(() => {
  vi.useRealTimers()
})

async function liveCall(): Promise<Room> {
  const room = openRoom()
  await startCall(room)
  const { service } = room
  const say = (idempotencyKey: string, text: string, startMs: number) =>
    service.mutation(api.mutations.liveCalls.addTranscriptEntry, {
      callId,
      timestamp: new Date().toISOString(),
      speaker: 'customer',
      text,
      isFinal: true,
      startMs,
      endMs: startMs + 900,
      idempotencyKey,
    })
  await say('k-1', 'Me llamo Juan Soto, vivo en Apoquindo 4521', 1000)
  await say('k-2', 'Juan, apúrate. Mi teléfono es el 9 5555 0101', 3000)
  const evidence = (quote: string) => [{ entryKey: 'k-1', quote, speaker: 'customer' as const, atMs: 1000 }]
  await service.mutation(api.incidents.applyFields, {
    callId,
    callSessionId: call.sessionId,
    changes: [
      { field: 'nombre', value: 'Juan', confidence: 0.9, evidence: evidence('Me llamo Juan') },
      { field: 'direccion', value: 'Apoquindo', confidence: 0.9, evidence: evidence('Apoquindo 4521') },
      { field: 'numero', value: '4521', confidence: 0.9, evidence: evidence('Apoquindo 4521') },
    ],
    by: { provider: 'rules', model: 'es', version: '1' },
  })
  await room.supervisor.mutation(api.mutations.liveCalls.addSupervisorAction, {
    callId,
    action: 'ADD_NOTE',
    details: 'Llamar a Juan',
  })
  return room
}

const read = (seat: Room['admin'], redacted: boolean) => seat.query(api.exports.read, { callId, redacted })

test('a dispatcher is given a call without its people; with them, a supervisor', async () => {
  const room = await liveCall()
  const clean = await read(room.dispatcher, true)
  expect(clean?.redacted).toBe(true)
  expect(clean?.transcript).toHaveLength(2)
  for (const word of ['Juan', 'Soto', '4521', '0101', 'Diego', 'Paula'])
    expect(JSON.stringify(clean)).not.toContain(word)

  expect(await refusal(read(room.dispatcher, false))).toMatchObject({ code: 'forbidden', field: 'redacted' })
  const whole = await read(room.supervisor, false)
  expect(whole?.call).toMatchObject({ customerPhone: call.customerPhone, agentName: 'Diego Rojas' })
  expect(whole?.fields.map(({ field, value }) => [field, value])).toContainEqual(['numero', '4521'])
  expect(whole?.changes).toHaveLength(3)
  expect(whole?.actions).toMatchObject([{ action: 'ADD_NOTE', by: 'Paula', details: 'Llamar a Juan' }])
})

test('neither a program of the room nor a stranger takes a file out', async () => {
  const room = await liveCall()
  expect(await refusal(read(room.service, true))).toMatchObject({ code: 'forbidden' })
  expect(await refusal(read(room.stranger, true))).toMatchObject({ code: 'forbidden' })
  expect(await room.admin.query(api.exports.read, { callId: 'nobody', redacted: true })).toBeNull()
})

test('a call is whole after its live rows are gone', async () => {
  const room = await liveCall()
  await room.service.mutation(api.mutations.liveCalls.endLiveCall, { callId })
  const before = await read(room.supervisor, false)
  vi.useFakeTimers({ now: Date.now() + LIVE_ROWS_MS + 60_000, toFake: ['Date'] })
  await room.room.mutation(internal.sweep.calls, {})
  expect(await room.supervisor.query(api.queries.liveCalls.getCall, { callId })).toBeNull()
  const after = await read(room.supervisor, false)
  expect(before?.call.status).toBe('ended')
  expect(after).toEqual(before)
})

test('every file is noted: who, which call, which format, hidden or not, the hash of its bytes', async () => {
  const room = await liveCall()
  await room.dispatcher.mutation(api.exports.note, file)
  const reason = 'Oficio del tribunal'
  await room.supervisor.mutation(api.exports.note, { ...file, format: 'pdf', redacted: false, reason })

  const { page } = await room.admin.query(api.audit.list, { paginationOpts: { numItems: 10, cursor: null } })
  expect(page.map(({ actor, action, callId: of, data }) => [actor.name, actor.role, action, of, data])).toEqual([
    [
      'Paula',
      'supervisor',
      'call.export',
      callId,
      { format: 'pdf', redacted: false, reason, sha256, contentSha256, bytes: 1200 },
    ],
    [
      'Diego',
      'dispatcher',
      'call.export',
      callId,
      { format: 'json', redacted: true, sha256, contentSha256, bytes: 1200 },
    ],
  ])
  expect(await room.supervisor.query(api.audit.ofCall, { callId })).toHaveLength(2)
})

test('the same note delivered twice is one', async () => {
  const room = await liveCall()
  for (let i = 0; i < 2; i++) await room.dispatcher.mutation(api.exports.note, { ...file, idempotencyKey: 'once' })
  expect(await room.supervisor.query(api.audit.ofCall, { callId })).toHaveLength(1)
})

test('personal data leaves only for a reason that is given, by who may; what cannot be is refused by its name', async () => {
  const room = await liveCall()
  const take = (seat: Room['admin'], more: object) => refusal(seat.mutation(api.exports.note, { ...file, ...more }))
  expect(await take(room.supervisor, { redacted: false })).toMatchObject({ code: 'value_invalid', field: 'reason' })
  expect(await take(room.supervisor, { redacted: false, reason: '  ' })).toMatchObject({ field: 'reason' })
  expect(await take(room.dispatcher, { redacted: false, reason: 'x' })).toMatchObject({ code: 'forbidden' })
  expect(await take(room.supervisor, { sha256: 'AB' })).toMatchObject({ field: 'sha256' })
  expect(await take(room.supervisor, { bytes: 0 })).toMatchObject({ field: 'bytes' })
  expect(await take(room.supervisor, { callId: 'nobody' })).toMatchObject({ code: 'call_not_found' })
  expect(await room.supervisor.query(api.audit.ofCall, { callId })).toEqual([])
})

test('only those who answer for the room read what everybody did', async () => {
  const room = await liveCall()
  const ask = (seat: Room['admin']) => seat.query(api.audit.list, { paginationOpts: { numItems: 10, cursor: null } })
  for (const seat of [room.dispatcher, room.supervisor, room.service])
    expect(await refusal(ask(seat))).toMatchObject({ code: 'forbidden' })
  expect(await refusal(room.dispatcher.query(api.audit.ofCall, { callId }))).toMatchObject({ code: 'forbidden' })
})
