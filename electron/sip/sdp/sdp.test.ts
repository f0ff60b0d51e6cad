import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inline, readCrypto, readInline, SUITES } from './crypto.ts'
import { agree, answer, answerDirection, nextVersion, type Offerable } from './offer.ts'
import { parseSdp } from './parse.ts'
import type { Direction, SessionDescription } from './sdp.ts'
import { staticFormat, writeSdp } from './write.ts'

const ORIGIN = { username: '-', sessionId: '1', version: '1', address: '192.0.2.9' }
const lines = (...text: string[]): Uint8Array =>
  Buffer.from(['v=0', 'o=- 1 1 IN IP4 192.0.2.1', 's=-', ...text, ''].join('\r\n'))

function read(bytes: Uint8Array): SessionDescription {
  const parsed = parseSdp(bytes)
  if (parsed.kind === 'bad') throw new Error(`${parsed.why} (${parsed.line})`)
  return parsed.value
}

const offerable: Offerable = {
  codecs: new Set(['pcma/8000', 'pcmu/8000']),
  place: (_, index) => ({ address: '192.0.2.9', port: 20_000 + 2 * index, direction: 'sendrecv', ptime: 20 }),
  newKey: (suite) => ({ key: new Uint8Array(SUITES[suite].keyBytes), salt: new Uint8Array(14) }),
}

describe('reading', () => {
  test('a recording session: two labelled lines, session address, static and dynamic formats', () => {
    const { media } = read(
      lines(
        'c=IN IP4 192.0.2.1/127',
        't=0 0',
        'a=sendonly',
        'm=audio 49170 RTP/AVP 8 96 101 102',
        'a=rtpmap:96 opus/48000/2',
        'a=fmtp:96 useinbandfec=1',
        'a=rtpmap:101 telephone-event/8000',
        'a=label:1',
        'm=audio 49172/2 RTP/AVP 0',
        'c=IN IP6 2001:db8::1',
        'a=ptime:30',
        'a=inactive',
        'a=label:2',
      ),
    )
    expect(media).toMatchObject([
      { port: 49_170, address: '192.0.2.1', direction: 'sendonly', label: '1', ptime: null },
      { port: 49_172, address: '2001:db8::1', direction: 'inactive', label: '2', ptime: 30 },
    ])
    // 102 is dynamic and has no rtpmap: nobody knows what it is.
    expect(
      media[0]?.formats.map(({ payload, name, clockRate, channels }) => [payload, name, clockRate, channels]),
    ).toEqual([
      [8, 'PCMA', 8000, 1],
      [96, 'opus', 48_000, 2],
      [101, 'telephone-event', 8000, 1],
    ])
  })

  test.each([
    ['no origin', 'v=0\r\ns=-\r\n', 0],
    ['another version', 'v=1\r\n', 1],
    ['no type', 'v=0\r\ngarbage\r\n', 2],
    ['a port too high', 'v=0\r\no=- 1 1 IN IP4 h\r\nm=audio 70000 RTP/AVP 0\r\n', 3],
    ['no format', 'v=0\r\no=- 1 1 IN IP4 h\r\nm=audio 7000 RTP/AVP\r\n', 3],
  ])('%s is refused with its line', (_, text, line) => {
    expect(parseSdp(Buffer.from(text))).toMatchObject({ kind: 'bad', line })
  })

  test('any text never throws', () => {
    const piece = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.constantFrom(
        'v=0',
        'm=audio 9 RTP/AVP 0 x',
        'a=rtpmap:0 /',
        'a=crypto:1 X inline:',
        'o=- 1 1 IN IP4 h',
        'c=IN',
        'a=ptime:x',
      ),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const parsed = parseSdp(Buffer.from(pieces.join('\r\n')))
        if (parsed.kind === 'ok') answer(parsed.value, agree(parsed.value, offerable), ORIGIN)
      }),
      { numRuns: 1000 },
    )
  })
})

test('what is written is read back', () => {
  const media = fc.record({
    type: fc.constant('audio'),
    port: fc.nat(65_535),
    protocol: fc.constantFrom('RTP/AVP', 'RTP/SAVP'),
    payloads: fc.constant(['8', '101']),
    formats: fc.constant([
      staticFormat(8),
      { payload: 101, name: 'telephone-event', clockRate: 8000, channels: 1, fmtp: '0-15' },
    ]),
    address: fc.oneof(fc.ipV4(), fc.ipV6()),
    direction: fc.constantFrom<Direction>('sendrecv', 'sendonly', 'recvonly', 'inactive'),
    ptime: fc.constantFrom(null, 10, 20, 2.5),
    maxptime: fc.constantFrom(null, 60),
    label: fc.constantFrom(null, '1', 'a-b'),
    crypto: fc.constantFrom([], [inline(1, 'AES_CM_128_HMAC_SHA1_80', new Uint8Array(16), new Uint8Array(14))]),
    rtcpPort: fc.constantFrom(null, 53_020),
    rtcpMux: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(media, { maxLength: 4 }), (media) => {
      expect(read(writeSdp({ origin: ORIGIN, media }))).toEqual({ origin: ORIGIN, media })
    }),
  )
})

describe('answering', () => {
  const wanted: Direction[] = ['sendrecv', 'sendonly', 'recvonly', 'inactive']
  test.each<[Direction, Direction[]]>([
    ['sendrecv', ['sendrecv', 'sendonly', 'recvonly', 'inactive']],
    ['sendonly', ['recvonly', 'inactive', 'recvonly', 'inactive']],
    ['recvonly', ['sendonly', 'sendonly', 'inactive', 'inactive']],
    ['inactive', ['inactive', 'inactive', 'inactive', 'inactive']],
  ])('%s (RFC 3264 §6.1)', (offered, answers) => {
    expect(wanted.map((direction) => answerDirection(offered, direction))).toEqual(answers)
  })

  test('as many lines as offered; the offerer’s order and numbers; events with them; the rest has port 0', () => {
    const offer = read(
      lines(
        'c=IN IP4 192.0.2.1',
        'm=video 9 RTP/AVP 31',
        'm=audio 49170 RTP/AVP 18 96 101',
        'a=rtpmap:96 PCMA/8000',
        'a=rtpmap:101 telephone-event/8000',
        'a=label:7',
        'm=audio 0 RTP/AVP 8',
        'm=audio 49174 UDP/TLS/RTP/SAVPF 8',
      ),
    )
    const answered = read(writeSdp(answer(offer, agree(offer, offerable), ORIGIN)))
    expect(answered.media.map(({ port, payloads }) => [port, payloads.join(' ')])).toEqual([
      [0, '31'],
      [20_002, '96 101'],
      [0, '8'],
      [0, '8'],
    ])
    expect(answered.media[1]).toMatchObject({ label: '7', address: '192.0.2.9', ptime: 20 })
  })

  test('SAVP: the first key that fits is taken, its tag is kept; none that fits refuses the line', () => {
    const key = Buffer.alloc(30, 7).toString('base64')
    const head = ['c=IN IP4 192.0.2.1', 'm=audio 4000 RTP/SAVP 8']
    const offer = read(
      lines(
        ...head,
        `a=crypto:3 F8_128_HMAC_SHA1_80 inline:${key}`,
        `a=crypto:5 AES_CM_128_HMAC_SHA1_32 inline:${key}|2^20`,
      ),
    )
    const [line] = agree(offer, offerable)
    expect(line?.keys?.suite).toBe('AES_CM_128_HMAC_SHA1_32')
    expect(Buffer.from(line?.keys?.theirs.salt ?? [])).toEqual(Buffer.alloc(14, 7))
    expect(line?.keys?.line.tag).toBe(5)
    expect(agree(read(lines(...head)), offerable)).toEqual([null])
  })

  test('a key of the wrong length or with an MKI is not taken', () => {
    const line = (key: string) => readCrypto(`1 AES_CM_128_HMAC_SHA1_80 inline:${key}`)
    for (const key of [Buffer.alloc(29).toString('base64'), `${Buffer.alloc(30).toString('base64')}|2^31|1:4`]) {
      const crypto = line(key)
      expect(crypto && readInline(crypto)).toBeNull()
    }
  })

  test('an address of zeros is a hold', () => {
    const [line] = agree(read(lines('c=IN IP4 0.0.0.0', 'm=audio 4000 RTP/AVP 8')), offerable)
    expect(line?.direction).toBe('recvonly')
  })

  test('the version rises by one, however large it is', () => {
    expect(nextVersion({ ...ORIGIN, version: '9007199254740993' }).version).toBe('9007199254740994')
  })
})
