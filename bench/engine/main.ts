/**
 * How fast a fact reaches another console through the embedded engine, and how many fit in a second, at several table
 * sizes; beside it the same functions under convex-test. `--rows 0,10000,100000 --samples N --subscribers N --json FILE`
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
import { seed } from './seed.ts'
import { machineMs, type Summary, summary } from './timing.ts'

type Figures = {
  readonly rows: number
  readonly push: Summary
  readonly mutation: Summary
  readonly mutationsPerSecond: number
  readonly reference: { readonly mutation: Summary; readonly mutationsPerSecond: number } | null
}

const here = (file: string): string => join(import.meta.dirname, file)
const PIPELINED = 1500
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
    child.kill('SIGTERM')
  })

/** Sends lines one by one; each sample is from the call of `mutation` to the arrival in the other process. */
const measurePush = async (client: ConvexClient, listener: ChildProcess, samples: number, subscribers: number) => {
  const push: number[] = []
  const mutation: number[] = []
  const waiting = new Map<string, (at: number) => void>()
  listener.on('message', (message) => {
    const { kind, text, at } = message as { kind: string; text?: string; at?: number }
    if (kind === 'line' && text !== undefined && at !== undefined) waiting.get(text)?.(at)
  })
  const warmUp = Math.min(20, samples)
  for (let i = -warmUp; i < samples; i++) {
    const text = lineText(`m${i}`)
    const arrivals: number[] = []
    const arrived = new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('a push did not arrive')), LONGEST_PUSH)
      waiting.set(text, (at) => {
        arrivals.push(at)
        if (arrivals.length < subscribers) return
        clearTimeout(late)
        resolve()
      })
    })
    const began = machineMs()
    await client.mutation(api.mutations.liveCalls.addTranscriptEntry, lineArgs(HOT, text))
    const answered = machineMs()
    await arrived
    waiting.delete(text)
    if (i < 0) continue
    mutation.push(answered - began)
    push.push(...arrivals.map((at) => at - began))
  }
  return { push: summary(push), mutation: summary(mutation) }
}

const measureThroughput = async (client: ConvexClient): Promise<number> => {
  const began = machineMs()
  await Promise.all(
    Array.from({ length: PIPELINED }, (_, i) =>
      client.mutation(api.mutations.liveCalls.addTranscriptEntry, lineArgs(HOT, lineText(`p${i}`))),
    ),
  )
  return (PIPELINED / (machineMs() - began)) * 1000
}

const measureEngine = async (rows: number, samples: number, subscribers: number) => {
  const dir = mkdtempSync(join(tmpdir(), 'vigia-bench-'))
  const children: ChildProcess[] = []
  try {
    await seed(dir, rows)
    const engine = fork(here('../../electron/engine/main.ts'), ['--data', dir, '--port', '0'])
    children.push(engine)
    const { url } = await messageOf<{ kind: 'ready'; url: string }>(engine, 'ready')
    const token = await openIssuer(dir).issue(SERVICE, { ttlS: 3600, now: Date.now() })
    const listener = fork(here('listener.ts'), [url, token, String(subscribers)])
    children.push(listener)
    await messageOf(listener, 'ready')
    const client = new ConvexClient(url, {
      webSocketConstructor: WebSocket as unknown as typeof globalThis.WebSocket,
      logger: false,
    })
    client.setAuth(async () => token)
    const times = await measurePush(client, listener, samples, subscribers)
    const mutationsPerSecond = await measureThroughput(client)
    await client.close()
    return { ...times, mutationsPerSecond }
  } finally {
    await Promise.all(children.filter((child) => child.exitCode === null).map(end))
    rmSync(dir, { recursive: true, force: true })
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
  const [first, last] = [all[0], all.at(-1)]
  if (first === undefined || last === undefined || first === last) return
  const ratio = last.push.p50 / first.push.p50
  console.log(`push p50 at ${last.rows} rows is ${ratio.toFixed(2)} × that at ${first.rows} (goal: at most 1.5)`)
}

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '0,10000,100000' },
    samples: { type: 'string', default: '300' },
    subscribers: { type: 'string', default: '1' },
    'no-reference': { type: 'boolean', default: false },
    json: { type: 'string' },
  },
})

const figures: Figures[] = []
for (const rows of values.rows.split(',').map(Number)) {
  const engine = await measureEngine(rows, Number(values.samples), Number(values.subscribers))
  const reference = values['no-reference'] ? null : await measureReference(rows)
  figures.push({ rows, ...engine, reference })
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
