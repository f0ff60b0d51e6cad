/**
 * Runs functions: queries on the committed state, mutations as one SQLite transaction each, actions outside of any.
 * Whoever calls `…Held` holds the lock already, and so may answer its client before anything else happens.
 */
import { randomUUID } from 'node:crypto'
import type { JSONValue } from 'convex/values'
import type { Database } from '../../storage/database.ts'
import { type Catalogue, openCatalogue, type SchemaJSON } from '../store/catalogue.ts'
import { type Clock, openClock } from '../store/clock.ts'
import { type Documents, openDocuments } from '../store/documents.ts'
import { type Footprint, newCounts, type Read, type Write } from '../store/footprint.ts'
import { openRequests, type Requests } from '../store/requests.ts'
import { type Committed, type Outcome, openCommits, type RequestKey, type Work } from './commits.ts'
import { crossing } from './failure.ts'
import { type ConvexFunction, type FunctionKind, type Functions, type Modules, openFunctions } from './functions.ts'
import type { Identity } from './identity.ts'
import { type Callee, type Invocation, within } from './invocation.ts'
import { createLock, cutAfter, type Lock } from './lock.ts'
import { openQueries } from './queries.ts'
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
  /** Any work in one transaction; all of it or nothing. */
  transactHeld(identity: Identity | null, work: (invocation: Invocation) => Promise<string>): Promise<Committed>
  /** Runs a function inside a transaction that is already open. */
  runInside(invocation: Invocation, call: Call): Promise<string>
  query(call: Call): Promise<string>
  mutate(call: Call): Promise<Committed>
  act(call: Call): Promise<string>
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
}

export const openRuntime = ({ db, modules, schema, now, longestRun = LONGEST_RUN }: RuntimeParts): Runtime => {
  const catalogue = openCatalogue(db, schema)
  const documents = openDocuments(db, catalogue)
  const clock = openClock(db)
  const requests = openRequests(db)
  const functions = openFunctions(modules, (id) => catalogue.tableOfId(id)?.name ?? null)
  const lock = createLock()
  const commits = openCommits({ db, clock, requests, now })
  const submitted: { work: Work; settle: (outcome: Outcome) => void }[] = []
  let draining = false
  const scheduleListeners: ((time: number) => void)[] = []

  const invocationOf = (
    kind: FunctionKind,
    path: string,
    identity: Identity | null,
    given: Partial<Pick<Invocation, 'parent' | 'footprint' | 'journalIn' | 'afterCommit'>> = {},
  ): Invocation => ({
    parent: null,
    footprint: { reads: [], writes: [], counts: newCounts() },
    journalIn: null,
    afterCommit: [],
    kind,
    path,
    identity,
    syscalls,
    requestId: randomUUID(),
    streams: new Map(),
    nested: Promise.resolve(),
    closed: false,
    usedIdentity: false,
    paginated: false,
    journalOut: null,
    ...given,
  })

  /** Checks, runs and checks again. The handler sees `invocation` through the global. */
  const run = async (invocation: Invocation, found: ConvexFunction, args: JSONValue): Promise<string> => {
    found.checkArguments(args)
    const text = await within(invocation, () => found.invoke(args, invocation.requestId))
    found.checkReturned(text)
    return text
  }

  const timed = async (invocation: Invocation, work: Promise<string>): Promise<string> => {
    try {
      return await cutAfter(
        longestRun,
        work,
        () => new Error(`Function execution timed out (maximum duration: ${longestRun / 1000}s).`),
      )
    } finally {
      invocation.closed = true
    }
  }

  const runNested = async (
    parent: Invocation,
    path: string,
    kind: 'query' | 'mutation',
    args: JSONValue,
  ): Promise<string> => {
    const found = functions.find(path, kind, 'function')
    const footprint: Footprint = { ...parent.footprint, writes: [] }
    const child = invocationOf(kind, found.path, parent.identity, { parent, footprint })
    if (kind === 'mutation') db.exec('SAVEPOINT nested')
    try {
      const text = await run(child, found, args)
      await child.nested
      if (kind === 'mutation') db.exec('RELEASE nested')
      for (const write of footprint.writes) parent.footprint.writes.push(write)
      parent.afterCommit.push(...child.afterCommit)
      return text
    } catch (error) {
      if (kind === 'mutation') db.exec('ROLLBACK TO nested; RELEASE nested')
      throw crossing(error)
    } finally {
      parent.usedIdentity ||= child.usedIdentity
    }
  }

  const workOf = (
    identity: Identity | null,
    run: (invocation: Invocation) => Promise<string>,
    request: RequestKey | null,
  ): Work => {
    const invocation = invocationOf('mutation', 'transaction', identity)
    return { invocation, request, run: () => timed(invocation, run(invocation)) }
  }

  const transactHeld: Runtime['transactHeld'] = async (identity, run) => {
    const [outcome] = await commits.commitHeld([workOf(identity, run, null)])
    if (outcome?.kind !== 'committed') throw outcome?.error
    return outcome
  }

  /** Runs a function as (part of) the transaction of `outer`: same footprint, same after-commit list. */
  const runInside: Runtime['runInside'] = async (outer, call) => {
    const found = functions.find(call.path, 'mutation', call.from)
    const { footprint, afterCommit } = outer
    const inner = invocationOf('mutation', found.path, call.identity, { parent: outer, footprint, afterCommit })
    const text = await run(inner, found, call.args)
    await inner.nested
    return text
  }

  const drain = async (): Promise<void> => {
    // Whatever the sockets hold already is read first, to be part of this commit.
    await new Promise((resolve) => setImmediate(resolve))
    const group = submitted.splice(0, GROUP)
    if (submitted.length > 0) lock.exclusive(drain)
    else draining = false
    const outcomes = await commits.commitHeld(group.map(({ work }) => work))
    for (const [i, { settle }] of group.entries()) {
      const outcome = outcomes[i]
      if (outcome !== undefined) settle(outcome)
    }
  }

  const submit: Runtime['submit'] = (call, request, settle) => {
    submitted.push({ work: workOf(call.identity, (invocation) => runInside(invocation, call), request), settle })
    if (draining) return
    draining = true
    lock.exclusive(drain)
  }

  const queryHeld: Runtime['queryHeld'] = async (call, journal) => {
    const invocation = invocationOf('query', call.path, call.identity, { journalIn: journal })
    const outcome = await (async (): Promise<QueryRun['outcome']> => {
      try {
        const found = functions.find(call.path, 'query', call.from)
        return { kind: 'value', text: await timed(invocation, run(invocation, found, call.args)) }
      } catch (error) {
        return { kind: 'error', error }
      }
    })()
    const { usedIdentity, journalOut } = invocation
    return { outcome, reads: invocation.footprint.reads, usedIdentity, journal: journalOut }
  }

  const query: Runtime['query'] = async (call) => {
    const { outcome } = await lock.exclusive(() => queryHeld(call, null))
    if (outcome.kind === 'error') throw outcome.error
    return outcome.text
  }

  const mutate: Runtime['mutate'] = (call) =>
    new Promise((resolve, reject) => {
      submit(call, null, (outcome) => (outcome.kind === 'committed' ? resolve(outcome) : reject(outcome.error)))
    })

  const act: Runtime['act'] = async (call) => {
    const found = functions.find(call.path, 'action', call.from)
    return run(invocationOf('action', found.path, call.identity), found, call.args)
  }

  const crossed = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work
    } catch (error) {
      throw crossing(error)
    }
  }

  const callee: Callee = {
    nested(parent, path, kind, args) {
      const result = parent.nested.then(() => runNested(parent, path, kind, args))
      parent.nested = result.catch(() => undefined)
      return result
    },
    query: (path, args, identity) => crossed(query({ path, args, identity, from: 'function' })),
    mutation: async (path, args, identity) => (await crossed(mutate({ path, args, identity, from: 'function' }))).text,
    action: (path, args, identity) => crossed(act({ path, args, identity, from: 'function' })),
    transaction: async (identity, work) => (await lock.exclusive(() => transactHeld(identity, work))).text,
  }

  const syscalls = createSyscalls({
    catalogue,
    documents,
    queries: openQueries(catalogue, documents),
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
    functions,
    requests,
    queryHeld,
    submit,
    transactHeld,
    runInside,
    query,
    mutate,
    act,
    onCommit: commits.onCommit,
    onScheduled: (listener) => void scheduleListeners.push(listener),
  }
}
