/** How soon the room answers, who sits in it, and what of a call's measures the list is told. */
import { expect, test, vi } from 'vitest'
import { api, internal } from '../_generated/api.js'
import { call, openRoom, type Room, startCall } from '../room.fixture.ts'

const { liveCalls } = api.mutations
const START = Date.parse('2026-11-20T12:01:00Z')

/** A call that begins at `startedAt` and is answered or given up `waitMs` later. */
async function ring(room: Room, callId: string, startedAt: number, waitMs: number, how: 'answered' | 'abandoned') {
  vi.setSystemTime(startedAt)
  await room.service.mutation(liveCalls.startLiveCall, { ...call, callId, sessionId: callId })
  vi.setSystemTime(startedAt + waitMs)
  if (how === 'answered') await room.service.mutation(liveCalls.updateCallStatus, { callId, status: 'connected' })
  else await room.service.mutation(liveCalls.endLiveCall, { callId, reason: 'abandoned' })
}

const answers = (room: Room, since = START - 60_000, targetS = 10) =>
  room.supervisor.query(api.queries.wallboard.answers, { since, targetS })

test('answers are counted against 15 s, 20 s and the goal of the room, quarter by quarter', async () => {
  vi.useFakeTimers()
  const room = openRoom()
  await ring(room, 'a', START, 4_000, 'answered')
  await ring(room, 'b', START + 60_000, 15_000, 'answered')
  await ring(room, 'c', START + 120_000, 18_000, 'answered')
  await ring(room, 'd', START + 900_000, 25_000, 'answered')
  await ring(room, 'e', START + 960_000, 9_000, 'abandoned')
  expect(await answers(room)).toEqual({
    answered: 4,
    within15: 2,
    within20: 3,
    withinTarget: 1,
    abandoned: 1,
    quarters: [
      { at: Date.parse('2026-11-20T12:00:00Z'), answered: 3, within15: 2 },
      { at: Date.parse('2026-11-20T12:15:00Z'), answered: 1, within15: 0 },
    ],
  })
  expect((await answers(room, START + 600_000)).answered).toBe(1)
  vi.useRealTimers()
})

test('answering twice, or a practice call, counts once or not at all', async () => {
  const room = openRoom()
  await startCall(room)
  await room.service.mutation(liveCalls.updateCallStatus, { callId: call.callId, status: 'connected' })
  await room.service.mutation(liveCalls.updateCallStatus, { callId: call.callId, status: 'on-hold' })
  await room.service.mutation(liveCalls.updateCallStatus, { callId: call.callId, status: 'connected' })
  await room.service.mutation(liveCalls.startLiveCall, { ...call, callId: 'p', sessionId: 'p', practice: true })
  await room.service.mutation(liveCalls.updateCallStatus, { callId: 'p', status: 'connected' })
  expect((await answers(room, 0)).answered).toBe(1)
})

test('a seat is taken while its window speaks, and empty some time after it fell silent', async () => {
  vi.useFakeTimers()
  vi.setSystemTime(START)
  const room = openRoom()
  const seats = async () =>
    (await room.supervisor.query(api.seats.list, {})).map(({ name, state, since }) => [name, state, since - START])
  await room.dispatcher.mutation(api.seats.stand, { state: 'ready' })
  expect(await seats()).toEqual([['Diego', 'ready', 0]])
  vi.setSystemTime(START + 80_000)
  await room.dispatcher.mutation(api.seats.stand, { state: 'ready' })
  vi.setSystemTime(START + 120_000)
  await room.room.mutation(internal.sweep.seats, {})
  expect(await seats()).toEqual([['Diego', 'ready', 0]])
  vi.setSystemTime(START + 171_000)
  await room.room.mutation(internal.sweep.seats, {})
  expect(await seats()).toEqual([])
  await room.dispatcher.mutation(api.seats.stand, { state: 'paused' })
  await room.dispatcher.mutation(api.seats.leave, {})
  await room.dispatcher.mutation(api.seats.leave, {})
  expect(await seats()).toEqual([])
  vi.useRealTimers()
})

test('the list knows how closely the script is followed, in steps, and since when there are no words', async () => {
  const room = openRoom()
  await startCall(room)
  const { callId } = call
  const row = async () => (await room.supervisor.query(api.queries.wallboard.liveList, {}))[0]
  expect((await row())?.adherence).toBeUndefined()
  const measure = (scriptAdherence: number) =>
    room.service.mutation(liveCalls.updatePerformanceMetrics, { callId, metrics: { scriptAdherence } })
  await measure(68)
  const before = await row()
  expect(before?.adherence).toBe(65)
  await measure(66)
  expect(await row()).toEqual(before)
  const stt = (status: 'error' | 'streaming') =>
    room.service.mutation(liveCalls.updateSystemStatus, { callId, service: 'stt', status })
  await stt('error')
  expect(Math.abs(((await row())?.wordlessSince ?? 0) - Date.now())).toBeLessThan(5_000)
  await stt('streaming')
  expect((await row())?.wordlessSince).toBeNull()
})
