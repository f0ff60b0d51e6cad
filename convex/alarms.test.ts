import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { api } from './_generated/api.js'
import type { AlertType } from './domain/alerts.ts'
import { call, openRoom, type Room, refusal } from './room.fixture.ts'

let room: Room
beforeEach(() => {
  vi.useFakeTimers({ now: 1_795_000_000_000, toFake: ['Date'] })
  room = openRoom()
})
afterEach(() => {
  vi.useRealTimers()
})

const live = api.mutations.liveCalls
const ring = (callId: string, practice = false) =>
  room.service.mutation(live.startLiveCall, { ...call, callId, sessionId: callId, practice })
const raise = (callId: string, type: AlertType = 'stroke_suspected', rule = 'face_droops') =>
  room.service.mutation(live.raiseAlert, { callId, type, rule, evidence: [], atMs: 1 })
const rates = (days?: number) => room.supervisor.query(api.alarms.rates, days === undefined ? {} : { days })
const budget = () => room.supervisor.query(api.alarms.budget, {})

test('each rule is counted: raised once a cause, acknowledged once, judged by the last verdict', async () => {
  await ring('a')
  await ring('b')
  const first = await raise('a')
  await raise('a')
  const second = await raise('b')
  const judge = (alertId: typeof first, verdict?: 'useful' | 'noise') =>
    room.dispatcher.mutation(live.acknowledgeAlert, { alertId, ...(verdict && { verdict }) })
  await judge(first)
  await judge(first, 'noise')
  await judge(first, 'noise')
  await judge(first, 'useful')
  await judge(second, 'noise')

  expect(await rates()).toEqual([
    {
      type: 'stroke_suspected',
      rule: 'face_droops',
      severity: 'caution',
      raised: 2,
      acknowledged: 2,
      useful: 1,
      noise: 1,
      precision: 0.5,
    },
  ])
})

test('a rule that nobody has judged has no precision; practice does not count; old days fall out', async () => {
  await ring('a')
  await ring('drill', true)
  await raise('drill')
  expect(await rates()).toEqual([])
  await raise('a')
  expect(await rates()).toMatchObject([{ raised: 1, precision: null }])
  vi.setSystemTime(Date.now() + 8 * 24 * 3_600_000)
  expect(await rates(7)).toEqual([])
  expect(await rates(9)).toMatchObject([{ raised: 1 }])
  expect(await refusal(rates(91))).toMatchObject({ code: 'value_invalid', field: 'days' })
})

test('a verdict counts on the day of its alert', async () => {
  await ring('a')
  const alertId = await raise('a')
  vi.setSystemTime(Date.now() + 24 * 3_600_000)
  await room.dispatcher.mutation(live.acknowledgeAlert, { alertId, verdict: 'useful' })
  expect(await rates(1)).toEqual([])
  expect(await rates(2)).toMatchObject([{ raised: 1, useful: 1, precision: 1 }])
})

test('tens of minutes hold what the room was told, and who was there to hear it', async () => {
  await ring('a')
  await raise('a')
  await raise('a', 'unconscious_patient', 'no_answer')
  await room.supervisor.mutation(api.alarms.onDuty, {})
  await room.supervisor.mutation(api.alarms.onDuty, {})
  await room.admin.mutation(api.alarms.onDuty, {})
  vi.setSystemTime(Date.now() + 600_000)
  await raise('a', 'non_emergency', 'chat')

  const ten = Math.floor(Date.now() / 600_000)
  expect(await budget()).toEqual({
    budget: 1,
    tens: [
      { ten, life: 0, caution: 0, info: 1, supervisors: [] },
      { ten: ten - 1, life: 1, caution: 1, info: 0, supervisors: ['Paula', 'Ada'] },
    ],
  })
})

test('an alert is put off with a reason, shows until when, and may be taken back', async () => {
  await ring('a')
  const alertId = await raise('a')
  const put = { alertId, minutes: 20, reason: 'el llamante está con su médico' }
  await room.supervisor.mutation(api.alarms.shelveAlert, put)
  const until = Date.now() + 20 * 60_000
  const alerts = () => room.supervisor.query(api.queries.liveCalls.getAlerts, { callId: 'a' })
  const row = async () => (await room.supervisor.query(api.queries.wallboard.liveList, {}))[0]
  expect(await alerts()).toMatchObject([{ shelvedUntil: until, shelvedBy: 'Paula', shelvedReason: put.reason }])
  expect(await row()).toMatchObject({ alerts: [{ acknowledged: false, shelvedUntil: until }] })
  await room.supervisor.mutation(api.alarms.unshelveAlert, { alertId })
  await room.supervisor.mutation(api.alarms.unshelveAlert, { alertId })
  expect((await alerts())[0]?.shelvedUntil).toBeUndefined()
  expect((await row())?.alerts[0]?.shelvedUntil).toBeUndefined()
})

test('a threat to life is put off for ten minutes at most, and nothing without a reason', async () => {
  await ring('a')
  const alertId = await raise('a', 'unconscious_patient', 'no_answer')
  const shelve = (minutes: number, reason: string) =>
    refusal(room.supervisor.mutation(api.alarms.shelveAlert, { alertId, minutes, reason }))
  expect(await shelve(11, 'x')).toMatchObject({ code: 'value_invalid', field: 'minutes' })
  expect(await shelve(0, 'x')).toMatchObject({ code: 'value_invalid', field: 'minutes' })
  expect(await shelve(5, ' ')).toMatchObject({ code: 'value_invalid', field: 'reason' })
})
