/** The line that a call is for, who calls, and where a dialled number goes. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SipRequest } from '../sip/message/message.ts'
import { parseMessage } from '../sip/message/parse.ts'
import { LineError, readLine } from '../storage/line.ts'
import { callerOf, isTrial, lineFor, ownUri, proxyUri, serverUri, targetUri } from './addressing.ts'
import { identitiesOf } from './recordingSession.ts'

const invite = (uri: string, ...extra: string[]): SipRequest => {
  const head = [
    `INVITE ${uri} SIP/2.0`,
    'Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1',
    'From: "Rosa" <sip:+56911111111@c.test>;tag=1',
    `To: <${uri}>`,
    'Call-ID: 1',
    'CSeq: 1 INVITE',
    ...extra,
  ]
  const read = parseMessage(Buffer.from(`${head.join('\r\n')}\r\n\r\n`), 'datagram')
  if (read.kind === 'bad' || read.value.kind !== 'request') throw new Error('bad')
  return read.value
}
const peer = (address: string) => ({ protocol: 'UDP', address, port: 5060 }) as const
const account = readLine({ id: 'mesa', name: 'M', kind: 'account', registrar: 'pbx.test', user: '1001' })
const other = readLine({ ...account, id: 'mesa-2', user: '1002' })
const trunk = readLine({ id: 'trunk', name: 'T', kind: 'trunk', registrar: 'sbc.test', allow: ['192.0.2.0/24'] })
const recorder = readLine({ id: 'srs', name: 'R', kind: 'recorder', allow: ['198.51.100.7'] })
const lines = [account, other, trunk, recorder]

test.each([
  ['sip:1002@10.0.0.1', '203.0.113.1', [], 'mesa-2'],
  ['sip:x@10.0.0.1;vigia-line=mesa', '203.0.113.1', [], 'mesa'],
  ['sip:112@10.0.0.1', '192.0.2.7', [], 'trunk'],
  ['urn:service:sos', '192.0.2.7', [], 'trunk'],
  ['sip:112@10.0.0.1', '203.0.113.1', [], undefined],
  ['sip:srs@10.0.0.1', '198.51.100.7', ['Require: siprec'], 'srs'],
  ['sip:srs@10.0.0.1', '198.51.100.7', ['Contact: <sip:c@h>;src'], 'srs'],
  ['sip:1001@10.0.0.1', '203.0.113.1', ['Require: siprec'], undefined],
])('%s from %s with %j is for %s', (uri, address, extra, id) => {
  expect(lineFor(invite(uri, ...extra), peer(address), lines)?.id).toBe(id)
})

test('a call that only tries the way is known from one that needs help', () => {
  const trial = (uri: string): boolean => isTrial({ invite: invite(uri) })
  expect(['urn:service:test.sos', 'urn:service:test.sos.fire', 'urn:service:sos', 'sip:112@h'].map(trial)).toEqual([
    true,
    true,
    false,
    false,
  ])
})

test('a recorder knows its dispatchers by its setting and by the accounts of this host', () => {
  const told = readLine({ ...recorder, agents: ['10*', '@desk.test'] })
  expect(identitiesOf(told, [account, other, trunk, told]).agents).toEqual(['10*', '@desk.test', '1001', '1002'])
  const error = (value: object): string => {
    try {
      return String(readLine(value))
    } catch (caught) {
      return caught instanceof LineError ? caught.field : 'another error'
    }
  }
  expect(error({ ...recorder, agents: ['a b'] })).toBe('agents.0')
  expect(error({ ...trunk, agents: ['1'] })).toBe('agents')
})

test('our own address is called at the registrar’s port', () => {
  expect(ownUri(readLine({ ...account, registrar: 'pbx.test:5070', transport: 'tls' }))).toBe(
    'sip:1001@pbx.test:5070;transport=tls',
  )
  expect(ownUri({ ...trunk, registrar: '192.0.2.1:5062' })).toBe('sip:192.0.2.1:5062')
})

test('a line that is off takes no calls', () => {
  expect(lineFor(invite('sip:1001@h'), peer('203.0.113.1'), [{ ...account, enabled: false }])).toBeUndefined()
})

test('who calls: the network’s word before the caller’s, nothing for the anonymous', () => {
  expect(callerOf(invite('sip:a@h'))).toEqual({ number: '+56911111111', name: 'Rosa' })
  expect(callerOf(invite('sip:a@h', 'P-Asserted-Identity: <tel:+5622>'))).toEqual({ number: '+5622', name: '' })
  expect(callerOf(invite('sip:a@h', 'P-Asserted-Identity: <sip:anonymous@anonymous.invalid>')).number).toBe('')
})

test('a dialled number goes through the line; a hash is escaped; what is no number is refused', () => {
  expect(targetUri('+56 2 2345-6789', account)).toBe('sip:+56223456789@pbx.test')
  expect(targetUri('#31#131', { ...account, transport: 'tls' })).toBe('sip:%2331%23131@pbx.test;transport=tls')
  expect(targetUri('sip:ana@h.test', account)).toBe('sip:ana@h.test')
  expect([targetUri('', account), targetUri('a b<', account), targetUri('sip:', account)]).toEqual([null, null, null])
  fc.assert(fc.property(fc.string(), (text) => void targetUri(text, account)))
})

test('registrars and proxies by their transport', () => {
  expect(serverUri(account)).toBe('sip:pbx.test;transport=udp')
  expect(serverUri({ registrar: '192.0.2.1:5070', transport: 'udp' })).toBe('sip:192.0.2.1:5070')
  expect(serverUri({ registrar: 'pbx.test', transport: 'tls' })).toBe('sip:pbx.test;transport=tls')
  expect(proxyUri({ proxy: 'edge.test', transport: 'tcp' })).toBe('sip:edge.test;transport=tcp;lr')
})
