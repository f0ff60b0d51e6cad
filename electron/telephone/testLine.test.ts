/** "Test this line" says at which step it fails, and what that is; against real sockets. */
import { type AddressInfo, createServer } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CERTIFICATE, CERTIFICATE_KEY } from '../engine/testing/certificate.ts'
import { type Media, openMedia } from '../rtp/media/media.ts'
import { LocateError } from '../sip/locate/locate.ts'
import { readLine } from '../storage/line.ts'
import { LOOP, openPeer, type Peer } from './switchboard.double.ts'
import { type Step, testLine } from './testLine.ts'

let media: Media
let peer: Peer
let far: Peer
beforeAll(async () => {
  media = openMedia()
  peer = await openPeer(media)
  far = await openPeer(media)
})
afterAll(async () => {
  await peer.close()
  await far.close()
  await media.close()
})
const told = (steps: readonly Step[]): string[] =>
  steps.map(({ step, ok, words }) => `${step} ${ok ? 'ok' : 'no'} ${words}`)
const sound = { run: async (): Promise<Step[]> => [{ step: 'audio', ok: true, words: 'test.sound_both_ways' }] }
const trunk = (more: object = {}) =>
  readLine({ id: 't', name: 'T', kind: 'trunk', registrar: `${LOOP}:${far.port}`, allow: [LOOP], ...more })
const at =
  (port: number, protocol: 'UDP' | 'TCP' | 'TLS' = 'UDP') =>
  async () =>
    [{ protocol, address: LOOP, port }] as const

test('a name that nobody knows, an address that is none', async () => {
  const fail = (reason: 'dns' | 'uri') => async () => Promise.reject(new LocateError(reason, 'x'))
  const run = (reason: 'dns' | 'uri') =>
    testLine({ line: trunk(), password: '', agent: peer.agent, locate: fail(reason), sound })
  expect(told(await run('dns'))).toEqual(['dns no test.name_unknown'])
  expect(told(await run('uri'))).toEqual(['dns no test.address_wrong'])
})

test('a closed port is told from a silent one; a port that speaks no TLS is told', async () => {
  const deaf = createServer((socket) => socket.on('error', () => {}).end('no\r\n'))
  await new Promise<void>((resolve) => deaf.listen(0, LOOP, resolve))
  const address = deaf.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const line = trunk({ transport: 'tls' })
  const over = await testLine({ line, password: '', agent: peer.agent, locate: at(port, 'TLS'), sound })
  expect(told(over)).toEqual(['dns ok test.found', 'transport ok test.connected', 'tls no test.tls_failed'])
  deaf.close()
  const shut = await testLine({
    line: trunk({ transport: 'tcp' }),
    password: '',
    agent: peer.agent,
    locate: at(1, 'TCP'),
    sound,
  })
  expect(told(shut)).toEqual(['dns ok test.found', 'transport no test.port_closed'])
})

test('a certificate of another name, one that nobody vouches for, and a good one', async () => {
  const server = createTlsServer({ cert: CERTIFICATE, key: CERTIFICATE_KEY }, (socket) => socket.on('error', () => {}))
  await new Promise<void>((resolve) => server.listen(0, LOOP, resolve))
  const { port } = server.address() as AddressInfo
  const run = (servername: string, tls: object) =>
    testLine({
      line: trunk({ transport: 'tls' }),
      password: '',
      agent: peer.agent,
      locate: async () => [{ protocol: 'TLS', address: LOOP, port, servername }],
      sound,
      tls,
    })
  const trusted = { ca: CERTIFICATE }
  expect(told(await run('otra.test', trusted))[2]).toBe('tls no test.certificate_name')
  expect(told(await run('sala.test', {}))[2]).toBe('tls no test.certificate_own')
  expect(told(await run('sala.test', trusted))[2]).toBe('tls ok test.certificate_good')
  expect(told(await run(LOOP, trusted))[2]).toBe('tls ok test.certificate_good')
  server.close()
}, 30_000)

test('a peer that lives answers OPTIONS, and the sound is asked for', async () => {
  const steps = await testLine({ line: trunk(), password: '', agent: peer.agent, locate: at(far.port), sound })
  expect(told(steps)).toEqual(['dns ok test.found', 'options ok test.alive', 'audio ok test.sound_both_ways'])
})

test('a registrar that does not take us: its status in words', async () => {
  const line = readLine({ id: 'm', name: 'M', kind: 'account', registrar: `${LOOP}:${far.port}`, user: '1001' })
  const steps = await testLine({ line, password: 'x', agent: peer.agent, locate: at(far.port), sound })
  expect(steps.at(-1)).toMatchObject({ step: 'register', ok: false })
  expect(steps.at(-1)?.words).toMatch(/^line\./)
})

test('a recorder waits to be called: what counts is that it listens', async () => {
  const line = readLine({ id: 'r', name: 'R', kind: 'recorder', allow: [LOOP] })
  expect(told(await testLine({ line, password: '', agent: peer.agent, locate: at(1), sound }))).toEqual([
    'transport ok test.listens',
  ])
})
