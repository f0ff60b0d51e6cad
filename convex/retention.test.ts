/** What is kept no longer is really gone: words, persons and files, each by its own age, and nothing younger or alive. */
import { expect, test } from 'vitest'
import { api, internal } from './_generated/api.js'
import { openRoom, type Room, refusal, startCall } from './room.fixture.ts'

const DAY_MS = 24 * 3_600_000

/** A finished call with words, a name, a note and a recording; ended `daysAgo`. */
async function finished(room: Room, callId: string, daysAgo: number): Promise<void> {
  await startCall(room, { callId })
  const { service } = room
  await service.mutation(api.mutations.liveCalls.addTranscriptEntry, {
    callId,
    timestamp: 'x',
    speaker: 'customer',
    text: 'me llamo Rosa Soto',
    isFinal: true,
    idempotencyKey: `${callId}-1`,
  })
  await service.mutation(api.incidents.applyFields, {
    callId,
    callSessionId: callId,
    by: { provider: 'p', model: 'm', version: '1' },
    changes: (['nombre', 'motivo'] as const).map((field) => ({
      field,
      value: field === 'nombre' ? 'Rosa' : 'otro',
      confidence: 0.9,
      evidence: [{ entryKey: `${callId}-1`, quote: 'Rosa Soto', speaker: 'customer' as const, atMs: 0 }],
    })),
  })
  await service.mutation(api.mutations.liveCalls.saveRecording, {
    callId,
    file: `${callId}.wav`,
    bytes: 10,
    sampleRate: 8000,
    channels: 2,
    capturedMs: 5,
    state: 'closed',
  })
  await service.mutation(api.mutations.liveCalls.endLiveCall, { callId })
  await room.room.run(async (ctx) => {
    const row = await ctx.db
      .query('callAnalytics')
      .withIndex('by_callId', (q) => q.eq('callId', callId))
      .unique()
    if (row) await ctx.db.patch('callAnalytics', row._id, { endedAt: Date.now() - daysAgo * DAY_MS - 1 })
  })
}

const sweep = (room: Room) => room.room.mutation(internal.sweep.retention, {})
const linesOf = (room: Room, callId: string) =>
  room.supervisor.query(api.queries.liveCalls.subscribeToTranscripts, { callId })

test('the count is shown before, the days are typed again, and each kind goes at its own age', async () => {
  const room = openRoom()
  await finished(room, 'old', 40)
  await finished(room, 'young', 5)
  const { admin } = room

  const days = { kind: 'transcripts', days: 30 } as const
  expect(await admin.query(api.retention.preview, days)).toMatchObject({ calls: 1, more: false })
  expect(await refusal(admin.mutation(api.retention.set, days))).toMatchObject({ field: 'confirm' })
  expect((await linesOf(room, 'old')).length).toBe(1)

  await admin.mutation(api.retention.set, { ...days, confirm: '30' })
  await sweep(room)

  expect(await linesOf(room, 'old')).toEqual([])
  expect((await linesOf(room, 'young')).length).toBe(1)
  const quotes = await room.room.run((ctx) => ctx.db.query('incidentFields').take(100))
  const old = quotes.filter(({ callSessionId }) => callSessionId === 'old')
  expect(old.map(({ field }) => field)).toContain('nombre')
  expect(old.flatMap(({ evidence }) => evidence)).toEqual([])
  expect((await admin.query(api.audit.ofCall, { callId: 'old' }))[0]).toMatchObject({
    action: 'call.erase',
    actor: { name: 'Retención' },
    data: { kind: 'transcripts', days: 30 },
  })
  expect(await admin.query(api.retention.preview, days)).toMatchObject({ calls: 0, oldest: null })
})

test('a person leaves the incident, its history, the notes and the call; what happened stays', async () => {
  const room = openRoom()
  await finished(room, 'old', 40)
  await room.admin.mutation(api.retention.set, { kind: 'personal', days: 30, confirm: '30' })

  await sweep(room)

  const kept = await room.room.run(async (ctx) => ({
    fields: await ctx.db.query('incidentFields').take(100),
    changes: await ctx.db.query('incidentChanges').take(100),
    incidents: await ctx.db.query('incidents').take(100),
    calls: await ctx.db.query('callAnalytics').take(100),
  }))
  expect(JSON.stringify(kept)).not.toMatch(/"Rosa"|\+56/)
  expect(kept.fields.map(({ field }) => field)).toContain('motivo')
  expect(kept.calls[0]).toMatchObject({ customerPhone: '', agentName: 'Diego Rojas' })
  expect((await linesOf(room, 'old')).length).toBe(1)
})

test('other parts of the room forget with it: notes of a review, numbers to call back, proofs of links and steps', async () => {
  const room = openRoom()
  await finished(room, 'old', 40)
  const evidence = [{ entryKey: 'e', quote: 'Rosa Soto', speaker: 'customer' as const, atMs: 0 }]
  const said = { fields: ['nombre' as const], value: 'Rosa', evidence }
  await room.room.run(async (ctx) => {
    await ctx.db.insert('reviewNotes', { callId: 'old', text: 'Rosa again', by: { id: 'p', name: 'Paula' }, at: 0 })
    await ctx.db.insert('incidentLinks', {
      first: 'old',
      second: 'other',
      firstCallId: 'old',
      secondCallId: 'other',
      state: 'suggested',
      score: 1,
      hints: [{ kind: 'phone', points: 1, first: said, second: { ...said, value: 'Other' } }],
      suggestedAt: 0,
      updatedAt: 0,
    } as never)
  })
  for (const kind of ['transcripts', 'personal'] as const)
    await room.admin.mutation(api.retention.set, { kind, days: 30, confirm: '30' })

  await sweep(room)

  const [notes, [link]] = await room.room.run(async (ctx) => [
    await ctx.db.query('reviewNotes').take(10),
    await ctx.db.query('incidentLinks').take(10),
  ])
  expect(notes).toEqual([])
  expect(link?.hints[0]).toMatchObject({ first: { value: '', evidence: [] }, second: { value: 'Other', evidence } })
})

test('a recording is told to the hosts until they say that its files are gone', async () => {
  const room = openRoom()
  await finished(room, 'old', 40)
  await room.admin.mutation(api.retention.set, { kind: 'recordings', days: 30, confirm: '30' })
  expect(await room.service.query(api.retention.due, {})).toEqual([])

  await sweep(room)
  await sweep(room)
  expect(await room.service.query(api.retention.due, {})).toEqual([{ callId: 'old' }])

  await room.service.mutation(api.retention.erased, { callId: 'old' })
  await room.service.mutation(api.retention.erased, { callId: 'old' })
  expect(await room.service.query(api.retention.due, {})).toEqual([])
  const actions = (await room.admin.query(api.audit.ofCall, { callId: 'old' })).map(({ action }) => action)
  expect(actions.sort()).toEqual(['call.erase', 'recording.erase'])
})

test('a live call is never old, and nothing goes while nothing is set', async () => {
  const room = openRoom()
  await startCall(room, { callId: 'live' })
  await finished(room, 'old', 4000)

  await sweep(room)

  expect((await linesOf(room, 'old')).length).toBe(1)
  expect(await room.admin.query(api.retention.preview, { kind: 'personal', days: null })).toMatchObject({ calls: 0 })
})

test.each([0, -1, 1.5, 40_000])('%s days cannot be', async (days) => {
  const { admin } = openRoom()
  const asked = { kind: 'recordings', days, confirm: String(days) } as const
  expect(await refusal(admin.mutation(api.retention.set, asked))).toMatchObject({
    code: 'value_invalid',
    field: 'days',
  })
})
