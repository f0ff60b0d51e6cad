/**
 * The syscalls of convex/server 1.48 that the embedded engine answers; every other one is refused by name.
 * Arguments come from convex/server itself, in this process, so they are read and not validated again.
 * What each means was learned from its caller (the file of convex/src/server/impl in brackets) and held against convex-test.
 */
import type { Catalogue } from '../store/catalogue.ts'
import type { Clock } from '../store/clock.ts'
import type { Documents } from '../store/documents.ts'
import type { Files } from '../store/files.ts'
import { count, metricsOf } from '../store/limits.ts'
import { isObject, type JSONObject } from '../values/keys.ts'
import type { Functions } from './functions.ts'
import type { Callee, Invocation, Syscalls } from './invocation.ts'
import type { PageRequest, Queries, QueryJSON } from './queries.ts'
import { createStorageCalls, type StorageCalls } from './storageCalls.ts'

export type SyscallParts = {
  readonly catalogue: Catalogue
  readonly documents: Documents
  readonly queries: Queries
  /** The same over the committed state, for stale reads inside a mutation. */
  readonly committed: () => { readonly documents: Documents; readonly queries: Queries }
  readonly files: Files
  /** Where files are served. */
  readonly url: () => string
  readonly functions: Functions
  readonly clock: Clock
  readonly now: () => number
  readonly callee: Callee
  /** Told after a commit that a job became due at `time`, ms since the epoch. */
  readonly scheduled: (time: number) => void
}

type AsyncSyscall = (invocation: Invocation, args: JSONObject) => string | Promise<string>

/** Known to convex/server and not to us, with the words a developer needs. */
const REFUSED: { readonly [operation: string]: string } = {
  '1.0/actions/vectorSearch': 'Vector search',
  '1.0/createFunctionHandle': 'Function handles',
  '1.0/signJwt': '`ctx.auth.signJwt`',
  '1.0/auditLog': 'Audit logging',
  '1.0/createServiceToken': 'Service tokens',
  '1.0/getServiceUrl': 'Service URLs',
}

const refuse = (operation: string): never => {
  const what = REFUSED[operation]
  throw new Error(
    what === undefined
      ? `Unknown operation ${operation}: the embedded engine does not support it.`
      : `${what} (${operation}) is not supported by the embedded engine.`,
  )
}

const text = (args: JSONObject, field: string): string => {
  const value = args[field]
  if (typeof value !== 'string') throw new Error(`A Convex call lacks its \`${field}\`.`)
  return value
}
const optionalText = (args: JSONObject, field: string): string | undefined => {
  const value = args[field]
  return typeof value === 'string' ? value : undefined
}
const object = (args: JSONObject, field: string): JSONObject => {
  const value = args[field]
  if (!isObject(value)) throw new Error(`A Convex call lacks its \`${field}\`.`)
  return value
}

/** The function that `ctx.runQuery`, `ctx.scheduler`… name. Handles and components come without a name. */
const target = (args: JSONObject): string => {
  if (typeof args.name === 'string') return args.name
  throw new Error('Components and function handles are not supported by the embedded engine.')
}

const onlyIn = (invocation: Invocation, operation: string): void => {
  if (invocation.kind !== 'mutation') throw new Error(`${operation} can only be called in a mutation.`)
}

export const createSyscalls = (parts: SyscallParts): Syscalls & { readonly record: StorageCalls['record'] } => {
  const { catalogue, documents, callee } = parts
  const storage = createStorageCalls(parts)
  const view = ({ stale }: Invocation): { readonly documents: Documents; readonly queries: Queries } =>
    stale ? parts.committed() : parts

  /** The id of a document that a handler may write: system tables are ours. */
  const writable = (args: JSONObject): string => {
    const id = text(args, 'id')
    if (catalogue.tableOfId(id)?.name.startsWith('_')) {
      throw new Error('System tables (prefixed with `_`) are read-only.')
    }
    return id
  }

  const schedule: AsyncSyscall = (invocation, args) => {
    const { path } = parts.functions.find(target(args), null, 'function')
    const time = Number(args.ts) * 1000
    count(invocation.footprint.counts, 'functionsScheduled')
    count(invocation.footprint.counts, 'scheduledFunctionArgsBytes', JSON.stringify(args.args ?? {}).length)
    const job = { name: path, args: [args.args ?? {}], scheduledTime: time, state: { kind: 'pending' } }
    const created = parts.clock.creationTime(parts.now())
    const id = documents.insert(invocation.footprint, '_scheduled_functions', job, created)
    invocation.afterCommit.push(() => parts.scheduled(time))
    return JSON.stringify(id)
  }

  const cancel: AsyncSyscall = (invocation, args) => {
    const id = text(args, 'id')
    const found = documents.get(invocation.footprint, id, '_scheduled_functions')
    const state = found === null ? undefined : (JSON.parse(found) as JSONObject).state
    const kind = isObject(state) ? state.kind : undefined
    if (kind === 'pending' || kind === 'inProgress') {
      const value = { state: { kind: 'canceled' }, completedTime: parts.now() }
      documents.patch(invocation.footprint, id, value, '_scheduled_functions')
    }
    return 'null'
  }

  /** In an action, each of these is a transaction of its own. */
  const alone =
    (syscall: AsyncSyscall): AsyncSyscall =>
    (invocation, args) =>
      callee.transaction(invocation.identity, async (inner) => syscall(inner, args))

  const calls: { readonly [operation: string]: AsyncSyscall } = {
    /** `{id, table?}` → the document or null; an id of another table throws. A miss is a read too. [database_impl] */
    '1.0/get': (invocation, args) =>
      view(invocation).documents.get(invocation.footprint, text(args, 'id'), optionalText(args, 'table')) ?? 'null',

    /**
     * `{queryId}` → `{value, done}`; the read set grows by what is consumed, and to the end of the range when it is exhausted.
     * [query_impl]
     */
    '1.0/queryStreamNext': (invocation, args) => {
      const next = invocation.streams.get(Number(args.queryId))?.next()
      if (next === undefined || next.done) return '{"value":null,"done":true}'
      return `{"value":${next.value.value},"done":false}`
    },

    /** `.paginate()`: one a function, as Convex has it; the end of the page is the journal that later runs keep to. [query_impl] */
    '1.0/queryPage': (invocation, args) => {
      if (invocation.paginated) throw new Error('This query or mutation function ran multiple paginated queries.')
      invocation.paginated = true
      const page = view(invocation).queries.page(
        invocation.footprint,
        args as unknown as PageRequest,
        invocation.journalIn,
      )
      invocation.journalOut = page.end
      return page.text
    },

    /** `{table, value}` → `{_id}`; `_creationTime` is above all before it. [database_impl] */
    '1.0/insert': (invocation, args) => {
      onlyIn(invocation, 'db.insert')
      const created = parts.clock.creationTime(parts.now())
      const id = documents.insert(invocation.footprint, text(args, 'table'), object(args, 'value'), created)
      return JSON.stringify({ _id: id })
    },

    /**
     * `{id, value, table?}`, `db.patch`: only the fields given change, and `{$undefined:null}` removes one. Throws for a missing
     * document and for another `_id` or `_creationTime`, as the next two do. [database_impl]
     */
    '1.0/shallowMerge': (invocation, args) => {
      onlyIn(invocation, 'db.patch')
      documents.patch(invocation.footprint, writable(args), object(args, 'value'), optionalText(args, 'table'))
      return '{}'
    },

    /** `{id, value, table?}`: all fields but `_id` and `_creationTime` are those of `value`. [database_impl] */
    '1.0/replace': (invocation, args) => {
      onlyIn(invocation, 'db.replace')
      documents.replace(invocation.footprint, writable(args), object(args, 'value'), optionalText(args, 'table'))
      return '{}'
    },

    /** `{id, table?}`, `db.delete`. [database_impl] */
    '1.0/remove': (invocation, args) => {
      onlyIn(invocation, 'db.delete')
      documents.remove(invocation.footprint, writable(args), optionalText(args, 'table'))
      return '{}'
    },

    /** → the claims of the caller's token or null; marks the query as one that cannot be shared between users. [authentication_impl] */
    '1.0/getUserIdentity': (invocation) => {
      invocation.usedIdentity = true
      return JSON.stringify(invocation.identity)
    },

    /**
     * `ctx.runQuery` and `ctx.runMutation` inside a transaction: the same one, a mutation under a savepoint of its own;
     * `snapshotQuery` (`useStaleSnapshot`) sees what was committed before it. `transactionLimits` can only be tighter.
     * An error crosses with the `data` of a ConvexError as a value. [registration_impl]
     */
    '1.0/runUdf': (invocation, args) => {
      const kind = args.udfType
      if (kind !== 'query' && kind !== 'mutation' && kind !== 'snapshotQuery')
        throw new Error(`Calls of kind ${JSON.stringify(kind)} are not supported by the embedded engine.`)
      if (kind !== 'query') onlyIn(invocation, kind === 'mutation' ? 'ctx.runMutation' : 'useStaleSnapshot')
      const limits = isObject(args.transactionLimits) ? args.transactionLimits : null
      return callee.nested(invocation, target(args), kind, args.args ?? {}, limits)
    },

    /** `{name, args}`: in an action each call is a transaction of its own, with the action's identity. [actions_impl] */
    '1.0/actions/query': ({ identity }, args) => callee.query(target(args), args.args ?? {}, identity),
    '1.0/actions/mutation': ({ identity }, args) => callee.mutation(target(args), args.args ?? {}, identity),
    '1.0/actions/action': ({ identity }, args) => callee.action(target(args), args.args ?? {}, identity),

    /**
     * `{name, ts, args}` → the job's id; `ts` is in seconds. The job is a document of the same transaction; its timer is armed
     * after the commit. It runs with nobody's identity. [scheduler_impl]
     */
    '1.0/schedule': (invocation, args) => {
      onlyIn(invocation, 'ctx.scheduler')
      return schedule(invocation, args)
    },
    /** `{id}`: what has begun is not stopped but is told as cancelled; what has ended stays as it is. [scheduler_impl] */
    '1.0/cancel_job': (invocation, args) => {
      onlyIn(invocation, 'ctx.scheduler')
      return cancel(invocation, args)
    },
    /** The same two from an action, each a transaction of its own. [scheduler_impl] */
    '1.0/actions/schedule': alone(schedule),
    '1.0/actions/cancel_job': alone(cancel),

    ...storage.calls,

    /** `{table}` → how many documents it has, each counted as read (convex-test counts them the same way). [query_impl] */
    '1.0/count': (invocation, args) => {
      const source = { type: 'FullTableScan', tableName: text(args, 'table'), order: 'asc' } as const
      const rows = view(invocation).queries.stream(invocation.footprint, { source, operators: [] })
      let found = 0
      while (rows.next().done !== true) found += 1
      return String(found)
    },

    /** → what the transaction has used and may use yet, by the names of `limits`; an action has none. [meta_impl] */
    '1.0/getTransactionMetrics': ({ kind, footprint }) => {
      // Word for word what convex/server looks for (impl/meta_impl.ts).
      if (kind === 'action') throw new Error('Unknown async operation 1.0/getTransactionMetrics')
      return JSON.stringify(metricsOf(footprint.counts))
    },
    /** → the function's own name, kind and visibility; components, which we have not, would have a path. [meta_impl] */
    '1.0/getFunctionMetadata': ({ path, kind, visibility }) =>
      JSON.stringify({ name: path, componentPath: '', type: kind, visibility }),
    /** → the request's id; where it came from is not known to the runtime. [meta_impl] */
    '1.0/getRequestMetadata': ({ requestId }) => JSON.stringify({ ip: null, userAgent: null, requestId }),
    /** → what this deployment is called: the embedded one. [meta_impl] */
    '1.0/getDeploymentMetadata': () => JSON.stringify({ name: 'embedded', region: null, class: 's16' }),
  }

  const snapshotTs = (): string => {
    const bytes = Buffer.alloc(8)
    bytes.writeBigUInt64LE(parts.clock.last())
    return JSON.stringify({ $integer: bytes.toString('base64') })
  }

  return {
    record: storage.record,

    sync(invocation, operation, args) {
      const given = isObject(args) ? args : {}
      switch (operation) {
        // `{query}` → `{queryId}`, to be read by queryStreamNext. [query_impl]
        case '1.0/queryStream': {
          const id = invocation.footprint.counts.used.databaseQueries + 1
          const { queries } = view(invocation)
          invocation.streams.set(id, queries.stream(invocation.footprint, given.query as unknown as QueryJSON))
          return JSON.stringify({ queryId: id })
        }
        // `{queryId}`: it will not be read further. [query_impl]
        case '1.0/queryCleanup':
          invocation.streams.delete(Number(given.queryId))
          return '{}'
        // `{table, idString}` → `{id}`, null when it is no id of that table; nothing is read. [database_impl]
        case '1.0/db/normalizeId': {
          const id = text(given, 'idString')
          return JSON.stringify({ id: catalogue.tableOfId(id)?.name === given.table ? id : null })
        }
        // → the moment of the last commit, an int64. [meta_impl]
        case '1.0/getSnapshotTs':
          return snapshotTs()
        default:
          return refuse(operation)
      }
    },

    async async(invocation, operation, args) {
      const call = Object.hasOwn(calls, operation) ? calls[operation] : undefined
      if (call === undefined) return refuse(operation)
      // A nested call may yet be rolled back to its savepoint: what its parent does meanwhile must wait outside it.
      if (invocation.nested !== null && operation !== '1.0/runUdf') await invocation.nested
      return call(invocation, isObject(args) ? args : {})
    },

    js(invocation, operation, args) {
      const call = Object.hasOwn(storage.jsCalls, operation) ? storage.jsCalls[operation] : undefined
      return call === undefined ? refuse(operation) : call(invocation, args)
    },
  }
}
