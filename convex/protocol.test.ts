/** The room's protocol in the backend: versions that never change, calls pinned to one, proofs that stay, people who win, and the score that follows. */
import { expect, test } from 'vitest'
import { api } from './_generated/api.js'
import { keyOf, type Protocol } from './domain/protocol/protocol.ts'
import { SAMPLE } from './domain/protocol/sample.ts'
import { call, openRoom, type Room, refusal, startCall } from './room.fixture.ts'

const { callId } = call
const SAMPLE_KEY = keyOf(SAMPLE)
const own = (version: string, more: Partial<Protocol> = {}): string =>
  JSON.stringify({ ...SAMPLE, id: 'sala', version, ...more })
const evidence = { entryKey: 'line-1', quote: '¿Dónde está?', speaker: 'agent' as const, atMs: 1000 }
const proof = (step: string, atMs = 1000) => ({ step, evidence, atMs })
const observe = (room: Room, more: object = {}) =>
  room.service.mutation(api.protocol.observe, { callId, key: SAMPLE_KEY, ...more })
const stepOf = async (room: Room, id: string) =>
  (await room.supervisor.query(api.protocol.ofCall, { callId }))?.steps.find((step) => step.id === id)

test('without a file of its own the room has the sample, which says that nobody approved it', async () => {
  const room = openRoom()

  const current = await room.dispatcher.query(api.protocol.current, {})

  expect(current).toMatchObject({ key: SAMPLE_KEY, status: 'sample', active: true, importedBy: null })
  expect(JSON.parse(current.file)).toEqual(SAMPLE)
})

test('a file is taken in, activated by name, exported as it came, and what is none is refused by path and reason', async () => {
  const room = openRoom()
  const approved = { status: 'approved', approvedBy: 'Dra. Soto', approvedOn: '2026-10-01' } as const

  const key = await room.admin.mutation(api.protocol.importFile, { file: own('3.2', approved), activate: true })

  expect(key).toBe('sala@3.2')
  expect(await room.dispatcher.query(api.protocol.current, {})).toMatchObject({
    ...{ key, approvedBy: 'Dra. Soto', importedBy: 'Ada', active: true },
  })
  expect(JSON.parse((await room.admin.query(api.protocol.file, { key })) ?? '')).toMatchObject({ version: '3.2' })
  expect((await room.admin.query(api.protocol.versions, {})).map((one) => [one.key, one.active])).toEqual([
    [key, true],
    [SAMPLE_KEY, false],
  ])
  expect(await refusal(room.admin.mutation(api.protocol.importFile, { file: own('4', { cards: [] }) }))).toMatchObject({
    ...{ code: 'value_invalid', field: 'file.cards', reason: 'needs at least 1' },
  })
  expect(await refusal(room.admin.mutation(api.protocol.importFile, { file: 'hola' }))).toMatchObject({
    reason: 'not JSON',
  })
  const noted = await room.admin.query(api.audit.list, { paginationOpts: { numItems: 10, cursor: null } })
  expect(noted.page.map(({ action, target }) => [action, target])).toEqual([
    ['protocol.activate', key],
    ['protocol.import', key],
  ])
})

test('a version never changes: the same file again is fine, another under its name is refused', async () => {
  const room = openRoom()
  await room.admin.mutation(api.protocol.importFile, { file: own('1') })

  await room.admin.mutation(api.protocol.importFile, { file: own('1') })

  const other = own('1', { title: { es: 'Otro', en: 'Other' } })
  expect(await refusal(room.admin.mutation(api.protocol.importFile, { file: other }))).toMatchObject({
    field: 'file.version',
  })
  expect(await refusal(room.admin.mutation(api.protocol.activate, { key: 'sala@9' }))).toMatchObject({ field: 'key' })
})

test('a call keeps the version with which it began', async () => {
  const room = openRoom()
  await startCall(room)
  await observe(room, { answeredMs: 0 })
  const key = await room.admin.mutation(api.protocol.importFile, { file: own('2'), activate: true })

  await room.service.mutation(api.protocol.observe, { callId, key, proofs: [proof('direccion')] })

  const course = await room.supervisor.query(api.protocol.ofCall, { callId })
  expect(course?.protocol.key).toBe(SAMPLE_KEY)
  expect(course?.current).toBe('que_paso')
})

test('the first proof of a step stands, and the score is measured with its samples', async () => {
  const room = openRoom()
  await startCall(room)
  await observe(room, { proofs: [proof('direccion')] })
  await observe(room, { proofs: [proof('direccion', 9000), proof('no_such_step')] })

  expect(await stepOf(room, 'direccion')).toMatchObject({
    state: 'done',
    atMs: 1000,
    evidence,
    by: { kind: 'machine' },
  })
  await observe(room, { overdue: [{ step: 'que_paso', atMs: 45_000 }] })
  const measured = await room.supervisor.query(api.queries.liveCalls.subscribeToMetrics, { callId })
  expect(measured?.metrics).toMatchObject({ scriptAdherence: 50, counts: { scriptAdherence: 2 } })
  expect(measured?.metrics.measured).toEqual(['scriptAdherence'])
})

test('a proof without words is refused', async () => {
  const room = openRoom()
  await startCall(room)
  const mute = { ...proof('direccion'), evidence: { ...evidence, quote: ' ' } }

  expect(await refusal(observe(room, { proofs: [mute] }))).toMatchObject({ field: 'proofs.evidence.quote' })
})

test('a person’s tick wins over the machine, is noted by name, and is heard by the host', async () => {
  const room = openRoom()
  await startCall(room)
  await observe(room, { proofs: [proof('direccion')] })

  await room.supervisor.mutation(api.protocol.mark, { callId, step: 'direccion', done: false })
  await observe(room, { proofs: [proof('direccion', 5000)] })
  expect(await stepOf(room, 'direccion')).toMatchObject({ state: 'pending', evidence: null })

  await room.dispatcher.mutation(api.protocol.mark, { callId, step: 'que_paso', done: true })
  expect(await stepOf(room, 'que_paso')).toMatchObject({ state: 'done', by: { kind: 'person', name: 'Diego' } })
  expect((await room.service.query(api.protocol.decisions, { callId })).marks.map(({ name }) => name)).toEqual([
    'Paula',
    'Diego',
  ])
  expect(await refusal(room.dispatcher.mutation(api.protocol.mark, { callId, step: 'x', done: true }))).toMatchObject({
    field: 'step',
  })
})

test('a branch does its step and leads on; a card is opened by hand', async () => {
  const room = openRoom()
  await startCall(room)
  await room.dispatcher.mutation(api.protocol.openCard, { callId, card: 'paro_adulto', open: true })

  await room.dispatcher.mutation(api.protocol.answer, { callId, step: 'rcp_manos', answer: 0 })

  expect(await stepOf(room, 'rcp_manos')).toMatchObject({ state: 'done', answer: 0, by: { name: 'Diego' } })
  expect(await stepOf(room, 'rcp_compresiones')).toBeUndefined()
  expect(await stepOf(room, 'rcp_dea')).toMatchObject({ state: 'pending', metronome: { perMinute: 110 } })
  const bad = room.dispatcher.mutation(api.protocol.answer, { callId, step: 'direccion', answer: 0 })
  expect(await refusal(bad)).toMatchObject({ field: 'answer' })
  const card = room.dispatcher.mutation(api.protocol.openCard, { callId, card: 'x', open: true })
  expect(await refusal(card)).toMatchObject({ field: 'card' })
})

test('what the dispatcher writes does the step that asks for it', async () => {
  const room = openRoom()
  await startCall(room)
  await observe(room)

  for (const [field, value] of [
    ['direccion', 'Los Tilos'],
    ['numero', '2890'],
  ] as const)
    await room.dispatcher.mutation(api.incidents.setField, { callSessionId: callId, field, value })

  expect(await stepOf(room, 'direccion')).toMatchObject({ state: 'done', by: { kind: 'person', name: 'Diego' } })
})

test('earlier calls of the number are told, newest first, practices apart', async () => {
  const room = openRoom()
  for (const id of ['old', 'newer']) {
    await startCall(room, { callId: id })
    await room.service.mutation(api.mutations.liveCalls.endLiveCall, { callId: id })
  }
  await startCall(room)

  const earlier = await room.dispatcher.query(api.earlier.ofCall, { callId })

  expect(earlier.calls.map((one) => one.callId).sort()).toEqual(['newer', 'old'])
  expect(earlier).toMatchObject({ more: false, network: null })
})
