/** What Convex's own tables hold: files and scheduled functions, by the same random operations on convex-test and on the engine. */
import { type FunctionReference, getFunctionName } from 'convex/server'
import { convexToJson, jsonToConvex, type Value } from 'convex/values'
import { convexTest } from 'convex-test'
import { openDatabase } from '../../storage/database.ts'
import { openRuntime } from '../runtime/runtime.ts'
import { createJobs } from '../scheduler/jobs.ts'
import { smallProduct } from '../testing/open.ts'
import * as rooms from '../testing/rooms.ts'
import { schema } from '../testing/schema.ts'
import * as shelf from '../testing/shelf.ts'
import { createDice, type Dice } from '../testing/values.ts'
import { draft, type Suite } from './report.ts'

type Kind = 'query' | 'mutation' | 'action'
type Side = {
  /** Rejects as the function does. */
  call(kind: Kind, fn: FunctionReference<Kind>, args: Record<string, Value>): Promise<unknown>
  /** Ids of files and of jobs as this side gave them, in the order of making. */
  readonly files: string[]
  readonly jobs: string[]
  close(): void
}

const REFUSED = 'refused'
/** Later than any run of the suite, ms. */
const FAR = 3_600_000
/** For what is due now to be done, ms. */
const PATIENCE = 15_000
const TEXTS = ['', 'a', 'ñandú', 'x'.repeat(70_000), '\0\u{1f600}']
const NAMES = ['r1', 'r2', 'no such room']

const openReference = (): Side => {
  const modules = {
    '/convex/shelf.ts': async () => shelf,
    '/convex/rooms.ts': async () => rooms,
    '/convex/_generated/api.js': async () => ({}),
  }
  const oracle = convexTest({ schema, modules })
  return {
    files: [],
    jobs: [],
    call: (kind, fn, args) => {
      if (kind === 'query') return oracle.query(fn as FunctionReference<'query'>, args)
      if (kind === 'mutation') return oracle.mutation(fn as FunctionReference<'mutation'>, args)
      return oracle.action(fn as FunctionReference<'action'>, args)
    },
    close: () => undefined,
  }
}

const openOurs = async (): Promise<Side> => {
  const runtime = openRuntime({
    db: openDatabase(':memory:'),
    modules: { shelf, rooms },
    schema: smallProduct().schema,
    now: Date.now,
  })
  runtime.listeningAt('http://127.0.0.1:1')
  const jobs = createJobs({ runtime, now: Date.now, log: () => undefined })
  await jobs.start()
  return {
    files: [],
    jobs: [],
    async call(kind, fn, args) {
      const call = { path: getFunctionName(fn), args: convexToJson(args), identity: null, from: 'client' } as const
      if (kind === 'query') return jsonToConvex(JSON.parse(await runtime.query(call)))
      if (kind === 'action') return jsonToConvex(JSON.parse(await runtime.act(call)))
      return jsonToConvex(JSON.parse((await runtime.mutate(call)).text))
    },
    close: () => {
      jobs.stop()
      runtime.close()
    },
  }
}

type Operation = {
  readonly name: string
  /** Something is to be done at once after it. */
  readonly due?: boolean
  run(side: Side): Promise<unknown>
}

/** Convex spells a checksum in hexadecimal to one reader and in base64 to another; they are the same bytes. */
const hexOf = (sum: string): string => (/^[0-9a-f]{64}$/.test(sum) ? sum : Buffer.from(sum, 'base64').toString('hex'))

const fileOperation = (dice: Dice, made: number): Operation => {
  const text = dice.pick(TEXTS)
  const at = dice.below(made + 1)
  const id = (side: Side): string => side.files[at] ?? 'no such file'
  const roll = dice.below(made === 0 ? 2 : 6)
  if (roll < 2) {
    return {
      name: `carry ${text.length}`,
      async run(side) {
        const carried = (await side.call('action', shelf.references.carry, { text })) as Carried
        side.files.push(carried.id)
        return { text: carried.text, served: carried.url !== null }
      },
    }
  }
  if (roll === 2) {
    const fail = dice.below(2) > 0
    return {
      name: `drop ${at}${fail ? ' in vain' : ''}`,
      run: (side) => side.call('mutation', shelf.references.drop, { id: id(side), fail }),
    }
  }
  if (roll === 3) return { name: 'files', run: (side) => side.call('query', shelf.references.files, {}) }
  return {
    name: `kept ${at}`,
    async run(side) {
      const kept = (await side.call('query', shelf.references.kept, { id: id(side) })) as Kept
      return kept && { ...kept, sha256: hexOf(kept.sha256) }
    },
  }
}
type Carried = { id: string; text: string; url: string | null }
type Kept = { size: number; sha256: string; served: boolean } | null

/** `waiting`: jobs of the far future, by their place among all; kept true here. */
const jobOperation = (dice: Dice, made: number, waiting: Set<number>): Operation => {
  const name = dice.pick(NAMES)
  const roll = dice.below(8)
  if (roll < 3) {
    const args = {
      name,
      text: dice.pick(['a', 'ñ']),
      ms: dice.pick([0, 0, FAR]),
      how: dice.pick(['action', 'mutation']),
    }
    if (args.ms === FAR) waiting.add(made)
    return {
      name: `later ${JSON.stringify(args)}`,
      due: args.ms === 0,
      async run(side) {
        side.jobs.push(String(await side.call('mutation', rooms.references.later, args)))
        return 'scheduled'
      },
    }
  }
  if (roll === 3) {
    // Only what waits still: convex-test calls a job cancelled that has long been done, and Convex leaves it as it is.
    const at = dice.pick([...waiting, made])
    waiting.delete(at)
    return {
      name: `cancel ${at}`,
      run: (side) => side.call('mutation', rooms.references.cancel, { id: side.jobs[at] ?? 'no such job' }),
    }
  }
  if (roll === 4) {
    return {
      name: `open ${name}`,
      run: (side) => side.call('mutation', rooms.references.open, { name }).then(() => 'open'),
    }
  }
  if (roll === 5) return { name: `lines ${name}`, run: (side) => side.call('query', rooms.references.lines, { name }) }
  return { name: 'jobs', run: (side) => side.call('query', shelf.references.jobs, {}) }
}

/** Until nothing runs and nothing but the far future waits. */
const settle = async (side: Side, waiting: number): Promise<void> => {
  const deadline = Date.now() + PATIENCE
  for (;;) {
    const jobs = (await side.call('query', shelf.references.jobs, {})) as string[]
    const left = jobs.filter((job) => job.endsWith(' pending') || job.endsWith(' inProgress')).length
    if (left <= waiting) return
    if (Date.now() > deadline) throw new Error(`${left} jobs wait, not ${waiting}`)
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
}

const told = async (operation: Operation, side: Side): Promise<string> => {
  try {
    return JSON.stringify(await operation.run(side)) ?? 'nothing'
  } catch {
    return REFUSED
  }
}

export const system: Suite = async ({ seed, scale, say }) => {
  const report = draft('system')
  const [seeds, operations] = scale === 'large' ? [20, 300] : [3, 120]
  let refused = 0
  // convex-test says of every failed job that it failed.
  const complain = console.error
  console.error = () => undefined

  for (let at = seed; at < seed + seeds; at++) {
    const [reference, ours] = [openReference(), await openOurs()]
    const dice = createDice(at)
    const waiting = new Set<number>()
    for (let i = 0; i < operations; i++) {
      const operation =
        dice.below(2) === 0 ? fileOperation(dice, ours.files.length) : jobOperation(dice, ours.jobs.length, waiting)
      const expected = await told(operation, reference)
      const actual = await told(operation, ours)
      if (expected === REFUSED) refused += 1
      if (actual !== expected)
        report.differs(`seed ${at}, operation ${i}: ${operation.name}: ${actual}, not ${expected}`)
      if (operation.due) for (const side of [reference, ours]) await settle(side, waiting.size)
    }
    ours.close()
    say(`seed ${at}: ${operations} operations, ${ours.files.length} files, ${ours.jobs.length} jobs`)
  }
  console.error = complain
  report.note(`seeds ${seed}–${seed + seeds - 1} × ${operations} operations, ${refused} refused by both`)
  report.check('most operations were answered', refused < (seeds * operations) / 4, `${refused}`)
  return report.done()
}
