import { describe, expect, test } from 'vitest'
import { readChallenge } from '../digest/challenge.ts'
import { verify } from '../digest/digest.ts'
import type { HeaderLine, SipRequest, SipResponse } from '../message/message.ts'
import { headerOf } from '../message/message.ts'
import { parseMessage } from '../message/parse.ts'
import { responseTo } from '../message/response.ts'
import { type Outgoing, serialize } from '../message/serialize.ts'
import type { ClientEvents } from '../transaction/transaction.ts'
import { createVirtualTime } from '../transaction/virtualTime.double.ts'
import { type RegistrationState, startRegistration } from './registration.ts'

const CHALLENGE = 'Digest realm="b.test", nonce="n", qop="auth", algorithm=SHA-256'

function parse<Message>(outgoing: Outgoing): Message {
  const parsed = parseMessage(serialize(outgoing), 'datagram')
  if (parsed.kind === 'bad') throw new Error(parsed.why)
  expect(parsed.value.problems).toEqual([])
  return parsed.value as Message
}

/** A registrar of one line: `answer` decides about each request; no answer is silence until `fail`. */
function scene(answer: (request: SipRequest) => readonly [status: number, ...headers: HeaderLine[]] | null) {
  const time = createVirtualTime()
  const requests: SipRequest[] = []
  const states: RegistrationState[] = []
  const events: Partial<ClientEvents>[] = []
  let tokens = 0
  const registration = startRegistration(
    {
      registrar: 'sip:b.test',
      aor: 'sip:bob@b.test',
      contact: 'sip:bob@192.0.2.2:5062',
      credentials: { username: 'bob', password: 'secret' },
      expires: 300,
    },
    {
      schedule: time.schedule,
      newToken: () => `token${tokens++}`,
      random: () => 1,
      changed: (state) => states.push(state),
      send(outgoing, on) {
        const via: HeaderLine = ['via', `SIP/2.0/UDP h;branch=z9hG4bK${requests.length}`]
        const request = parse<SipRequest>({ ...outgoing, headers: [via, ...outgoing.headers] })
        requests.push(request)
        events.push(on)
        time.schedule(1, () => {
          const [status, ...headers] = answer(request) ?? [0]
          if (status > 0) on.response?.(parse<SipResponse>(responseTo(request, status, { toTag: 't', headers })))
        })
      },
    },
  )
  return { registration, time, requests, states, events }
}

const challenge = readChallenge(CHALLENGE)
const proven = (request: SipRequest): boolean =>
  challenge !== null && verify(headerOf(request, 'authorization') ?? '', challenge, 'secret', 'REGISTER')
const granting = (expires: number) => (request: SipRequest) =>
  proven(request)
    ? ([200, ['contact', `<sip:other@x>;expires=9, <sip:bob@192.0.2.2:5062>;expires=${expires}`]] as const)
    : ([401, ['www-authenticate', CHALLENGE]] as const)

describe('a line', () => {
  test('logs in, takes the time granted to its own contact, and refreshes before it is over', () => {
    const { time, requests, states } = scene(granting(60))
    time.advance(10)
    expect(states).toEqual([{ kind: 'registered', expires: 60 }])
    time.advance(51_000)
    expect(states).toHaveLength(2)
    expect(requests.map(({ cseq }) => cseq?.number)).toEqual([1, 2, 3])
    expect(new Set(requests.map(({ callId }) => callId)).size).toBe(1)
    // The refresh uses the nonce it has: no second 401.
    expect(headerOf(requests[2] as SipRequest, 'authorization')).toContain('nc=00000002')
  })

  test('a wrong password is tried once and then never by itself', () => {
    const { time, requests, states } = scene(() => [401, ['www-authenticate', CHALLENGE]])
    time.advance(86_400_000)
    expect(requests).toHaveLength(2)
    expect(states).toEqual([{ kind: 'failed', why: 'credentials', status: 401, retryMs: null }])
  })

  test('an interval too short is taken up once (423)', () => {
    const { time, requests, states } = scene((request) =>
      headerOf(request, 'expires') === '300' ? [423, ['min-expires', '600']] : [200],
    )
    time.advance(10)
    expect([requests.length, states]).toEqual([2, [{ kind: 'registered', expires: 600 }]])
  })

  test('silence and refusals: again after 10, 20, 40 … 120 s, or when the server says', () => {
    const { time, requests, events, states } = scene(() => null)
    const waits = [10, 20, 40, 80, 120, 120].map((seconds) => {
      events.at(-1)?.failed?.('timeout')
      time.advance(seconds * 1000 - 1)
      const before = requests.length
      time.advance(1)
      return requests.length - before
    })
    expect(waits).toEqual([1, 1, 1, 1, 1, 1])
    expect(states[0]).toMatchObject({ kind: 'failed', why: 'timeout', retryMs: 10_000 })
    const told = scene(() => [503, ['retry-after', '7 (busy)']])
    told.time.advance(7001)
    expect(told.requests).toHaveLength(2)
  })

  test('stopping takes it back with its password and leaves nothing to wait for', () => {
    const { registration, time, requests, states } = scene(granting(60))
    time.advance(10)
    registration.stop()
    time.advance(100_000)
    expect(headerOf(requests.at(-1) as SipRequest, 'contact')).toBe('<sip:bob@192.0.2.2:5062>;expires=0')
    expect(proven(requests.at(-1) as SipRequest)).toBe(true)
    expect([states.at(-1)?.kind, time.waiting()]).toEqual(['unregistered', 0])
  })
})
