/** The embedded Convex, put together: store, runtime, live queries, scheduler, tokens and the listening socket. */
import { join } from 'node:path'
import type { JWK } from 'jose'
import { openDatabase } from '../storage/database.ts'
import { type Attendant, startAttendant } from './attendant/attendant.ts'
import { createPulse } from './attendant/pulse.ts'
import { openRests } from './attendant/rests.ts'
import { limitAttempts } from './auth/attempts.ts'
import { AUDIENCE, ISSUER, openIssuer } from './auth/issuer.ts'
import { createVerifier } from './auth/verify.ts'
import { claim } from './claim.ts'
import { LOOPBACK_PLACE, type Place } from './http/place.ts'
import { type Listening, listen } from './http/server.ts'
import type { Product } from './modules.ts'
import { type Cache, createCache } from './reactive/cache.ts'
import { traceOf } from './runtime/failure.ts'
import { openRuntime, type Runtime } from './runtime/runtime.ts'
import { openCrons } from './scheduler/crons.ts'
import { createJobs } from './scheduler/jobs.ts'

export type EngineParts = {
  /** Folder of the database and of the issuer's key. */
  readonly dir: string
  /** 0 for any free port. */
  readonly port: number
  readonly origins: readonly string[]
  /** Loopback unless told otherwise. */
  readonly place?: Place
  /** Public keys of other issuers of the room, whose tokens are believed as well. */
  readonly trusted?: readonly JWK[]
  readonly product: Product
  /** The built script of the attendant thread; without it SQLite copies its log itself and no endless loop is cut. */
  readonly attendant?: URL
  /** How long a function may keep the event loop to itself before the process is ended, ms. */
  readonly cutAfter?: number
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
/**
 * SQLite's own cache: the live calls of a busy room, many times over. What falls out of it is read again from the system's
 * cache in microseconds, and what it may hold the process grows by, hour after hour, until it is full.
 */
const PAGE_CACHE_KB = 8192
/** The same pages are written again and again; a log of 16 MiB copies them into the database fewer times. */
const CHECKPOINT_PAGES = 4096
/** Above the longest run of a function that does yield, ms. */
const CUT_AFTER = 15_000

/** Rejects when the folder is in use, the port taken or the schema refused; nothing is left running then. */
export const openEngine = async (parts: EngineParts): Promise<Engine> => {
  const { dir, port, origins, place = LOOPBACK_PLACE, trusted = [], product, now, log, cutAfter = CUT_AFTER } = parts
  const lock = claim(dir)
  const db = openDatabase(join(dir, 'engine.sqlite'))
  db.pragma(`cache_size = -${PAGE_CACHE_KB}`)
  db.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`)
  let attendant: Attendant | null = null
  const release = (): void => {
    db.close()
    lock.close()
  }
  try {
    const issuer = openIssuer(dir)
    const jwks = { keys: [...issuer.jwks().keys, ...trusted] }
    const verify = limitAttempts(createVerifier({ jwks, issuer: ISSUER, audience: AUDIENCE, now }), now)
    const pulse = createPulse()
    const resting = openRests(dir, now)
    const runtime = openRuntime({ db, modules: product.modules, schema: product.schema, now, pulse, resting })
    const orphans = runtime.files.sweep()
    if (orphans > 0) log(`removed ${orphans} file(s) that a stop had left without a document`)
    const cache = createCache(runtime, (error) => log(`live queries failed to refresh: ${traceOf(error)}`))
    const jobs = createJobs({ runtime, now, log })
    const crons = openCrons({ db, runtime, jobs: product.crons, now, log })
    const server: Listening = await listen({
      port,
      place,
      origins,
      runtime,
      cache,
      verify,
      now,
      log,
      jwks: issuer.jwks,
      modules: product.modules,
    })
    runtime.listeningAt(server.url)

    const keepHouse = async (): Promise<void> => {
      await runtime.exclusive(async () => {
        runtime.requests.forget(now())
        runtime.files.forgetTokens(now())
      })
      await jobs.forget()
    }
    const housekeeping = setInterval(
      () => void keepHouse().catch((error) => log(`housekeeping failed: ${traceOf(error)}`)),
      HOUSEKEEPING,
    )
    housekeeping.unref()
    if (parts.attendant !== undefined) {
      const { exclusive } = runtime
      attendant = startAttendant({ script: parts.attendant, db, pulse, cutAfter, exclusive, log })
    }
    await jobs.start()
    void crons.runDue().catch((error) => log(`the cron jobs failed: ${traceOf(error)}`))

    return {
      url: server.url,
      runtime,
      cache,
      async close() {
        clearInterval(housekeeping)
        crons.stop()
        jobs.stop()
        await server.close()
        await attendant?.close()
        // What was begun before may still commit; what comes after finds a closed database and fails.
        await runtime.exclusive(async () => {
          runtime.close()
          release()
        })
      },
    }
  } catch (error) {
    release()
    throw error
  }
}
