/**
 * Runs functions: queries on the committed state, mutations as one SQLite transaction each, actions outside of any.
 * Whoever calls `…Held` holds the lock already, and so may answer its client before anything else happens.
 */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import type { JSONValue } from 'convex/values'
import type { Database } from '../../storage/database.ts'
import { type Catalogue, openCatalogue, type SchemaJSON } from '../store/catalogue.ts'
import { type Clock, openClock } from '../store/clock.ts'
import { type Documents, openDocuments } from '../store/documents.ts'
import { type Files, openFiles } from '../store/files.ts'
import type { Read, Write } from '../store/footprint.ts'
import { openRequests, type Requests } from '../store/requests.ts'
import { type Committed, type Outcome, openCommits, type RequestKey, type Work } from './commits.ts'
import { createExecution, type Pulse } from './execution.ts'
import { crossing } from './failure.ts'
import { type Functions, type Modules, openFunctions } from './functions.ts'
import type { Identity } from './identity.ts'
import type { Callee, Invocation } from './invocation.ts'
import { createLock, type Lock } from './lock.ts'
import type { LogLines } from './logLines.ts'
import { openQueries, type Queries } from './queries.ts'
import { createSyscalls } from './syscalls.ts'

/** A function and its caller. `from` decides whether internal functions can be reached. */
export type Call = {
  readonly path: string
  readonly args: JSONValue
  readonly identity: Identity | null
  readonly from: 'client' | 'function'
}

/** What a query gave, and what it depends on; also of a query that threw, for it may succeed when its data changes. */
export type QueryRun = {
  readonly outcome:
    | { readonly kind: 'value'; readonly text: string }
    | { readonly kind: 'error'; readonly error: unknown }
  readonly reads: readonly Read[]
  readonly usedIdentity: boolean
  readonly journal: string | null
  /** JSON text of what it said by `console`. */
  readonly logLines: string
}

export type Runtime = Lock & {
  readonly catalogue: Catalogue
  readonly clock: Clock
  readonly documents: Documents
  readonly functions: Functions
  readonly requests: Requests
  queryHeld(call: Call, journal: string | null): Promise<QueryRun>
  /**
   * A mutation in its turn, committed together with those that wait beside it. With `request`, an answer given before is
   * given again and nothing is done twice. `settle` is called inside the lock, before anything else can happen.
   */
  submit(call: Call, request: RequestKey | null, settle: (outcome: Outcome) => void): void
  /** Needs the lock: true when mutations wait for it, those among them that the sockets hold already. */
  mutationsWait(): Promise<boolean>
  /** Any work in one transaction; all of it or nothing. */
  transactHeld(identity: Identity | null, work: (invocation: Invocation) => Promise<string>): Promise<Committed>
  /** Runs a function inside a transaction that is already open. */
  runInside(invocation: Invocation, call: Call): Promise<string>
  /** `logLines`, here and below, hears what the function says by `console`. */
  query(call: Call, logLines?: LogLines): Promise<string>
  mutate(call: Call, logLines?: LogLines): Promise<Committed>
  act(call: Call, logLines?: LogLines): Promise<string>
  /** Any work of an action: its syscalls are those of `identity`. */
  actAs<T>(path: string, identity: Identity | null, work: () => Promise<T>): Promise<T>
  readonly files: Files
  /** Makes the document of a file that is on the disk already. */
  recordFile(
    invocation: Invocation,
    id: string,
    file: { sha256: string; size: number; contentType: string | null },
  ): void
  /** Where the engine is reached, once it listens. */
  listeningAt(url: string): void
  /** Closes the second connection. */
  close(): void
  /** Called inside the lock after each commit that wrote something. */
  onCommit(listener: (writes: readonly Write[]) => void): void
  onScheduled(listener: (time: number) => void): void
}

/** Longest time a query or mutation may hold the lock, ms. Convex allows 1 s of its own time; disks here may be slow. */
const LONGEST_RUN = 10_000
/** Mutations that share one commit at most: more would let readers wait too long. */
const GROUP = 32

export type RuntimeParts = {
  readonly db: Database
  readonly modules: Modules
  readonly schema: SchemaJSON
  readonly now: () => number
  /** ms */
  readonly longestRun?: number
  readonly pulse?: Pulse
  /** Why a function may not be run now, or null. */
  readonly resting?: (path: string) => string | null
}

const QUIET: Pulse = { enter: () => undefined, leave: () => undefined }

/** The committed state, through a connection of its own that is opened when first asked for. */
const openCommitted = (db: Database, catalogue: Catalogue) => {
  let reader: Database | null = null
  let view: { readonly documents: Documents; readonly queries: Queries } | null = null
  return {
    view() {
      if (db.memory) throw new Error('Stale reads need a database on the disk.')
      reader ??= new Sqlite(db.name, { readonly: true })
      if (view === null) {
        const documents = openDocuments(reader, catalogue)
        view = { documents, queries: openQueries(catalogue, documents) }
      }
      return view
    },
    close: () => void reader?.close(),
  }
}

export const openRuntime = (parts: RuntimeParts): Runtime => {
  const { db, modules, schema, now, longestRun = LONGEST_RUN, pulse = QUIET, resting } = parts
  const catalogue = openCatalogue(db, schema)
  const documents = openDocuments(db, catalogue)
  const clock = openClock(db)
  const requests = openRequests(db)
  const files = openFiles(
    db,
    catalogue,
    db.memory ? mkdtempSync(join(tmpdir(), 'vigia-files-')) : join(dirname(db.name), 'files'),
  )
  const functions = openFunctions(modules, (id) => catalogue.tableOfId(id)?.name ?? null, resting)
  const lock = createLock()
  const commits = openCommits({ db, clock, requests, files, now })
  const committed = openCommitted(db, catalogue)
  const submitted: { work: Work; settle: (outcome: Outcome) => void }[] = []
  const scheduleListeners: ((time: number) => void)[] = []
  let draining = false
  let url = ''

  const execution = createExecution({
    db,
    functions,
    longestRun,
    pulse,
    syscalls: () => syscalls,
    unflushed: commits.unflushed,
    now,
  })
  const { begin, run, timed } = execution

  const workOf = (
    identity: Identity | null,
    work: (invocation: Invocation) => Promise<string>,
    request: RequestKey | null,
    logLines?: LogLines,
  ): Work => ({
    request,
    begin: () => {
      const invocation = begin('mutation', 'transaction', identity, logLines === undefined ? {} : { logLines })
      return { invocation, run: () => timed(invocation, work(invocation)) }
    },
  })

  const transactHeld: Runtime['transactHeld'] = async (identity, work) => {
    const [outcome] = await commits.commitHeld([workOf(identity, work, null)])
    if (outcome?.kind !== 'committed') throw outcome?.error
    return outcome
  }

  const runInside: Runtime['runInside'] = async (outer, call) => {
    const found = functions.find(call.path, 'mutation', call.from)
    const visibility = found.isPublic ? 'public' : 'internal'
    const inner = begin('mutation', found.path, call.identity, {
      ...execution.shared(outer),
      parent: outer,
      visibility,
    })
    const text = await run(inner, found, call.args)
    await inner.nested
    return text
  }

  /** Whatever the sockets hold already is read. */
  const hearSockets = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

  const drain = async (): Promise<void> => {
    // To be part of this commit.
    await hearSockets()
    const group = submitted.splice(0, GROUP)
    if (submitted.length > 0) lock.exclusive(drain)
    else draining = false
    const outcomes = await commits.commitHeld(group.map(({ work }) => work))
    for (const [i, { settle }] of group.entries()) {
      const outcome = outcomes[i]
      if (outcome !== undefined) settle(outcome)
    }
  }

  const enqueue = (work: Work, settle: (outcome: Outcome) => void): void => {
    submitted.push({ work, settle })
    if (draining) return
    draining = true
    lock.exclusive(drain)
  }

  const submit: Runtime['submit'] = (call, request, settle) =>
    enqueue(
      workOf(call.identity, (invocation) => runInside(invocation, call), request),
      settle,
    )

  const queryHeld = async (call: Call, journal: string | null, logLines?: LogLines): Promise<QueryRun> => {
    const given = logLines === undefined ? {} : { logLines }
    const invocation = begin('query', call.path, call.identity, { journalIn: journal, ...given })
    const outcome = await (async (): Promise<QueryRun['outcome']> => {
      try {
        const found = functions.find(call.path, 'query', call.from)
        return { kind: 'value', text: await timed(invocation, run(invocation, found, call.args)) }
      } catch (error) {
        return { kind: 'error', error }
      }
    })()
    const { usedIdentity, journalOut } = invocation
    const reads = invocation.footprint.reads
    return { outcome, reads, usedIdentity, journal: journalOut, logLines: invocation.logLines.text() }
  }

  const query: Runtime['query'] = async (call, logLines) => {
    const { outcome } = await lock.exclusive(() => queryHeld(call, null, logLines))
    if (outcome.kind === 'error') throw outcome.error
    return outcome.text
  }

  const mutate: Runtime['mutate'] = (call, logLines) =>
    new Promise((resolve, reject) => {
      const work = workOf(call.identity, (invocation) => runInside(invocation, call), null, logLines)
      enqueue(work, (outcome) => (outcome.kind === 'committed' ? resolve(outcome) : reject(outcome.error)))
    })

  const act: Runtime['act'] = async (call, logLines) => {
    const found = functions.find(call.path, 'action', call.from)
    const visibility = found.isPublic ? 'public' : 'internal'
    const given = logLines === undefined ? {} : { logLines }
    return run(begin('action', found.path, call.identity, { visibility, ...given }), found, call.args)
  }

  const crossed = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work
    } catch (error) {
      throw crossing(error)
    }
  }

  const callee: Callee = {
    nested: execution.nested,
    query: (path, args, identity) => crossed(query({ path, args, identity, from: 'function' })),
    mutation: async (path, args, identity) => (await crossed(mutate({ path, args, identity, from: 'function' }))).text,
    action: (path, args, identity) => crossed(act({ path, args, identity, from: 'function' })),
    transaction: async (identity, work) => (await lock.exclusive(() => transactHeld(identity, work))).text,
  }

  const syscalls = createSyscalls({
    catalogue,
    documents,
    queries: openQueries(catalogue, documents),
    committed: committed.view,
    files,
    url: () => url,
    functions,
    clock,
    now,
    callee,
    scheduled: (time) => {
      for (const listener of scheduleListeners) listener(time)
    },
  })

  return {
    ...lock,
    catalogue,
    clock,
    documents,
    files,
    functions,
    requests,
    queryHeld,
    submit,
    async mutationsWait() {
      await hearSockets()
      return submitted.length > 0
    },
    transactHeld,
    runInside,
    query,
    mutate,
    act,
    actAs: (path, identity, work) => execution.during(begin('action', path, identity), work),
    recordFile: syscalls.record,
    listeningAt(at) {
      url = at
    },
    close: committed.close,
    onCommit: commits.onCommit,
    onScheduled: (listener) => void scheduleListeners.push(listener),
  }
}
