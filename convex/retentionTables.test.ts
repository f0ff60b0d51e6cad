/** Every table of the room is named here with what becomes of a caller's data in it; and none keeps a caller's words once they are due. */
import { expect, test } from 'vitest'
import { api, internal } from './_generated/api.js'
import type { TableNames } from './_generated/dataModel.js'
import { call, openRoom } from './room.fixture.ts'
import schema from './schema.ts'

/** `retention`: by the room's own days; `purge`: an hour after the call; `sweep`: by another clock; `none`: holds nothing of a caller; `kept`: stays, and why. */
type Fate = 'retention' | 'purge' | 'sweep' | 'none' | { readonly kept: string }

const FATES: Record<TableNames, Fate> = {
  liveCalls: 'purge',
  callActivity: 'purge',
  callBoard: 'sweep',
  liveTranscripts: 'retention',
  transcriptCorrections: 'retention',
  partialTranscripts: 'purge',
  callObjectives: 'purge',
  nextActions: 'purge',
  livePerformanceMetrics: 'purge',
  sentimentAnalysis: 'purge',
  callPhases: 'purge',
  callSystemConfig: 'purge',
  coachingRecommendations: 'purge',
  supervisorActions: 'retention',
  alerts: 'retention',
  recordings: 'retention',
  callEvents: 'retention',
  callAnalytics: 'retention',
  incidents: 'retention',
  incidentFields: 'retention',
  incidentChanges: 'retention',
  patients: 'retention',
  linkFacts: 'retention',
  incidentLinks: 'retention',
  callBacks: 'retention',
  callBackHolds: 'retention',
  alarmDays: 'none',
  alarmTens: 'none',
  alarmSeats: 'none',
  supervisions: 'none',
  supervisionBridges: 'none',
  callOrders: 'retention',
  settings: 'none',
  settingsChanges: 'none',
  answerQuarters: 'none',
  callHours: 'none',
  seats: 'none',
  seatBeats: 'none',
  auditLog: { kept: 'who was given what of a call, and why; an account that could be erased accounts for nothing' },
  protocols: 'none',
  callProtocols: 'retention',
  reviews: 'none',
  reviewNotes: 'retention',
  campaigns: 'none',
  dispatchers: 'none',
  users: 'none',
  deliveries: 'sweep',
}

test('every table is judged, and no other', () => {
  expect(Object.keys(FATES).sort()).toEqual(Object.keys(schema.tables).sort())
})

const DAY_MS = 24 * 3_600_000
const ACTOR = { role: 'service', name: 'x' } as const
/** In every text that this call has. */
const WORD = 'Zurita'
const PHONE = '+56955550187'

test('of a call whose days are over no table keeps the name, the number or the words, but the account of who did what', async () => {
  const room = openRoom()
  const { service, supervisor, dispatcher, admin } = room
  const callId = 'old'
  const evidence = { entryKey: 'old-1', quote: `me llamo ${WORD}`, speaker: 'customer' as const, atMs: 0 }
  const live = api.mutations.liveCalls
  await service.mutation(live.startLiveCall, {
    ...{ ...call, callId, sessionId: callId, customerName: WORD, customerPhone: PHONE },
  })
  const line = { callId, timestamp: 'x', speaker: 'customer' as const, isFinal: true, idempotencyKey: 'old-1' }
  await service.mutation(live.addTranscriptEntry, { ...line, text: evidence.quote })
  await service.mutation(api.incidents.applyFields, {
    ...{ callId, callSessionId: callId, by: { provider: 'p', model: 'm', version: '1' } },
    changes: (['nombre', 'direccion', 'motivo'] as const).map((field) => ({
      ...{ field, value: field === 'motivo' ? 'otro' : `${WORD} 1`, confidence: 0.9, evidence: [evidence] },
    })),
  })
  await service.mutation(live.raiseAlert, { callId, type: 'child_caller', rule: 'r', evidence: [evidence], atMs: 0 })
  await service.mutation(live.updateObjective, { callId, id: 'location_confirmed', status: 'completed', evidence })
  const { key } = await admin.query(api.protocol.current, {})
  await service.mutation(api.protocol.observe, {
    ...{ callId, key },
    proofs: [{ step: 'direccion', evidence, atMs: 0 }],
  })
  await supervisor.mutation(live.addSupervisorAction, { callId, action: 'ADD_NOTE', details: `nota de ${WORD}` })
  await dispatcher.mutation(api.incidents.setField, {
    callSessionId: callId,
    field: 'alergias',
    value: `${WORD} dixit`,
  })
  await service.mutation(live.endLiveCall, { callId })
  await supervisor.mutation(api.review.saveNote, { callId, text: `la señora ${WORD}` })
  await supervisor.mutation(live.correctTranscriptEntry, { callId, entryKey: 'old-1', text: `soy ${WORD}` })
  await room.room.run(async (ctx) => {
    const by = { id: 'p', name: 'Paula' }
    const order = { callId, kind: 'transfer' as const, details: `tel:${PHONE}`, by, state: 'done' as const, at: 0 }
    await ctx.db.insert('callOrders', order)
    for (const type of ['SpokenWordsLogEvent', 'TelephoneKeyLogEvent'])
      await ctx.db.insert('callEvents', { sessionId: callId, type, at: 0, actor: ACTOR, data: { text: WORD } })
    const [past] = await ctx.db.query('callAnalytics').take(1)
    const [ended] = await ctx.db.query('liveCalls').take(1)
    if (past) await ctx.db.patch('callAnalytics', past._id, { endedAt: Date.now() - 40 * DAY_MS })
    if (ended) await ctx.db.patch('liveCalls', ended._id, { endedAt: Date.now() - 40 * DAY_MS })
    for (const row of await ctx.db.query('callBoard').take(10))
      await ctx.db.patch('callBoard', row._id, { endedAt: Date.now() - 40 * DAY_MS })
  })
  const tellers = async (): Promise<string[]> =>
    room.room.run(async (ctx) => {
      const found: string[] = []
      for (const table of Object.keys(schema.tables) as TableNames[]) {
        const text = JSON.stringify(await ctx.db.query(table).take(1000))
        if (text.includes(WORD) || text.includes(PHONE) || text.includes(PHONE.slice(-8))) found.push(table)
      }
      return found
    })
  const before = await tellers()
  expect(before).toEqual(
    expect.arrayContaining(['liveTranscripts', 'transcriptCorrections', 'incidentFields', 'callOrders', 'reviewNotes']),
  )
  for (const table of before) expect(['none'], table).not.toContain(FATES[table as TableNames])

  for (const kind of ['transcripts', 'personal'] as const)
    await admin.mutation(api.retention.set, { kind, days: 30, confirm: '30' })
  await room.room.mutation(internal.sweep.calls, {})
  await room.room.mutation(internal.sweep.board, {})
  await room.room.mutation(internal.sweep.retention, {})

  expect((await tellers()).filter((table) => typeof FATES[table as TableNames] === 'string')).toEqual([])
})
