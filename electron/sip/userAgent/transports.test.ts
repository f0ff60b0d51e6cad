import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { createWorld, named, recorder, sdp, type World } from './agents.double.ts'
import type { Session } from './session.ts'

let world: World = createWorld()
afterEach(() => world.close())

function certificate(): { key: Buffer; cert: Buffer } | null {
  const folder = mkdtempSync(join(tmpdir(), 'agent-tls-'))
  try {
    const [key, cert] = [join(folder, 'key'), join(folder, 'cert')]
    const how = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2']
    const name = ['-subj', '/CN=pbx.test', '-addext', 'subjectAltName=DNS:pbx.test', '-keyout', key, '-out', cert]
    execFileSync('openssl', [...how, ...name], { stdio: 'ignore' })
    return { key: readFileSync(key), cert: readFileSync(cert) }
  } catch {
    return null
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const pair = certificate()
test.skipIf(!pair)('TLS: a call is made, held from the called side over the same connection, and ended', async () => {
  world = createWorld(61)
  const bob = await world.open({
    endpoint: { tls: { port: 0, options: pair ?? {} } },
    incoming: (session) => session.accept(sdp('answer')),
  })
  const port = bob.agent.local('TLS')?.port ?? 0
  // This side listens on no TLS port: only its own connection leads back to it.
  const alice = await world.open({
    endpoint: pair ? { dialTls: { ca: pair.cert } } : {},
    locate: async () => [{ protocol: 'TLS', address: '127.0.0.1', port, servername: 'pbx.test' }],
  })
  const caller = recorder({ offered: async (body) => ({ sdp: sdp(`re:${named(body)}`) }) })
  const session = alice.agent.call({ to: 'sips:b@pbx.test', from: 'sip:a@a.test', sdp: sdp('offer') }, caller.on)
  // A handshake takes real time.
  await expect.poll(() => bob.incoming[0]?.state(), { timeout: 5_000 }).toBe('confirmed')
  let answer: Uint8Array | null = null
  void bob.incoming[0]?.offer(sdp('hold')).then((body) => (answer = body))
  await world.until(() => answer !== null)
  expect(named(answer)).toBe('re:hold')
  bob.incoming[0]?.hangUp()
  await world.until(() => session.state() === 'ended')
})

test('a connection that breaks ends neither its confirmed call nor anybody else’s', async () => {
  world = createWorld(62)
  const bob = await world.open({ incoming: (session) => session.accept(sdp('answer')) })
  const alice = await world.open()
  const calls = (['TCP', 'UDP'] as const).map((protocol) =>
    alice.agent.call({ to: bob.uri(protocol), from: 'sip:a@a.test', sdp: sdp('offer') }, {}),
  )
  const all = (state: string) => [...calls, ...bob.incoming].every((session: Session) => session.state() === state)
  await world.until(() => all('confirmed') && bob.incoming.length === 2)
  // Bytes that are no SIP end their own connection only.
  const rude = connect(bob.agent.local('TCP')?.port ?? 0, '127.0.0.1')
  rude.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n')
  await new Promise((resolve) => rude.once('close', resolve))
  await world.advance(1000)
  expect(all('confirmed')).toBe(true)
  for (const session of calls) session.hangUp()
  await world.until(() => all('ended'))
})

test('closing says BYE to every call and frees the ports', async () => {
  world = createWorld(63)
  const bob = await world.open({ incoming: (session) => session.accept(sdp('answer')) })
  const alice = await world.open()
  const sessions = (['TCP', 'UDP'] as const).map((protocol) =>
    alice.agent.call({ to: bob.uri(protocol), from: 'sip:a@a.test', sdp: sdp('offer') }, {}),
  )
  await world.until(() => bob.incoming.length === 2 && bob.incoming.every((one) => one.state() === 'confirmed'))
  expect(alice.agent.sessions()).toHaveLength(2)
  await alice.agent.close()
  await world.until(() => bob.incoming.every((one) => one.state() === 'ended'))
  expect(sessions.map((session) => session.state())).toEqual(['ended', 'ended'])
})
