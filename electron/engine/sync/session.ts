/**
 * One client on the sync protocol: its queries, its identity, its mutations in order.
 * Nothing that goes wrong here is told as a FatalError, which would end the client for good: the socket is closed
 * instead, the client connects again and sends what was left unanswered.
 */
import type { Cache } from '../reactive/cache.ts'
import { failureOf, traceOf } from '../runtime/failure.ts'
import type { Identity, Verified } from '../runtime/identity.ts'
import { newLogLines } from '../runtime/logLines.ts'
import type { Runtime } from '../runtime/runtime.ts'
import {
  authError,
  type ClientMessage,
  failed,
  inChunks,
  type Modification,
  PING,
  ProtocolError,
  parseMessage,
  succeeded,
  type Token,
  transition,
  type Version,
} from './protocol.ts'
import { createQuerySet } from './querySet.ts'

export type Wire = {
  send(message: string): void
  close(code: number, reason: string): void
  /** Bytes accepted by `send` and not yet taken by the network. */
  buffered(): number
  /** What is sent from now until `release` goes out at once, in as few writes as it takes. */
  hold(): void
  release(): void
  /** Stops and resumes the delivery of messages. */
  pause(): void
  resume(): void
}

export type SessionParts = {
  readonly wire: Wire
  readonly runtime: Runtime
  readonly cache: Cache
  /** Rejects when the token is not to be trusted. */
  readonly verify: (token: string) => Promise<Verified>
  readonly now: () => number
  readonly log: (message: string) => void
}

export type Session = {
  receive(message: string): void
  /** To be called every few seconds: keeps a quiet connection alive and ends expired tokens. */
  tick(): void
  /** Resolves when all that was received so far has been looked at. */
  settled(): Promise<unknown>
  /** The socket is gone. */
  end(): void
}

/** The client gives a silent connection up after 60 s; ms. */
const PING_AFTER = 15_000
/** Mutations of one session in the queue at once: two commits full of them, so that one is told while the next is made; few enough to let others in between. */
const MUTATIONS_AT_ONCE = 64
/** ModifyQuerySet of one session that wait to be looked at. */
const QUESTIONS_AT_ONCE = 64
/** Messages waiting before the socket is paused. */
const MESSAGES_WAITING = 256
/** A client that has so much unread gets nothing new until it has caught up, bytes. */
const UNREAD = 4 * 1024 * 1024
/** How soon a slow client is looked at again, ms. */
const SLOW_RETRY = 100
/** Time for a client to authenticate again after its token ended, ms. */
const EXPIRY_GRACE = 2000

export const openSession = ({ wire, runtime, cache, verify, now, log }: SessionParts): Session => {
  const queries = createQuerySet(cache)
  let version: Version = { querySet: 0, identity: 0, ts: 0n }
  let name: string | null = null
  let who: Verified | null = null
  let work: Promise<unknown> = Promise.resolve()
  let waiting = 0
  let unanswered = 0
  let proceed: () => void = () => undefined
  let askOn: () => void = () => undefined
  /** A mutation was answered and its client waits for the Transition that shows it. */
  let owed = false
  let ended = false
  /** It was sent away, and what it still says is not listened to. */
  let refused = false
  let lastSent = now()
  let expiry: NodeJS.Timeout | null = null

  const send = (message: string): void => {
    if (ended) return
    lastSent = now()
    wire.send(message)
  }

  let holding = false
  /** The answers of one commit become one write, for they are given one after the other before anything else is done. */
  const answer = (message: string): void => {
    if (!holding) {
      holding = true
      wire.hold()
      queueMicrotask(() => {
        holding = false
        wire.release()
      })
    }
    send(message)
  }

  const identity = (): Identity | null => who?.identity ?? null

  /** Needs the lock. `always`: told even when nothing changed. */
  const tellHeld = async (always: boolean, identityVersion = version.identity): Promise<void> => {
    const news = await queries.newsHeld(identity())
    askOn()
    if (!always && news.modifications.length === 0 && news.version === version.querySet) return
    const next: Version = { querySet: news.version, identity: identityVersion, ts: runtime.clock.last() }
    for (const part of inChunks(transition(version, next, news.modifications))) send(part)
    version = next
    owed = false
  }

  const stopWatching = cache.watch({
    awaited: () => owed,
    async tellHeld() {
      if (ended || refused || (!owed && !queries.mayHaveNews())) return
      if (wire.buffered() > UNREAD) setTimeout(cache.schedule, SLOW_RETRY).unref()
      else await tellHeld(owed).catch(fail)
    },
  })

  const expired = (): boolean => who !== null && who.expires <= now()

  /** The client fetches a new token and connects again; one that does not is disconnected. */
  const refuseExpired = (): void => {
    if (expiry !== null) return
    send(authError('The token has expired.', Math.max(0, version.identity - 1), false))
    expiry = setTimeout(() => wire.close(1011, 'InternalServerError: the token has expired'), EXPIRY_GRACE)
    expiry.unref()
  }

  const trusted = async (token: Token): Promise<Verified | null> => {
    if (token.kind === 'none') return null
    if (token.kind === 'admin') throw new Error('Admin authentication is not enabled.')
    return verify(token.value)
  }

  const authenticate = async (baseVersion: number, token: Token): Promise<void> => {
    if (baseVersion !== version.identity) throw new ProtocolError('baseVersion', 'is not the identity version')
    let verified: Verified | null
    try {
      verified = await trusted(token)
    } catch (error) {
      send(authError(error instanceof Error ? error.message : 'The token was refused.', baseVersion, true))
      return
    }
    await runtime.exclusive(async () => {
      if (ended) return
      who = verified
      if (expiry !== null) clearTimeout(expiry)
      expiry = null
      await queries.identifyHeld(identity())
      // Sent even when nothing changed: it is what confirms the identity to the client.
      await tellHeld(true, version.identity + 1)
    })
  }

  const modify = async (
    baseVersion: number,
    newVersion: number,
    modifications: readonly Modification[],
  ): Promise<void> => {
    queries.ask(baseVersion, newVersion, modifications)
    cache.schedule()
    if (queries.asked() < QUESTIONS_AT_ONCE) return
    await new Promise<void>((resolve) => {
      askOn = resolve
    })
  }

  const mutate = async (session: string, request: number, path: string, args: ClientArgs): Promise<void> => {
    while (unanswered >= MUTATIONS_AT_ONCE) {
      await new Promise<void>((resolve) => {
        proceed = resolve
      })
    }
    unanswered += 1
    runtime.submit({ path, args, identity: identity(), from: 'client' }, { session, request }, (outcome) => {
      unanswered -= 1
      if (unanswered <= MUTATIONS_AT_ONCE / 2) proceed()
      if (outcome.kind === 'failed')
        return answer(failed('Mutation', request, failureOf(outcome.error), outcome.logLines))
      // The answer goes out before any Transition that shows the change: the client needs them in this order.
      answer(succeeded('Mutation', request, outcome))
      owed = true
      cache.schedule()
    })
  }

  const act = (request: number, path: string, args: ClientArgs): void => {
    const lines = newLogLines()
    runtime.act({ path, args, identity: identity(), from: 'client' }, lines).then(
      (text) => send(succeeded('Action', request, { text, logLines: lines.text() })),
      (error: unknown) => send(failed('Action', request, failureOf(error), lines.text())),
    )
  }

  const handle = async (message: ClientMessage): Promise<void> => {
    if (message.kind === 'connect') {
      name = message.session
      if (message.maxObserved !== null && !runtime.clock.observe(message.maxObserved, now())) {
        log('a client claims to have seen the far future')
      }
      return
    }
    if (name === null) throw new ProtocolError('type', 'must be Connect at first')
    if (message.kind === 'authenticate') return authenticate(message.baseVersion, message.token)
    if (message.kind === 'event') return
    if (expired()) return refuseExpired()
    if (message.kind === 'modify') return modify(message.baseVersion, message.newVersion, message.modifications)
    if (message.kind === 'mutation') return mutate(name, message.requestId, message.path, message.args)
    act(message.requestId, message.path, message.args)
  }

  const fail = (error: unknown): void => {
    if (ended || refused) return
    refused = true
    const known = error instanceof ProtocolError
    log(known ? `bad message: ${error.message}` : `a session failed and was closed: ${traceOf(error)}`)
    wire.close(known ? 1002 : 1011, known ? `BadMessage: ${error.message}` : 'InternalServerError')
  }

  return {
    receive(raw) {
      waiting += 1
      if (waiting === MESSAGES_WAITING) wire.pause()
      work = work
        .then(() => (ended || refused ? undefined : handle(parseMessage(raw))))
        .catch(fail)
        .finally(() => {
          waiting -= 1
          if (waiting === MESSAGES_WAITING / 2) wire.resume()
        })
    },

    settled: () => work.then(() => runtime.exclusive(async () => undefined)),

    tick() {
      if (now() - lastSent >= PING_AFTER) send(PING)
      if (expired()) refuseExpired()
    },

    end() {
      if (ended) return
      ended = true
      stopWatching()
      askOn()
      if (expiry !== null) clearTimeout(expiry)
      // An open job may hold a subscription that is being made: let go of all of them after it.
      runtime.exclusive(async () => queries.clear()).catch(() => undefined)
    },
  }
}

type ClientArgs = Extract<ClientMessage, { kind: 'mutation' | 'action' }>['args']
