/**
 * Live queries, shared: one entry per (function, arguments, journal, and identity if the query reads it), run again only
 * when a commit touches a range it has read, and turned into text once for all who listen.
 */
import type { JSONValue } from 'convex/values'
import { failureOf } from '../runtime/failure.ts'
import type { Identity } from '../runtime/identity.ts'
import type { QueryRun, Runtime } from '../runtime/runtime.ts'
import { createRangeBook } from './ranges.ts'
import { createRounds, type Pace, type Rounds } from './rounds.ts'

export type LiveQuery = { readonly path: string; readonly args: JSONValue; readonly journal: string | null }

type Entry = {
  readonly query: LiveQuery
  readonly identity: Identity | null
  key: string
  /** Where a paginated query ended when it first ran. */
  journal: string | null
  /** Fields of a QueryUpdated or QueryFailed modification, as JSON text without the queryId. */
  text: string
  revision: number
  stale: boolean
  usedIdentity: boolean
  readonly subscribers: Set<Subscription>
}

/** One client's hold on an entry; `seen` is the revision that the client has. */
export type Subscription = {
  readonly query: LiveQuery
  /** Called when its entry may say something else from now on: a commit touched what it has read, or it is another entry. */
  readonly doubt: () => void
  identity: Identity | null
  entry: Entry
  seen: number
}

export type Cache = Rounds & {
  subscribeHeld(query: LiveQuery, identity: Identity | null, doubt?: () => void): Promise<Subscription>
  unsubscribe(subscription: Subscription): void
  /** The same query as someone else; runs again only when it reads the identity. */
  identifyHeld(subscription: Subscription, identity: Identity | null): Promise<void>
  /** Runs the entry again if it is stale. */
  freshHeld(subscription: Subscription): Promise<void>
  /** Runs every stale query, so that all entries stand at one moment. */
  refreshHeld(): Promise<void>
  readonly stats: { readonly runs: number; readonly entries: number }
}

const shared = (query: LiveQuery): string => JSON.stringify([query.path, query.args, query.journal])
const own = (query: LiveQuery, identity: Identity | null): string => `${shared(query)}|${JSON.stringify(identity)}`

const modification = (run: QueryRun): string => {
  if (run.outcome.kind === 'value') {
    return `"type":"QueryUpdated","value":${run.outcome.text},"logLines":${run.logLines},"journal":${JSON.stringify(run.journal)}`
  }
  const { message, data } = failureOf(run.outcome.error)
  const errorData = data === undefined ? '' : `,"errorData":${JSON.stringify(data)}`
  return `"type":"QueryFailed","errorMessage":${JSON.stringify(message)},"logLines":${run.logLines},"journal":null${errorData}`
}

export const createCache = (runtime: Runtime, onError: (error: unknown) => void, pace?: Pace): Cache => {
  const entries = new Map<string, Entry>()
  const ranges = createRangeBook<Entry>()
  const rounds = createRounds(runtime, onError, pace)
  let runs = 0

  const drop = (entry: Entry): void => {
    ranges.remove(entry)
    if (entries.get(entry.key) === entry) entries.delete(entry.key)
  }

  const rerun = async (entry: Entry): Promise<void> => {
    runs += 1
    entry.stale = false
    const { path, args } = entry.query
    const run = await runtime.queryHeld({ path, args, identity: entry.identity, from: 'client' }, entry.journal)
    ranges.set(entry, run.reads)
    if (run.outcome.kind === 'value') entry.journal = run.journal
    const text = modification(run)
    // The request id differs in every failure: the same failure again is news, and that is what Convex does too.
    if (text !== entry.text) {
      entry.text = text
      entry.revision += 1
    }
    entry.usedIdentity ||= run.usedIdentity
  }

  /** A query that begins to read the identity can no longer be shared: each subscriber gets its own. */
  const part = async (entry: Entry): Promise<void> => {
    const subscribers = [...entry.subscribers]
    drop(entry)
    for (const subscription of subscribers) {
      subscription.entry = await enter(subscription.query, subscription.identity)
      subscription.entry.subscribers.add(subscription)
      subscription.seen = -1
      subscription.doubt()
    }
  }

  const refresh = async (entry: Entry): Promise<void> => {
    await rerun(entry)
    if (entry.usedIdentity && entry.key === shared(entry.query)) await part(entry)
  }

  const enter = async (query: LiveQuery, identity: Identity | null): Promise<Entry> => {
    const known = entries.get(shared(query)) ?? entries.get(own(query, identity))
    if (known !== undefined) {
      if (!known.stale) return known
      await refresh(known)
      return entries.get(known.key) === known ? known : enter(query, identity)
    }
    const entry: Entry = {
      query,
      identity,
      key: own(query, identity),
      journal: query.journal,
      text: '',
      revision: 0,
      stale: true,
      usedIdentity: false,
      subscribers: new Set(),
    }
    await rerun(entry)
    if (!entry.usedIdentity) entry.key = shared(query)
    entries.set(entry.key, entry)
    return entry
  }

  const leave = (subscription: Subscription): void => {
    const { entry } = subscription
    entry.subscribers.delete(subscription)
    if (entry.subscribers.size === 0) drop(entry)
  }

  const refreshHeld = async (): Promise<void> => {
    for (const entry of [...entries.values()]) {
      if (!entry.stale || entries.get(entry.key) !== entry) continue
      if (entry.subscribers.size === 0) drop(entry)
      else await refresh(entry)
    }
  }

  runtime.onCommit((writes) => {
    ranges.touched(writes, (entry) => {
      if (entry.stale) return
      entry.stale = true
      for (const { doubt } of entry.subscribers) doubt()
    })
    rounds.schedule()
  })

  return {
    ...rounds,
    refreshHeld,

    async subscribeHeld(query, identity, doubt = () => undefined) {
      const entry = await enter(query, identity)
      const subscription: Subscription = { query, doubt, identity, entry, seen: -1 }
      entry.subscribers.add(subscription)
      return subscription
    },

    async freshHeld({ entry }) {
      if (entry.stale) await refresh(entry)
    },

    unsubscribe: leave,

    async identifyHeld(subscription, identity) {
      const same = JSON.stringify(subscription.identity) === JSON.stringify(identity)
      subscription.identity = identity
      if (same || !subscription.entry.usedIdentity) return
      const { query, entry: before } = subscription
      leave(subscription)
      subscription.entry = await enter({ ...query, journal: before.journal }, identity)
      subscription.entry.subscribers.add(subscription)
      subscription.seen = -1
      subscription.doubt()
    },

    get stats() {
      return { runs, entries: entries.size }
    },
  }
}
