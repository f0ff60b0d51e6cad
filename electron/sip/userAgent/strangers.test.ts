import { afterEach, describe, expect, test } from 'vitest'
import { headersOf, type SipResponse } from '../message/message.ts'
import { createWorld, type Side, type World } from './agents.double.ts'
import { type Handmade, openHandmade, words } from './handmade.double.ts'

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
