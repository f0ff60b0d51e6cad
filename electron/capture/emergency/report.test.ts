import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CERTIFICATE, CERTIFICATE_KEY } from '../../engine/testing/certificate.ts'
import type { SipRequest } from '../../sip/message/message.ts'
import { parseMessage } from '../../sip/message/parse.ts'
import type { Sign } from '../source.ts'
import { FETCH_LIMITS, type ReferencePolicy } from './dereference.ts'
import { sample } from './fixtures/samples.ts'
import { policyOf, reportPlace } from './report.ts'

let server: Server
beforeAll(async () => {
  server = createServer({ cert: CERTIFICATE, key: CERTIFICATE_KEY }, (_, response) => response.end(sample('held')))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

function invite(geolocation: string, body: Uint8Array = new Uint8Array(0)): SipRequest {
  const head = [
    'INVITE urn:service:sos SIP/2.0',
    'Via: SIP/2.0/TCP 192.0.2.1;branch=z9hG4bK1',
    'From: <sip:+56912345678@carrier.example>;tag=1',
    'To: <urn:service:sos>',
    'Call-ID: 1@192.0.2.1',
    'CSeq: 1 INVITE',
    'Max-Forwards: 70',
    'Contact: <sip:c@192.0.2.1>',
    ...(geolocation === '' ? [] : [`Geolocation: ${geolocation}`]),
    ...(body.length > 0 ? ['Content-Type: application/pidf+xml', 'Content-ID: <loc@example.com>'] : []),
    `Content-Length: ${body.length}`,
    '',
    '',
  ].join('\r\n')
  const read = parseMessage(Buffer.concat([Buffer.from(head), body]), 'stream')
  if (read.kind === 'bad' || read.value.kind !== 'request') throw new Error('no request')
  return read.value
}

async function told(request: SipRequest, policy: ReferencePolicy): Promise<Sign[]> {
  const signs: Sign[] = []
  const now = (): number => Date.UTC(2026, 10, 20, 10, 2, 2)
  await reportPlace(request, (sign) => signs.push(sign), { now, language: 'es-CL', policy })
  return signs
}
const fetching = (): ReferencePolicy => ({
  kind: 'fetch',
  hosts: ['localhost'],
  ...FETCH_LIMITS,
  tls: { ca: CERTIFICATE },
})

test('a place by value is told at once with how large it is', async () => {
  const signs = await told(invite('<cid:loc@example.com>', sample('circle')), policyOf(null))
  expect(signs[0]).toMatchObject({ kind: 'fields', uncertaintyM: expect.closeTo(850.24, 1) })
  const fields = signs[0]?.kind === 'fields' ? signs[0].fields : []
  expect(fields.find(({ field }) => field === 'ubicacion_referencia')?.value).toContain('±851 m (67 %), OTDOA')
  expect(signs[1]).toMatchObject({ type: 'NetworkLocationLogEvent', data: { found: true, remark: null } })
})

test('a place by reference: asked of nobody by default, and the call says why', async () => {
  const signs = await told(invite('<https://localhost/held>'), policyOf(null))
  expect(signs.map(({ kind }) => kind)).toEqual(['event'])
  expect(signs[0]).toMatchObject({ data: { found: false, remark: expect.stringContaining('by reference') } })
})

test('a place by reference of a host that the room trusts is fetched and told', async () => {
  const { port } = server.address() as AddressInfo
  const signs = await told(invite(`<https://localhost:${port}/held>`), fetching())
  expect(signs.map(({ kind }) => kind)).toEqual(['fields', 'event'])
  const refused = await told(invite(`<https://127.0.0.1:${port}/held>`), fetching())
  expect(refused).toMatchObject([{ kind: 'event', data: { found: false, remark: expect.stringContaining('trusts') } }])
})

test('a pointer that cannot be followed is said; a call without any says nothing', async () => {
  expect(await told(invite('<sip:nobody>'), policyOf(null))).toMatchObject([{ kind: 'event', data: { found: false } }])
  expect(await told(invite(''), policyOf(null))).toEqual([])
})
