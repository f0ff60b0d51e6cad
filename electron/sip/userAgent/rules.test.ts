import { afterEach, describe, expect, test } from 'vitest'
import { headerOf, headersOf, type SipResponse } from '../message/message.ts'
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

describe('what a stranger asks (§8.2)', () => {
  const supported = 'Supported: 100rel, timer, replaces, siprec, geolocation-sip, resource-priority'
  test.each([
    ['OPTIONS', [], 200, 'accept-language', 'en'],
    ['REGISTER', [], 405, 'allow', 'INVITE'],
    ['SUBSCRIBE', ['Event: x'], 405, 'allow', 'INVITE'],
    ['DANCE', [], 501, 'allow', 'INVITE'],
    ['INVITE', ['Require: nothing'], 420, 'unsupported', 'nothing'],
    ['INVITE', ['Content-Type: application/unknown'], 415, 'accept', 'application/sdp'],
    ['INVITE', ['Content-Encoding: zip'], 415, 'accept-encoding', 'identity'],
    ['INVITE', ['Supported: timer', 'Session-Expires: 30'], 422, 'min-se', '90'],
    ['BYE', [], 481, 'server', 'Vigia test'],
    ['CANCEL', [], 481, 'server', 'Vigia test'],
    ['MESSAGE', [], 405, 'allow', 'INVITE'],
  ] as const)('%s %j: %d', async (method, head, status, name, value) => {
    world = createWorld(31)
    const [bob, peer] = [await world.open(), await hand()]
    const text = words(method, {
      port: peer.port,
      branch: 's',
      head: [supported, ...head],
      body: method === 'INVITE' ? body : '',
    })
    const typed = head.some((line) => line.startsWith('Content-Type'))
      ? text.replace('Content-Type: application/sdp\r\n', '')
      : text
    peer.say(typed, portOf(bob))
    await world.until(() => finals(peer).length > 0)
    const [response] = finals(peer)
    expect(response?.status).toBe(status)
    expect(response && headersOf(response, name)[0]).toBe(value)
    expect(response?.to?.params.has('tag')).toBe(true)
    expect(bob.incoming).toHaveLength(0)
  })

  test.each(['siprec', '100rel', 'timer', 'replaces', 'geolocation-sip', 'geolocation-http', 'resource-priority'])(
    'Require: %s reaches the call, to a urn:service:sos too',
    async (tag) => {
      world = createWorld(32)
      const [bob, peer] = [await world.open(), await hand()]
      peer.say(
        words('INVITE', { port: peer.port, branch: 'r', uri: 'urn:service:sos', head: [`Require: ${tag}`], body }),
        portOf(bob),
      )
      await world.until(() => bob.incoming.length === 1)
      expect(bob.incoming[0]?.invite?.uri).toBe('urn:service:sos')
    },
  )

  test('the same request over two ways: 482 for the second (§8.2.2.2)', async () => {
    world = createWorld(33)
    const [bob, peer] = [await world.open(), await hand()]
    peer.say(words('INVITE', { port: peer.port, branch: 'one', body }), portOf(bob))
    await world.until(() => bob.incoming.length === 1)
    peer.say(words('INVITE', { port: peer.port, branch: 'two', body }), portOf(bob))
    await world.until(() => finals(peer).length === 1)
    expect([finals(peer)[0]?.status, bob.incoming.length]).toEqual([482, 1])
  })

  test('another version, a missing header, a scheme nobody speaks', async () => {
    world = createWorld(34)
    const [bob, peer] = [await world.open(), await hand()]
    const text = words('OPTIONS', { port: peer.port, branch: 'v' })
    peer.say(text.replace(' SIP/2.0\r\n', ' SIP/3.0\r\n'), portOf(bob))
    peer.say(words('OPTIONS', { port: peer.port, branch: 'c', fromTag: 'c' }).replace(/Call-ID.*\r\n/, ''), portOf(bob))
    peer.say(words('OPTIONS', { port: peer.port, branch: 'u', callId: 'u', uri: 'gopher:x' }), portOf(bob))
    await world.until(() => finals(peer).length === 3)
    expect(
      finals(peer)
        .map(({ status }) => status)
        .sort(),
    ).toEqual([400, 416, 505])
  })
})

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

describe('the calling side', () => {
  test('two branches answer: both get ACK, the second gets BYE; a repeated 200 gets the ACK again (§13.2.2.4)', async () => {
    world = createWorld(51)
    const [alice, peer] = [await world.open(), await hand()]
    const caller = recorder()
    const session = alice.agent.call(
      { to: `sip:x@127.0.0.1:${peer.port}`, from: 'sip:a@a.test', sdp: sdp('o') },
      caller.on,
    )
    await world.until(() => peer.requests('INVITE').length > 0)
    const [invite] = peer.requests('INVITE')
    if (!invite) throw new Error('no INVITE')
    const answer = (status: number, toTag: string): void =>
      peer.answer(invite, status, {
        toTag,
        headers: [['contact', `<sip:${toTag}@127.0.0.1:${peer.port}>`]],
        body: sdp(toTag),
      })
    answer(180, 'left')
    answer(180, 'right')
    answer(200, 'left')
    answer(200, 'right')
    answer(200, 'left')
    await world.advance(200)
    const acks = peer.requests('ACK').map(({ uri }) => uri.slice(4, 8))
    expect(acks.filter((user) => user === 'left')).toHaveLength(2)
    expect(acks.filter((user) => user === 'righ')).toHaveLength(1)
    const byes = peer.requests('BYE')
    expect(byes.map(({ to }) => to?.params.get('tag'))).toEqual(['right'])
    expect([session.state(), caller.events.at(-1)]).toEqual(['confirmed', 'confirmed'])
  })

  test('CANCEL waits for a provisional response; a 200 that crosses it gets ACK and BYE (§9.1)', async () => {
    world = createWorld(52)
    const [alice, peer] = [await world.open(), await hand()]
    const session = alice.agent.call({ to: `sip:x@127.0.0.1:${peer.port}`, from: 'sip:a@a.test', sdp: sdp('o') }, {})
    await world.until(() => peer.requests('INVITE').length > 0)
    session.hangUp()
    await world.advance(300)
    expect(peer.requests('CANCEL')).toHaveLength(0)
    const [invite] = peer.requests('INVITE')
    if (!invite) throw new Error('no INVITE')
    peer.answer(invite, 180, { toTag: 'x', headers: [['contact', `<sip:x@127.0.0.1:${peer.port}>`]] })
    await world.until(() => peer.requests('CANCEL').length > 0)
    peer.answer(invite, 200, { toTag: 'x', headers: [['contact', `<sip:x@127.0.0.1:${peer.port}>`]], body: sdp('x') })
    await world.until(() => peer.requests('BYE').length > 0)
    expect(peer.requests('ACK')).toHaveLength(1)
  })

  test('the first peer is silent or says 503: the next is called, with the same CSeq (RFC 3263 §4.3)', async () => {
    world = createWorld(53)
    const [deaf, busy, good] = [
      await hand(),
      await hand(),
      await world.open({ incoming: (session) => session.accept(sdp('a')) }),
    ]
    const at = (port: number) => ({ protocol: 'UDP' as const, address: '127.0.0.1', port })
    const alice = await world.open({ locate: async () => [at(deaf.port), at(busy.port), at(portOf(good))] })
    const session = alice.agent.call({ to: 'sip:x@pbx.test', from: 'sip:a@a.test', sdp: sdp('o') }, {})
    await world.until(() => busy.requests('INVITE').length > 0, 40_000)
    const [invite] = busy.requests('INVITE')
    if (invite) busy.answer(invite, 503, { toTag: 'b' })
    await world.until(() => good.incoming.length > 0)
    expect(good.incoming[0]?.invite?.cseq?.number).toBe(deaf.requests('INVITE')[0]?.cseq?.number)
    expect(session.peer).toEqual(at(portOf(good)))
  })

  test('nobody anywhere: 408, and 503 without a way', async () => {
    world = createWorld(54)
    const [alice, deaf] = [await world.open(), await hand()]
    const [silent, lost] = [recorder(), recorder()]
    alice.agent.call({ to: `sip:x@127.0.0.1:${deaf.port}`, from: 'sip:a@a.test', sdp: sdp('o') }, silent.on)
    alice.agent.call({ to: 'tel:112', from: 'sip:a@a.test', sdp: sdp('o') }, lost.on)
    await world.until(() => silent.ended() !== null, 40_000)
    expect([silent.ended(), lost.ended()]).toEqual([
      { by: 'timeout', status: 408 },
      { by: 'transport', status: 503 },
    ])
  })

  test('a large INVITE goes over TCP, and over UDP to who has no TCP (§18.1.1)', async () => {
    world = createWorld(55)
    const take = (session: Session): void => session.accept(sdp('a'))
    // The same port for both, as a PBX has it.
    const both = await world.open({ endpoint: { udp: 0, tcp: 0 }, incoming: take })
    const large = Buffer.from(`${'v=0\r\n'}a=${'x'.repeat(1500)}\r\n`)
    const alice = await world.open({
      locate: async (uri) => [
        {
          protocol: 'UDP',
          address: '127.0.0.1',
          port: Number(/:(\d+)$/.exec(uri)?.[1] ?? both.agent.local('TCP')?.port ?? 0),
        },
      ],
    })
    alice.agent.call({ to: 'sip:x@tcp.test', from: 'sip:a@a.test', sdp: large }, {})
    await world.until(() => both.incoming.length === 1)
    expect(both.incoming[0]?.peer.protocol).toBe('TCP')
    const thin = await hand()
    alice.agent.call({ to: `sip:x@127.0.0.1:${thin.port}`, from: 'sip:a@a.test', sdp: large }, {})
    await world.until(() => thin.requests('INVITE').length > 0)
    expect(thin.requests('INVITE')[0]?.via[0]?.transport).toBe('UDP')
  })

  test('3xx ends the call, or is followed where that is asked for', async () => {
    world = createWorld(56)
    const bob = await world.open({ incoming: (session) => session.accept(sdp('a')) })
    const moved = await world.open({ incoming: (session) => session.reject(302, [['contact', `<${bob.uri()}>`]]) })
    const [plain, following] = [await world.open(), await world.open({ followRedirects: true })]
    const told = recorder()
    plain.agent.call({ to: moved.uri(), from: 'sip:a@a.test', sdp: sdp('o') }, told.on)
    const session = following.agent.call({ to: moved.uri(), from: 'sip:a@a.test', sdp: sdp('o') }, {})
    await world.until(() => session.state() === 'confirmed' && told.ended() !== null)
    expect(told.ended()).toMatchObject({ by: 'peer', status: 302 })
  })

  test('OPTIONS by itself, challenged and answered', async () => {
    world = createWorld(57)
    const [alice, peer] = [await world.open({ credentials: () => ({ username: 'u', password: 'p' }) }), await hand()]
    const statuses: number[] = []
    alice.agent.request(
      {
        start: { kind: 'request', method: 'OPTIONS', uri: `sip:127.0.0.1:${peer.port}` },
        headers: [
          ['from', '<sip:a@a.test>;tag=1'],
          ['to', '<sip:b@b.test>'],
          ['call-id', 'o'],
          ['cseq', '7 OPTIONS'],
          ['max-forwards', '70'],
        ],
        body: new Uint8Array(0),
      },
      { response: ({ status }) => void statuses.push(status) },
    )
    await world.until(() => peer.requests('OPTIONS').length === 1)
    const [first] = peer.requests('OPTIONS')
    if (first)
      peer.answer(first, 401, {
        toTag: 'x',
        headers: [['www-authenticate', 'Digest realm="r", nonce="n", algorithm=SHA-256, qop="auth"']],
      })
    await world.until(() => peer.requests('OPTIONS').length === 2)
    const second = peer.requests('OPTIONS')[1]
    expect(
      second && [second.cseq?.number, headerOf(second, 'authorization')?.startsWith('Digest username="u"')],
    ).toEqual([8, true])
    if (second) peer.answer(second, 200, { toTag: 'x' })
    await world.until(() => statuses.length > 0)
    expect(statuses).toEqual([200])
  })
})
