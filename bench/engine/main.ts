/**
 * How fast a fact reaches another console through the embedded engine, and how many fit in a second, at several table
 * sizes; beside it the same functions under convex-test, and the same rows written by bare better-sqlite3. `--rows 0,10000,100000 --samples N --subscribers N --json FILE`
 */
import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ConvexClient } from 'convex/browser'
import WebSocket from 'ws'
import { api } from '../../convex/_generated/api.js'
import { openIssuer } from '../../electron/engine/auth/issuer.ts'
import { HOT, lineArgs, lineText, SERVICE } from './call.ts'
import { type Floor, measureFloor } from './floor.ts'
import { seed } from './seed.ts'
import { machineMs, percentile, type Summary, summary } from './timing.ts'

type Figures = {
  readonly rows: number
  readonly push: Summary
  readonly mutation: Summary
  readonly mutationsPerSecond: number
  readonly reference: { readonly mutation: Summary; readonly mutationsPerSecond: number } | null
  readonly floor: Floor | null
}

const here = (file: string): string => join(import.meta.dirname, file)
/** Mutations sent at once, and how often; the median counts. */
const FLOOD = 500
const FLOODS = 3
const WARM_UP = 20
const LONGEST_PUSH = 5000
/** convex-test needs about 0.2 s a mutation at 100,000 rows; fewer samples say as much. */
const referenceSamples = (rows: number): number => (rows >= 50_000 ? 5 : 50)

const messageOf = <T extends { kind: string }>(child: ChildProcess, kind: T['kind']): Promise<T> =>
  new Promise((resolve, reject) => {
    child.on('message', (message) => {
      if ((message as T).kind === kind) resolve(message as T)
    })
    child.once('exit', (code) => reject(new Error(`a process of the benchmark ended with ${code}`)))
  })

const end = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    child.once('exit', () => resolve())
    if (child.connected) child.disconnect()
  })

type Side = {
  readonly rows: number
  /** One line: when each console had it, and when its own promise resolved, ms after it was sent. */
  sample(mark: string): Promise<{ readonly push: readonly number[]; readonly mutation: number }>
  /** Mutations a second, all sent at once. */
  flood(): Promise<number>
  close(): Promise<void>
}

const openSide = async (rows: number, subscribers: number): Promise<Side> => {
  const dir = mkdtempSync(join(tmpdir(), 'vigia-bench-'))
  const children: ChildProcess[] = []
  const start = (file: string, argv: string[]): ChildProcess => {
    const child = fork(here(file), argv)
    children.push(child)
    return child
  }
  const close = async (): Promise<void> => {
    await Promise.all(children.filter((child) => child.exitCode === null).map(end))
    rmSync(dir, { recursive: true, force: true })
  }
  try {
    await seed(dir, rows)
    const engine = start('../../electron/engine/main.ts', ['--data', dir, '--port', '0'])
    const { url } = await messageOf<{ kind: 'ready'; url: string }>(engine, 'ready')
    const token = await openIssuer(dir).issue(SERVICE, { ttlS: 3600, now: Date.now() })
    const listener = start('listener.ts', [url, token, String(subscribers)])
    await messageOf(listener, 'ready')
    const client = new ConvexClient(url, {
      webSocketConstructor: WebSocket as unknown as typeof globalThis.WebSocket,
      logger: false,
    })
    client.setAuth(async () => token)
    const say = (text: string) => client.mutation(api.mutations.liveCalls.addTranscriptEntry, lineArgs(HOT, text))

    const arrivalsOf = (text: string): Promise<number[]> =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error('a push did not arrive')), LONGEST_PUSH)
        const hear = (message: unknown): void => {
          const { text: heard, arrivals } = message as { text?: string; arrivals?: number[] }
          if (heard !== text || arrivals === undefined) return
          clearTimeout(late)
          listener.off('message', hear)
          resolve(arrivals)
        }
        listener.on('message', hear)
      })

    return {
      rows,
      async sample(mark) {
        const text = lineText(mark)
        const arrivals = arrivalsOf(text)
        const began = machineMs()
        await say(text)
        const mutation = machineMs() - began
        return { push: (await arrivals).map((at) => at - began), mutation }
      },
      async flood() {
        const began = machineMs()
        await Promise.all(Array.from({ length: FLOOD }, (_, i) => say(lineText(`p${i}`))))
        return (FLOOD / (machineMs() - began)) * 1000
      },
      async close() {
        await client.close()
        await close()
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}

/**
 * All table sizes are open at once and take turns, sample by sample, so that whatever else the machine does meanwhile
 * weighs on each of them alike.
 */
const measureEngines = async (sizes: readonly number[], samples: number, subscribers: number) => {
  const sides: Side[] = []
  try {
    for (const rows of sizes) sides.push(await openSide(rows, subscribers))
    const taken = sides.map(() => ({ push: [] as number[], mutation: [] as number[], floods: [] as number[] }))
    for (let i = -WARM_UP; i < samples; i++) {
      for (const [at, side] of sides.entries()) {
        const { push, mutation } = await side.sample(`m${i}`)
        if (i < 0) continue
        taken[at]?.push.push(...push)
        taken[at]?.mutation.push(mutation)
      }
    }
    for (let i = 0; i < FLOODS; i++) {
      for (const [at, side] of sides.entries()) taken[at]?.floods.push(await side.flood())
    }
    return taken.map(({ push, mutation, floods }) => ({
      push: summary(push),
      mutation: summary(mutation),
      mutationsPerSecond: percentile(floods, 0.5),
    }))
  } finally {
    for (const side of sides) await side.close()
  }
}

const measureReference = async (rows: number) => {
  const child = fork(here('reference.ts'), [String(rows), String(referenceSamples(rows))])
  const { times } = await messageOf<{ kind: 'times'; times: number[] }>(child, 'times')
  const mean = times.reduce((sum, each) => sum + each, 0) / times.length
  return { mutation: summary(times), mutationsPerSecond: 1000 / mean }
}

const row = (cells: readonly string[]): string =>
  cells.map((cell, i) => (i === 0 ? cell.padEnd(9) : cell.padStart(15))).join('')
const ms = (value: number): string => `${value.toFixed(2)} ms`

const print = (all: readonly Figures[]): void => {
  console.log(row(['rows', 'push p50', 'push p99', 'mutation p50', 'mutations/s', 'test p50', 'test mut./s']))
  for (const { rows, push, mutation, mutationsPerSecond, reference } of all) {
    const beside =
      reference === null ? ['–', '–'] : [ms(reference.mutation.p50), reference.mutationsPerSecond.toFixed(0)]
    console.log(
      row([String(rows), ms(push.p50), ms(push.p99), ms(mutation.p50), mutationsPerSecond.toFixed(0), ...beside]),
    )
  }
  for (const { rows, mutationsPerSecond, floor } of all) {
    if (floor === null) continue
    const { bare, inProcess, perSecond, groupedPerSecond } = floor
    console.log(
      `floor at ${rows}: ${floor.rows.toFixed(1)} rows a mutation; bare better-sqlite3 ${ms(bare.p50)} a commit (${perSecond.toFixed(0)}/s, ` +
        `${groupedPerSecond.toFixed(0)}/s by groups of 32); the engine in one process ${ms(inProcess.p50)} = ` +
        `${(inProcess.p50 / bare.p50).toFixed(2)} × (goal: at most 4); by socket, pipelined, ${(perSecond / mutationsPerSecond).toFixed(2)} × of one a commit`,
    )
  }
  const [first, last] = [all[0], all.at(-1)]
  if (first === undefined || last === undefined || first === last) return
  const ratio = last.push.p50 / first.push.p50
  console.log(`push p50 at ${last.rows} rows is ${ratio.toFixed(2)} × that at ${first.rows} (goal: at most 1.3)`)
}

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '0,10000,100000' },
    samples: { type: 'string', default: '300' },
    subscribers: { type: 'string', default: '1' },
    'no-reference': { type: 'boolean', default: false },
    'no-floor': { type: 'boolean', default: false },
    json: { type: 'string' },
  },
})

const sizes = values.rows.split(',').map(Number)
const engines = await measureEngines(sizes, Number(values.samples), Number(values.subscribers))
const figures: Figures[] = []
for (const [i, rows] of sizes.entries()) {
  const engine = engines[i]
  if (engine === undefined) continue
  const reference = values['no-reference'] ? null : await measureReference(rows)
  figures.push({ rows, ...engine, reference, floor: values['no-floor'] ? null : await measureFloor(rows) })
}
console.log(
  `embedded engine (SQLite, synchronous=FULL) beside convex-test ("test"); ${cpus().length} cores, ${values.subscribers} subscriber(s)`,
)
print(figures)
if (values.json !== undefined) {
  writeFileSync(
    values.json,
    `${JSON.stringify({ cores: cpus().length, subscribers: Number(values.subscribers), figures }, null, 2)}\n`,
  )
}
