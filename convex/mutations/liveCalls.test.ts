import { expect, test } from 'vitest'
import { api } from '../_generated/api.js'
import { BOOK_PAGES, PAGE_LINES } from '../domain/transcript.ts'
import { call, openRoom, type Room, refusal, startCall } from '../room.fixture.ts'

const m = api.mutations.liveCalls
const q = api.queries.liveCalls
const callId = call.callId

const whole = async (room: Room) => {
  const data = await room.supervisor.query(q.getLiveCallData, { callId })
  if (data === null) throw new Error('no call')
  return data
}

const say = (room: Room, text: string, more: object = {}) =>
  room.service.mutation(m.addTranscriptEntry, {
    callId,
    timestamp: '00:01',
    speaker: 'customer',
    text,
    isFinal: true,
    ...more,
  })

test('a call starts with the dispatch template, all pending, and the start values unmeasured', async () => {
  const room = openRoom()

  await startCall(room)

  const data = await whole(room)
  expect(data.call).toMatchObject({
    status: 'connecting',
    currentPhase: 'Connecting',
    duration: 0,
    currentSpeaker: null,
  })
  expect(data.call).toMatchObject({ agentGain: 50, customerGain: 50, isRecording: false, practice: false })
  expect(data.phases.map(({ phase }) => phase)).toEqual([
    'Opening',
    'Location',
    'Chief Complaint',
    'Triage',
    'Dispatch',
    'Pre-Arrival Instructions',
    'Closing',
  ])
  expect(data.phases.every(({ status }) => status === 'pending')).toBe(true)
  expect(data.objectives).toHaveLength(7)
  expect(data.metrics).toMatchObject({ scriptAdherence: 100, agentConfidence: 85, samples: 0 })
  expect(data.sentiment).toMatchObject({
    positivePercentage: 33,
    neutralPercentage: 67,
    negativePercentage: 0,
    samples: 0,
  })
  expect(data.system).toMatchObject({ sttProvider: 'Deepgram', costPerMinute: 0.0298, samples: 0 })
})

test('the type of the campaign decides the template', async () => {
  const room = openRoom()
  const campaignId = await room.admin.mutation(api.campaigns.create, { name: 'Ventas', type: 'outreach' })

  await room.service.mutation(m.startLiveCall, { ...call, campaignId })

  const { phases, objectives } = await whole(room)
  expect(phases.map(({ phase }) => phase)).toEqual([
    'Opening',
    'Discovery',
    'Value Proposition',
    'Objection Handling',
    'Closing',
  ])
  expect(objectives[0]?.objective).toBe('Identify decision makers in target companies')
})

test('starting the same call again is the same call', async () => {
  const room = openRoom()
  const id = await startCall(room)

  const again = await room.service.mutation(m.startLiveCall, { ...call, agentName: 'Another' })

  expect(again).toBe(id)
  expect((await whole(room)).call.agentName).toBe('Diego Rojas')
  expect(await room.supervisor.query(q.getActiveCalls, {})).toHaveLength(1)
})

test('the answer times the call and its first phase', async () => {
  const room = openRoom()
  await startCall(room)

  await room.service.mutation(m.updateCallStatus, { callId, status: 'ringing' })
  await room.service.mutation(m.updateCallStatus, { callId, status: 'connected' })

  const { call: answered, phases } = await whole(room)
  expect(answered.answeredAt).toBeTypeOf('number')
  expect(answered.currentPhase).toBe('Opening')
  expect(phases[0]).toMatchObject({ status: 'active', startTime: expect.stringMatching(/^\d{4}-.*Z$/) })
  expect(phases[1]?.status).toBe('pending')
})

test('who answers is told with the answer, to the call and to the list', async () => {
  const room = openRoom()
  await room.service.mutation(m.startLiveCall, { ...call, agentName: '' })
  await room.service.mutation(m.updateCallStatus, { callId, status: 'ringing' })
  expect((await whole(room)).call.agentName).toBe('')

  await room.service.mutation(m.updateCallStatus, { callId, status: 'connected', agentName: 'Ana Soto' })
  await room.service.mutation(m.updateCallStatus, { callId, status: 'on-hold' })

  expect((await whole(room)).call).toMatchObject({ status: 'on-hold', agentName: 'Ana Soto' })
  expect(await room.supervisor.query(q.getActiveCalls, {})).toMatchObject([{ agentName: 'Ana Soto' }])
  const long = room.service.mutation(m.updateCallStatus, { callId, status: 'connected', agentName: 'a'.repeat(10_000) })
  expect(await refusal(long)).toMatchObject({ field: 'agentName' })
})

test('a phase completes with its quality when the next begins, and one phase is active at most', async () => {
  const room = openRoom()
  await startCall(room)
  await room.service.mutation(m.updateCallStatus, { callId, status: 'connected' })

  await room.service.mutation(m.updateCallPhase, { callId, phase: 'Triage', quality: 'good' })
  await room.service.mutation(m.updateCallPhase, { callId, phase: 'Location' })

  const { phases, call: now } = await whole(room)
  expect(phases.filter(({ status }) => status === 'active').map(({ phase }) => phase)).toEqual(['Location'])
  expect(phases[0]).toMatchObject({ status: 'completed', quality: 'good' })
  expect(phases[0]?.endTime).toBeDefined()
  expect(now.currentPhase).toBe('Location')
})

test('a phase that the call does not have is refused by name', async () => {
  const room = openRoom()
  await startCall(room)

  const refused = await refusal(room.service.mutation(m.updateCallPhase, { callId, phase: 'Discovery' }))

  expect(refused).toMatchObject({ code: 'value_invalid', field: 'phase' })
})

test('lines are numbered from 0 and come back in the order in which they were said', async () => {
  const room = openRoom()
  await startCall(room)

  for (const text of ['aló', 'mi marido', 'no respira']) await say(room, text)

  const rows = await room.supervisor.query(q.subscribeToTranscripts, { callId, limit: 2 })
  expect(rows.map(({ text, order }) => [text, order])).toEqual([
    ['mi marido', 1],
    ['no respira', 2],
  ])
  expect(rows[0]?.key).toBe(rows[0]?._id)
  expect((await whole(room)).call.currentSpeaker).toBe('customer')
})

test('a call is read by pages: a new line is in the tail alone, and all pages together are the call', async () => {
  const room = openRoom()
  await startCall(room)
  expect(await room.supervisor.query(q.transcriptTail, { callId })).toEqual({ from: 0, lines: [] })
  for (let line = 0; line < 35; line++) {
    await say(room, `line ${line}`)
    const tail = await room.supervisor.query(q.transcriptTail, { callId })
    expect([tail.from, tail.lines.length]).toEqual([line - (line % PAGE_LINES), (line % PAGE_LINES) + 1])
  }
  const pages = await Promise.all([0, 1, 2, 3].map((page) => room.supervisor.query(q.transcriptPage, { callId, page })))
  const { lines } = await room.supervisor.query(q.transcriptTail, { callId })
  expect([...pages.flat(), ...lines].map(({ text }) => text)).toEqual(Array.from({ length: 35 }, (_, i) => `line ${i}`))
  expect(await room.supervisor.query(q.transcriptPage, { callId, page: 0, pages: 4 })).toEqual(pages.flat())
  expect(await refusal(room.supervisor.query(q.transcriptPage, { callId, page: -1 }))).toMatchObject({ field: 'page' })
  for (const pages of [0, BOOK_PAGES + 1, 1.5])
    expect(await refusal(room.supervisor.query(q.transcriptPage, { callId, page: 0, pages }))).toMatchObject({
      field: 'pages',
    })
})

test('the same line delivered twice is there once and answers the same', async () => {
  const room = openRoom()
  await startCall(room)
  const line = { idempotencyKey: 'k-1', sentiment: 'negative' as const }

  const first = await say(room, 'no respira', line)
  const second = await say(room, 'no respira', line)

  expect(second).toBe(first)
  const { transcripts, sentiment } = await whole(room)
  expect(transcripts.map(({ key }) => key)).toEqual(['k-1'])
  expect(sentiment.samples).toBe(1)
})

test('a line survives the forgetting of its delivery', async () => {
  const room = openRoom()
  await startCall(room)
  const first = await say(room, 'no respira', { idempotencyKey: 'k-1' })
  await room.room.run(async (ctx) => {
    for (const row of await ctx.db.query('deliveries').collect()) await ctx.db.delete(row._id)
  })

  expect(await say(room, 'no respira', { idempotencyKey: 'k-1' })).toBe(first)
})

test('words that are not final show as the partial of their leg until the final line', async () => {
  const room = openRoom()
  await startCall(room)

  const id = await say(room, 'mi mar', { isFinal: false, startMs: 1000 })
  await room.service.mutation(m.setPartial, { callId, speaker: 'customer', text: 'mi marido', startMs: 1000, seq: 5 })
  await room.service.mutation(m.setPartial, { callId, speaker: 'customer', text: 'mi ma', startMs: 1000, seq: 3 })

  expect(id).toBeNull()
  const partials = await room.supervisor.query(q.partials, { callId })
  expect(partials.map(({ text }) => text)).toEqual(['mi marido'])

  await say(room, 'mi marido no respira', { startMs: 1000, endMs: 2500 })
  await room.service.mutation(m.setPartial, {
    callId,
    speaker: 'customer',
    text: 'mi marido no',
    startMs: 1000,
    seq: 9,
  })

  expect(await room.supervisor.query(q.partials, { callId })).toEqual([])
  expect((await whole(room)).transcripts).toHaveLength(1)
})

test('metrics keep what was not sent and count what they rest on', async () => {
  const room = openRoom()
  await startCall(room)

  await room.service.mutation(m.updatePerformanceMetrics, {
    callId,
    metrics: { prospectEngagement: 80, voiceEnergyLevel: 'HIGH' },
  })

  const measured = await room.supervisor.query(q.subscribeToMetrics, { callId })
  expect(measured?.metrics).toMatchObject({
    prospectEngagement: 80,
    voiceEnergyLevel: 'HIGH',
    agentConfidence: 85,
    samples: 1,
    measured: ['prospectEngagement', 'voiceEnergyLevel'],
  })
})

test('progress moves duration, gains and cost, and leaves the row of the screens alone', async () => {
  const room = openRoom()
  await startCall(room)
  const before = await room.supervisor.query(q.getCall, { callId })

  await room.service.mutation(m.updateCallProgress, { callId, duration: 120, agentGain: 70 })

  const { call: progress, system } = await whole(room)
  expect(progress).toMatchObject({ duration: 120, agentGain: 70, customerGain: 50 })
  expect(system.totalCost).toBeCloseTo(0.0596, 10)
  expect(await room.supervisor.query(q.getCall, { callId })).toEqual(before)
})

test('service states are kept, and the worst live call answers for the room', async () => {
  const room = openRoom()
  await startCall(room)
  await startCall(room, { callId: 'call-2' })

  await room.service.mutation(m.updateSystemStatus, { callId: 'call-2', service: 'stt', status: 'error', latency: 900 })

  const worst = await room.supervisor.query(q.getSystemHealth, {})
  expect(worst).toMatchObject({ sttStatus: 'error', apiLatency: 900, samples: 1 })
  const own = await room.supervisor.query(q.getSystemHealth, { callId })
  expect(own).toMatchObject({ sttStatus: 'streaming', samples: 0 })
})

test('advice with a key is renewed, retired, and gone when the call ends', async () => {
  const room = openRoom()
  await startCall(room)
  const advice = {
    callId,
    type: 'warning' as const,
    title: 'Pregunte',
    description: '¿Respira?',
    priority: 9,
    key: 'breath',
  }
  await room.service.mutation(m.addCoachingRecommendation, advice)
  await room.service.mutation(m.addCoachingRecommendation, { ...advice, title: 'Insista' })
  await room.service.mutation(m.addCoachingRecommendation, { ...advice, key: 'where', priority: 10 })

  const shown = await room.supervisor.query(q.getActiveCoachingRecommendations, { callId })
  expect(shown.map(({ title, priority }) => [title, priority])).toEqual([
    ['Pregunte', 10],
    ['Insista', 9],
  ])

  await room.service.mutation(m.retireCoaching, { callId, keys: ['where', 'never-was'] })
  expect(await room.supervisor.query(q.getActiveCoachingRecommendations, { callId })).toHaveLength(1)
  await room.service.mutation(m.endLiveCall, { callId })
  expect(await room.supervisor.query(q.getActiveCoachingRecommendations, { callId })).toEqual([])
})

test('next actions are replaced whole', async () => {
  const room = openRoom()
  await startCall(room)
  const actions = ['a', 'b', 'c'].map((key) => ({ key, text: `do ${key}`, priority: 5 }))
  await room.service.mutation(m.setNextActions, { callId, actions })

  await room.service.mutation(m.setNextActions, { callId, actions: actions.slice(1, 2) })

  expect((await whole(room)).nextActions.map(({ key }) => key)).toEqual(['b'])
})

test('objectives complete with their proof', async () => {
  const room = openRoom()
  await startCall(room)
  const evidence = { entryKey: 'k-1', quote: 'Apoquindo 3000', speaker: 'customer' as const, atMs: 4000 }

  await room.service.mutation(m.updateObjective, { callId, id: 'location_confirmed', status: 'completed', evidence })

  const done = (await whole(room)).objectives.find(({ key }) => key === 'location_confirmed')
  expect(done).toMatchObject({ status: 'completed', evidence })
  const unknown = room.service.mutation(m.updateObjective, { callId, id: 'x', status: 'active' })
  expect(await refusal(unknown)).toMatchObject({ code: 'not_found', field: 'id' })
})

test('a cause raises one alert, which a person acknowledges once and may judge', async () => {
  const room = openRoom()
  await startCall(room)
  const evidence = [{ entryKey: 'k-1', quote: 'no respira', speaker: 'customer' as const, atMs: 4000 }]
  const raised = { callId, type: 'cardiac_arrest_suspected' as const, rule: 'not_breathing', evidence, atMs: 4000 }

  const id = await room.service.mutation(m.raiseAlert, raised)
  const again = await room.service.mutation(m.raiseAlert, { ...raised, atMs: 9000 })
  await room.dispatcher.mutation(m.acknowledgeAlert, { alertId: id })
  await room.supervisor.mutation(m.acknowledgeAlert, { alertId: id, verdict: 'useful' })

  expect(again).toBe(id)
  const alerts = await room.supervisor.query(q.getAlerts, { callId })
  expect(alerts).toHaveLength(1)
  expect(alerts[0]).toMatchObject({ severity: 'life', atMs: 4000, acknowledgedBy: 'Diego', verdict: 'useful' })
})

test('a supervisor acts under their own name, whatever the window says', async () => {
  const room = openRoom()
  await startCall(room)
  const forged = {
    callId,
    supervisorId: 'boss',
    supervisorName: 'The Boss',
    action: 'ADD_NOTE' as const,
    details: 'ojo',
  }

  await room.supervisor.mutation(m.addSupervisorAction, forged)
  await room.service.mutation(m.addSupervisorAction, { ...forged, action: 'BOOKMARK_MOMENT' })

  const actions = await room.supervisor.query(q.getSupervisorActions, { callId })
  expect(actions.map(({ action, supervisorName, order }) => [action, supervisorName, order])).toEqual([
    ['BOOKMARK_MOMENT', 'The Boss', 1],
    ['ADD_NOTE', 'Paula', 0],
  ])
})

test('a supervisor transfers and ends a call', async () => {
  const room = openRoom()
  await startCall(room)

  await room.supervisor.mutation(m.addSupervisorAction, { callId, action: 'TRANSFER_CALL' })
  expect((await whole(room)).call.status).toBe('transferring')
  await room.supervisor.mutation(m.addSupervisorAction, { callId, action: 'END_CALL' })

  expect((await whole(room)).call).toMatchObject({ status: 'ended', endReason: 'supervisor' })
  expect(await room.supervisor.query(q.getActiveCalls, {})).toEqual([])
})

test('recording is timed while it is on', async () => {
  const room = openRoom()
  await startCall(room)

  await room.service.mutation(m.toggleRecording, { callId, isRecording: true })
  expect((await whole(room)).call.recordingStartTime).toMatch(/Z$/)
  await room.service.mutation(m.toggleRecording, { callId, isRecording: false })

  expect((await whole(room)).call).not.toHaveProperty('recordingStartTime')
})
