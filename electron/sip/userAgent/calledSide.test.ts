import { afterEach, describe, expect, test } from 'vitest'
import { headerOf, type SipResponse } from '../message/message.ts'
import { createWorld, recorder, type Side, sdp, type World } from './agents.double.ts'
import { type Handmade, openHandmade, words } from './handmade.double.ts'
import type { Session } from './session.ts'

let world: World = createWorld()
const hands: Handmade[] = []
afterEach(async () => {
  await world.close()
  await Promise.all(hands.splice(0).map((hand) => hand.close()))
})

async function hand(): Promise<Handmade> {
  const one = await openHandmade()
  hands.push(one)
  return one
}
const portOf = ({ agent }: Side): number => agent.local('UDP')?.port ?? 0
const finals = (peer: Handmade): SipResponse[] => peer.responses().filter(({ status }) => status >= 200)
const body = 'v=0\r\n'

describe('the called side', () => {
  test('a 200 without an ACK is repeated for 64*T1, then BYE (§13.3.1.4)', async () => {
    world = createWorld(41)
    const told = recorder()
    const bob = await world.open({
      incoming(session) {
        session.listen(told.on)
        session.accept(sdp('answer'))
      },
    })
    const peer = await hand()
    peer.say(words('INVITE', { port: peer.port, branch: '1', body }), portOf(bob))
    await world.until(() => bob.incoming[0]?.state() === 'accepting')
    await world.advance(31_900)
    expect([told.ended(), peer.requests('BYE').length]).toEqual([null, 0])
    // 0, .5, 1.5, 3.5, 7.5, then each 4 s: 11.5 … 31.5.
    expect(finals(peer)).toHaveLength(11)
    await world.advance(500)
    expect([told.ended(), peer.requests('BYE').length]).toEqual([{ by: 'timeout' }, 1])
  })

  test('hung up before the ACK: BYE only once it is there (§15)', async () => {
    world = createWorld(42)
    const bob = await world.open({ incoming: (session) => session.accept(sdp('answer')) })
    const peer = await hand()
    peer.say(words('INVITE', { port: peer.port, branch: '1', body }), portOf(bob))
    await world.until(() => finals(peer).length > 0)
    bob.incoming[0]?.hangUp()
    await world.advance(300)
    expect([bob.incoming[0]?.state(), peer.requests('BYE').length]).toEqual(['ended', 0])
    peer.say(
      words('ACK', { port: peer.port, branch: '2', to: headerOf(finals(peer)[0] ?? { headers: [] }, 'to') ?? '' }),
      portOf(bob),
    )
    await world.until(() => peer.requests('BYE').length > 0)
  })

  test('sent on before the ACK: REFER goes out with it, and is refused when the call ends first', async () => {
    world = createWorld(43)
    const bob = await world.open({ incoming: (session) => session.accept(sdp('answer')) })
    const peer = await hand()
    peer.say(words('INVITE', { port: peer.port, branch: '1', body }), portOf(bob))
    peer.say(words('INVITE', { port: peer.port, branch: '2', callId: 'second', body }), portOf(bob))
    await world.until(() => finals(peer).length > 1)
    const [first, second] = bob.incoming
    void first?.refer('sip:c@127.0.0.1')
    const refused = expect(second?.refer('sip:c@127.0.0.1')).rejects.toMatchObject({ status: 481 })
    second?.hangUp()
    await refused
    await world.advance(300)
    expect(peer.requests('REFER')).toHaveLength(0)
    peer.say(
      words('ACK', { port: peer.port, branch: '3', to: headerOf(finals(peer)[0] ?? { headers: [] }, 'to') ?? '' }),
      portOf(bob),
    )
    await world.until(() => peer.requests('REFER').length > 0)
  })

  test('100rel: a 183 with a description is repeated until PRACK, and the 200 waits for it (RFC 3262 §3)', async () => {
    world = createWorld(43)
    const bob = await world.open({
      incoming(session) {
        session.ring(sdp('early'))
        session.accept(sdp('answer'))
      },
    })
    const peer = await hand()
    peer.say(words('INVITE', { port: peer.port, branch: '1', head: ['Require: 100rel'], body }), portOf(bob))
    await world.advance(1_600)
    const early = peer.responses().filter(({ status }) => status === 183)
    expect([early.length, finals(peer).length]).toEqual([3, 0])
    const [first] = early
    if (!first) throw new Error('no 183')
    const to = headerOf(first, 'to') ?? ''
    const rseq = headerOf(first, 'rseq')
    peer.say(
      words('PRACK', { port: peer.port, branch: '2', cseq: 2, to, head: [`RAck: ${Number(rseq) + 1} 1 INVITE`] }),
      portOf(bob),
    )
    await world.until(() => finals(peer).length === 1)
    expect(finals(peer)[0]?.status).toBe(481)
    peer.say(
      words('PRACK', { port: peer.port, branch: '3', cseq: 3, to, head: [`RAck: ${rseq} 1 INVITE`] }),
      portOf(bob),
    )
    await world.until(() => finals(peer).length >= 3)
    expect(
      finals(peer)
        .slice(1, 3)
        .map(({ status, cseq }) => `${status} ${cseq?.method}`)
        .sort(),
    ).toEqual(['200 INVITE', '200 PRACK'])
  })

  test('100rel between two of ours: PRACK goes by itself, and UPDATE may offer before the answer (RFC 3311)', async () => {
    world = createWorld(44)
    const called = recorder({ offered: async () => ({ sdp: sdp('updated') }) })
    const bob = await world.open({
      incoming(session) {
        session.listen(called.on)
        session.ring(sdp('early'))
      },
    })
    const alice = await world.open()
    const caller = recorder()
    const session = alice.agent.call({ to: bob.uri(), from: 'sip:a@a.test', sdp: sdp('offer') }, caller.on)
    await world.until(() => session.state() === 'early')
    let answer: Uint8Array | null = null
    void session.offer(sdp('update')).then((sdp) => (answer = sdp))
    await world.until(() => answer !== null)
    bob.incoming[0]?.accept(sdp('answer'))
    await world.until(() => session.state() === 'confirmed' && bob.incoming[0]?.state() === 'confirmed')
    expect(caller.events).toEqual(['progress 183 early', 'accepted answer', 'confirmed'])
  })

  test('never PRACKed: 504 after 64*T1', async () => {
    world = createWorld(45)
    const bob = await world.open({ incoming: (session) => session.ring() })
    const peer = await hand()
    peer.say(words('INVITE', { port: peer.port, branch: '1', head: ['Require: 100rel'], body }), portOf(bob))
    await world.until(() => finals(peer).length > 0, 40_000)
    expect([finals(peer)[0]?.status, bob.incoming[0]?.state()]).toEqual([504, 'ended'])
  })

  test('a user at fault costs this call only, and no word of it is told', async () => {
    world = createWorld(46)
    const bob = await world.open({
      incoming(session) {
        if (session.invite?.callId === 'bad') throw new Error('555-1234')
        session.listen({
          confirmed: () => {
            if (session.invite?.callId === 'late') throw new Error('Maria Lopez')
          },
        })
        session.accept(sdp('answer'))
      },
    })
    const peer = await hand()
    peer.say(words('INVITE', { port: peer.port, branch: '1', callId: 'bad', body }), portOf(bob))
    await world.until(() => finals(peer).length === 1)
    expect(finals(peer)[0]?.status).toBe(500)
    for (const callId of ['late', 'good']) {
      peer.say(words('INVITE', { port: peer.port, branch: callId, callId, body }), portOf(bob))
      await world.until(() => finals(peer).some((response) => response.callId === callId))
      const ok = finals(peer).find((response) => response.callId === callId)
      peer.say(
        words('ACK', {
          port: peer.port,
          branch: `a${callId}`,
          callId,
          to: headerOf(ok ?? { headers: [] }, 'to') ?? '',
        }),
        portOf(bob),
      )
    }
    await world.until(() => bob.incoming[1]?.state() === 'ended' && bob.incoming[2]?.state() === 'confirmed')
    expect(bob.dropped).toEqual(['a fault: Error', 'a fault: Error'])
  })

  test('a login is demanded before the call is shown; each nonce is good once', async () => {
    world = createWorld(47)
    const bob = await world.open({
      challenge: () => ({ realm: 'vigia', passwordOf: (name) => (name === 'bridge' ? 'ticket' : null) }),
      incoming: (session) => session.accept(sdp('answer')),
    })
    const alice = await world.open()
    const call = async (password: string): Promise<[Session, ReturnType<typeof recorder>]> => {
      const caller = recorder()
      const session = alice.agent.call(
        { to: bob.uri(), from: 'sip:a@a.test', sdp: sdp('offer'), credentials: { username: 'bridge', password } },
        caller.on,
      )
      await world.until(() => session.state() === 'confirmed' || session.state() === 'ended')
      return [session, caller]
    }
    expect((await call('guess'))[1].events).toEqual(['ended peer 403'])
    expect(bob.incoming).toHaveLength(0)
    expect((await call('ticket'))[0].state()).toBe('confirmed')
    expect(bob.incoming).toHaveLength(1)
  })
})
