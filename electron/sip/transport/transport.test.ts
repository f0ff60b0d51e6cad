import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { headerOf, type SipMessage, type SipRequest } from '../message/message.ts'
import { parseMessage } from '../message/parse.ts'
import { responseTo } from '../message/response.ts'
import { serialize } from '../message/serialize.ts'
import { schedule } from '../transaction/timers.ts'
import type { Wire } from '../transaction/transaction.ts'
import { type Endpoint, type EndpointOptions, openEndpoint } from './endpoint.ts'
import { createFramer, type Framed } from './framer.ts'
import { createGate } from './gate.ts'
import { answerPort, markReceived, type Protocol } from './peer.ts'

const text = (via: string, body = ''): string =>
  `OPTIONS sip:b@h SIP/2.0\r\nVia: ${via}\r\nFrom: <sip:a@h>;tag=1\r\nTo: <sip:b@h>\r\nCall-ID: c\r\nCSeq: 1 OPTIONS\r\nl: ${body.length}\r\n\r\n${body}`
const request = (via: string): SipRequest => {
  const parsed = parseMessage(Buffer.from(text(via)), 'datagram')
  if (parsed.kind === 'bad' || parsed.value.kind !== 'request') throw new Error('not a request')
  return parsed.value
}

describe('framing (§18.3)', () => {
  test('however the stream is cut, the same messages come out', () => {
    const whole = Buffer.from(
      `${text('SIP/2.0/TCP h', 'ñandú')}\r\n\r\n${text('SIP/2.0/TCP h', 'b')}\r\n${text('SIP/2.0/TCP h')}`,
      'latin1',
    )
    fc.assert(
      fc.property(fc.array(fc.nat(whole.length)), (cuts) => {
        const framer = createFramer()
        const framed: Framed[] = []
        const places = [0, ...cuts.sort((a, b) => a - b), whole.length]
        for (const [index, at] of places.entries()) framed.push(...framer.push(whole.subarray(at, places[index + 1])))
        const messages = framed.flatMap((one) => (one.kind === 'message' ? [Buffer.from(one.bytes).length] : []))
        expect(messages).toEqual(
          [text('', 'ñandú'), text('', 'b'), text('')].map((one) => one.length + 'SIP/2.0/TCP h'.length),
        )
      }),
    )
  })

  test('a ping and a pong between messages', () => {
    expect(
      createFramer()
        .push(Buffer.from('\r\n\r\n'))
        .map(({ kind }) => kind),
    ).toEqual(['ping'])
    expect(
      createFramer()
        .push(Buffer.from('\r\n'))
        .map(({ kind }) => kind),
    ).toEqual(['pong'])
  })

  test.each([
    ['no length', 'OPTIONS sip:h SIP/2.0\r\nX: 1\r\n\r\n'],
    ['a length that is no number', 'OPTIONS sip:h SIP/2.0\r\nContent-Length: -1\r\n\r\n'],
    ['two lengths', 'OPTIONS sip:h SIP/2.0\r\nContent-Length: 1\r\nl: 2\r\n\r\n'],
    ['a body of a gigabyte', 'OPTIONS sip:h SIP/2.0\r\nContent-Length: 999999999\r\n\r\n'],
    ['headers without end', 'x'.repeat(70_000)],
  ])('%s breaks the stream, and nothing more is read', (_, bytes) => {
    const framer = createFramer()
    expect(framer.push(Buffer.from(bytes)).map(({ kind }) => kind)).toEqual(['broken'])
    expect(framer.push(Buffer.from(text('SIP/2.0/TCP h')))).toEqual([])
  })
})

describe('where an answer goes (§18.2, RFC 3581)', () => {
  const from = { address: '192.0.2.9', port: 4321 }

  test.each([
    ['SIP/2.0/UDP 192.0.2.9:5062;branch=z9hG4bKx', 'SIP/2.0/UDP 192.0.2.9:5062;branch=z9hG4bKx', 5062],
    ['SIP/2.0/UDP 10.0.0.1', 'SIP/2.0/UDP 10.0.0.1;received=192.0.2.9', 5060],
    ['SIP/2.0/UDP 192.0.2.9;rport', 'SIP/2.0/UDP 192.0.2.9;rport=4321;received=192.0.2.9', 4321],
    ['SIP/2.0/UDP a.example;received=6.6.6.6', 'SIP/2.0/UDP a.example;received=192.0.2.9', 5060],
  ])('%s', (via, marked, port) => {
    const read = markReceived(request(via), from)
    expect([headerOf(read, 'via'), answerPort(read, from)]).toEqual([marked, port])
  })
})

describe('the gate', () => {
  test('strangers are not admitted; who is known, as often as agreed', () => {
    const gate = createGate({ allow: ['192.0.2.0/24', '2001:db8::1'], perSecond: 5 })
    expect(['192.0.3.1', '2001:db8::2', 'nonsense'].some((address) => gate.admits(address, 0))).toBe(false)
    expect(gate.admits('2001:db8::1', 0)).toBe(true)
    const burst = Array.from({ length: 20 }, () => gate.admits('192.0.2.1', 0))
    expect(burst.filter(Boolean)).toHaveLength(10)
    expect([gate.admits('192.0.2.1', 1000), gate.admits('192.0.2.2', 0)]).toEqual([true, true])
  })

  test('a rule that is no address is an error, not an open door', () => {
    for (const rule of ['example.com', '10.0.0.0/33', '10.0.0.0/x', '']) {
      expect(() => createGate({ allow: [rule], perSecond: 5 })).toThrow(RangeError)
    }
  })
})

/** ms; for a machine with other things to do. */
const PATIENCE = { timeout: 15_000 }
const opened: { close(): Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()))
})

type Heard = { message: SipMessage; wire: Wire; port: number }

/** An endpoint that answers OPTIONS with 200; `next` waits for what comes. */
async function open(more: Partial<EndpointOptions> = {}) {
  const heard: Heard[] = []
  const dropped: string[] = []
  const failed: Wire[] = []
  const waiting: ((heard: Heard) => void)[] = []
  const gate = createGate({ allow: ['127.0.0.1'], perSecond: 1000 })
  const endpoint: Endpoint = await openEndpoint(
    { address: '127.0.0.1', gate, schedule, now: () => 0, ...more },
    {
      message(message, wire, { port }) {
        if (message.kind === 'request') wire.send(serialize(responseTo(message, 200, { toTag: 'x' })))
        const one = { message, wire, port }
        const wake = waiting.shift()
        if (wake) wake(one)
        else heard.push(one)
      },
      wireFailed: (wire) => failed.push(wire),
      dropped: (why) => dropped.push(why),
    },
  )
  opened.push(endpoint)
  const next = (): Promise<Heard> => {
    const one = heard.shift()
    return one ? Promise.resolve(one) : new Promise((resolve) => waiting.push(resolve))
  }
  const port = (protocol: Protocol): number => endpoint.local(protocol)?.port ?? 0
  return { endpoint, next, port, dropped, failed }
}

async function ask(from: Awaited<ReturnType<typeof open>>, protocol: Protocol, port: number): Promise<SipMessage> {
  from.endpoint
    .wireTo({ protocol, address: '127.0.0.1', port })
    .send(Buffer.from(text(`SIP/2.0/${protocol} 127.0.0.1:9;rport;branch=z9hG4bKq`)))
  return (await from.next()).message
}

describe('on the wire', () => {
  test('UDP: the answer finds the port the request came from', async () => {
    const [server, client] = [await open({ udp: 0 }), await open({ udp: 0 })]
    expect(await ask(client, 'UDP', server.port('UDP'))).toMatchObject({ kind: 'response', status: 200 })
  })

  test('TCP: one connection serves every request, and the server’s own requests too', async () => {
    const [server, client] = [await open({ tcp: 0 }), await open()]
    await ask(client, 'TCP', server.port('TCP'))
    await ask(client, 'TCP', server.port('TCP'))
    const [first, second] = [await server.next(), await server.next()]
    expect(second.port).toBe(first.port)
    server.endpoint
      .wireTo({ protocol: 'TCP', address: '127.0.0.1', port: first.port })
      .send(Buffer.from(text('SIP/2.0/TCP 127.0.0.1')))
    expect((await client.next()).message.kind).toBe('request')
  })

  test('TCP: a ping is answered; bytes that cannot be cut end the connection', async () => {
    const server = await open({ tcp: 0 })
    const socket: Socket = connect(server.port('TCP'), '127.0.0.1')
    socket.write('\r\n\r\n')
    const pong = await new Promise<Buffer>((resolve) => socket.once('data', resolve))
    expect(pong.toString()).toBe('\r\n')
    socket.write('GET / HTTP/1.1\r\nHost: h\r\n\r\n')
    await new Promise((resolve) => socket.once('close', resolve))
    expect(server.dropped).toEqual(['this is no SIP'])
  })

  test('TCP: nobody there any more', async () => {
    const [server, client] = [await open({ tcp: 0 }), await open()]
    const port = server.port('TCP')
    await ask(client, 'TCP', port)
    const wire = client.endpoint.wireTo({ protocol: 'TCP', address: '127.0.0.1', port })
    await server.endpoint.close()
    await expect.poll(() => client.failed, PATIENCE).toEqual([wire])
    const dead = client.endpoint.wireTo({ protocol: 'TCP', address: '127.0.0.1', port })
    dead.send(Buffer.from(text('SIP/2.0/TCP h')))
    await expect.poll(() => client.failed, PATIENCE).toEqual([wire, dead])
  })

  test('a stranger gets no answer', async () => {
    const closed = createGate({ allow: ['192.0.2.1'], perSecond: 1000 })
    const [server, client] = [await open({ udp: 0, tcp: 0, gate: closed }), await open({ udp: 0 })]
    const wire = client.endpoint.wireTo({ protocol: 'TCP', address: '127.0.0.1', port: server.port('TCP') })
    wire.send(Buffer.from(text('SIP/2.0/TCP h')))
    await expect.poll(() => client.failed, PATIENCE).toEqual([wire])
  })

  test('a port that is taken is an error, and nothing stays open', async () => {
    const server = await open({ tcp: 0 })
    await expect(open({ udp: 0, tcp: server.port('TCP') })).rejects.toThrow('EADDRINUSE')
  })
})

function certificate(): { key: Buffer; cert: Buffer } | null {
  const folder = mkdtempSync(join(tmpdir(), 'sip-tls-'))
  try {
    const [key, cert] = [join(folder, 'key'), join(folder, 'cert')]
    const made = [
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-days',
      '2',
      '-subj',
      '/CN=pbx.test',
    ]
    execFileSync(
      'openssl',
      ['req', '-x509', ...made, '-addext', 'subjectAltName=DNS:pbx.test', '-keyout', key, '-out', cert],
      { stdio: 'ignore' },
    )
    return { key: readFileSync(key), cert: readFileSync(cert) }
  } catch {
    return null
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const pair = certificate()
test.skipIf(!pair)('TLS: a certificate we trust carries, one we do not is refused', async () => {
  const server = await open({ tls: { port: 0, options: pair ?? {} } })
  const peer = { protocol: 'TLS' as const, address: '127.0.0.1', port: server.port('TLS'), servername: 'pbx.test' }
  const trusting = await open({ dialTls: { ca: pair?.cert } })
  const via = Buffer.from(text('SIP/2.0/TLS 127.0.0.1;branch=z9hG4bKt'))
  trusting.endpoint.wireTo(peer).send(via)
  expect((await trusting.next()).message).toMatchObject({ kind: 'response', status: 200 })

  for (const [dialTls, servername] of [
    [{}, 'pbx.test'],
    [{ ca: pair?.cert }, 'other.test'],
  ] as const) {
    const wary = await open({ dialTls })
    const wire = wary.endpoint.wireTo({ ...peer, servername })
    wire.send(via)
    await expect.poll(() => wary.failed, PATIENCE).toEqual([wire])
  }
})
