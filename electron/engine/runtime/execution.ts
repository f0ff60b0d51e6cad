/** How one function is run: its arguments and answer checked, its time bounded, its nested calls under savepoints. */
import { randomUUID } from 'node:crypto'
import type { JSONValue } from 'convex/values'
import type { Database } from '../../storage/database.ts'
import { type Footprint, newFootprint } from '../store/footprint.ts'
import { foldCounts, nestedCounts } from '../store/limits.ts'
import { crossing } from './failure.ts'
import type { ConvexFunction, FunctionKind, Functions } from './functions.ts'
import type { Identity } from './identity.ts'
import {
  type Callee,
  type Invocation,
  isOver,
  type NestedKind,
  type NestedLimits,
  type Syscalls,
  within,
} from './invocation.ts'
import { cutAfter } from './lock.ts'
import { newLogLines } from './logLines.ts'
import { pin } from './pinned.ts'

type Given = Partial<
  Pick<
    Invocation,
    'parent' | 'footprint' | 'journalIn' | 'afterCommit' | 'files' | 'logLines' | 'stale' | 'transaction'
  >
> & { readonly visibility?: Invocation['visibility'] }

export type Execution = {
  begin(kind: FunctionKind, path: string, identity: Identity | null, given?: Given): Invocation
  /** Checks, runs and checks again. The handler sees `invocation` through the global. */
  run(invocation: Invocation, found: ConvexFunction, args: JSONValue): Promise<string>
  /** Any work as `invocation`. */
  during<T>(invocation: Invocation, work: () => Promise<T>): Promise<T>
  /** Rejects after the longest time that a query or mutation may hold the lock. */
  timed(invocation: Invocation, work: Promise<string>): Promise<string>
  /** What a call inside the transaction of `outer` shares with it. */
  shared(outer: Invocation): Given
  readonly nested: Callee['nested']
}

/** Told which function runs, so that one that never ends can be named. */
export type Pulse = { enter(path: string): void; leave(): void }

export type ExecutionParts = {
  readonly db: Database
  readonly functions: Functions
  readonly syscalls: () => Syscalls
  /** ms */
  readonly longestRun: number
  /** True while others' answers wait in the open transaction. */
  readonly unflushed: () => boolean
  readonly pulse: Pulse
  readonly now: () => number
}

/** Thrown into a handler whose transaction is about to be run once more; nobody is ever told. */
const AGAIN = 'The transaction is run again, alone.'

export const createExecution = (parts: ExecutionParts): Execution => {
  const { db, functions, longestRun, pulse } = parts

  const begin: Execution['begin'] = (kind, path, identity, given = {}) => ({
    parent: null,
    footprint: newFootprint(),
    journalIn: null,
    afterCommit: [],
    files: new Set(),
    logLines: newLogLines(),
    stale: false,
    transaction: { needsCommitted: false },
    visibility: 'public',
    kind,
    path,
    identity,
    syscalls: parts.syscalls(),
    requestId: randomUUID(),
    pinned: pin(parts.now()),
    streams: new Map(),
    nested: null,
    closed: false,
    usedIdentity: false,
    paginated: false,
    journalOut: null,
    ...given,
  })

  const during: Execution['during'] = async (invocation, work) => {
    pulse.enter(invocation.path)
    try {
      return await within(invocation, work)
    } finally {
      pulse.leave()
    }
  }

  const run: Execution['run'] = async (invocation, found, args) => {
    found.checkArguments(args)
    const text = await during(invocation, () => found.invoke(args, invocation.requestId))
    found.checkReturned(text)
    return text
  }

  const timed: Execution['timed'] = async (invocation, work) => {
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

  const shared: Execution['shared'] = ({ footprint, afterCommit, files, logLines, stale, transaction }) => ({
    footprint,
    afterCommit,
    files,
    logLines,
    stale,
    transaction,
  })

  const runNested = async (
    parent: Invocation,
    path: string,
    kind: NestedKind,
    args: JSONValue,
    limits: NestedLimits,
  ): Promise<string> => {
    if (kind === 'snapshotQuery' && parts.unflushed()) {
      parent.transaction.needsCommitted = true
      throw new Error(AGAIN)
    }
    const udf = kind === 'mutation' ? 'mutation' : 'query'
    const found = functions.find(path, udf, 'function')
    const footprint: Footprint = {
      ...parent.footprint,
      writes: [],
      counts: nestedCounts(parent.footprint.counts, limits),
    }
    const child = begin(udf, found.path, parent.identity, {
      ...shared(parent),
      parent,
      footprint,
      afterCommit: [],
      stale: parent.stale || kind === 'snapshotQuery',
      visibility: found.isPublic ? 'public' : 'internal',
    })
    if (udf === 'mutation') db.exec('SAVEPOINT nested')
    try {
      const text = await run(child, found, args)
      await child.nested
      if (udf === 'mutation') db.exec('RELEASE nested')
      for (const write of footprint.writes) parent.footprint.writes.push(write)
      parent.afterCommit.push(...child.afterCommit)
      foldCounts(parent.footprint.counts, footprint.counts, true)
      return text
    } catch (error) {
      foldCounts(parent.footprint.counts, footprint.counts, false)
      // A parent that was cut off has been rolled back with all its savepoints, and another may hold one of this name.
      if (udf === 'mutation' && !isOver(parent)) db.exec('ROLLBACK TO nested; RELEASE nested')
      throw crossing(error)
    } finally {
      parent.usedIdentity ||= child.usedIdentity
    }
  }

  return {
    begin,
    run,
    during,
    timed,
    shared,
    nested(parent, path, kind, args, limits) {
      const result = (parent.nested ?? Promise.resolve()).then(() => runNested(parent, path, kind, args, limits))
      parent.nested = result.catch(() => undefined)
      return result
    },
  }
}
