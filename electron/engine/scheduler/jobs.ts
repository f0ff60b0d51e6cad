/**
 * `ctx.scheduler`: jobs are rows of `_scheduled_functions`, found by due time. A mutation is marked done in the
 * transaction that runs it (exactly once); an action is marked begun before (at most once).
 */
import type { JSONValue } from 'convex/values'
import { traceOf } from '../runtime/failure.ts'
import type { Invocation } from '../runtime/invocation.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { newFootprint } from '../store/footprint.ts'
import { isObject, type JSONObject, keyRange, type RangeLink } from '../values/keys.ts'

export type Jobs = {
  /** Fails the actions that a stop cut off, and arms the timer. To be called once. */
  start(): Promise<void>
  /** Runs all that is due now; the timer does it by itself. */
  runDue(): Promise<void>
  /** Forgets jobs that ended a week ago, as Convex does. */
  forget(): Promise<void>
  stop(): void
}

type Job = {
  readonly id: string
  readonly path: string
  readonly args: JSONValue
  readonly time: number
  readonly completed: number
}

const TABLE = '_scheduled_functions'
const AT_ONCE = 100
const KEPT = 7 * 24 * 3_600_000
/** setTimeout counts in 31 bits, ms. */
const LONGEST_TIMER = 2 ** 31 - 1
const ENDED = ['success', 'failed', 'canceled'] as const

const jobOf = (text: string): Job => {
  const doc = JSON.parse(text) as JSONObject
  const args = Array.isArray(doc.args) ? (doc.args[0] ?? {}) : {}
  return {
    id: String(doc._id),
    path: String(doc.name),
    args,
    time: Number(doc.scheduledTime),
    completed: Number(doc.completedTime ?? 0),
  }
}

export type JobsParts = {
  readonly runtime: Runtime
  readonly now: () => number
  readonly log: (message: string) => void
}

export const createJobs = ({ runtime, now, log }: JobsParts): Jobs => {
  let timer: NodeJS.Timeout | null = null
  let armedFor = Number.POSITIVE_INFINITY
  let stopped = false

  const inState = (kind: string, until: number | null, limit: number): Job[] => {
    const index = runtime.catalogue.index(`${TABLE}.by_state`)
    const links: RangeLink[] = [{ type: 'Eq', fieldPath: 'state.kind', value: kind }]
    if (until !== null) links.push({ type: 'Lte', fieldPath: 'scheduledTime', value: until })
    const jobs: Job[] = []
    for (const row of runtime.documents.scan(
      newFootprint(),
      index,
      keyRange(links, index.fields, index.name),
      'asc',
      limit,
    )) {
      jobs.push(jobOf(row.value))
      if (jobs.length >= limit) break
    }
    return jobs
  }

  const arm = (time: number): void => {
    if (stopped || time >= armedFor) return
    if (timer !== null) clearTimeout(timer)
    armedFor = time
    timer = setTimeout(() => void runDue().catch(complain), Math.min(Math.max(0, time - now()), LONGEST_TIMER))
    timer.unref()
  }

  const complain = (error: unknown): void =>
    log(`the scheduler failed, and tries again with the next job: ${traceOf(error)}`)

  const mark = (invocation: Invocation, id: string, state: JSONObject): void => {
    const ended = state.kind === 'inProgress' ? {} : { completedTime: now() }
    runtime.documents.patch(invocation.footprint, id, { state, ...ended }, TABLE)
  }

  const markAlone = async (id: string, from: string, state: JSONObject): Promise<boolean> => {
    const marked = await runtime.exclusive(() =>
      runtime.transactHeld(null, async (invocation) => {
        if (stateOf(invocation, id) !== from) return 'false'
        mark(invocation, id, state)
        return 'true'
      }),
    )
    return marked.text === 'true'
  }

  /** Looked at again inside the transaction: it may have been cancelled since it was found due. */
  const stateOf = (invocation: Invocation, id: string): string | null => {
    const text = runtime.documents.get(invocation.footprint, id, TABLE)
    const state = text === null ? null : (JSON.parse(text) as JSONObject).state
    return isObject(state ?? null) && typeof (state as JSONObject).kind === 'string'
      ? String((state as JSONObject).kind)
      : null
  }

  const failedState = (error: unknown): JSONObject => ({
    kind: 'failed',
    error: error instanceof Error ? error.message : String(error),
  })

  const runMutation = async ({ id, path, args }: Job): Promise<void> => {
    try {
      await runtime.exclusive(() =>
        runtime.transactHeld(null, async (invocation) => {
          if (stateOf(invocation, id) !== 'pending') return 'null'
          mark(invocation, id, { kind: 'success' })
          return runtime.runInside(invocation, { path, args, identity: null, from: 'function' })
        }),
      )
    } catch (error) {
      log(`the scheduled mutation ${path} failed: ${traceOf(error)}`)
      await markAlone(id, 'pending', failedState(error))
    }
  }

  const runAction = async ({ id, path, args }: Job): Promise<void> => {
    if (!(await markAlone(id, 'pending', { kind: 'inProgress' }))) return
    runtime
      .act({ path, args, identity: null, from: 'function' })
      .then(
        () => markAlone(id, 'inProgress', { kind: 'success' }),
        (error: unknown) => {
          log(`the scheduled action ${path} failed: ${traceOf(error)}`)
          return markAlone(id, 'inProgress', failedState(error))
        },
      )
      .catch(complain)
  }

  const run = async (job: Job): Promise<void> => {
    let kind: string
    try {
      kind = runtime.functions.find(job.path, null, 'function').kind
    } catch (error) {
      await markAlone(job.id, 'pending', failedState(error))
      return
    }
    if (kind === 'action') await runAction(job)
    else await runMutation(job)
  }

  const runDue = async (): Promise<void> => {
    armedFor = Number.POSITIVE_INFINITY
    for (;;) {
      const due = await runtime.exclusive(async () => (stopped ? [] : inState('pending', now(), AT_ONCE)))
      for (const job of due) await run(job)
      if (due.length < AT_ONCE) break
    }
    const [next] = await runtime.exclusive(async () => (stopped ? [] : inState('pending', null, 1)))
    if (next !== undefined) arm(next.time)
  }

  runtime.onScheduled(arm)

  return {
    runDue,

    async start() {
      const cutOff = await runtime.exclusive(async () => inState('inProgress', null, Number.MAX_SAFE_INTEGER))
      for (const job of cutOff)
        await markAlone(job.id, 'inProgress', failedState('The engine stopped while the action ran.'))
      await runDue()
    },

    async forget() {
      await runtime.exclusive(() =>
        runtime.transactHeld(null, async (invocation) => {
          const old = ENDED.flatMap((kind) => inState(kind, now() - KEPT, AT_ONCE))
          for (const job of old) {
            if (job.completed <= now() - KEPT) runtime.documents.remove(invocation.footprint, job.id, TABLE)
          }
          return 'null'
        }),
      )
    },

    stop() {
      stopped = true
      if (timer !== null) clearTimeout(timer)
    },
  }
}
