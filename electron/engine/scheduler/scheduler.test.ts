/** Scheduled and clock jobs under a clock that the test turns, over restarts. */
import { expect, test } from 'vitest'
import { type Database, openDatabase } from '../../storage/database.ts'
import { openRuntime, type Runtime } from '../runtime/runtime.ts'
import { newFootprint } from '../store/footprint.ts'
import { smallProduct } from '../testing/open.ts'
import * as rooms from '../testing/rooms.ts'
import { type CronJob, nextRun, openCrons } from './crons.ts'
import { createJobs, type Jobs } from './jobs.ts'

type World = { runtime: Runtime; jobs: Jobs; clock: { now: number } }
const open = (db: Database, clock: { now: number }): World => {
  const now = (): number => clock.now
  const runtime = openRuntime({ db, modules: { rooms }, schema: smallProduct().schema, now })
  return { runtime, jobs: createJobs({ runtime, now, log: () => undefined }), clock }
}
const call = (path: string, args: Record<string, string | number>) =>
  ({ path, args, identity: null, from: 'function' }) as const
const lines = async ({ runtime }: World): Promise<string[]> =>
  JSON.parse(await runtime.query(call('rooms:lines', { name: 'r' })))
const later = async ({ runtime }: World, text: string, ms: number, how = 'mutation'): Promise<string> =>
  JSON.parse((await runtime.mutate(call('rooms:later', { name: 'r', text, ms, how }))).text)
const job = ({ runtime }: World, id: string): Record<string, unknown> => {
  const footprint = newFootprint()
  return JSON.parse(runtime.documents.get(footprint, id) ?? '{}')
}

test('jobs run at their time, in its order, once, also after a restart', async () => {
  const db = openDatabase(':memory:')
  // The library takes the scheduled time from the real clock.
  const clock = { now: Date.now() }
  const first = open(db, clock)
  await first.runtime.mutate(call('rooms:open', { name: 'r' }))
  await later(first, 'third', 900_000)
  await later(first, 'second', 700_000)
  const firstId = await later(first, 'first', 600_000)
  await first.jobs.runDue()
  expect(await lines(first)).toEqual([])
  first.jobs.stop()

  clock.now += 800_000
  const second = open(db, clock)
  await second.jobs.start()
  expect(await lines(second)).toEqual(['first', 'second'])
  expect(job(second, firstId)).toMatchObject({ name: 'rooms:say', state: { kind: 'success' } })
  await second.jobs.runDue()
  second.jobs.stop()

  clock.now += 200_000
  const third = open(db, clock)
  await third.jobs.start()
  expect(await lines(third)).toEqual(['first', 'second', 'third'])
  third.jobs.stop()
})

test('a mutation that throws is marked failed and leaves nothing', async () => {
  const world = open(openDatabase(':memory:'), { now: Date.now() })
  const id = await later(world, 'no such room', 1000)
  world.clock.now += 2000

  await world.jobs.runDue()

  expect(job(world, id).state).toMatchObject({ kind: 'failed' })
  world.jobs.stop()
})

test('an action that was running when the engine stopped has failed, and is not run again', async () => {
  const db = openDatabase(':memory:')
  const clock = { now: Date.now() }
  const world = open(db, clock)
  const id = await later(world, '', 1000, 'action')
  const doc = job(world, id)
  await world.runtime.exclusive(() =>
    world.runtime.transactHeld(null, async ({ footprint }) => {
      world.runtime.documents.patch(footprint, id, { state: { kind: 'inProgress' } })
      return 'null'
    }),
  )
  world.jobs.stop()
  clock.now += 5000

  const again = open(db, clock)
  await again.jobs.start()

  expect(doc.state).toEqual({ kind: 'pending' })
  expect(job(again, id).state).toMatchObject({ kind: 'failed' })
  expect(await lines(again)).toEqual([])
  again.jobs.stop()
})

test('what ended a week ago is forgotten, what waits is not', async () => {
  const world = open(openDatabase(':memory:'), { now: Date.now() })
  await world.runtime.mutate(call('rooms:open', { name: 'r' }))
  const done = await later(world, 'x', 1000)
  const waiting = await later(world, 'y', 30 * 86_400_000)
  world.clock.now += 2000
  await world.jobs.runDue()

  world.clock.now += 8 * 86_400_000
  await world.jobs.forget()

  expect(job(world, done)).toEqual({})
  expect(job(world, waiting).state).toEqual({ kind: 'pending' })
  world.jobs.stop()
})

test('an interval runs at once, then each time, and once for all that was missed', async () => {
  const db = openDatabase(':memory:')
  const clock = { now: Date.now() }
  const jobs = new Map<string, CronJob>([
    ['say', { name: 'rooms:say', args: [{ name: 'r', text: 'tick' }], schedule: { type: 'interval', minutes: 5 } }],
  ])
  const turn = async (): Promise<number> => {
    const world = open(db, clock)
    const crons = openCrons({ db, runtime: world.runtime, jobs, now: () => clock.now, log: () => undefined })
    await crons.runDue()
    await crons.runDue()
    crons.stop()
    return (await lines(world)).length
  }
  const world = open(db, clock)
  await world.runtime.mutate(call('rooms:open', { name: 'r' }))

  expect(await turn()).toBe(1)
  clock.now += 4 * 60_000
  expect(await turn()).toBe(1)
  clock.now += 60_000
  expect(await turn()).toBe(2)
  clock.now += 3 * 3_600_000
  expect(await turn()).toBe(3)
})

test('a job that throws does not stop the others nor its own next time', async () => {
  const db = openDatabase(':memory:')
  const clock = { now: Date.now() }
  const world = open(db, clock)
  await world.runtime.mutate(call('rooms:open', { name: 'r' }))
  const schedule = { type: 'interval', hours: 1 } as const
  const jobs = new Map<string, CronJob>([
    ['fails', { name: 'rooms:say', args: [{ name: 'none', text: '' }], schedule }],
    ['unknown', { name: 'no:such', args: [], schedule }],
    ['works', { name: 'rooms:say', args: [{ name: 'r', text: 'tick' }], schedule }],
  ])
  const crons = openCrons({ db, runtime: world.runtime, jobs, now: () => clock.now, log: () => undefined })

  await crons.runDue()
  crons.stop()

  expect(await lines(world)).toEqual(['tick'])
  expect(db.prepare('SELECT count(*) FROM crons WHERE next > ?').pluck().get(clock.now)).toBe(3)
})

test('the next time of every kind of schedule', () => {
  const at = (text: string): number => Date.parse(`${text}Z`)
  const next = (schedule: CronJob['schedule'], after: string): string =>
    new Date(nextRun(schedule, at(after))).toISOString().slice(0, 16)

  expect(next({ type: 'interval', hours: 1, minutes: 30 }, '2026-01-31T10:00')).toBe('2026-01-31T11:30')
  expect(next({ type: 'hourly', minuteUTC: 15 }, '2026-01-31T10:15')).toBe('2026-01-31T11:15')
  expect(next({ type: 'daily', hourUTC: 3, minuteUTC: 5 }, '2026-01-31T03:04')).toBe('2026-01-31T03:05')
  expect(next({ type: 'daily', hourUTC: 3 }, '2026-12-31T03:00')).toBe('2027-01-01T03:00')
  expect(next({ type: 'weekly', dayOfWeek: 'monday', hourUTC: 6 }, '2026-11-21T12:00')).toBe('2026-11-23T06:00')
  expect(next({ type: 'weekly', dayOfWeek: 'saturday', hourUTC: 6 }, '2026-11-21T12:00')).toBe('2026-11-28T06:00')
  expect(next({ type: 'monthly', day: 31, hourUTC: 0 }, '2026-01-31T00:00')).toBe('2026-03-31T00:00')
  expect(next({ type: 'cron', cron: '*/20 * * * *' }, '2026-01-31T00:00')).toBe('2026-01-31T00:20')
})
