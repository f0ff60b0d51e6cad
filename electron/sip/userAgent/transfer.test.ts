import { afterEach, describe, expect, test } from 'vitest'
import { createWorld, recorder, sdp, type World } from './agents.double.ts'
import { openHandmade, words } from './handmade.double.ts'
import type { Refer, Session, SessionEvents } from './session.ts'
import { readReferTo, referTo } from './transfer.ts'

let world: World = createWorld()
afterEach(() => world.close())

async function side(events: SessionEvents = {}) {
  const told = recorder(events)
  const side = await world.open({
    incoming(session) {
      session.listen(told.on)
      session.accept(sdp('answer'))
    },
  })
  return { ...side, told }
}
async function connect(from: Awaited<ReturnType<typeof side>>, to: Awaited<ReturnType<typeof side>>, on = recorder()) {
  const session = from.agent.call({ to: to.uri(), from: 'sip:a@a.test', sdp: sdp('offer') }, on.on)
  const before = to.incoming.length
  await world.until(() => session.state() === 'confirmed' && to.incoming[before]?.state() === 'confirmed')
  return session
}

describe('Refer-To (RFC 3515 §2.1, RFC 3891)', () => {
  test('a Replaces survives the way through a URI', () => {
    const ids = { callId: 'a@b;x', localTag: 'l', remoteTag: 'r' }
    expect(readReferTo(referTo('sip:c@h', ids))).toEqual({ to: 'sip:c@h', replaces: 'a@b;x;to-tag=r;from-tag=l' })
  })
  test('without brackets, and nonsense', () => {
    expect(readReferTo('sip:c@h;transport=tcp')).toEqual({ to: 'sip:c@h;transport=tcp', replaces: null })
    expect(readReferTo('sip:c@h?Replaces=1%3Bto-tag%3D2')).toEqual({ to: 'sip:c@h', replaces: '1;to-tag=2' })
    expect(readReferTo('sip:c@h?Replaces=%ZZ')).toEqual({ to: 'sip:c@h', replaces: null })
    expect(readReferTo('<>')).toBeNull()
  })
})

test('blind transfer: 202, NOTIFY with what is reported', async () => {
  world = createWorld(2)
  let refer: Refer | null = null
  const bob = await side({
    referred(asked) {
      refer = asked
      asked.report(180)
      return true
    },
  })
  const alice = await side()
  const told = recorder()
  const session = await connect(alice, bob, told)
  const taken = session.refer('sip:c@127.0.0.1')
  await world.advance(100)
  expect(await taken).toBe('accepted')
  expect(refer).toMatchObject({ to: 'sip:c@127.0.0.1', replaces: null, by: '<sip:a@a.test>' })
  ;(refer as Refer | null)?.report(200)
  ;(refer as Refer | null)?.report(486)
  await world.advance(1000)
  expect(told.events.filter((event) => event.startsWith('refer'))).toEqual(['refer 100', 'refer 180', 'refer 200'])
})

test('nobody takes the transfer: refused with 603', async () => {
  world = createWorld(3)
  const [alice, bob] = [await side(), await side()]
  const session = await connect(alice, bob)
  const refused = expect(session.refer('sip:c@127.0.0.1')).rejects.toMatchObject({ status: 603 })
  await world.advance(100)
  await refused
})

test('attended transfer: the third call takes the place of the consultation', async () => {
  world = createWorld(4)
  const [alice, carol] = [await side(), await side()]
  let third: Session | null = null
  const bob = await side({
    referred({ to, replaces, report }) {
      third = bob.agent.call(
        {
          to,
          from: 'sip:b@b.test',
          sdp: sdp('third'),
          headers: [
            ['replaces', replaces ?? ''],
            ['require', 'replaces'],
          ],
        },
        { confirmed: () => report(200), ended: ({ status = 500 }) => report(status) },
      )
      return true
    },
  })
  const told = recorder()
  const first = await connect(alice, bob, told)
  const consult = await connect(alice, carol)
  const taken = first.refer(consult.remoteTarget() ?? '', { replaces: consult })
  await world.advance(2000)
  await taken
  expect(told.events).toContain('refer 200')
  expect(consult.state()).toBe('ended')
  expect((third as Session | null)?.state()).toBe('confirmed')
  expect(carol.incoming.map((session) => session.state())).toEqual(['ended', 'confirmed'])
  expect(carol.incoming[1]?.replaces).toBe(carol.incoming[0])
})

test('Replaces of a call that is not ours: 481; a REFER from a stranger: 403', async () => {
  world = createWorld(5)
  const bob = await side()
  const hand = await openHandmade()
  const port = bob.agent.local('UDP')?.port ?? 0
  hand.say(
    words('INVITE', { branch: '1', port: hand.port, head: ['Replaces: x;to-tag=1;from-tag=2'], body: 'v=0\r\n' }),
    port,
  )
  hand.say(words('REFER', { branch: '2', port: hand.port, callId: 'other', head: ['Refer-To: <sip:x@h>'] }), port)
  await world.until(() => hand.responses().filter(({ status }) => status > 100).length >= 2)
  expect(
    hand
      .responses()
      .map(({ status, cseq }) => `${cseq?.method} ${status}`)
      .sort(),
  ).toEqual(['INVITE 481', 'REFER 403'])
  expect(bob.incoming).toHaveLength(0)
  await hand.close()
})
