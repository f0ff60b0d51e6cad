import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { api, internal } from './_generated/api.js'
import type { Id } from './_generated/dataModel.js'
import { call, openRoom, type Room, refusal } from './room.fixture.ts'

const NUMBER = '+56 9 5555 0101'
let room: Room
beforeEach(() => {
  vi.useFakeTimers({ now: 1_795_000_000_000, toFake: ['Date'] })
  room = openRoom()
})
afterEach(() => {
  vi.useRealTimers()
})

const live = api.mutations.liveCalls
const ring = (callId: string, customerPhone = NUMBER, practice = false) =>
  room.service.mutation(live.startLiveCall, { ...call, callId, sessionId: callId, customerPhone, practice })
const giveUp = async (callId: string, customerPhone = NUMBER): Promise<void> => {
  await ring(callId, customerPhone)
  await room.service.mutation(live.endLiveCall, { callId, reason: 'abandoned' })
}
const answer = (callId: string) => room.service.mutation(live.updateCallStatus, { callId, status: 'connected' })
const list = (seat: keyof Room = 'supervisor') => (room[seat] as Room['supervisor']).query(api.callbacks.list, {})
const only = async (): Promise<Id<'callBacks'>> => {
  const [row] = await list()
  if (row === undefined) throw new Error('no call-back')
  return row.callBackId
}
const claim = (seat: 'supervisor' | 'dispatcher' | 'admin', callBackId: Id<'callBacks'>) =>
  room[seat].mutation(api.callbacks.claimOne, { callBackId })

test('a caller who gave up before anybody answered is owed a call, and only then', async () => {
  await giveUp('lost')
  await ring('talked', '+56 9 1')
  await answer('talked')
  await room.service.mutation(live.endLiveCall, { callId: 'talked', reason: 'abandoned' })
  await ring('hung', '+56 9 2')
  await room.service.mutation(live.endLiveCall, { callId: 'hung', reason: 'hangup' })
  await ring('drill', '+56 9 3', true)
  await room.service.mutation(live.endLiveCall, { callId: 'drill', reason: 'abandoned' })

  expect(await list()).toMatchObject([{ callId: 'lost', state: 'pending', number: NUMBER, abandoned: 1 }])
  expect(await room.service.query(api.callbacks.owed, {})).toMatchObject({ n: 1 })
})

test('delivered twice, or tried three times: one call-back', async () => {
  await giveUp('first')
  await room.service.mutation(live.endLiveCall, { callId: 'first', reason: 'abandoned' })
  await giveUp('second', '955550101')
  await giveUp('third', '56955550101')
  expect(await list()).toMatchObject([{ callId: 'third', abandoned: 3 }])
})

test('hidden numbers are each their own', async () => {
  await giveUp('x', '')
  await giveUp('y', 'anonymous')
  expect(await list()).toHaveLength(2)
})

test('of two who claim at the same moment one gets it, and the other is told who', async () => {
  await giveUp('lost')
  const id = await only()
  const answers = await Promise.all([claim('supervisor', id), claim('dispatcher', id), claim('admin', id)])
  const won = answers.filter(({ kind }) => kind === 'yours')
  expect(won).toEqual([{ kind: 'yours', number: NUMBER }])
  const [row] = await list()
  expect(answers.filter(({ kind }) => kind === 'taken')).toEqual([
    { kind: 'taken', by: row?.claimedBy },
    { kind: 'taken', by: row?.claimedBy },
  ])
})

test('claiming again, or delivered twice, is the same claim: one line in the timeline', async () => {
  await giveUp('lost')
  const callBackId = await only()
  const ask = { callBackId, idempotencyKey: 'k' }
  await room.dispatcher.mutation(api.callbacks.claimOne, ask)
  await room.dispatcher.mutation(api.callbacks.claimOne, ask)
  expect(await claim('dispatcher', callBackId)).toEqual({ kind: 'yours', number: NUMBER })
  expect(await room.dispatcher.query(api.callbacks.mine, {})).toEqual([callBackId])
  expect(await room.supervisor.query(api.callbacks.mine, {})).toEqual([])
  const states = await room.room.run(async (ctx) =>
    (await ctx.db.query('callEvents').collect()).flatMap(({ type, data }) =>
      type === 'CallBackLogEvent' ? [data.state] : [],
    ),
  )
  expect(states).toEqual(['pending', 'claimed'])
})

test('the call that was given up leads to its call-back; one that was not leads to none', async () => {
  await giveUp('lost')
  const ask = (callId: string) => room.dispatcher.mutation(api.callbacks.claimOfCall, { callId })
  expect(await ask('lost')).toEqual({ callBackId: await only(), claim: { kind: 'yours', number: NUMBER } })
  expect(await ask('other')).toBeNull()
})

test('a number is shown to supervisors and to whoever has claimed it', async () => {
  await giveUp('lost')
  expect(await list('dispatcher')).toMatchObject([{ number: '••• 01', masked: true, mine: false }])
  expect(await list('service')).toMatchObject([{ number: '••• 01', masked: true }])
  expect(await list('supervisor')).toMatchObject([{ number: NUMBER, masked: false }])
  await claim('dispatcher', await only())
  expect(await list('dispatcher')).toMatchObject([{ number: NUMBER, masked: false, mine: true }])
})

test('a claim whose console is gone for two minutes is given back; one that is heard of is not', async () => {
  await giveUp('lost')
  const id = await only()
  await claim('dispatcher', id)
  vi.setSystemTime(Date.now() + 100_000)
  expect(await room.dispatcher.mutation(api.callbacks.hold, { callBackId: id })).toBe(true)
  vi.setSystemTime(Date.now() + 100_000)
  await room.room.mutation(internal.sweep.room, {})
  expect(await list()).toMatchObject([{ state: 'claimed' }])
  expect(await claim('supervisor', id)).toEqual({ kind: 'taken', by: 'Diego' })

  vi.setSystemTime(Date.now() + 30_000)
  await room.room.mutation(internal.sweep.room, {})
  expect(await list()).toMatchObject([{ state: 'pending', claimedBy: null }])
  expect(await room.dispatcher.mutation(api.callbacks.hold, { callBackId: id })).toBe(false)
})

test('a claim that has lapsed may be taken before the clock gives it back, but not while its call is on', async () => {
  await giveUp('lost')
  const id = await only()
  await claim('dispatcher', id)
  await ring('out', '+56 2 2999 9999')
  await room.dispatcher.mutation(api.callbacks.dialled, { callBackId: id, callId: 'out' })
  vi.setSystemTime(Date.now() + 130_000)
  expect(await claim('supervisor', id)).toEqual({ kind: 'taken', by: 'Diego' })
  await room.service.mutation(live.endLiveCall, { callId: 'out', reason: 'hangup' })
  expect(await claim('supervisor', id)).toMatchObject({ kind: 'yours' })
})

test('a later answered call of the same number closes it by itself, and is linked', async () => {
  await giveUp('lost')
  await ring('again', '955550101')
  expect(await list()).toMatchObject([{ state: 'pending' }])
  await answer('again')
  await answer('again')
  expect(await list()).toMatchObject([{ state: 'done', resultCallId: 'again', closedBy: 'Diego Rojas' }])
  expect(await room.service.query(api.callbacks.owed, {})).toEqual({ n: 0, oldestAt: null })
})

test('the call that the claimer dials closes it when it is answered, in the claimer’s name', async () => {
  await giveUp('lost')
  const id = await only()
  await claim('dispatcher', id)
  await ring('out', '955550101')
  await room.dispatcher.mutation(api.callbacks.dialled, { callBackId: id, callId: 'out' })
  await room.dispatcher.mutation(api.callbacks.dialled, { callBackId: id, callId: 'out' })
  expect(await list()).toMatchObject([{ state: 'claimed', attempts: 1, resultCallId: 'out' }])
  await answer('out')
  expect(await list()).toMatchObject([{ state: 'done', closedBy: 'Diego', resultCallId: 'out' }])
  expect(await claim('admin', id)).toEqual({ kind: 'closed', by: 'Diego' })
})

test('what was closed a week ago is forgotten, number and all; what is owed is not', async () => {
  await giveUp('lost')
  await giveUp('other', '+56 9 4444 0202')
  const callBackId = await only()
  await room.supervisor.mutation(api.callbacks.close, { callBackId, outcome: 'done' })
  vi.setSystemTime(Date.now() + 8 * 24 * 3_600_000)
  await room.room.mutation(internal.sweep.room, {})
  expect(await list()).toMatchObject([{ callId: 'other', state: 'pending' }])
})

test('only whoever holds it says what came of it, or a supervisor; a closing can be taken back', async () => {
  await giveUp('lost')
  const callBackId = await only()
  expect(await refusal(room.dispatcher.mutation(api.callbacks.close, { callBackId, outcome: 'done' }))).toMatchObject({
    code: 'value_invalid',
    field: 'callBackId',
    reason: 'claimed by nobody',
  })
  await claim('dispatcher', callBackId)
  await room.dispatcher.mutation(api.callbacks.close, { callBackId, outcome: 'unreachable' })
  await room.dispatcher.mutation(api.callbacks.close, { callBackId, outcome: 'done' })
  expect(await list()).toMatchObject([{ state: 'unreachable', closedBy: 'Diego' }])
  await room.dispatcher.mutation(api.callbacks.reopen, { callBackId })
  expect(await list()).toMatchObject([{ state: 'pending', closedBy: null, claimedBy: null }])
  await claim('dispatcher', callBackId)
  await room.dispatcher.mutation(api.callbacks.release, { callBackId })
  expect(await list()).toMatchObject([{ state: 'pending' }])
})
