/**
 * The floor under the engine: the rows that real mutations wrote, written again by bare better-sqlite3 into a copy of the
 * same database, with the same statements and the same durability. What lies above it is the engine's own cost.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Statement } from 'better-sqlite3'
import { openProduct } from '../../electron/engine/modules.ts'
import { openRuntime } from '../../electron/engine/runtime/runtime.ts'
import { type Database, openDatabase } from '../../electron/storage/database.ts'
import { HOT, lineArgs, lineText, SERVICE } from './call.ts'
import { seed } from './seed.ts'
import { machineMs, percentile, type Summary, summary } from './timing.ts'

export type Floor = {
  /** Rows that one mutation inserts, changes or removes. */
  readonly rows: number
  /** One transaction a mutation: the bare time, and the engine's in the same process, ms. */
  readonly bare: Summary
  readonly inProcess: Summary
  /** Bare mutations a second, one a commit. */
  readonly perSecond: number
  /** The same, as many a commit as the engine puts there under load. */
  readonly groupedPerSecond: number
}

type Written = { readonly sql: string; readonly values: readonly unknown[] }
const MUTATIONS = 1000
const WARM_UP = 300
const GROUP = 32
const WRITES = /^\s*(INSERT|UPDATE|DELETE)/

const identity = { ...SERVICE, issuer: 'vigia-local', tokenIdentifier: `vigia-local|${SERVICE.subject}` }

/** Notes every write that goes through `db` from now on. */
const record = (db: Database, written: Written[]): void => {
  const prepare = db.prepare.bind(db)
  const noting = (sql: string) => {
    const statement = prepare(sql)
    if (!WRITES.test(sql)) return statement
    const run = statement.run.bind(statement)
    return Object.assign(statement, {
      run: (...values: unknown[]) => {
        written.push({ sql, values })
        return run(...values)
      },
    })
  }
  Object.assign(db, { prepare: noting })
}

/** Writes rows bare; the statements are prepared once, as the engine's are. */
const openBare = (file: string) => {
  const db = openDatabase(file)
  const statements = new Map<string, Statement<unknown[]>>()
  const prepared = (sql: string): Statement<unknown[]> => {
    const known = statements.get(sql) ?? db.prepare<unknown[]>(sql)
    statements.set(sql, known)
    return known
  }
  const [begin, commit] = [db.prepare('BEGIN IMMEDIATE'), db.prepare('COMMIT')]
  return {
    /** One transaction; how long it took, ms. */
    write(mutations: readonly (readonly Written[])[]): number {
      for (const { sql } of mutations.flat()) prepared(sql)
      const began = machineMs()
      begin.run()
      for (const mutation of mutations) for (const { sql, values } of mutation) prepared(sql).run(...values)
      commit.run()
      return machineMs() - began
    },
    close: () => void db.close(),
  }
}

/** Each mutation by the engine, and at once its rows bare, so that whatever else the machine does weighs on both alike. */
const runBoth = async (file: string, copy: string) => {
  const product = openProduct()
  const db = openDatabase(file)
  const written: Written[] = []
  record(db, written)
  const runtime = openRuntime({ db, modules: product.modules, schema: product.schema, now: Date.now })
  const bare = openBare(copy)
  const mutations: Written[][] = []
  const [inProcess, alone]: [number[], number[]] = [[], []]
  for (let i = -WARM_UP; i < MUTATIONS; i++) {
    written.length = 0
    const began = machineMs()
    const args = lineArgs(HOT, lineText(`f${i}`))
    await runtime.mutate({ path: 'mutations/liveCalls:addTranscriptEntry', args, identity, from: 'client' })
    const took = machineMs() - began
    mutations.push([...written])
    const bareTook = bare.write([written])
    if (i < 0) continue
    inProcess.push(took)
    alone.push(bareTook)
  }
  bare.close()
  runtime.close()
  db.close()
  return { mutations, inProcess, alone }
}

const writeGrouped = (file: string, mutations: readonly Written[][]): number[] => {
  const bare = openBare(file)
  const times: number[] = []
  for (let at = 0; at < mutations.length; at += GROUP) times.push(bare.write(mutations.slice(at, at + GROUP)))
  bare.close()
  return times
}

/** Seeds a database of its own; nothing of it is left. */
export const measureFloor = async (rows: number): Promise<Floor> => {
  const dir = mkdtempSync(join(tmpdir(), 'vigia-floor-'))
  try {
    await seed(join(dir, 'engine'), rows)
    for (const copy of ['alone', 'grouped']) cpSync(join(dir, 'engine'), join(dir, copy), { recursive: true })
    const file = (copy: string): string => join(dir, copy, 'engine.sqlite')
    const { mutations, inProcess, alone } = await runBoth(file('engine'), file('alone'))
    const grouped = writeGrouped(file('grouped'), mutations)
    return {
      rows: mutations.flat().length / mutations.length,
      bare: summary(alone),
      inProcess: summary(inProcess),
      perSecond: 1000 / (alone.reduce((sum, each) => sum + each, 0) / alone.length),
      groupedPerSecond: (1000 * GROUP) / percentile(grouped, 0.5),
    }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}
