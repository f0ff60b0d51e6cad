/**
 * Hours in minutes: 50 calls' worth of writes and 20 consoles on one engine, by official clients. Watches the engine's memory
 * and log, and at the end holds what every console last saw against a fresh query.
 * `--minutes N --calls N --consoles N --together --json FILE`; ends with 1 when a console missed something or memory keeps growing.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ConvexClient, ConvexHttpClient } from 'convex/browser'
import { convexToJson } from 'convex/values'
import WebSocket from 'ws'
import { ENGINE_FLAGS } from '../../electron/backend/engineProcess.ts'
import { openIssuer } from '../../electron/engine/auth/issuer.ts'
import { SERVICE } from '../engine/call.ts'
import { percentile } from '../engine/timing.ts'
import { functionOf } from './asked.ts'
import { keepCalling, newTally, WRITES_PER_CALL } from './calls.ts'
import type { Seen } from './consoles.ts'
import { afterWarmUp, type Point, slopePerMinute } from './slope.ts'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    calls: { type: 'string', default: '50' },
    consoles: { type: 'string', default: '20' },
    json: { type: 'string' },
    /** All calls begin and end in the same half second, every minute and a half. */
    together: { type: 'boolean', default: false },
  },
})
const [minutes, calls, consoles] = [values.minutes, values.calls, values.consoles].map(Number) as [
  number,
  number,
  number,
]

/** Between two samples of memory, ms. */
const SAMPLE_MS = 5000
/**
 * Samples between two collections that are asked for, after which only what is kept counts. Seldom: V8 by itself collects when its pages
 * are full, and a process made to give them back every few seconds takes new ones at every burst, which no process in a room does.
 */
const COLLECT_EVERY = 5
/** Share of the time in which caches may still fill. */
const WARM_UP = 0.3
/** Connections that the calls share, as hosts with several calls each. */
const HOSTS = 10
/** Most that memory may grow after the warm-up, MB a minute. */
const GOAL = 1
/** What is held can be judged from here on, min; the process's own size, which grows in steps, only after more. */
const JUDGED = { held: 5, rss: 8 }
/** The log begins anew at 64 MB, once it has been copied; MB. */
const LONGEST_LOG = 128
const MB = 1024 * 1024
const TOKEN_LIFE_S = 15
const SETTLE_MS = 15_000
/** Rows of the table that is printed. */
const ROWS = 12

const row = (cells: readonly string[]): string => cells.map((cell) => cell.padStart(10)).join('')
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
const here = (file: string): string => join(import.meta.dirname, file)

const answerOf = <T>(child: ChildProcess, kind: string): Promise<T> =>
  new Promise((resolve, reject) => {
    const hear = (message: unknown): void => {
      if ((message as { kind?: string }).kind !== kind) return
      child.off('message', hear)
      child.off('exit', fail)
      resolve(message as T)
    }
    const fail = (code: number | null): void => reject(new Error(`a process of the soak ended with ${code}`))
    child.on('message', hear)
    child.once('exit', fail)
  })

type Memory = {
  readonly rss: number
  readonly heapTotal: number
  readonly heapUsed: number
  readonly external: number
}
type Sample = {
  readonly atMs: number
  /** A collection was asked for just before, so that heap and external are what is kept. */
  readonly collected: boolean
  readonly rssMB: number
  readonly heapMB: number
  readonly externalMB: number
  /** What V8 has of the system for its heap, used or not. */
  readonly reservedMB: number
  /** All the rest: code, threads, and what SQLite holds, which is its page cache above all. */
  readonly elsewhereMB: number
  readonly walMB: number
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0

const takeSample = async (engine: ChildProcess, dir: string, began: number, collected: boolean): Promise<Sample> => {
  const answer = answerOf<Memory>(engine, 'memory')
  engine.send({ kind: 'memory', collect: collected })
  const { rss, heapTotal, heapUsed, external } = await answer
  return {
    atMs: performance.now() - began,
    collected,
    rssMB: rss / MB,
    heapMB: heapUsed / MB,
    externalMB: external / MB,
    reservedMB: heapTotal / MB,
    elsewhereMB: (rss - heapTotal - external) / MB,
    walMB: sizeOf(join(dir, 'engine.sqlite-wal')) / MB,
  }
}

/** What consoles last saw that is not what the engine says now. */
const missed = async (http: ConvexHttpClient, all: readonly Seen[]): Promise<string[]> => {
  const fresh = new Map<string, string>()
  const wrong: string[] = []
  for (const seen of all) {
    const name = `${seen.query} ${JSON.stringify(seen.args)}`
    const value = fresh.get(name) ?? JSON.stringify(convexToJson(await http.query(functionOf(seen.query), seen.args)))
    fresh.set(name, value)
    if (value !== seen.value) wrong.push(`console ${seen.console}: ${name}`)
  }
  return wrong
}

const dir = mkdtempSync(join(tmpdir(), 'vigia-soak-'))
const children: ChildProcess[] = []
const clients: ConvexClient[] = []
try {
  const engine = fork(here('../../electron/engine/main.ts'), ['--data', dir, '--port', '0'], {
    execArgv: [...ENGINE_FLAGS, '--expose-gc', '--import', here('report.ts')],
  })
  children.push(engine)
  const { url } = await answerOf<{ url: string }>(engine, 'ready')
  const issuer = openIssuer(dir)
  const token = (subject: string): Promise<string> =>
    issuer.issue({ ...SERVICE, subject }, { ttlS: TOKEN_LIFE_S, now: Date.now() })
  for (let i = 0; i < Math.min(HOSTS, calls); i++) {
    const client = new ConvexClient(url, {
      webSocketConstructor: WebSocket as unknown as typeof globalThis.WebSocket,
      logger: false,
    })
    client.setAuth(() => token(`host-${i}`))
    clients.push(client)
  }
  const watching = fork(here('consoles.ts'), [url, dir, String(consoles)])
  children.push(watching)
  await answerOf(watching, 'ready')

  console.log(`soak: ${calls} calls, ${consoles} consoles, ${minutes} min, ${cpus().length} cores`)
  const tally = newTally()
  const began = performance.now()
  const until = began + minutes * 60_000
  const writing = Promise.all(
    Array.from({ length: calls }, (_, place) => {
      const client = clients[place % clients.length]
      if (client === undefined) throw new Error('there is no host')
      const first = values.together ? WRITES_PER_CALL : Math.ceil((WRITES_PER_CALL * (place + 1)) / calls)
      return keepCalling(client, { place, offset: (place * 500) / calls, first }, until, tally)
    }),
  )
  const samples: Sample[] = []
  const every = Math.max(1, Math.round((minutes * 60_000) / SAMPLE_MS / ROWS))
  console.log(row(['min', 'RSS MB', 'heap MB', 'ext. MB', 'V8 MB', 'else MB', 'WAL MB', 'writes']))
  while (performance.now() < until) {
    await pause(Math.min(SAMPLE_MS, until - performance.now()))
    const sample = await takeSample(engine, dir, began, samples.length % COLLECT_EVERY === COLLECT_EVERY - 1)
    samples.push(sample)
    const { atMs, rssMB, reservedMB, elsewhereMB, walMB } = sample
    const { heapMB, externalMB } = samples.findLast(({ collected }) => collected) ?? sample
    const cells = [atMs / 60_000, rssMB, heapMB, externalMB, reservedMB, elsewhereMB, walMB].map((value) =>
      value.toFixed(1),
    )
    if (samples.length % every === 0) console.log(row([...cells, String(tally.done)]))
  }
  await writing
  const lasted = performance.now() - began

  let seen: { updates: number; seen: Seen[] } = { updates: 0, seen: [] }
  let wrong: string[] = []
  const http = new ConvexHttpClient(url, { logger: false })
  const deadline = performance.now() + SETTLE_MS
  do {
    await pause(500)
    const answer = answerOf<typeof seen>(watching, 'seen')
    watching.send({ kind: 'tell' })
    seen = await answer
    http.setAuth(
      await issuer.issue({ ...SERVICE, subject: 'console-0', role: 'supervisor' }, { ttlS: 60, now: Date.now() }),
    )
    wrong = await missed(http, seen.seen)
  } while (wrong.length > 0 && performance.now() < deadline)

  const slope = (value: (sample: Sample) => number, of: readonly Sample[] = samples): number => {
    const points: Point[] = of.map((sample) => ({ atMs: sample.atMs, value: value(sample) }))
    return slopePerMinute(afterWarmUp(points, WARM_UP))
  }
  const kept = samples.filter(({ collected }) => collected)
  const slopes = {
    rss: slope(({ rssMB }) => rssMB),
    heap: slope(({ heapMB }) => heapMB, kept),
    external: slope(({ externalMB }) => externalMB, kept),
    reserved: slope(({ reservedMB }) => reservedMB),
    elsewhere: slope(({ elsewhereMB }) => elsewhereMB),
  }
  const figures = {
    minutes: lasted / 60_000,
    mutations: tally.done,
    failed: tally.failed,
    late: tally.late,
    perSecond: tally.done / (lasted / 1000),
    mutationMs: { p50: percentile(tally.waits, 0.5), p99: percentile(tally.waits, 0.99) },
    updates: seen.updates,
    slopesMBPerMinute: slopes,
    walMostMB: Math.max(...samples.map(({ walMB }) => walMB)),
    databaseMB: sizeOf(join(dir, 'engine.sqlite')) / MB,
    compared: seen.seen.length,
    missed: wrong,
  }
  console.log(
    `${figures.mutations} mutations (${figures.perSecond.toFixed(0)}/s, p50 ${figures.mutationMs.p50.toFixed(1)} ms, ` +
      `p99 ${figures.mutationMs.p99.toFixed(1)} ms), ${figures.failed} failed, ${figures.late} late; ${figures.updates} updates seen`,
  )
  console.log(
    `after warm-up: RSS ${slopes.rss.toFixed(2)}, heap ${slopes.heap.toFixed(2)}, external ${slopes.external.toFixed(2)} MB/min ` +
      `(goal: at most ${GOAL}; V8 holds ${slopes.reserved.toFixed(2)}, SQLite and the rest ${slopes.elsewhere.toFixed(2)}); ` +
      `WAL at most ${figures.walMostMB.toFixed(1)} MB (goal: ${LONGEST_LOG}); database ${figures.databaseMB.toFixed(1)} MB`,
  )
  console.log(`${wrong.length} of ${seen.seen.length} last values differ from a fresh query`)
  for (const line of wrong.slice(0, 10)) console.log(`  ${line}`)
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ ...figures, samples }, null, 2)}\n`)
  const grows =
    (minutes >= JUDGED.held && slopes.heap + slopes.external > GOAL) || (minutes >= JUDGED.rss && slopes.rss > GOAL)
  if (minutes < JUDGED.rss) console.log(`RSS is judged in runs of ${JUDGED.rss} minutes or more`)
  const longLog = figures.walMostMB > LONGEST_LOG
  if (wrong.length > 0 || tally.failed > 0 || grows || longLog || seen.seen.length === 0) process.exitCode = 1
} finally {
  for (const client of clients) await client.close()
  for (const child of children) {
    if (child.exitCode !== null) continue
    const gone = new Promise((resolve) => child.once('exit', resolve))
    if (child.connected) child.disconnect()
    await gone
  }
  rmSync(dir, { recursive: true, force: true })
}
