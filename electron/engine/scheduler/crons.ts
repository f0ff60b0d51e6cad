/**
 * `convex/crons.ts`: jobs by the clock. The next time of each is on disk, so a machine that was off runs what it missed
 * once, and one that restarts often does not run it each time.
 */
import type { JSONValue } from 'convex/values'
import type { Database } from '../../storage/database.ts'
import { traceOf } from '../runtime/failure.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { parseCron } from './cronString.ts'

/** As `cronJobs()` exports it (convex/server/cron.ts). */
export type Schedule =
  | { readonly type: 'interval'; readonly seconds?: number; readonly minutes?: number; readonly hours?: number }
  | { readonly type: 'hourly'; readonly minuteUTC?: number }
  | { readonly type: 'daily'; readonly hourUTC: number; readonly minuteUTC?: number }
  | { readonly type: 'weekly'; readonly dayOfWeek: string; readonly hourUTC: number; readonly minuteUTC?: number }
  | { readonly type: 'monthly'; readonly day: number; readonly hourUTC: number; readonly minuteUTC?: number }
  | { readonly type: 'cron'; readonly cron: string }
export type CronJob = { readonly name: string; readonly args: readonly JSONValue[]; readonly schedule: Schedule }

export type Crons = {
  /** Runs every job that is due and arms the timer for the next one. */
  runDue(): Promise<void>
  stop(): void
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const LONGEST_TIMER = 2 ** 31 - 1

/** The first time at or after `after` that lies `offset` into a period. */
const aligned = (after: number, period: number, offset: number): number =>
  Math.ceil((after - offset) / period) * period + offset

const nextMonthly = (after: number, day: number, time: number): number => {
  const from = new Date(after)
  for (let month = from.getUTCMonth(); ; month++) {
    const at = Date.UTC(from.getUTCFullYear(), month, day) + time
    // A month without such a day is skipped, as Convex does.
    if (at >= after && new Date(at).getUTCDate() === day) return at
  }
}

/** When a job runs for the first time after `after`, ms since the epoch; intervals count from `after` itself. */
export const nextRun = (schedule: Schedule, after: number): number => {
  switch (schedule.type) {
    case 'interval':
      return after + (schedule.seconds ?? 0) * 1000 + (schedule.minutes ?? 0) * MINUTE + (schedule.hours ?? 0) * HOUR
    case 'hourly':
      return aligned(after + 1, HOUR, (schedule.minuteUTC ?? 0) * MINUTE)
    case 'daily':
      return aligned(after + 1, DAY, schedule.hourUTC * HOUR + (schedule.minuteUTC ?? 0) * MINUTE)
    case 'weekly': {
      // The epoch was a Thursday.
      const day = (DAYS.indexOf(schedule.dayOfWeek) + 3) % 7
      return aligned(after + 1, 7 * DAY, day * DAY + schedule.hourUTC * HOUR + (schedule.minuteUTC ?? 0) * MINUTE)
    }
    case 'monthly':
      return nextMonthly(after + 1, schedule.day, schedule.hourUTC * HOUR + (schedule.minuteUTC ?? 0) * MINUTE)
    case 'cron':
      return parseCron(schedule.cron).next(after + 1)
  }
}

/** Reads `crons.export()`: an object of jobs by name. */
export const parseCrons = (exported: string): ReadonlyMap<string, CronJob> =>
  new Map(Object.entries(JSON.parse(exported) as { [name: string]: CronJob }))

export type CronsParts = {
  readonly db: Database
  readonly runtime: Runtime
  readonly jobs: ReadonlyMap<string, CronJob>
  readonly now: () => number
  readonly log: (message: string) => void
}

/** Throws CronError when a cron string cannot be read. */
export const openCrons = ({ db, runtime, jobs, now, log }: CronsParts): Crons => {
  const known = db.prepare<[string], { schedule: string; next: number }>(
    'SELECT schedule, next FROM crons WHERE name = ?',
  )
  const keep = db.prepare(
    'INSERT INTO crons(name, schedule, next) VALUES(?, ?, ?) ' +
      'ON CONFLICT(name) DO UPDATE SET schedule = excluded.schedule, next = excluded.next',
  )
  const ran = db.prepare('UPDATE crons SET next = ?, last = ? WHERE name = ?')
  let timer: NodeJS.Timeout | null = null
  let stopped = false

  for (const [name, { schedule }] of jobs) {
    const wanted = JSON.stringify(schedule)
    if (known.get(name)?.schedule === wanted) continue
    // A new interval begins at once, as on a real deployment; the others wait for their hour.
    keep.run(name, wanted, schedule.type === 'interval' ? now() : nextRun(schedule, now()))
  }
  const stale = db
    .prepare<[], string>('SELECT name FROM crons')
    .pluck()
    .all()
    .filter((name) => !jobs.has(name))
  for (const name of stale) db.prepare('DELETE FROM crons WHERE name = ?').run(name)

  const run = async (name: string, job: CronJob): Promise<void> => {
    const call = { path: job.name, args: job.args[0] ?? {}, identity: null, from: 'function' } as const
    const moveOn = (): void => void ran.run(nextRun(job.schedule, now()), now(), name)
    try {
      if (runtime.functions.find(job.name, null, 'function').kind === 'action') {
        await runtime.exclusive(async () => moveOn())
        await runtime.act(call)
        return
      }
      await runtime.exclusive(() =>
        runtime.transactHeld(null, async (invocation) => {
          moveOn()
          return runtime.runInside(invocation, call)
        }),
      )
    } catch (error) {
      log(`the cron job ${name} failed: ${traceOf(error)}`)
      await runtime.exclusive(async () => moveOn())
    }
  }

  const runDue = async (): Promise<void> => {
    if (timer !== null) clearTimeout(timer)
    for (const [name, job] of jobs) {
      if (!stopped && (known.get(name)?.next ?? 0) <= now()) await run(name, job)
    }
    if (stopped || jobs.size === 0) return
    const next = Math.min(...[...jobs.keys()].map((name) => known.get(name)?.next ?? Number.POSITIVE_INFINITY))
    timer = setTimeout(
      () => void runDue().catch((error) => log(`the cron jobs failed: ${traceOf(error)}`)),
      Math.min(Math.max(0, next - now()), LONGEST_TIMER),
    )
    timer.unref()
  }

  return {
    runDue,
    stop() {
      stopped = true
      if (timer !== null) clearTimeout(timer)
    },
  }
}
