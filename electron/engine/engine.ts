/** The embedded Convex, put together: store, runtime, live queries, scheduler, tokens and the listening socket. */
import { join } from 'node:path'
import { type Database, openDatabase } from '../storage/database.ts'
import { AUDIENCE, ISSUER, openIssuer } from './auth/issuer.ts'
import { createVerifier } from './auth/verify.ts'
import { type Listening, listen } from './http/server.ts'
import type { Product } from './modules.ts'
import { type Cache, createCache } from './reactive/cache.ts'
import { openRuntime, type Runtime } from './runtime/runtime.ts'
import { openCrons } from './scheduler/crons.ts'
import { createJobs } from './scheduler/jobs.ts'

export type EngineParts = {
  /** Folder of the database and of the issuer's key. */
  readonly dir: string
  /** 0 for any free port. */
  readonly port: number
  readonly origins: readonly string[]
  readonly product: Product
  readonly now: () => number
  /** Lines for people; never holds what documents or arguments hold. */
  readonly log: (message: string) => void
}

export type Engine = {
  readonly url: string
  readonly runtime: Runtime
  readonly cache: Cache
  close(): Promise<void>
}

const HOUSEKEEPING = 3_600_000
/** Ids are random, so new documents touch pages all over the table: keep those of a busy room in memory. */
const PAGE_CACHE_KB = 65_536
/** The same pages are written again and again; a log of 16 MiB copies them into the database fewer times. */
const CHECKPOINT_PAGES = 4096

/** One engine a data folder: the lock goes with the process, however it ends. */
const claim = (dir: string): Database => {
  const lock = openDatabase(join(dir, 'engine.lock'))
  // One that is just ending gets a moment.
  lock.pragma('busy_timeout = 1000')
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch {
    lock.close()
    throw new Error('Another engine is using this data folder.')
  }
  return lock
}

/** Rejects when the folder is in use, the port taken or the schema refused; nothing is left running then. */
export const openEngine = async ({ dir, port, origins, product, now, log }: EngineParts): Promise<Engine> => {
  const lock = claim(dir)
  const db = openDatabase(join(dir, 'engine.sqlite'))
  db.pragma(`cache_size = -${PAGE_CACHE_KB}`)
  db.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`)
  const release = (): void => {
    db.close()
    lock.close()
  }
  try {
    const issuer = openIssuer(dir)
    const verify = createVerifier({ jwks: issuer.jwks(), issuer: ISSUER, audience: AUDIENCE, now })
    const runtime = openRuntime({ db, modules: product.modules, schema: product.schema, now })
    const cache = createCache(runtime, () => log('live queries failed to refresh'))
    const jobs = createJobs({ runtime, now, log })
    const crons = openCrons({ db, runtime, jobs: product.crons, now, log })
    const server: Listening = await listen({ port, origins, runtime, cache, verify, now, log, jwks: issuer.jwks })

    const keepHouse = async (): Promise<void> => {
      await runtime.exclusive(async () => runtime.requests.forget(now()))
      await jobs.forget()
    }
    const housekeeping = setInterval(() => void keepHouse().catch(() => log('housekeeping failed')), HOUSEKEEPING)
    housekeeping.unref()
    await jobs.start()
    void crons.runDue().catch(() => log('the cron jobs failed'))

    return {
      url: server.url,
      runtime,
      cache,
      async close() {
        clearInterval(housekeeping)
        crons.stop()
        jobs.stop()
        await server.close()
        // What was begun before may still commit; what comes after finds a closed database and fails.
        await runtime.exclusive(async () => release())
      },
    }
  } catch (error) {
    release()
    throw error
  }
}
