import { describe, expect, test } from 'vitest'
import type { HeaderLine, SipMessage, SipRequest, SipResponse } from '../message/message.ts'
import { parseMessage } from '../message/parse.ts'
import { responseTo } from '../message/response.ts'
import { type Outgoing, serialize } from '../message/serialize.ts'
import { answeringDialog, callingDialog, dialogKey } from './dialog.ts'

const VIA: HeaderLine = ['via', 'SIP/2.0/UDP h;branch=z9hG4bK1']

function parse(outgoing: Outgoing): SipMessage {
  const parsed = parseMessage(serialize(outgoing), 'datagram')
  if (parsed.kind === 'bad') throw new Error(parsed.why)
  expect(parsed.value.problems).toEqual([])
  return parsed.value
}
const INVITE: Outgoing = {
  start: { kind: 'request', method: 'INVITE', uri: 'sip:bob@b.test' },
  headers: [
    VIA,
    ['record-route', '<sip:p2.test;lr>, <sip:p1.test;lr;x=1>'],
    ['from', '"Ana" <sip:ana@a.test>;tag=a'],
    ['to', '<sip:bob@b.test>'],
    ['call-id', 'c1'],
    ['cseq', '41 INVITE'],
    ['contact', '<sip:ana@192.0.2.1:5062;transport=tcp>'],
  ],
  body: new Uint8Array(0),
}
const invite = parse(INVITE) as SipRequest
const accept = (
  status = 200,
  contact = '<sip:bob@192.0.2.2>',
  routes = '<sip:p2.test;lr>, <sip:p1.test;lr;x=1>',
): SipResponse => {
  const headers: HeaderLine[] = [
    ['contact', contact],
    ['record-route', routes],
  ]
  return parse(responseTo(invite, status, { toTag: 'b', headers })) as SipResponse
}
const lines = ({ headers }: Outgoing, name: string): string[] =>
  headers.filter(([key]) => key === name).map(([, value]) => value)

function both() {
  const [called, caller] = [answeringDialog(invite, 'b', 'confirmed'), callingDialog(INVITE, accept())]
  if (!called || !caller) throw new Error('no dialog')
  return { called, caller }
}

test('both sides know the dialog of each other’s requests and responses (§12)', () => {
  const { called, caller } = both()
  const bye = parse(caller.request('BYE', { headers: [VIA] }))
  const info = parse(called.request('INFO', { headers: [VIA] }))
  expect([dialogKey(bye), dialogKey(info)]).toEqual([called.key, caller.key])
  expect(dialogKey(accept())).toBe(caller.key)
  expect(dialogKey(invite)).toBeNull()
})

test('an early dialog keeps its route through the 2xx of a PRACK; the 2xx of the INVITE confirms (§12.3)', () => {
  const caller = callingDialog(INVITE, accept(180))
  if (!caller) throw new Error('no dialog')
  const prack = parse(caller.request('PRACK', { headers: [VIA] })) as SipRequest
  caller.answered(parse(responseTo(prack, 200)) as SipResponse)
  expect([caller.state(), caller.nextHop()]).toEqual(['early', 'sip:p1.test;lr;x=1'])
  caller.answered(accept(200, '<sip:bob@192.0.2.3>', '<sip:p9.test;lr>'))
  expect([caller.state(), caller.nextHop(), caller.target()]).toEqual([
    'confirmed',
    'sip:p9.test;lr',
    'sip:bob@192.0.2.3',
  ])
})

describe('requests within (§12.2.1.1)', () => {
  test('target, route set in its two orders, identities and numbers', () => {
    const { called, caller } = both()
    const bye = caller.request('BYE', { headers: [VIA] })
    expect(bye.start).toMatchObject({ uri: 'sip:bob@192.0.2.2' })
    expect(lines(bye, 'route')).toEqual(['<sip:p1.test;lr;x=1>', '<sip:p2.test;lr>'])
    expect([lines(bye, 'cseq'), lines(bye, 'to')]).toEqual([['42 BYE'], ['<sip:bob@b.test>;tag=b']])
    const info = called.request('INFO', { headers: [VIA] })
    expect(info.start).toMatchObject({ uri: 'sip:ana@192.0.2.1:5062;transport=tcp' })
    expect(lines(info, 'route')).toEqual(['<sip:p2.test;lr>', '<sip:p1.test;lr;x=1>'])
    expect(called.nextHop()).toBe('sip:p2.test;lr')
  })

  test('the ACK of a 2xx has the number of its INVITE, and the next request the one after', () => {
    const { caller } = both()
    expect(lines(caller.request('ACK', { headers: [VIA], cseq: 41 }), 'cseq')).toEqual(['41 ACK'])
    expect(lines(caller.request('BYE', { headers: [VIA] }), 'cseq')).toEqual(['42 BYE'])
  })

  test('a strict router takes the Request-URI, the target goes last', () => {
    const caller = callingDialog(INVITE, accept(200, '<sip:bob@192.0.2.2>', '<sip:p2.test;lr>, <sip:old.test>'))
    const bye = caller?.request('BYE', { headers: [VIA] })
    expect(bye?.start).toMatchObject({ uri: 'sip:old.test' })
    expect(bye && lines(bye, 'route')).toEqual(['<sip:p2.test;lr>', '<sip:bob@192.0.2.2>'])
  })
})

test('a number below the last is late; a re-INVITE moves the target, an INFO does not (§12.2.2)', () => {
  const { called } = both()
  const from = (method: string, number: number, contact: string): SipRequest => {
    const headers = INVITE.headers.map(([name, value]): HeaderLine => {
      if (name === 'cseq') return ['cseq', `${number} ${method}`]
      return name === 'contact' ? ['contact', contact] : [name, value]
    })
    return parse({ ...INVITE, start: { kind: 'request', method, uri: 'sip:bob@192.0.2.2' }, headers }) as SipRequest
  }
  expect(called.received(from('INFO', 40, '<sip:x@x>'))).toBe('late')
  expect(called.received(from('INFO', 42, '<sip:x@x>'))).toBe('new')
  expect(called.request('INFO', { headers: [] }).start).toMatchObject({ uri: 'sip:ana@192.0.2.1:5062;transport=tcp' })
  expect(called.received(from('INVITE', 43, '<sip:new@192.0.2.9>'))).toBe('new')
  expect(called.request('INFO', { headers: [] }).start).toMatchObject({ uri: 'sip:new@192.0.2.9' })
})

test('early until a 2xx, which may bring another target and route; a 100 makes no dialog', () => {
  expect(callingDialog(INVITE, accept(100))).toBeNull()
  const dialog = callingDialog(INVITE, accept(180))
  expect(dialog?.state()).toBe('early')
  dialog?.answered(accept(200, '<sip:bob@192.0.2.77>', '<sip:p3.test;lr>'))
  expect([dialog?.state(), dialog?.nextHop()]).toEqual(['confirmed', 'sip:p3.test;lr'])
  expect(dialog?.request('BYE', { headers: [] }).start).toMatchObject({ uri: 'sip:bob@192.0.2.77' })
  dialog?.end()
  expect(dialog?.state()).toBe('ended')
})
