import { describe, expect, test } from 'vitest'
import type { SipMessage, SipRequest, SipResponse } from '../message/message.ts'
import { parseMessage } from '../message/parse.ts'
import { cancelOf, responseTo } from '../message/response.ts'
import { type Outgoing, serialize } from '../message/serialize.ts'
import { createTransactionLayer, type TransactionUser } from './layer.ts'
import type { ServerTransaction } from './transaction.ts'
import { TransactionStateError } from './transaction.ts'
import { createVirtualTime } from './virtualTime.double.ts'

function parse(bytes: Uint8Array): SipMessage {
  const parsed = parseMessage(bytes, 'datagram')
  if (parsed.kind === 'bad') throw new Error(parsed.why)
  return parsed.value
}
const out = (method: string, branch = ';branch=z9hG4bK1'): Outgoing => ({
  start: { kind: 'request', method, uri: 'sip:b@h' },
  headers: [
    ['via', `SIP/2.0/UDP a.h${branch}`],
    ['from', '<sip:a@h>;tag=f'],
    ['to', '<sip:b@h>'],
    ['call-id', 'c'],
    ['cseq', `7 ${method}`],
  ],
  body: new Uint8Array(0),
})
const request = (method: string, branch?: string): SipRequest => parse(serialize(out(method, branch))) as SipRequest
const reply = (to: Outgoing, status: number, tag = 't'): SipResponse =>
  parse(serialize(responseTo(parse(serialize(to)) as SipRequest, status, { toTag: tag }))) as SipResponse

/** One side with time of its own; `sent` are times and first lines of what went out. */
function side(reliable = false) {
  const time = createVirtualTime()
  const sent: [at: number, line: string][] = []
  const heard: string[] = []
  const held: { transaction?: ServerTransaction } = {}
  const wire = {
    reliable,
    send: (bytes: Uint8Array) => void sent.push([time.now(), Buffer.from(bytes).toString().split('\r\n', 1)[0] ?? '']),
  }
  const user: TransactionUser = {
    request(request, transaction) {
      heard.push(request.method)
      held.transaction = transaction
      return { failed: (failure) => heard.push(failure), terminated: () => heard.push('terminated') }
    },
    ack: () => heard.push('ACK'),
    strayAccept: () => heard.push('stray'),
  }
  const layer = createTransactionLayer(user, time.schedule)
  const call = (outgoing: Outgoing) =>
    layer.send(outgoing, wire, {
      response: ({ status }) => heard.push(String(status)),
      failed: (failure) => heard.push(failure),
      terminated: () => heard.push('terminated'),
    })
  return { time, sent, heard, held, wire, layer, call, times: () => sent.map(([at]) => at) }
}

describe('INVITE client (§17.1.1)', () => {
  test('UDP: sent at 0, .5, 1.5, 3.5, 7.5, 15.5, 31.5 s; given up at 32 s', () => {
    const { time, call, heard, times, layer } = side()
    call(out('INVITE'))
    time.advance(60_000)
    expect(times()).toEqual([0, 500, 1500, 3500, 7500, 15_500, 31_500])
    expect(heard).toEqual(['timeout', 'terminated'])
    expect([layer.count().clients, time.waiting()]).toEqual([0, 0])
  })

  test('TCP: sent once, given up at 32 s', () => {
    const { time, call, heard, times } = side(true)
    call(out('INVITE'))
    time.advance(32_000)
    expect([times(), heard]).toEqual([[0], ['timeout', 'terminated']])
  })

  test('a provisional response stops both: it may ring for an hour', () => {
    const { time, call, heard, times, layer, wire } = side()
    call(out('INVITE'))
    layer.receive(reply(out('INVITE'), 180), wire)
    time.advance(3_600_000)
    expect([times(), heard]).toEqual([[0], ['180']])
  })

  test('a refusal is acknowledged each time it comes and told once; D ends it', () => {
    const { time, call, heard, sent, layer, wire } = side()
    call(out('INVITE'))
    layer.receive(reply(out('INVITE'), 486), wire)
    time.advance(1000)
    layer.receive(reply(out('INVITE'), 486), wire)
    time.advance(31_000)
    expect(sent.map(([, line]) => line)).toEqual([
      'INVITE sip:b@h SIP/2.0',
      'ACK sip:b@h SIP/2.0',
      'ACK sip:b@h SIP/2.0',
    ])
    expect(heard).toEqual(['486', 'terminated'])
  })

  test('RFC 6026: every 2xx is handed up while M runs, then a 2xx is a stray', () => {
    const { time, call, heard, layer, wire } = side()
    call(out('INVITE'))
    layer.receive(reply(out('INVITE'), 200, 'one'), wire)
    layer.receive(reply(out('INVITE'), 200, 'two'), wire)
    time.advance(32_000)
    layer.receive(reply(out('INVITE'), 200, 'one'), wire)
    expect(heard).toEqual(['200', '200', 'terminated', 'stray'])
  })
})

describe('other clients (§17.1.2)', () => {
  test('UDP: doubling up to T2, eleven in all, given up at 32 s', () => {
    const { time, call, heard, times } = side()
    call(out('REGISTER'))
    time.advance(40_000)
    expect(times()).toEqual([0, 500, 1500, 3500, 7500, 11_500, 15_500, 19_500, 23_500, 27_500, 31_500])
    expect(heard).toEqual(['timeout', 'terminated'])
  })

  test('after a provisional response every T2; after the final one K takes in its copies', () => {
    const { time, call, heard, times, layer, wire } = side()
    call(out('REGISTER'))
    layer.receive(reply(out('REGISTER'), 100), wire)
    time.advance(9000)
    layer.receive(reply(out('REGISTER'), 200), wire)
    layer.receive(reply(out('REGISTER'), 200), wire)
    time.advance(4999)
    expect(layer.count().clients).toBe(1)
    time.advance(1)
    expect(times()).toEqual([0, 500, 4500, 8500])
    expect(heard).toEqual(['100', '200', 'terminated'])
  })

  test('a response to another branch or another method is nobody’s; two Vias are dropped', () => {
    const { call, heard, layer, wire } = side()
    call(out('OPTIONS'))
    layer.receive(reply(out('OPTIONS', ';branch=z9hG4bK2'), 200), wire)
    layer.receive(reply(out('REGISTER'), 200), wire)
    const two = { ...out('OPTIONS'), headers: [...out('OPTIONS').headers, ['via', 'SIP/2.0/UDP z'] as const] }
    layer.receive(reply(two, 200), wire)
    expect(heard).toEqual([])
  })

  test('a wire that breaks ends what uses it', () => {
    const { call, heard, layer, wire } = side(true)
    call(out('OPTIONS'))
    layer.wireFailed(wire)
    expect(heard).toEqual(['transport', 'terminated'])
  })
})

describe('INVITE server (§17.2.1)', () => {
  test('100 after 200 ms; an INVITE sent again gets the latest response', () => {
    const { time, sent, heard, layer, wire, held } = side()
    layer.receive(request('INVITE'), wire)
    time.advance(199)
    layer.receive(request('INVITE'), wire)
    expect(sent).toEqual([])
    time.advance(1)
    held.transaction?.respond(responseTo(request('INVITE'), 180))
    layer.receive(request('INVITE'), wire)
    expect(sent.map(([, line]) => line)).toEqual(['SIP/2.0 100 Trying', 'SIP/2.0 180 Ringing', 'SIP/2.0 180 Ringing'])
    expect(heard).toEqual(['INVITE'])
  })

  test('UDP: a refusal is sent again by G until the ACK; I ends it', () => {
    const { time, heard, times, layer, wire, held } = side()
    layer.receive(request('INVITE'), wire)
    held.transaction?.respond(responseTo(request('INVITE'), 486))
    time.advance(8000)
    expect(times()).toEqual([0, 500, 1500, 3500, 7500])
    layer.receive(request('ACK'), wire)
    time.advance(5000)
    expect(times()).toHaveLength(5)
    expect(heard).toEqual(['INVITE', 'terminated'])
  })

  test('without an ACK H tells of it after 32 s', () => {
    const { time, heard, layer, wire, held } = side(true)
    layer.receive(request('INVITE'), wire)
    held.transaction?.respond(responseTo(request('INVITE'), 603))
    time.advance(32_000)
    expect(heard).toEqual(['INVITE', 'timeout', 'terminated'])
  })

  test('RFC 6026: after a 2xx INVITEs are taken in, the 2xx may be sent again, L ends it', () => {
    const { time, sent, heard, layer, wire, held } = side()
    layer.receive(request('INVITE'), wire)
    held.transaction?.respond(responseTo(request('INVITE'), 200))
    layer.receive(request('INVITE'), wire)
    held.transaction?.respond(responseTo(request('INVITE'), 200))
    expect(() => held.transaction?.respond(responseTo(request('INVITE'), 486))).toThrow(TransactionStateError)
    layer.receive(request('ACK', ';branch=z9hG4bKother'), wire)
    time.advance(32_000)
    expect(sent).toHaveLength(2)
    expect(heard).toEqual(['INVITE', 'ACK', 'terminated'])
  })
})

describe('other servers and matching (§17.2.2, §17.2.3)', () => {
  test('taken in silently before a response, answered again after it, forgotten after J', () => {
    const { time, heard, sent, layer, wire, held } = side()
    layer.receive(request('BYE'), wire)
    layer.receive(request('BYE'), wire)
    held.transaction?.respond(responseTo(request('BYE'), 200))
    layer.receive(request('BYE'), wire)
    expect([heard, sent.length]).toEqual([['BYE'], 2])
    time.advance(32_000)
    expect([heard, layer.count().servers]).toEqual([['BYE', 'terminated'], 0])
  })

  test('a CANCEL is a transaction of its own and finds its INVITE', () => {
    const { heard, layer, wire, held } = side()
    layer.receive(request('INVITE'), wire)
    const invite = held.transaction
    const cancel = parse(serialize(cancelOf(out('INVITE')))) as SipRequest
    layer.receive(cancel, wire)
    expect(heard).toEqual(['INVITE', 'CANCEL'])
    expect(layer.cancelled(cancel)).toBe(invite)
    expect(layer.cancelled(request('CANCEL', ';branch=z9hG4bK9'))).toBeNull()
  })

  test('peers of RFC 2543 are known by the rest of the message; the same branch of another host is another call', () => {
    const { heard, layer, wire, held } = side()
    layer.receive(request('INVITE', ''), wire)
    layer.receive(request('INVITE', ''), wire)
    held.transaction?.respond(responseTo(request('INVITE', ''), 486))
    layer.receive(request('ACK', ''), wire)
    expect(held.transaction?.state()).toBe('confirmed')
    layer.receive(request('INVITE', ':9;branch=z9hG4bK1'), wire)
    layer.receive(request('INVITE'), wire)
    expect(heard).toEqual(['INVITE', 'INVITE', 'INVITE'])
  })
})

test('30 % loss both ways: a hundred calls and their refusals all come through', () => {
  let seed = 7
  const lost = (): boolean => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
    return seed / 2 ** 31 < 0.3
  }
  const time = createVirtualTime()
  let answered = 0
  let acknowledged = 0
  const carry = (to: () => (message: SipMessage) => void) => ({
    reliable: false,
    send: (bytes: Uint8Array) => void (lost() || time.schedule(10, () => to()(parse(bytes)))),
  })
  const toServer = carry(() => (message) => server.receive(message, toClient))
  const toClient = carry(() => (message) => client.receive(message, toServer))
  const nobody: TransactionUser = { request: () => ({}), ack: () => undefined, strayAccept: () => undefined }
  const client = createTransactionLayer(nobody, time.schedule)
  const server = createTransactionLayer(
    {
      ...nobody,
      request(request, transaction) {
        transaction.respond(responseTo(request, 486, { toTag: 'x' }))
        return { failed: () => acknowledged-- }
      },
    },
    time.schedule,
  )

  for (let call = 0; call < 100; call++) {
    client.send(out('INVITE', `;branch=z9hG4bK-${call}`), toServer, { response: () => answered++ })
    acknowledged++
  }
  time.advance(120_000)

  expect([answered, acknowledged]).toEqual([100, 100])
  expect([client.count(), server.count(), time.waiting()]).toEqual([
    { clients: 0, servers: 0 },
    { clients: 0, servers: 0 },
    0,
  ])
})
