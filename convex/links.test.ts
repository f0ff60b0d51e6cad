import { beforeEach, expect, test } from 'vitest'
import { api } from './_generated/api.js'
import * as Links from './model/links.ts'
import { call, openRoom, type Room, refusal } from './room.fixture.ts'

const by = { provider: 'rules', model: 'es', version: '1' }
let room: Room
beforeEach(() => {
  room = openRoom()
})

const ring = (callId: string, more: { customerPhone?: string; practice?: boolean } = {}) =>
  room.service.mutation(api.mutations.liveCalls.startLiveCall, {
    ...call,
    callId,
    sessionId: callId,
    customerPhone: '',
    ...more,
  })

const hear = (callId: string, values: Record<string, string | null>, line = callId) =>
  room.service.mutation(api.incidents.applyFields, {
    callId,
    callSessionId: callId,
    changes: Object.entries(values).map(([field, value]) => ({
      field,
      value,
      confidence: 0.9,
      evidence: [{ entryKey: `${line}:${field}`, quote: value ?? 'no', speaker: 'customer' as const, atMs: 500 }],
    })),
    by,
  })

const CRASH = { direccion: 'Avenida Grecia con Pedro de Valdivia', comuna: 'Ñuñoa', motivo: 'accidente_transito' }
const SAME_CRASH = { direccion: 'Pedro de Valdivia esquina Grecia', motivo: 'trauma' }
const links = (callSessionId: string) => room.supervisor.query(api.links.ofSession, { callSessionId })
const alerts = async (callId: string) =>
  (await room.supervisor.query(api.queries.liveCalls.getAlerts, { callId })).filter(
    ({ type }) => type === 'possible_duplicate',
  )

const crashTwice = async (): Promise<void> => {
  await ring('one')
  await ring('two')
  await hear('one', CRASH)
  await hear('two', SAME_CRASH)
}

test('two calls of one event are suggested as such with their words, in the mutation that wrote the fields', async () => {
  await crashTwice()

  const [link, ...others] = await links('two')
  expect(others).toEqual([])
  expect(link).toMatchObject({
    state: 'suggested',
    first: { callId: 'one' },
    second: { callId: 'two' },
    decidedBy: null,
  })
  const street = link?.hints.find(({ kind }) => kind === 'street')
  expect(street?.first.evidence[0]).toMatchObject({ entryKey: 'one:direccion', quote: CRASH.direccion })
  expect(street?.second.evidence[0]).toMatchObject({ entryKey: 'two:direccion' })
  expect(await links('one')).toHaveLength(1)
  expect(await room.dispatcher.query(api.links.open, {})).toMatchObject([{ firstCallId: 'one', secondCallId: 'two' }])
})

test('the alert is raised once a pair, in the later call, whatever else is heard', async () => {
  await crashTwice()
  await hear('one', { numero: '1200' })
  await hear('two', { comuna: 'Ñuñoa' })
  await hear('two', SAME_CRASH)

  expect(await alerts('one')).toEqual([])
  expect(await alerts('two')).toMatchObject([{ rule: 'same_incident', evidence: [{ entryKey: 'two:direccion' }, {}] }])
})

test('more words for a value that is known change nothing of a link: the words that proved it first stay', async () => {
  await crashTwice()
  const before = await links('two')
  await hear('two', SAME_CRASH, 'two-again')

  expect(await links('two')).toEqual(before)
})

test('of a crowd that calls about one event each is linked with the newest dozen before it, and none is left alone', async () => {
  const calls = Array.from({ length: 16 }, (_, i) => `call-${i}`)
  for (const callId of calls) {
    await ring(callId)
    await hear(callId, CRASH)
  }

  const known = await Promise.all(calls.map(links))
  expect(known.every((found) => found.length > 0)).toBe(true)
  const open = await room.supervisor.query(api.links.open, {})
  expect(open.filter(({ firstCallId, secondCallId }) => [firstCallId, secondCallId].includes('call-15'))).toHaveLength(
    12,
  )
})

test('a dozen that a person has rejected leave room for the one that is meant', async () => {
  await ring('other')
  await hear('other', { direccion: 'Los Aromos con Las Rosas', comuna: 'Maipú', motivo: 'accidente_transito' })
  for (let i = 0; i < 12; i++) {
    await ring(`call-${i}`)
    await hear(`call-${i}`, CRASH)
  }
  await ring('mine')
  await hear('mine', CRASH)
  const ofMine = async () =>
    (await room.supervisor.query(api.links.open, {})).filter(({ secondCallId }) => secondCallId === 'mine')
  const wrong = await ofMine()
  expect(wrong).toHaveLength(12)
  for (const { linkId } of wrong) await room.dispatcher.mutation(api.links.reject, { linkId })
  await hear('mine', { direccion: 'Los Aromos con Las Rosas', comuna: 'Maipú' })

  expect(await ofMine()).toMatchObject([{ firstCallId: 'other' }])
})

test('what a person decides stands: a rejected pair is not suggested again until it is reconsidered', async () => {
  await crashTwice()
  const linkId = (await links('two'))[0]?.linkId
  if (linkId === undefined) throw new Error('no link')
  await room.dispatcher.mutation(api.links.reject, { linkId })
  await room.dispatcher.mutation(api.links.reject, { linkId })
  await hear('two', { comuna: 'Ñuñoa' })

  expect(await links('two')).toMatchObject([{ state: 'rejected', decidedBy: 'Diego' }])
  expect(await room.dispatcher.query(api.links.open, {})).toEqual([])
  expect(await alerts('two')).toMatchObject([{ acknowledgedBy: 'Diego', verdict: 'noise' }])
  await room.dispatcher.mutation(api.links.reconsider, { linkId })
  expect(await links('two')).toMatchObject([{ state: 'suggested', decidedBy: null }])
})

test('a suggestion that no longer holds is taken back, and made again when it does', async () => {
  await crashTwice()
  await hear('two', { comuna: 'Maipú' })
  expect(await links('two')).toEqual([])
  await hear('two', { comuna: 'Ñuñoa' })
  expect(await links('two')).toMatchObject([{ state: 'suggested' }])
  expect(await alerts('two')).toHaveLength(1)
})

test('merging confirms the pair, splitting undoes it; a merged pair is not rejected', async () => {
  await crashTwice()
  await room.supervisor.mutation(api.incidents.merge, { callSessionId: 'two', into: 'one' })
  const [link] = await links('one')
  expect(link).toMatchObject({ state: 'confirmed', decidedBy: 'Paula', second: { mergedInto: 'one' } })
  if (link === undefined) return
  expect(await alerts('two')).toMatchObject([{ acknowledgedBy: 'Paula', verdict: 'useful' }])
  expect(await refusal(room.supervisor.mutation(api.links.reject, { linkId: link.linkId }))).toMatchObject({
    code: 'value_invalid',
    field: 'linkId',
  })
  await room.supervisor.mutation(api.incidents.unmerge, { callSessionId: 'two' })
  expect(await links('one')).toMatchObject([{ state: 'undone', decidedBy: 'Paula' }])
})

test('a person may merge what nobody had suggested', async () => {
  await ring('one')
  await ring('two')
  await room.supervisor.mutation(api.incidents.merge, { callSessionId: 'two', into: 'one' })
  expect(await links('two')).toMatchObject([{ state: 'confirmed', score: 0, decidedBy: 'Paula' }])
})

test('practice never meets the real, and an edit by a person counts as well as what was heard', async () => {
  await ring('real')
  await ring('drill', { practice: true })
  await hear('real', CRASH)
  await hear('drill', CRASH)
  expect(await links('drill')).toEqual([])
  await ring('other')
  for (const [field, value] of Object.entries(CRASH))
    await room.dispatcher.mutation(api.incidents.setField, { callSessionId: 'other', field, value })
  expect(await links('other')).toMatchObject([{ first: { callId: 'real' } }])
})

test('what a room keeps no longer of one call is gone from the link too, and the other call’s words stay', async () => {
  await crashTwice()
  const forget = (what: 'words' | 'personal') => room.room.run((ctx) => Links.forget(ctx, 'one', what))
  await forget('words')
  const street = async () => (await links('two'))[0]?.hints.find(({ kind }) => kind === 'street')
  expect(await street()).toMatchObject({ first: { value: CRASH.direccion, evidence: [] }, second: { evidence: [{}] } })
  await forget('personal')
  expect(await street()).toMatchObject({ first: { value: '' }, second: { value: SAME_CRASH.direccion } })
})

test('a call of which only what is not compared changed is not weighed, and many calls cost one read', async () => {
  for (let i = 0; i < 40; i++) {
    await ring(`call-${i}`)
    await hear(`call-${i}`, { direccion: `Calle ${'abcdefgh'[i % 8]}${i}ia`, numero: String(i * 100), motivo: 'caida' })
  }
  await hear('call-3', { alergias: 'penicilina' })
  const rows = await room.room.run((ctx) => ctx.db.query('incidentLinks').collect())
  expect(rows).toEqual([])
})
