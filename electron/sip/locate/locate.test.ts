import type { SrvRecord } from 'node:dns'
import { Resolver } from 'node:dns/promises'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { type DnsRecord, type DnsServer, openDnsServer } from './dnsServer.double.ts'
import { createLocator, LocateError, type LocatorOptions, SHUNNED_MS } from './locate.ts'
import { orderServers } from './order.ts'

const servers: DnsServer[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((one) => one.close()))
})

/** A locator that asks a name server of ours, with time that stands still until it is told. */
async function open(zone: Record<string, readonly DnsRecord[]>, more: Partial<LocatorOptions> = {}) {
  const server = await openDnsServer()
  servers.push(server)
  for (const [name, records] of Object.entries(zone)) server.zone.set(name, records)
  const dns = new Resolver({ timeout: 100, tries: 1 })
  dns.setServers([server.address])
  const time = { now: 0 }
  const lookup = () => Promise.reject(new Error('not in the hosts file'))
  const locator = createLocator({ now: () => time.now, random: () => 0, dns, lookup, ...more })
  const locate = async (uri: string): Promise<string[]> =>
    (await locator.locate(uri)).map(
      ({ protocol, address, port, servername }) =>
        `${protocol} ${address} ${port}${servername ? ` ${servername}` : ''}`,
    )
  return { server, locator, locate, time }
}

const a = (address: string, ttl = 60): DnsRecord => ({ type: 'A', address, ttl })
const srv = (priority: number, name: string, port: number, weight = 0): DnsRecord => ({
  type: 'SRV',
  priority,
  weight,
  port,
  name,
})
const naptr = (order: number, service: string, replacement: string, flags = 's'): DnsRecord => ({
  type: 'NAPTR',
  order,
  preference: 10,
  flags,
  service,
  replacement,
})

const ZONE = {
  'pbx.test': [
    naptr(90, 'SIPS+D2T', '_sips._tcp.pbx.test'),
    naptr(50, 'SIP+D2T', '_sip._tcp.pbx.test'),
    naptr(10, 'SIP+D2S', '_sip._sctp.pbx.test'),
    naptr(20, 'SIP+D2T', 'rewritten.test', 'u'),
    a('192.0.2.1'),
  ],
  '_sip._tcp.pbx.test': [srv(20, 'b.pbx.test', 5062), srv(10, 'a.pbx.test', 5061)],
  '_sips._tcp.pbx.test': [srv(10, 'a.pbx.test', 5071)],
  'a.pbx.test': [a('192.0.2.10'), a('192.0.2.11'), { type: 'AAAA', address: '2001:db8::10' }],
  'b.pbx.test': [a('192.0.2.20')],
  '_sip._udp.carrier.test': [srv(10, 'one.carrier.test', 5060)],
  '_sips._tcp.carrier.test': [srv(10, 'one.carrier.test', 5061)],
  'one.carrier.test': [a('192.0.2.30')],
  'carrier.test': [a('192.0.2.39')],
  'plain.test': [a('192.0.2.40')],
  '_sip._udp.closed.test': [srv(0, '.', 0)],
  'closed.test': [a('192.0.2.50')],
} as const

describe('where a request goes (RFC 3263 §4)', () => {
  test.each([
    ['a numeric host needs no name', 'sip:u@192.0.2.7', ['UDP 192.0.2.7 5060']],
    ['nor does an IPv6 one', 'sip:[2001:db8::7]:5080;transport=tcp', ['TCP 2001:db8::7 5080']],
    ['sips to a number is TLS', 'sips:u@192.0.2.7', ['TLS 192.0.2.7 5061 192.0.2.7']],
    ['maddr is where it goes', 'sip:u@pbx.test;maddr=192.0.2.8', ['UDP 192.0.2.8 5060']],
    ['a port: only the address is asked for', 'sip:plain.test:5070', ['UDP 192.0.2.40 5070']],
    ['a port and TLS', 'sip:plain.test:5070;transport=tls', ['TLS 192.0.2.40 5070 plain.test']],
    ['a transport: its SRV', 'sip:pbx.test;transport=tls', tlsOf('pbx.test')],
    ['sips with transport=tcp is TLS', 'sips:pbx.test;transport=tcp', tlsOf('pbx.test')],
    ['sips by NAPTR', 'sips:pbx.test', tlsOf('pbx.test')],
    [
      'no NAPTR: every protocol that has SRV',
      'sip:carrier.test',
      ['UDP 192.0.2.30 5060', 'TLS 192.0.2.30 5061 carrier.test'],
    ],
    ['a transport without SRV: the address', 'sip:carrier.test;transport=tcp', ['TCP 192.0.2.39 5060']],
    ['neither NAPTR nor SRV', 'sip:plain.test', ['UDP 192.0.2.40 5060']],
  ])('%s', async (_, uri, peers) => {
    expect(await (await open(ZONE)).locate(uri)).toEqual(peers)
  })

  test('NAPTR by order, then SRV by priority, then every address: all of them to fail over to', async () => {
    expect(await (await open(ZONE)).locate('sip:u@PBX.test')).toEqual([
      'TCP 192.0.2.10 5061',
      'TCP 192.0.2.11 5061',
      'TCP 2001:db8::10 5061',
      'TCP 192.0.2.20 5062',
      ...tlsOf('pbx.test'),
    ])
  })

  test('what we cannot speak is not offered, nor an address of a family that we have not', async () => {
    const { locate } = await open(ZONE, { protocols: ['TLS'], families: [4] })
    expect(await locate('sip:pbx.test')).toEqual(tlsOf('pbx.test').filter((peer) => !peer.includes('::')))
  })

  test('the machine’s own names serve when the name server knows none', async () => {
    const lookup = async () => [{ address: '10.0.0.5', family: 4 }]
    const { locate } = await open({}, { lookup })
    expect(await locate('sip:centralita')).toEqual(['UDP 10.0.0.5 5060'])
  })

  function tlsOf(name: string): string[] {
    return ['192.0.2.10', '192.0.2.11', '2001:db8::10'].map((address) => `TLS ${address} 5071 ${name}`)
  }
})

describe('what failed is said', () => {
  test.each([
    ['tel:112', { reason: 'uri', message: 'only sip and sips can be located' }],
    ['sip:', { reason: 'uri', message: 'nothing after the scheme' }],
    ['sip:h;transport=ws', { reason: 'transport', message: 'the transport is not udp, tcp or tls' }],
    ['sips:h;transport=udp', { reason: 'transport', message: 'sips cannot go over UDP' }],
    ['sip:closed.test', { reason: 'dns', message: 'no such name' }],
  ])('%s', async (uri, error) => {
    const { locator } = await open(ZONE)
    await expect(locator.locate(uri)).rejects.toMatchObject({ name: 'LocateError', ...error })
  })

  test('no such name, no answer and a broken server are three things', async () => {
    const { server, locator, time } = await open({})
    const why = async (): Promise<LocateError> => {
      time.now += 10_000
      const error: unknown = await locator.locate('sip:gone.test').catch((thrown: unknown) => thrown)
      if (!(error instanceof LocateError)) throw error
      return error
    }
    const steps = (await why()).steps.map(({ query, name, outcome }) => `${query} ${name} ${outcome}`)
    expect(steps[0]).toBe('NAPTR gone.test none')
    expect(steps.at(-1)).toBe('address gone.test none')
    expect(steps).toHaveLength(5)
    server.mood = 'fails'
    expect((await why()).steps.at(-1)).toMatchObject({ outcome: 'failed', code: 'ESERVFAIL' })
    server.mood = 'silent'
    expect((await why()).steps.at(-1)).toMatchObject({ outcome: 'failed', code: 'ETIMEOUT' })
  })
})

describe('memory', () => {
  test('an answer is used again until its TTL is over; many calls at once ask once', async () => {
    const { server, locate, time } = await open({ 'plain.test': [a('192.0.2.40', 30)] })
    await Promise.all(Array.from({ length: 20 }, () => locate('sip:plain.test:5060')))
    const asked = () => server.asked.filter((question) => question === 'A plain.test').length
    expect(asked()).toBe(1)
    time.now = 29_000
    await locate('sip:plain.test:5060')
    expect(asked()).toBe(1)
    server.zone.set('plain.test', [a('192.0.2.41', 1_000_000)])
    time.now = 31_000
    expect(await locate('sip:plain.test:5060')).toEqual(['UDP 192.0.2.41 5060'])
    // A TTL of eleven days is capped at five minutes.
    server.zone.set('plain.test', [a('192.0.2.42')])
    time.now = 332_000
    expect(await locate('sip:plain.test:5060')).toEqual(['UDP 192.0.2.42 5060'])
  })

  test('with the name server gone, the old answer holds', async () => {
    const { server, locate, time } = await open(ZONE)
    const before = await locate('sip:carrier.test')
    server.mood = 'fails'
    time.now = 3_600_000
    expect(await locate('sip:carrier.test')).toEqual(before)
    server.mood = 'silent'
    time.now = 7_200_000
    expect(await locate('sip:carrier.test')).toEqual(before)
  })

  test('nothing found is asked again soon', async () => {
    const { server, locate, time } = await open({})
    await expect(locate('sip:new.test:5060')).rejects.toThrow('no such name')
    server.zone.set('new.test', [a('192.0.2.60')])
    time.now = 6_000
    expect(await locate('sip:new.test:5060')).toEqual(['UDP 192.0.2.60 5060'])
  })

  test('a peer that failed goes last for a while; when all failed, all are tried', async () => {
    const { locator, locate, time } = await open({ 'two.test': [a('192.0.2.1'), a('192.0.2.2')] })
    const uri = 'sip:two.test:5060'
    const [first, second] = await locator.locate(uri)
    if (!first || !second) throw new Error('two peers')
    const [one, two] = ['UDP 192.0.2.1 5060', 'UDP 192.0.2.2 5060']
    locator.failed(first)
    expect(await locate(uri)).toEqual([two, one])
    locator.failed(second)
    expect(await locate(uri)).toEqual([one, two])
    locator.worked(second)
    expect(await locate(uri)).toEqual([two, one])
    time.now = SHUNNED_MS
    expect(await locate(uri)).toEqual([one, two])
  })
})

describe('SRV by weight (RFC 2782)', () => {
  const record = fc.record({
    name: fc.constantFrom('a', 'b', 'c', 'd'),
    port: fc.nat(65_535),
    priority: fc.nat(3),
    weight: fc.oneof(fc.constant(0), fc.nat(65_535)),
  })

  test('all are kept, priorities rise', () => {
    fc.assert(
      fc.property(
        fc.array(record),
        fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
        (records, draws) => {
          const ordered = orderServers(records, () => draws.next().value ?? 0)
          expect(new Set(ordered)).toEqual(new Set(records))
          expect(ordered).toHaveLength(records.length)
          expect(ordered.map(({ priority }) => priority)).toEqual(
            records.map(({ priority }) => priority).sort((x, y) => x - y),
          )
        },
      ),
    )
  })

  test('a weight of 3 to 1 comes first in about three of four draws', () => {
    const records: SrvRecord[] = [
      { name: 'light', port: 1, priority: 0, weight: 1000 },
      { name: 'heavy', port: 1, priority: 0, weight: 3000 },
    ]
    const draws = Array.from({ length: 1000 }, (_, index) => orderServers(records, () => index / 1000)[0]?.name)
    expect(Math.abs(draws.filter((name) => name === 'heavy').length - 750)).toBeLessThan(5)
  })
})
