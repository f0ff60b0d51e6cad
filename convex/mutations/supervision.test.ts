/** A supervisor in a call: asked for, done by the host, seen by all, gone at the end. */
import { expect, test } from 'vitest'
import { api } from '../_generated/api.js'
import type { SourceKind } from '../domain/liveCall.ts'
import { call, openRoom, type Room, refusal } from '../room.fixture.ts'

const live = api.mutations.liveCalls
const m = api.mutations.supervision
const q = api.queries.supervision
const { callId } = call

async function openLine(sourceKind: SourceKind = 'sip'): Promise<Room> {
  const room = openRoom()
  await room.service.mutation(live.startLiveCall, { ...call, sourceKind })
  await room.service.mutation(live.updateCallStatus, { callId, status: 'connected' })
  return room
}
const join = (room: Room, details?: string) =>
  room.supervisor.mutation(live.addSupervisorAction, {
    callId,
    action: 'JOIN_CALL',
    ...(details === undefined ? {} : { details }),
  })
const active = { callId, supervisorId: 'Paula', state: 'active' } as const
const board = async (room: Room) => (await room.dispatcher.query(api.queries.wallboard.liveList, {}))[0]
const timeline = (room: Room) =>
  room.room.run(async (ctx) =>
    (await ctx.db.query('callEvents').collect()).filter(({ type }) => type === 'SupervisionLogEvent'),
  )

test('to listen is asked for, done by the host, shown in both consoles, and left', async () => {
  const room = await openLine()

  await join(room)
  await join(room)
  const [asked, ...more] = (await room.service.query(q.open, {})).supervisions
  expect(more).toEqual([])
  expect(asked).toMatchObject({ callId, supervisorId: 'Paula', mode: 'listen', state: 'requested' })
  await room.service.mutation(m.report, { ...active, mode: 'listen' })
  await room.service.mutation(m.report, { ...active, mode: 'listen' })

  expect(await room.dispatcher.query(q.ofCall, { callId })).toMatchObject([{ state: 'active', mode: 'listen' }])
  expect((await board(room))?.supervisors).toEqual([{ supervisorId: 'Paula', supervisorName: 'Paula', mode: 'listen' }])
  await room.supervisor.mutation(m.leave, { callId })
  await room.supervisor.mutation(m.leave, { callId })
  expect((await room.service.query(q.open, {})).supervisions).toEqual([])
  expect((await board(room))?.supervisors).toEqual([])
  expect((await timeline(room)).map(({ data, actor }) => [data.supervisor, data.mode, data.state, actor.name])).toEqual(
    [
      ['Paula', 'listen', 'requested', 'Paula'],
      ['Paula', 'listen', 'active', 'capture'],
      ['Paula', 'listen', 'ended', 'Paula'],
    ],
  )
})

test('each step of the ladder changes the one row, and a late report of an older step is no news', async () => {
  const room = await openLine()

  await join(room)
  await room.supervisor.mutation(live.addSupervisorAction, { callId, action: 'COACH_AGENT' })
  await room.service.mutation(m.report, { ...active, mode: 'listen' })
  expect(await room.supervisor.query(q.ofCall, { callId })).toMatchObject([{ mode: 'whisper', state: 'requested' }])
  await room.service.mutation(m.report, { ...active, mode: 'whisper' })
  await join(room, 'barge')
  await room.service.mutation(m.report, { ...active, mode: 'barge' })
  await join(room, 'takeOver')
  expect(await room.supervisor.query(q.ofCall, { callId })).toMatchObject([{ mode: 'takeOver', state: 'requested' }])
})

test.each(['siprec', 'mediaStream', 'replay', 'practice'] as const)(
  'into %s nobody can speak, and it says why',
  async (kind) => {
    const room = await openLine(kind)

    await join(room, 'barge')
    expect(await room.supervisor.query(q.ofCall, { callId })).toMatchObject([
      { mode: 'barge', state: 'refused', reason: 'needs_bridge' },
    ])
    await join(room)
    expect((await room.service.query(q.open, {})).supervisions).toMatchObject([{ mode: 'listen' }])
  },
)

test('a call that no host of ours carries cannot be joined', async () => {
  const room = await openLine('external')

  await join(room)

  expect(await room.supervisor.query(q.ofCall, { callId })).toMatchObject([{ state: 'refused', reason: 'not_carried' }])
})

test('the way to the call is for hosts alone and is gone with the supervisor', async () => {
  const room = await openLine()
  const bridge = { uri: 'sip:join@192.0.2.1:5060', ticket: 'once' }

  await join(room)
  await room.service.mutation(m.report, { ...active, mode: 'listen', bridge })
  expect(await room.service.query(q.bridge, { callId, supervisorId: 'Paula' })).toEqual(bridge)
  expect(JSON.stringify(await room.supervisor.query(q.ofCall, { callId }))).not.toContain('once')
  await room.service.mutation(m.report, { ...active, mode: 'listen', state: 'ended' })
  expect(await room.service.query(q.bridge, { callId, supervisorId: 'Paula' })).toBeNull()
  const odd = room.service.mutation(m.report, { ...active, mode: 'listen', bridge: { uri: 'http://x', ticket: 'x' } })
  expect(await refusal(odd)).toMatchObject({ code: 'value_invalid', field: 'bridge.uri' })
})

test('a transfer is an order that the host answers once; words to say are one too', async () => {
  const room = await openLine()

  await room.supervisor.mutation(live.addSupervisorAction, {
    callId,
    action: 'TRANSFER_CALL',
    details: 'sip:131@pbx.test',
  })
  await room.supervisor.mutation(live.addSupervisorAction, {
    callId,
    action: 'COACH_AGENT',
    details: 'Pregunta el piso',
  })
  const { orders } = await room.service.query(q.open, {})
  expect(orders).toMatchObject([
    { kind: 'transfer', details: 'sip:131@pbx.test', by: { name: 'Paula' } },
    { kind: 'say', details: 'Pregunta el piso' },
  ])
  const orderId = orders[0]?._id
  if (orderId === undefined) throw new Error('no order')
  await room.service.mutation(m.orderDone, { orderId, outcome: 'failed', reason: '404' })
  await room.service.mutation(m.orderDone, { orderId, outcome: 'done' })
  expect((await room.supervisor.query(q.orders, { callId })).map(({ state }) => state)).toEqual(['pending', 'failed'])
  const odd = room.supervisor.mutation(live.addSupervisorAction, { callId, action: 'TRANSFER_CALL', details: 'a b' })
  expect(await refusal(odd)).toMatchObject({ code: 'value_invalid', field: 'details' })
})

test('when the call ends everybody has left and nothing is pending', async () => {
  const room = await openLine()

  await join(room)
  await room.supervisor.mutation(live.addSupervisorAction, { callId, action: 'TRANSFER_CALL', details: '131' })
  await room.service.mutation(live.endLiveCall, { callId })

  expect(await room.service.query(q.open, {})).toEqual({ supervisions: [], orders: [] })
  expect(await room.supervisor.query(q.ofCall, { callId })).toMatchObject([{ state: 'ended' }])
})

test('a dispatcher asks for help and takes it back', async () => {
  const room = await openLine()

  await room.dispatcher.mutation(m.requestHelp, { callId, wanted: true })
  expect(await board(room)).toMatchObject({ helpRequested: true })
  expect(await room.dispatcher.query(api.queries.wallboard.helpRequested, { callId })).toBe(true)
  await room.dispatcher.mutation(m.requestHelp, { callId, wanted: false })
  expect(await board(room)).toMatchObject({ helpRequested: false })
})
