import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CERTIFICATE, CERTIFICATE_KEY } from '../../engine/testing/certificate.ts'
import { dereference, FETCH_LIMITS, REFUSE, type ReferencePolicy } from './dereference.ts'
import type { EmergencyData, LocationSource } from './emergencyData.ts'
import { sample } from './fixtures/samples.ts'

/** A location server that also misbehaves, by path. */
let server: Server
let asked: { path: string; accept: string | undefined }[] = []
const port = (): number => (server.address() as AddressInfo).port

beforeAll(async () => {
  server = createServer({ cert: CERTIFICATE, key: CERTIFICATE_KEY }, (request, response) => {
    const path = request.url ?? ''
    asked.push({ path, accept: request.headers.accept })
    const hop = /^\/hop\/(\d)$/.exec(path)?.[1]
    if (path === '/held') response.end(sample('held'))
    else if (path === '/large') response.end(Buffer.alloc(100_000, 'x'))
    else if (path === '/slow') setTimeout(() => response.end(), 5000).unref()
    else if (path === '/junk') response.end('hola')
    else if (path === '/away') response.writeHead(302, { location: 'https://elsewhere.example/held' }).end()
    else if (path === '/plain') response.writeHead(302, { location: `http://127.0.0.1:${port()}/held` }).end()
    else if (path === '/endless') for (let i = 0; i < 20; i++) response.write(Buffer.alloc(10_000))
    else if (hop !== undefined) {
      response.writeHead(307, { location: hop === '0' ? '/held' : `/hop/${Number(hop) - 1}` }).end()
    } else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const allow = (more: Partial<Extract<ReferencePolicy, { kind: 'fetch' }>> = {}): ReferencePolicy => ({
  kind: 'fetch',
  hosts: ['localhost'],
  ...FETCH_LIMITS,
  tls: { ca: CERTIFICATE },
  ...more,
})

async function follow(uri: string, policy: ReferencePolicy): Promise<LocationSource | undefined> {
  asked = []
  const data = { locations: [{ kind: 'reference', uri, scheme: 'https', why: 'not yet' }] } as unknown as EmergencyData
  return (await dereference(data, policy)).locations[0]
}
const at = (path: string): string => `https://localhost:${port()}${path}`

test('from a host that the room trusts: the location, and whence it came', async () => {
  const source = await follow(at('/held'), allow())
  expect(source).toMatchObject({ kind: 'value', uri: at('/held'), pidf: { locations: [{ method: 'Wiremap' }] } })
  expect(asked).toEqual([{ path: '/held', accept: expect.stringContaining('application/held+xml') }])
})

test('through redirects within the trusted hosts, as many as allowed', async () => {
  expect((await follow(at('/hop/1'), allow()))?.kind).toBe('value')
  expect(await follow(at('/hop/2'), allow())).toMatchObject({ why: 'by reference: redirected too often' })
})

test('by default nothing is asked', async () => {
  expect(await follow(at('/held'), REFUSE)).toMatchObject({ kind: 'reference', why: 'not yet' })
  expect(asked).toEqual([])
})

test.each([
  ['a host that is not named', () => 'https://127.0.0.1:1/held', 'not fetched: the host is none that this room trusts'],
  ['plain http', () => `http://localhost:${port()}/held`, 'not fetched over http: only https is'],
  ['sip', () => 'sip:loc@localhost', 'not fetched over sip: only https is'],
  ['held', () => 'held://localhost/x', 'not fetched over held: only https is'],
  ['a password', () => `https://a:b@localhost:${port()}/held`, 'an address with a password'],
  ['no address', () => 'https://', 'not an address that can be fetched'],
])('%s is never asked', async (_, uri, why) => {
  expect(await follow(uri(), allow())).toMatchObject({ kind: 'reference', why: `by reference: ${why}` })
  expect(asked).toEqual([])
})

test.each([
  ['/nothing', 'the server says 404'],
  ['/large', 'the answer is too large'],
  ['/endless', 'the answer is too large'],
  ['/slow', 'no answer in time'],
  ['/junk', 'what came is no location'],
  ['/away', 'not fetched: the host is none that this room trusts'],
  ['/plain', 'not fetched over http: only https is'],
])('%s: %s', async (path, why) => {
  expect(await follow(at(path), allow({ timeoutMs: 400 }))).toMatchObject({ why: `by reference: ${why}` })
})

test('a certificate that nobody vouches for, and a port where nobody is', async () => {
  const why = 'by reference: the server cannot be reached'
  expect(await follow(at('/held'), allow({ tls: {} }))).toMatchObject({ why })
  expect(await follow('https://localhost:1/held', allow())).toMatchObject({ why })
})

test('hosts below a name', async () => {
  expect(await follow(at('/held'), allow({ hosts: ['.localhost'] }))).toMatchObject({ kind: 'reference' })
  expect((await follow(at('/held'), allow({ hosts: ['lis.example', 'localhost'] })))?.kind).toBe('value')
})
