/**
 * One run of one function, and how a syscall finds it: convex/server calls the global `Convex`, which looks up the
 * invocation it is in by AsyncLocalStorage.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { JSONValue } from 'convex/values'
import type { Footprint } from '../store/footprint.ts'
import type { FunctionKind } from './functions.ts'
import { guardGlobals } from './guards.ts'
import type { Identity } from './identity.ts'
import { captureConsole, type LogLines } from './logLines.ts'
import { type Pinned, pinGlobals } from './pinned.ts'
import type { Stream } from './queries.ts'

export type Invocation = {
  /** The call that this one runs inside of: both end together. */
  readonly parent: Invocation | null
  readonly kind: FunctionKind
  readonly path: string
  readonly visibility: 'public' | 'internal'
  readonly requestId: string
  readonly identity: Identity | null
  readonly footprint: Footprint
  readonly syscalls: Syscalls
  readonly pinned: Pinned
  readonly streams: Map<number, Stream>
  /** Done once the transaction is committed, in order; dropped when it is rolled back. */
  readonly afterCommit: (() => void)[]
  /** Ids of stored files that came or went: once all is over, those without a document are taken off the disk. */
  readonly files: Set<string>
  /** What the function and all it calls said by `console`. */
  readonly logLines: LogLines
  /** Reads the committed state, not that of its transaction (`ctx.runQuery` with `useStaleSnapshot`). */
  readonly stale: boolean
  /** About the whole transaction, shared by all calls in it. */
  readonly transaction: Transaction
  /** End of the nested calls so far, null when there were none: they and their parent take turns. */
  nested: Promise<unknown> | null
  /** True after the handler settled: what it left un-awaited must not write into another transaction. */
  closed: boolean
  usedIdentity: boolean
  paginated: boolean
  /** Where a page ended when the query first ran; the page ends there again (convex: QueryJournal). */
  readonly journalIn: string | null
  journalOut: string | null
}

/** `needsCommitted`: it must see on disk what was answered before it, so it cannot share a commit with that. */
export type Transaction = { needsCommitted: boolean }

export type NestedKind = 'query' | 'mutation' | 'snapshotQuery'
/** What one nested call may use at most (convex/server, TransactionLimits). */
export type NestedLimits = { readonly [metric: string]: unknown } | null

/** What syscalls need of whoever runs functions. */
export type Callee = {
  /** Inside the parent's transaction; a mutation that throws is undone alone. */
  nested(parent: Invocation, path: string, kind: NestedKind, args: JSONValue, limits: NestedLimits): Promise<string>
  query(path: string, args: JSONValue, identity: Identity | null): Promise<string>
  mutation(path: string, args: JSONValue, identity: Identity | null): Promise<string>
  action(path: string, args: JSONValue, identity: Identity | null): Promise<string>
  transaction(identity: Identity | null, work: (invocation: Invocation) => Promise<string>): Promise<string>
}

/** The three doors of convex/server (`globalThis.Convex`). */
export type Syscalls = {
  sync(invocation: Invocation, operation: string, args: JSONValue): string
  async(invocation: Invocation, operation: string, args: JSONValue): Promise<string>
  js(invocation: Invocation, operation: string, args: Readonly<Record<string, unknown>>): unknown
}

type ConvexGlobal = {
  syscall(operation: string, args: string): string
  asyncSyscall(operation: string, args: string): Promise<string>
  jsSyscall(operation: string, args: Record<string, unknown>): unknown
}

const shared = Symbol.for('vigia.engine.invocation')
const installed = Symbol.for('vigia.engine.convex')

/** One for the process: who evaluates this module a second time must still be found by the doors that the first one hung. */
const current: AsyncLocalStorage<Invocation> = Reflect.get(globalThis, shared) ?? new AsyncLocalStorage<Invocation>()
Object.defineProperty(globalThis, shared, { value: current, configurable: true })

const here = (): Invocation => {
  const invocation = current.getStore()
  if (invocation === undefined) throw new Error('Convex functions can only be run by the engine.')
  for (let each: Invocation | null = invocation; each !== null; each = each.parent) {
    if (each.closed) throw new Error(`${each.path} has ended; await every call that it makes.`)
  }
  return invocation
}

const parse = (args: string): JSONValue => {
  // In JSON text a quote inside a string is escaped, so this can only be the placeholder object itself.
  if (args.includes('{"$commitTs":null}'))
    throw new Error('`db.vars.commitTs` is not supported by the embedded engine.')
  return JSON.parse(args) as JSONValue
}

const ours: ConvexGlobal = {
  syscall: (operation, args) => {
    const invocation = here()
    return invocation.syscalls.sync(invocation, operation, parse(args))
  },
  asyncSyscall: async (operation, args) => {
    const invocation = here()
    return invocation.syscalls.async(invocation, operation, parse(args))
  },
  jsSyscall: (operation, args) => {
    const invocation = here()
    return invocation.syscalls.js(invocation, operation, args)
  },
}

/** Installs the global once. Whatever else claims it (convex-test does) keeps it outside our own invocations. */
const install = (): void => {
  if (installed in globalThis) return
  let other: unknown = Reflect.get(globalThis, 'Convex')
  Object.defineProperty(globalThis, 'Convex', {
    configurable: true,
    get: () => (current.getStore() === undefined && other !== undefined ? other : ours),
    set: (value: unknown) => {
      other = value
    },
  })
  Object.defineProperty(globalThis, installed, { value: true })
  captureConsole(() => current.getStore()?.logLines ?? null)
  const transactional = (): Invocation | null => {
    const invocation = current.getStore()
    return invocation === undefined || invocation.kind === 'action' ? null : invocation
  }
  guardGlobals(() => transactional() !== null)
  pinGlobals(() => transactional()?.pinned ?? null)
}

/** True once the call, or one that it runs inside of, has ended: its transaction is no longer there to be touched. */
export const isOver = (invocation: Invocation): boolean => {
  for (let each: Invocation | null = invocation; each !== null; each = each.parent) if (each.closed) return true
  return false
}

/** Runs `work` as `invocation`; every syscall made inside finds it. */
export const within = async <T>(invocation: Invocation, work: () => Promise<T>): Promise<T> => {
  install()
  try {
    return await current.run(invocation, work)
  } finally {
    invocation.closed = true
  }
}
