/**
 * What one client has asked to be told of. What it asks is noted at once and looked at when the client is next told: several
 * ModifyQuerySet become one Transition then, as they do in Convex (convex-backend, crates/sync/src/worker.rs).
 */
import type { Cache, Subscription } from '../reactive/cache.ts'
import type { Identity } from '../runtime/identity.ts'
import { type Modification, ProtocolError } from './protocol.ts'

/** What the client has not been told yet; the modifications are JSON texts. */
export type News = { readonly version: number; readonly modifications: readonly string[] }

export type QuerySet = {
  /** Throws ProtocolError, and notes nothing then. */
  ask(baseVersion: number, newVersion: number, modifications: readonly Modification[]): void
  /** How much of what was asked has not been looked at. */
  asked(): number
  /** False when there can be no news. */
  mayHaveNews(): boolean
  /** Needs the lock. Does what was asked, brings every query to this moment, and takes what is new for the client. */
  newsHeld(identity: Identity | null): Promise<News>
  /** Needs the lock. The same queries as someone else. */
  identifyHeld(identity: Identity | null): Promise<void>
  /** Needs the lock. Lets go of all. */
  clear(): void
}

export const createQuerySet = (cache: Cache): QuerySet => {
  const subscriptions = new Map<number, Subscription>()
  /** Those whose answer may be another than the client has. */
  const doubtful = new Map<number, Subscription>()
  /** Ids in use once all that was asked is done. */
  const ids = new Set<number>()
  let wanted: Modification[] = []
  let questions = 0
  let version = 0

  const forget = (queryId: number): boolean => {
    const subscription = subscriptions.get(queryId)
    if (subscription === undefined) return false
    cache.unsubscribe(subscription)
    doubtful.delete(queryId)
    return subscriptions.delete(queryId)
  }

  const subscribe = async (
    { queryId, path, args, journal }: Extract<Modification, { kind: 'add' }>,
    identity: Identity | null,
  ): Promise<void> => {
    const doubt = (): void => {
      const known = subscriptions.get(queryId)
      if (known !== undefined) doubtful.set(queryId, known)
    }
    const subscription = await cache.subscribeHeld({ path, args, journal }, identity, doubt)
    subscriptions.set(queryId, subscription)
    doubt()
  }

  /** Returns the modifications that tell of removals. What was given up again before it was looked at is not run at all. */
  const doWanted = async (identity: Identity | null): Promise<string[]> => {
    const done = wanted
    wanted = []
    questions = 0
    const removed: string[] = []
    const givenUp = new Map<number, number>()
    for (const [at, { kind, queryId }] of done.entries()) if (kind === 'remove') givenUp.set(queryId, at)
    for (const [at, each] of done.entries()) {
      if (each.kind === 'remove') {
        if (forget(each.queryId)) removed.push(`{"type":"QueryRemoved","queryId":${each.queryId}}`)
      } else if ((givenUp.get(each.queryId) ?? -1) < at) await subscribe(each, identity)
    }
    return removed
  }

  return {
    ask(baseVersion, newVersion, modifications) {
      if (baseVersion !== version) throw new ProtocolError('baseVersion', 'is not the query set version')
      const next = new Map<number, boolean>()
      for (const { kind, queryId } of modifications) {
        if (kind === 'add' && (next.get(queryId) ?? ids.has(queryId))) throw new ProtocolError('queryId', 'is in use')
        next.set(queryId, kind === 'add')
      }
      for (const [queryId, used] of next) used ? ids.add(queryId) : ids.delete(queryId)
      wanted.push(...modifications)
      questions += 1
      version = newVersion
    },

    asked: () => questions,
    mayHaveNews: () => questions > 0 || doubtful.size > 0,

    async newsHeld(identity) {
      const modifications = await doWanted(identity)
      for (const [queryId, subscription] of doubtful) {
        doubtful.delete(queryId)
        await cache.freshHeld(subscription)
        const { entry } = subscription
        if (subscription.seen === entry.revision) continue
        subscription.seen = entry.revision
        modifications.push(`{"queryId":${queryId},${entry.text}}`)
      }
      return { version, modifications }
    },

    async identifyHeld(identity) {
      for (const subscription of subscriptions.values()) await cache.identifyHeld(subscription, identity)
    },

    clear() {
      wanted = []
      for (const queryId of [...subscriptions.keys()]) forget(queryId)
    },
  }
}
