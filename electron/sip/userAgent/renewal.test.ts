import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { headerOf, type SipRequest } from '../message/message.ts'
import { createWorld, named, recorder, sdp, type World } from './agents.double.ts'
import { openHandmade, words } from './handmade.double.ts'
import { glareMs } from './renewal.ts'
import type { Offered, Session, SessionEvents } from './session.ts'
import type { UserAgentOptions } from './userAgent.ts'

let world: World = createWorld()
afterEach(() => world.close())

const echo = async (body: Uint8Array | null): Promise<Offered> => ({ sdp: sdp(`re:${named(body)}`) })

async function connected(
  theirs: SessionEvents,
  ours: SessionEvents,
  more: Partial<Omit<UserAgentOptions, 'endpoint'>> = {},
) {
  const called = recorder(theirs)
  const bob = await world.open({
    ...more,
    incoming(session) {
      session.listen(called.on)
      session.accept(sdp('answer'))
    },
  })
  const alice = await world.open(more)
  const caller = recorder(ours)
  const session = alice.agent.call({ to: bob.uri(), from: 'sip:a@a.test', sdp: sdp('offer') }, caller.on)
  await world.until(() => bob.incoming[0]?.state() === 'confirmed' && session.state() === 'confirmed')
  const other = bob.incoming[0] as Session
  return { alice, bob, session, other, caller, called }
}

describe('glare (§14.1)', () => {
  test('the waits are those of the RFC', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (chance) => {
        const [owner, other] = [glareMs(true, () => chance), glareMs(false, () => chance)]
        expect(owner >= 2100 && owner <= 4000 && owner % 10 === 0).toBe(true)
        expect(other >= 0 && other <= 2000 && other % 10 === 0).toBe(true)
      }),
    )
  })

  test('both offer at once: each is refused with 491, waits, and both offers are answered in the end', async () => {
    world = createWorld(11)
    const { session, other } = await connected({ offered: echo }, { offered: echo })
    const answers: string[] = []
    void session.offer(sdp('ours')).then((answer) => answers.push(`${named(answer)}`))
    void other.offer(sdp('theirs')).then((answer) => answers.push(`${named(answer)}`))
    const start = world.time.now()
    await world.until(() => answers.length === 2, 10_000, 10)
    expect(answers).toEqual(['re:theirs', 're:ours'])
    expect(world.time.now() - start).toBeGreaterThanOrEqual(2100)
  })

  test('two offers of one side wait for each other', async () => {
    world = createWorld(12)
    const seen: (string | null)[] = []
    const { session } = await connected(
      {
        offered: (body) => {
          seen.push(named(body))
          return echo(body)
        },
      },
      {},
    )
    const both = Promise.all([session.offer(sdp('one')), session.offer(sdp('two'))])
    await world.advance(1000)
    expect((await both).map(named)).toEqual(['re:one', 're:two'])
    expect(seen).toEqual(['one', 'two'])
  })
})

describe('the peer’s offers', () => {
  test('refused with the status its user gives, 488 without a user, 500 when the user is at fault; the call goes on', async () => {
    world = createWorld(13)
    const reply: { status?: number } = { status: 415 }
    const { session, other } = await connected(
      {
        offered: async () => {
          if (reply.status === undefined) throw new Error('secret words')
          return { status: reply.status }
        },
      },
      {},
    )
    const statusOf = async (from: Session): Promise<number> => {
      const outcome = from.offer(sdp('x')).then(
        () => 200,
        (error: { status: number }) => error.status,
      )
      await world.advance(500)
      return outcome
    }
    expect(await statusOf(session)).toBe(415)
    delete reply.status
    expect(await statusOf(session)).toBe(500)
    expect(await statusOf(other)).toBe(488)
    expect([session.state(), other.state()]).toEqual(['confirmed', 'confirmed'])
  })

  test('a second INVITE before the first is answered: 500 with Retry-After; UPDATE likewise (§14.2, RFC 3311 §5.2)', async () => {
    world = createWorld(14)
    let answer: ((offered: Offered) => void) | null = null
    const bob = await world.open({
      incoming(session) {
        session.listen({ offered: () => new Promise((resolve) => (answer = resolve)) })
        session.accept(sdp('answer'))
      },
    })
    const hand = await openHandmade()
    const port = bob.agent.local('UDP')?.port ?? 0
    const peer = { port: hand.port }
    hand.say(words('INVITE', { ...peer, branch: '1', body: 'v=0\r\n' }), port)
    await world.until(() => hand.responses().some(({ status }) => status === 200))
    const to = headerOf(hand.responses().at(-1) ?? { headers: [] }, 'to') ?? ''
    hand.say(words('ACK', { ...peer, branch: '2', to }), port)
    await world.until(() => bob.incoming[0]?.state() === 'confirmed')
    hand.heard.length = 0
    hand.say(words('INVITE', { ...peer, branch: '3', to, cseq: 2, body: 'v=0\r\n' }), port)
    await world.until(() => answer !== null)
    hand.say(words('INVITE', { ...peer, branch: '4', to, cseq: 3, body: 'v=0\r\n' }), port)
    hand.say(words('UPDATE', { ...peer, branch: '5', to, cseq: 4, body: 'v=0\r\n' }), port)
    hand.say(words('BYE', { ...peer, branch: '6', to, cseq: 1 }), port)
    await world.until(() => hand.responses().filter(({ status }) => status === 500).length === 3)
    const after = hand.responses().map((response) => [response.cseq?.number, headerOf(response, 'retry-after')])
    expect(after.find(([number]) => number === 3)?.[1]).toMatch(/^(?:\d|10)$/)
    expect(after.find(([number]) => number === 4)?.[1]).toMatch(/^(?:\d|10)$/)
    // The BYE had a number below one that came before (§12.2.2).
    expect(after.find(([number]) => number === 1)?.[1]).toBeNull()
    ;(answer as ((offered: Offered) => void) | null)?.({ sdp: sdp('x') })
    await world.until(() => hand.responses().some(({ status, cseq }) => status === 200 && cseq?.number === 2))
    await hand.close()
  })

  test('an INVITE without an offer gets ours, and the answer comes with the ACK', async () => {
    world = createWorld(15)
    const called = recorder({ offered: async (body) => ({ sdp: sdp(body ? 'answered' : 'my offer') }) })
    const bob = await world.open({
      incoming(session) {
        session.listen(called.on)
        session.accept(sdp('first'))
      },
    })
    const alice = await world.open()
    const caller = recorder({ offeredLate: async (body) => ({ sdp: sdp(`to:${named(body)}`) }) })
    const session = alice.agent.call({ to: bob.uri('TCP'), from: 'sip:a@a.test' }, caller.on)
    await world.until(() => session.state() === 'confirmed' && bob.incoming[0]?.state() === 'confirmed')
    expect(caller.events).toEqual(['accepted first', 'confirmed'])
    expect(called.events).toEqual(['confirmed to:first'])
  })

  test('a late offer that is refused ends the call', async () => {
    world = createWorld(16)
    const bob = await world.open({ incoming: (session) => session.accept(sdp('first')) })
    const alice = await world.open()
    const caller = recorder({ offeredLate: async () => ({ status: 488 }) })
    alice.agent.call({ to: bob.uri(), from: 'sip:a@a.test' }, caller.on)
    await world.until(() => bob.incoming[0]?.state() === 'ended')
    expect(caller.ended()).toEqual({ by: 'us', status: 488 })
  })
})

describe('session timers (RFC 4028)', () => {
  const sessionTimer = { expires: 1800, least: 90 }

  test('the refresher keeps the call alive for hours, without a word to either user', async () => {
    world = createWorld(21)
    const { session, other, called, caller } = await connected({ offered: echo }, { offered: echo }, { sessionTimer })
    await world.advance(4 * 3600_000, 30_000)
    expect([session.state(), other.state()]).toEqual(['confirmed', 'confirmed'])
    expect([called.events, caller.events]).toEqual([['confirmed'], ['accepted answer', 'confirmed']])
  })

  test.each(['uac', 'uas'] as const)(
    'refresher=%s that falls silent: BYE before the interval ends',
    async (refresher) => {
      world = createWorld(22)
      const told = recorder()
      const bob = await world.open({
        incoming(session) {
          session.listen(told.on)
          session.accept(sdp('answer'))
        },
      })
      const hand = await openHandmade()
      const port = bob.agent.local('UDP')?.port ?? 0
      const head = ['Supported: timer', `Session-Expires: 90;refresher=${refresher}`, 'Allow: INVITE, ACK, BYE, UPDATE']
      hand.say(words('INVITE', { port: hand.port, branch: '1', head, body: 'v=0\r\n' }), port)
      await world.until(() => hand.responses().some(({ status }) => status === 200))
      const ok = hand.responses().find(({ status }) => status === 200)
      expect(ok && [headerOf(ok, 'session-expires'), headerOf(ok, 'require')]).toEqual([
        `90;refresher=${refresher}`,
        'timer',
      ])
      hand.say(words('ACK', { port: hand.port, branch: '2', to: headerOf(ok ?? { headers: [] }, 'to') ?? '' }), port)
      await world.advance(44_000, 500)
      expect(told.ended()).toBeNull()
      await world.advance(40_000, 500)
      expect(hand.requests('UPDATE').length > 0).toBe(refresher === 'uas')
      // The UPDATE of a refresher is still being repeated then.
      expect(hand.requests('BYE')[0] && headerOf(hand.requests('BYE')[0] as SipRequest, 'reason')).toBe(
        'SIP;cause=408;text="Session timer expired"',
      )
      expect(told.ended()).toEqual({ by: 'session-timer' })
      await hand.close()
    },
  )

  test('a long interval: the dialog ends when nobody answers the refresh for 64*T1 (§12.2.1.2)', async () => {
    world = createWorld(24)
    const told = recorder()
    const bob = await world.open({
      incoming(session) {
        session.listen(told.on)
        session.accept(sdp('answer'))
      },
    })
    const hand = await openHandmade()
    const port = bob.agent.local('UDP')?.port ?? 0
    const head = ['Supported: timer', 'Session-Expires: 900;refresher=uas', 'Allow: INVITE, ACK, BYE, UPDATE']
    hand.say(words('INVITE', { port: hand.port, branch: '1', head, body: 'v=0\r\n' }), port)
    await world.until(() => hand.responses().some(({ status }) => status === 200))
    const ok = hand.responses().find(({ status }) => status === 200)
    hand.say(words('ACK', { port: hand.port, branch: '2', to: headerOf(ok ?? { headers: [] }, 'to') ?? '' }), port)
    await world.advance(450_000 + 33_000, 1000)
    expect([hand.requests('BYE').length > 0, told.ended()]).toEqual([true, { by: 'timeout', status: 408 }])
    await hand.close()
  })

  test('UPDATE is refused although it is allowed: the refresh goes on by INVITE with the same description', async () => {
    world = createWorld(25)
    const bob = await world.open({ incoming: (session) => session.accept(sdp('answer')) })
    const hand = await openHandmade()
    const port = bob.agent.local('UDP')?.port ?? 0
    const head = ['Supported: timer', 'Session-Expires: 900;refresher=uas', 'Allow: INVITE, ACK, BYE, UPDATE']
    hand.say(words('INVITE', { port: hand.port, branch: '1', head, body: 'v=0\r\n' }), port)
    await world.until(() => hand.responses().some(({ status }) => status === 200))
    const ok = hand.responses().find(({ status }) => status === 200)
    hand.say(words('ACK', { port: hand.port, branch: '2', to: headerOf(ok ?? { headers: [] }, 'to') ?? '' }), port)
    await world.advance(450_500, 1000)
    const [update] = hand.requests('UPDATE')
    if (update) hand.answer(update, 405)
    await world.until(() => hand.requests('INVITE').length > 0)
    expect(named(hand.requests('INVITE')[0]?.body ?? null)).toBe('answer')
    await hand.close()
  })

  test('an interval below ours: 422 with Min-SE, and the caller comes again with more', async () => {
    world = createWorld(23)
    const bob = await world.open({
      sessionTimer: { expires: 1800, least: 600 },
      incoming: (session) => session.accept(sdp('answer')),
    })
    const alice = await world.open({ sessionTimer: { expires: 90, least: 90 } })
    const caller = recorder()
    alice.agent.call({ to: bob.uri(), from: 'sip:a@a.test', sdp: sdp('offer') }, caller.on)
    await world.until(() => bob.incoming[0]?.state() === 'confirmed')
    expect(bob.incoming).toHaveLength(1)
    const invite = bob.incoming[0]?.invite
    expect(invite && [headerOf(invite, 'session-expires'), headerOf(invite, 'min-se')]).toEqual(['600', '600'])
  })
})
