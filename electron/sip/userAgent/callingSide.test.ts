import { afterEach, describe, expect, test } from 'vitest'
import { headerOf } from '../message/message.ts'
import { createWorld, recorder, type Side, sdp, type World } from './agents.double.ts'
import { type Handmade, openHandmade } from './handmade.double.ts'
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

  test('a 200 without Contact and tag, as of RFC 2543: answered all the same, and ended where it was called', async () => {
    world = createWorld(58)
    const [alice, peer] = [await world.open(), await hand()]
    const uri = `sip:x@127.0.0.1:${peer.port}`
    const session = alice.agent.call({ to: uri, from: 'sip:a@a.test', sdp: sdp('o') }, {})
    await world.until(() => peer.requests('INVITE').length > 0)
    const [invite] = peer.requests('INVITE')
    if (invite) peer.answer(invite, 200, { body: sdp('old') })
    await world.until(() => session.state() === 'confirmed')
    session.hangUp()
    await world.until(() => peer.requests('BYE').length > 0)
    expect([peer.requests('ACK')[0]?.uri, peer.requests('BYE')[0]?.uri]).toEqual([uri, uri])
  })

  test('no way to the peer’s Contact at first: the next 200 gets the ACK', async () => {
    world = createWorld(59)
    const peer = await hand()
    let known = false
    const alice = await world.open({
      locate: async (uri) => {
        if (uri.includes('contact.test') && !known) throw new Error('no such name')
        return [{ protocol: 'UDP', address: '127.0.0.1', port: peer.port }]
      },
    })
    alice.agent.call({ to: 'sip:x@pbx.test', from: 'sip:a@a.test', sdp: sdp('o') }, {})
    await world.until(() => peer.requests('INVITE').length > 0)
    const [invite] = peer.requests('INVITE')
    const answer = { toTag: 'x', headers: [['contact', '<sip:x@contact.test>'] as const], body: sdp('x') }
    if (invite) peer.answer(invite, 200, answer)
    await world.advance(200)
    expect(peer.requests('ACK')).toHaveLength(0)
    known = true
    if (invite) peer.answer(invite, 200, answer)
    await world.until(() => peer.requests('ACK').length === 1)
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
