/** User agents on real sockets of the loopback with time that only passes when told, and losses on request. */
import type { SipMessage } from '../message/message.ts'
import { parseMessage } from '../message/parse.ts'
import type { Wire } from '../transaction/transaction.ts'
import { createVirtualTime } from '../transaction/virtualTime.double.ts'
import { type EndpointEvents, type EndpointOptions, openEndpoint } from '../transport/endpoint.ts'
import { createGate } from '../transport/gate.ts'
import type { Protocol } from '../transport/peer.ts'
import type { Session, SessionEnd, SessionEvents } from './session.ts'
import { openUserAgent, type UserAgent, type UserAgentEvents, type UserAgentOptions } from './userAgent.ts'

export const sdp = (text: string): Uint8Array => Buffer.from(`v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=${text}\r\n`)
/** The `s=` line: enough to tell descriptions apart. */
export const named = (bytes: Uint8Array | null): string | null =>
  bytes && (/^s=(.*?)\r?$/m.exec(Buffer.from(bytes).toString())?.[1] ?? '')

/** Numbers from 0 to 1, the same each time for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/**
 * An endpoint whose datagrams get lost both ways; TCP and TLS are left alone. What is lost depends on the message and on
 * how often it came before, not on the order in which calls have their turns: a seed always tells the same story.
 */
function losing(share: number, seed: number): NonNullable<UserAgentOptions['open']> {
  const times = new Map<string, number>()
  function lost(way: 'in' | 'out', message: SipMessage): boolean {
    const what = message.kind === 'request' ? message.method : message.status
    const key = [way, what, message.callId, message.cseq?.number, message.cseq?.method].join(' ')
    const time = (times.get(key) ?? 0) + 1
    times.set(key, time)
    let hash = seed
    for (const char of `${key} ${time}`) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193)
    return seeded(hash)() < share
  }
  const thin = (wire: Wire): Wire => {
    const send = (bytes: Uint8Array): void => {
      const parsed = parseMessage(bytes, 'datagram')
      if (parsed.kind === 'bad' || !lost('out', parsed.value)) wire.send(bytes)
    }
    return wire.reliable ? wire : { reliable: false, send }
  }
  return async (options: EndpointOptions, on: EndpointEvents) => {
    const endpoint = await openEndpoint(options, {
      ...on,
      message(message, wire, from) {
        if (wire.reliable || !lost('in', message)) on.message(message, thin(wire), from)
      },
    })
    return { ...endpoint, wireTo: (peer) => thin(endpoint.wireTo(peer)) }
  }
}

/** Notes what a session tells; `more` answers for its user. */
export function recorder(more: SessionEvents = {}): {
  on: SessionEvents
  events: string[]
  ended(): SessionEnd | null
} {
  const events: string[] = []
  let last: SessionEnd | null = null
  const note = (...words: (string | number | null | undefined)[]): void =>
    void events.push(words.filter((word) => word !== null && word !== undefined).join(' '))
  return {
    events,
    ended: () => last,
    on: {
      ...more,
      progress: (status, body) => {
        note('progress', status, named(body))
        more.progress?.(status, body)
      },
      accepted: (body, response) => {
        note('accepted', named(body))
        more.accepted?.(body, response)
      },
      confirmed: (body) => {
        note('confirmed', named(body))
        more.confirmed?.(body)
      },
      message: (request) => note('message', request.method),
      referProgress: (status) => note('refer', status),
      ended: (end) => {
        last = end
        note('ended', end.by, end.status)
        more.ended?.(end)
      },
    },
  }
}

export type Side = {
  readonly agent: UserAgent
  readonly incoming: Session[]
  readonly dropped: string[]
  uri(protocol?: Protocol, user?: string): string
}

/** A world of its own: `advance` passes ms while the sockets are read in between. */
export function createWorld(seed = 1) {
  const time = createVirtualTime()
  const random = seeded(seed)
  const sides: UserAgent[] = []
  let count = 0
  const turns = async (many = 4): Promise<void> => {
    for (let turn = 0; turn < many; turn++) await new Promise<void>((resolve) => setImmediate(resolve))
  }
  const newToken = (): string => `t${seed}x${(count++).toString(36)}x${Math.floor(random() * 2 ** 40).toString(36)}`
  return {
    time,
    random,
    turns,
    async open(
      more: Partial<Omit<UserAgentOptions, 'endpoint'>> & {
        readonly endpoint?: Partial<EndpointOptions>
        readonly loss?: number
        readonly incoming?: UserAgentEvents['incoming']
      } = {},
    ): Promise<Side> {
      const { loss = 0, incoming: take, ...rest } = more
      const incoming: Session[] = []
      const dropped: string[] = []
      const gate = createGate({ allow: ['127.0.0.0/8'], perSecond: 100_000 })
      const agent = await openUserAgent(
        {
          schedule: time.schedule,
          now: time.now,
          random,
          newToken,
          userAgent: 'Vigia test',
          ...(loss > 0 ? { open: losing(loss, seed) } : {}),
          ...rest,
          endpoint: { address: '127.0.0.1', udp: 0, tcp: 0, gate, ...more.endpoint },
        },
        {
          incoming(session) {
            incoming.push(session)
            take?.(session)
          },
          dropped: (why) => void dropped.push(why),
        },
      )
      sides.push(agent)
      const uri = (protocol: Protocol = 'UDP', user = 'b'): string =>
        agent.contact(protocol, user).replace(/^<|>$/g, '')
      return { agent, incoming, dropped, uri }
    },
    /** ms of this world, in steps; the sockets have their turns after each. */
    async advance(ms: number, step = 100): Promise<void> {
      await turns()
      for (let left = ms; left > 0; left -= step) {
        time.advance(Math.min(step, left))
        await turns()
      }
    },
    /** Throws when it has not come true within `ms` of this world. */
    async until(holds: () => boolean, ms = 64_000, step = 50): Promise<void> {
      await turns()
      for (let left = ms; !holds(); left -= step) {
        if (left <= 0) throw new Error('it never came true')
        time.advance(step)
        await turns()
      }
    },
    async close(): Promise<void> {
      await Promise.all(sides.splice(0).map((agent) => agent.close()))
    },
  }
}
export type World = ReturnType<typeof createWorld>
