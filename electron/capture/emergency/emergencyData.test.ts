import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SipRequest } from '../../sip/message/message.ts'
import { parseMessage } from '../../sip/message/parse.ts'
import { decodeName } from './caller.ts'
import { isEmergency, readEmergency } from './emergencyData.ts'
import { additionalSamples, sample } from './fixtures/samples.ts'
import { sourceFields, toIncident } from './incident.ts'
import { readService } from './serviceUrn.ts'

type Part = { readonly type: string; readonly id?: string; readonly bytes: Uint8Array; readonly encoding?: string }

/** An INVITE of an emergency call as it comes from the network. */
function invite(headers: readonly string[], parts: readonly Part[] = [], uri = 'urn:service:sos'): SipRequest {
  const pieces = parts.flatMap(({ type, id, bytes, encoding }) => [
    Buffer.from(
      [
        '--b1',
        `Content-Type: ${type}`,
        ...(id ? [`Content-ID: <${id}>`] : []),
        ...(encoding ? [`Content-Transfer-Encoding: ${encoding}`] : []),
        '',
        '',
      ].join('\r\n'),
    ),
    bytes,
    Buffer.from('\r\n'),
  ])
  const body = parts.length === 0 ? Buffer.alloc(0) : Buffer.concat([...pieces, Buffer.from('--b1--\r\n')])
  const own = (name: string, line: string): string[] => (headers.some((one) => one.startsWith(name)) ? [] : [line])
  const head = [
    `INVITE ${uri} SIP/2.0`,
    'Via: SIP/2.0/TCP 192.0.2.1;branch=z9hG4bK1',
    ...own('From', 'From: <sip:+56912345678@carrier.example;user=phone>;tag=1'),
    'To: <urn:service:sos>',
    'Call-ID: 1@192.0.2.1',
    'CSeq: 1 INVITE',
    'Max-Forwards: 70',
    'Contact: <sip:c@192.0.2.1>',
    ...headers,
    ...(parts.length > 0 ? ['Content-Type: multipart/mixed; boundary=b1'] : []),
    `Content-Length: ${body.length}`,
    '',
    '',
  ].join('\r\n')
  const read = parseMessage(Buffer.concat([Buffer.from(head), body]), 'stream')
  if (read.kind === 'bad' || read.value.kind !== 'request') throw new Error('no request')
  return read.value
}
const pidf = (name: string, id = 'loc@example.com'): Part => ({ type: 'application/pidf+xml', id, bytes: sample(name) })
const NOW = Date.UTC(2026, 10, 20, 10, 2, 2)
const incidentOf = (request: SipRequest, language: 'es' | 'en' = 'es') =>
  toIncident(readEmergency(request), { now: NOW, language })

describe('which help (RFC 5031, 6881)', () => {
  test.each([
    ['urn:service:sos', { kind: 'sos', help: null, test: false }],
    ['urn:service:sos.ambulance', { kind: 'sos', help: 'ambulance', test: false }],
    ['URN:service:SOS.Fire', { kind: 'sos', help: 'fire', test: false }],
    ['urn:service:sos.ecall.automatic', { kind: 'sos', help: 'ecall.automatic', test: false }],
    ['urn:service:test.sos', { kind: 'sos', help: null, test: true }],
    ['urn:service:test.sos.police', { kind: 'sos', help: 'police', test: true }],
    ['urn:nena:service:sos', { kind: 'sos', help: null, test: false }],
    ['urn:service:counseling', { kind: 'none' }],
    ['urn:service:sosx', { kind: 'none' }],
    ['sip:112@example.com', { kind: 'none' }],
  ])('%s', (uri, service) => expect(readService(uri)).toMatchObject(service))

  test('behind a proxy that rewrote the Request-URI, To still says it', () => {
    expect(readEmergency(invite([], [], 'sip:room@vigia.example')).service).toMatchObject({ kind: 'sos' })
  })
})

describe('who calls', () => {
  test('an asserted identity goes before From; the number from tel, the name from whoever has one', () => {
    const request = invite([
      'From: "Íñigo Núñez" <sip:anonymous@anonymous.invalid>;tag=1',
      'P-Asserted-Identity: "=?utf-8?Q?I=C3=B1igo?=" <sip:line7@carrier.example>, <tel:+56-9-1234-5678>',
      'Privacy: id',
    ])
    expect(readEmergency(request).caller).toEqual({
      number: '+56912345678',
      name: 'Iñigo',
      uri: 'sip:line7@carrier.example',
      by: 'asserted',
      privacy: true,
      attestation: null,
    })
  })

  test.each([
    ['<sip:anonymous@anonymous.invalid>;tag=1', { number: null, name: null, by: 'nobody' }],
    ['"+56 9 1234 5678" <sip:+56912345678@c.example>;tag=1', { number: '+56912345678', name: null, by: 'claimed' }],
    ['"Ana" <sip:ana@c.example>;tag=1', { number: null, name: 'Ana', by: 'claimed' }],
    ['<sip:%2B56912345678@c.example>;tag=1', { number: '+56912345678' }],
  ])('From: %s', (from, caller) => {
    expect(readEmergency(invite([`From: ${from}`])).caller).toMatchObject(caller)
  })

  test('what the network says of the number: verstat, or the claim of a PASSporT', () => {
    expect(
      readEmergency(invite(['P-Asserted-Identity: <sip:+569@c.example;verstat=TN-Validation-Passed>'])).caller
        .attestation,
    ).toBe('TN-Validation-Passed')
    const claim = Buffer.from('{"attest":"A","orig":{"tn":"569"}}').toString('base64url')
    expect(readEmergency(invite([`Identity: e30.${claim}.sig;info=<https://c.example/x>`])).caller.attestation).toBe(
      'A (not verified here)',
    )
  })

  test('encoded words of any text never throw', () => {
    expect(decodeName('=?ISO-8859-1?Q?Nu=F1ez?= =?utf-8?B?w43DsWlnbw==?=')).toBe('NuñezÍñigo')
    expect(decodeName('=?nope?Q?x?=')).toBe('=?nope?Q?x?=')
    fc.assert(fc.property(fc.string(), (text) => decodeName(text).length <= 128))
  })
})

describe('where (RFC 6442)', () => {
  test('by value: the part that the header points to, with its uncertainty and its proof', () => {
    const request = invite(
      ['Geolocation: <cid:loc%40example.com>', 'Geolocation-Routing: yes'],
      [{ type: 'application/sdp', bytes: Buffer.from('v=0\r\n') }, pidf('compound')],
    )
    const data = readEmergency(request)
    expect([data.locations.map(({ kind }) => kind), data.routing, isEmergency(data)]).toEqual([['value'], true, true])
    const { location, test: isTest } = incidentOf(request)
    expect(isTest).toBe(false)
    expect(location).toMatchObject({
      source: 'network location',
      evidence: 'PIDF-LO circle and civic address, ±30 m, method GPS, 10:01:02Z',
      position: { latitude: -33.4372, longitude: -70.6506, uncertaintyM: 30, confidence: 95 },
      ageMs: 60_000,
    })
    expect(location?.fields).toEqual([
      { field: 'ubicacion_detalle', value: 'piso 2' },
      { field: 'google_maps_url', value: 'https://www.google.com/maps/search/?api=1&query=-33.4372,-70.6506' },
    ])
    const proof = { confidence: 0.95, quote: 'PIDF-LO circle and civic address, ±30 m, method GPS, 10:01:02Z' }
    const fields = sourceFields(incidentOf(request), 'es')
    expect(fields[0]).toEqual({ field: 'ubicacion_detalle', value: 'piso 2', ...proof })
    const place = 'posición -33.4372, -70.6506 ±30 m (95 %), GPS'
    expect(fields.at(-1)).toEqual({ field: 'ubicacion_referencia', value: place, ...proof })
  })

  test('a civic address of Chile as a dispatcher writes it', () => {
    const { location } = incidentOf(invite(['Geolocation: <cid:loc@example.com>'], [pidf('civicChile')]))
    expect(Object.fromEntries(location?.fields.map(({ field, value }) => [field, value]) ?? [])).toEqual({
      direccion: 'Avenida Irarrázaval',
      numero: '3200',
      comuna: 'Ñuñoa',
      depto: '501',
      ubicacion_referencia: 'Clínica Los Álamos, frente al metro Ñuñoa',
      ubicacion_detalle: 'número B, edificio Torre Norte, piso 5, entrada por el portón azul',
    })
    expect(location?.position).toBeNull()
  })

  test('a milepost and a pole on a road, in English', () => {
    const { location } = incidentOf(invite([], [pidf('civicExtended')]), 'en')
    expect(location?.fields).toEqual([
      { field: 'direccion', value: 'I5' },
      { field: 'comuna', value: 'Sacramento' },
      { field: 'ubicacion_referencia', value: 'milepost 248, pole 22-109-689' },
    ])
  })

  test('several documents: the header’s order, and none is thrown away', () => {
    const { location, alternatives } = incidentOf(
      invite(
        ['Geolocation: <cid:b@x>, <cid:a@x>'],
        [pidf('point', 'a@x'), pidf('several', 'b@x'), pidf('circle', 'unnamed@x')],
      ),
    )
    expect(location?.position?.latitude).toBe(3)
    expect(alternatives.map(({ position }) => position?.latitude)).toEqual([2, 1, -33.4372, 42.5463])
  })

  test('by reference: listed with the reason why it was not fetched', () => {
    const request = invite(['Geolocation: <https://lis.example.com/357yc6s64ceyoiuy5ax3o>, <sip:loc@p.example>'])
    expect(readEmergency(request).locations.map((one) => one.kind === 'reference' && one.scheme)).toEqual([
      'https',
      'sip',
    ])
    expect(incidentOf(request)).toMatchObject({
      location: null,
      remarks: [
        'https location by reference: not fetched, the policy of this room does not allow it',
        'sip location by reference: not fetched, the policy of this room does not allow it',
      ],
    })
  })

  test('a cid without its part, a header that is none, a document that is none: told, and the call goes on', () => {
    const request = invite(
      ['Geolocation: <cid:gone@x>, nonsense'],
      [{ ...pidf('circle'), bytes: Buffer.from('<x/>') }, pidf('point', 'p@x')],
    )
    expect(
      readEmergency(request).locations.map((one) =>
        one.kind === 'value' ? 'value' : one.kind === 'broken' && one.why,
      ),
    ).toEqual([
      'the message has no part of that Content-ID',
      'a Geolocation header that is no address',
      'the location document cannot be used',
      'value',
    ])
  })

  test('a document in base64, and the only one when its Content-ID was forgotten', () => {
    const { id: _, ...bare } = pidf('circle')
    const bytes = Buffer.from(Buffer.from(bare.bytes).toString('base64').replace(/.{76}/g, '$&\r\n'))
    const data = readEmergency(invite(['Geolocation: <cid:whatever@x>'], [{ ...bare, bytes, encoding: 'base64' }]))
    expect(data.locations.map(({ kind }) => kind)).toEqual(['value'])
  })

  test('a test call shows where it is and fills no field', () => {
    const request = invite([], [pidf('circle')], 'urn:service:test.sos')
    expect(incidentOf(request)).toMatchObject({ test: true, location: { method: 'OTDOA' } })
    expect(sourceFields(incidentOf(request), 'es')).toEqual([])
  })

  test.each([
    ['point', 'PIDF-LO point, method GPS, 10:01:02Z'],
    ['circle', 'PIDF-LO circle, ±851 m, confidence 67 %, method OTDOA, 10:01:02Z'],
    ['ellipse', 'PIDF-LO ellipse, ±1275 m, method Device-Assisted_A-GPS, 10:01:02Z'],
    ['polygonList', 'PIDF-LO polygon, ±73 m, method Wiremap, 10:01:02Z'],
    ['rfc4119', 'PIDF-LO point and civic address, 20:57:29Z'],
  ])('the proof of %s', (name, evidence) => {
    expect(incidentOf(invite([], [pidf(name)])).location?.evidence).toBe(evidence)
  })
})

test('additional data (RFC 7852): what provider, device and family say; references are listed, never fetched', () => {
  const part = (name: string): Part => ({
    type: `application/EmergencyCallData.${name[0]?.toUpperCase()}${name.slice(1)}+xml`,
    id: `${name}@x`,
    bytes: additionalSamples.get(name) ?? Buffer.alloc(0),
  })
  const { additional, ids, access } = readEmergency(
    invite(
      [
        'Call-Info: <cid:providerInfo@x>;purpose=EmergencyCallData.ProviderInfo',
        'Call-Info: <https://blocks.example/dev>;purpose=EmergencyCallData.DeviceInfo',
        'Call-Info: <urn:emergency:uid:callid:a56e556d871:bcf.example>;purpose=emergency-CallId',
        'P-Access-Network-Info: 3GPP-E-UTRAN-FDD;utran-cell-id-3gpp=7300112345',
      ],
      [
        ...['providerInfo', 'serviceInfo', 'deviceInfo', 'subscriberInfo', 'comment'].map(part),
        { type: 'application/EmergencyCallData.eCall.MSD', bytes: Buffer.from([1, 2, 3]) },
        { type: 'application/EmergencyCallData.Comment+xml', bytes: Buffer.from('not xml') },
      ],
    ),
  )
  expect(additional).toEqual([
    {
      kind: 'provider',
      name: 'Example VoIP Provider',
      id: 'urn:nena:companyid:ID123',
      type: 'Telecom Provider',
      contact: 'tel:+1-201-555-0123',
      cards: [],
    },
    { kind: 'service', environment: 'Business', types: ['MLTS-hosted'], mobility: 'Fixed' },
    {
      kind: 'device',
      classification: 'fixed',
      maker: 'Nokia',
      model: 'Lumia 800',
      ids: [{ type: 'IMEI', value: '35788104' }],
    },
    {
      kind: 'subscriber',
      privacy: false,
      cards: [
        {
          name: 'Íñigo Núñez',
          given: 'Íñigo',
          surname: 'Núñez',
          organisation: 'Clínica Los Álamos',
          phones: [{ number: '+56-2-2345-6789', kinds: ['home', 'voice'] }],
          emails: ['inigo@example.com'],
          addresses: ['Av. Irarrázaval 3200, Ñuñoa, RM, 7750000, Chile'],
          birthday: '--0203',
          sex: 'M',
          languages: ['es', 'en'],
          notes: ['Alérgico a la penicilina'],
        },
      ],
    },
    { kind: 'comment', texts: ['This is an example text.'] },
    { kind: 'other', purpose: 'ecall.msd', bytes: 3 },
    { kind: 'broken', purpose: 'comment', why: 'no root element' },
    { kind: 'reference', purpose: 'deviceinfo', uri: 'https://blocks.example/dev' },
  ])
  expect(ids.call).toBe('urn:emergency:uid:callid:a56e556d871:bcf.example')
  expect(access).toContain('utran-cell-id-3gpp')
})

test('blocks within a location name its provider', () => {
  const request = invite([], [pidf('providedBy')])
  expect(readEmergency(request).additional).toMatchObject([
    { kind: 'reference', purpose: 'serviceinfo', uri: 'https://example.com/ref2' },
    { kind: 'provider', name: 'Telefonía Austral', contact: 'tel:+56223456789' },
  ])
  expect(incidentOf(request).location?.evidence).toBe(
    'PIDF-LO circle, ±120 m, method Cell, 10:01:02Z, by Telefonía Austral',
  )
})

test('an ordinary call is none', () => {
  const data = readEmergency(invite(['From: <sip:a@b.example>;tag=1'], [], 'sip:112@b.example'))
  expect(data.locations).toEqual([])
})

test('no header and no body makes it throw', () => {
  const value = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.constantFrom('<cid:>', '<cid:%>', '<>', '<https:>', '"', '<a:b;c="'),
  )
  const name = fc.constantFrom(
    'Geolocation',
    'Call-Info',
    'P-Asserted-Identity',
    'Identity',
    'Geolocation-Error',
    'Privacy',
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(name, value), { maxLength: 6 }), fc.uint8Array({ maxLength: 80 }), (lines, bytes) => {
      const headers = lines.map(([key, text]) => `${key}: ${text.replace(/[\r\n\0]/g, ' ')}`)
      toIncident(readEmergency(invite(headers, [{ ...pidf('circle'), bytes }])), { now: NOW, language: 'es' })
    }),
    { numRuns: 1000 },
  )
})
