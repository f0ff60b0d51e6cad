import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { writeRtp } from '../packet.ts'
import { counterMode, sessionKeys } from './keys.ts'
import { createSrtcpReceiver, createSrtcpSender } from './srtcp.ts'
import { createSrtpReceiver, createSrtpSender } from './srtp.ts'

const bytes = (hex: string): Uint8Array => Buffer.from(hex.replaceAll(' ', ''), 'hex')
const hex = (data: Uint8Array): string => Buffer.from(data).toString('hex')

const MASTER = { key: bytes('E1F97A0D3E018BE0D64FA32C06DE4139'), salt: bytes('0EC675AD498AFEEBB6960B3AABE6') }
const MASTER_256 = {
  key: bytes('f0f04914b513f2763a1b1fa130f10e29 98f6f6e43e4309d1e622a0e332b9f1b6'),
  salt: bytes('3b04803de51ee7c96423ab5b78d2'),
}

describe('vectors', () => {
  test('RFC 3711 §B.2: AES-CM keystream', () => {
    const stream = counterMode(
      bytes('2B7E151628AED2A6ABF7158809CF4F3C'),
      bytes('F0F1F2F3F4F5F6F7F8F9FAFBFCFD0000'),
      new Uint8Array(0xff02 * 16),
    )
    expect(hex(stream.subarray(0, 48))).toBe(
      'e03ead0935c95e80e166b16dd92b4eb4d23513162b02d0f72a43a2fe4a5f97ab41e95b3bb0a2e8dd477901e4fca894c0',
    )
    expect(hex(stream.subarray(0xfeff * 16))).toBe(
      'ec8cdf7398607cb0f2d21675ea9ea1e4362b7c3c6773516318a077d7fc5073ae6a2cc3787889374fbeb4c81b17ba6c44',
    )
  })

  test('RFC 3711 §B.3: key derivation', () => {
    const keys = sessionKeys(MASTER, 'rtp')
    expect(hex(keys.cipher)).toBe('c61e7a93744f39ee10734afe3ff7a087')
    expect(hex(keys.salt)).toBe('30cbbc08863d8c85d49db34a9ae1')
    expect(hex(keys.auth)).toBe('cebe321f6ff7716b6fd4ab49af256a156d38baa4')
  })

  test('RFC 6188 §7: AES-256', () => {
    const key = bytes('57f82fe3613fd170a85ec93c40b1f092 2ec4cb0dc025b58272147cc438944a98')
    expect(hex(counterMode(key, bytes('f0f1f2f3f4f5f6f7f8f9fafbfcfd0000'), new Uint8Array(32)))).toBe(
      '92bdd28a93c3f52511c677d08b5515a49da71b2378a854f67050756ded165bac',
    )
    const keys = sessionKeys(MASTER_256, 'rtp')
    expect(hex(keys.cipher)).toBe('5ba1064e30ec51613cad926c5a28ef731ec7fb397f70a960653caf06554cd8c4')
    expect(hex(keys.salt)).toBe('fa31791685ca444a9e07c6c64e93')
    expect(hex(keys.auth)).toBe('fd9c32d39ed5fbb5a9dc96b30818454d1313dc05')
  })

  test('a whole packet, as libsrtp makes it', () => {
    const plain = bytes(`800f1234decafbadcafebabe${'ab'.repeat(16)}`)
    const sealed = '800f1234decafbadcafebabe4e55dc4ce79978d88ca4d215949d2402b78d6acc99ea179b8dbb'
    expect(hex(createSrtpSender(MASTER, 10)(plain) ?? new Uint8Array(0))).toBe(sealed)
    const opened = createSrtpReceiver(MASTER, 10)(bytes(sealed))
    expect(opened.kind === 'ok' && hex(opened.packet)).toBe(hex(plain))
  })
})

const packet = (sequence: number, ssrc = 7): Uint8Array =>
  writeRtp({
    marker: false,
    payloadType: 8,
    sequence: sequence & 0xffff,
    timestamp: sequence * 160,
    ssrc,
    payload: Uint8Array.of(1, 2, 3),
  })

describe.each([
  ['AES-128, 80', MASTER, 10],
  ['AES-128, 32', MASTER, 4],
  ['AES-256, 80', MASTER_256, 10],
] as const)('%s', (_, master, tag) => {
  test('a stream that is met after some rollovers is opened, its old packets are refused after, and another key stays another key', () => {
    for (const wraps of [0, 1, 3, 12, 13]) {
      const seal = createSrtpSender(master, tag)
      const sealed: Uint8Array[] = []
      for (let count = 0; count <= wraps; count++)
        for (const sequence of [0, 1, 2, 40_000]) sealed.push(seal(packet(sequence)) ?? new Uint8Array(0))
      const open = createSrtpReceiver(master, tag)
      const wanted = wraps <= 12 ? 'ok' : 'refused'
      const [first, second, ...late] = sealed.slice(-4)
      expect([first, second].map((one) => one && open(one).kind)).toEqual([wanted, wanted])
      expect(late.slice(0, 1).map((one) => open(one).kind)).toEqual([wanted])
      // Once it is known how far it is, nothing older passes, and no stranger is searched for.
      const before = sealed.slice(0, -4).map((one) => open(one).kind)
      expect(new Set(before)).toEqual(new Set(wraps === 0 ? [] : wraps <= 12 ? ['refused'] : before))
      const stranger = createSrtpReceiver({ ...master, salt: master.salt.map((byte) => byte ^ 1) }, tag)
      expect(sealed.map((one) => stranger(one).kind)).not.toContain('ok')
    }
  })

  test('4 000 packets over the rollover, in some disorder', () => {
    const [send, receive] = [createSrtpSender(master, tag), createSrtpReceiver(master, tag)]
    let wrong = 0
    for (let at = 63_500; at < 67_500; at += 2) {
      const [first, second] = [send(packet(at)), send(packet(at + 1))]
      for (const [sealed, number] of [
        [second, at + 1],
        [first, at],
      ] as const) {
        const opened = sealed && receive(sealed)
        if (opened?.kind !== 'ok' || !Buffer.from(packet(number)).equals(opened.packet)) wrong++
      }
    }
    expect(wrong).toBe(0)
  })

  test('a packet again is a replay; a forged one is refused and leaves no trace', () => {
    const [send, receive] = [createSrtpSender(master, tag), createSrtpReceiver(master, tag)]
    const sealed = send(packet(5)) ?? new Uint8Array(0)
    expect(receive(sealed.with(13, (sealed[13] ?? 0) ^ 1))).toEqual({ kind: 'refused', why: 'authentication' })
    expect(receive(sealed).kind).toBe('ok')
    expect(receive(sealed)).toEqual({ kind: 'refused', why: 'replay' })
    for (let at = 6; at < 80; at++) receive(send(packet(at)) ?? sealed)
    expect(receive(sealed)).toEqual({ kind: 'refused', why: 'replay' })
  })
})

test('two sources have counters of their own', () => {
  const [send, receive] = [createSrtpSender(MASTER, 10), createSrtpReceiver(MASTER, 10)]
  const kinds = [65_535, 65_536, 65_537].flatMap((at) =>
    [7, 8].map((ssrc) => receive(send(packet(at, ssrc)) ?? new Uint8Array(0)).kind),
  )
  expect(new Set(kinds)).toEqual(new Set(['ok']))
})

test('SRTCP: there and back, the sender’s SSRC readable, no replay, no forgery', () => {
  const report = Uint8Array.of(0x81, 201, 0, 7, 0, 0, 0, 7, ...new Array(24).fill(0xcc))
  for (const master of [MASTER, MASTER_256]) {
    const [send, receive] = [createSrtcpSender(master), createSrtcpReceiver(master)]
    const [first, second] = [send(report), send(report)].map((sealed) => sealed ?? new Uint8Array(0))
    if (!first || !second) throw new Error('not sent')
    expect([first.length, hex(first.subarray(0, 8))]).toEqual([report.length + 14, hex(report.subarray(0, 8))])
    expect(hex(first.subarray(8, 32))).not.toBe(hex(second.subarray(8, 32)))
    expect(receive(second.with(9, 0))).toMatchObject({ kind: 'refused' })
    for (const sealed of [second, first]) {
      const opened = receive(sealed)
      expect(opened.kind === 'ok' && hex(opened.packet)).toBe(hex(report))
    }
    expect(receive(first)).toEqual({ kind: 'refused', why: 'replay' })
  }
})

test('any bytes never throw', () => {
  const [rtp, rtcp] = [createSrtpReceiver(MASTER, 10), createSrtcpReceiver(MASTER)]
  const send = createSrtpSender(MASTER, 4)
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (data) => {
      expect(rtp(data).kind).toBe('refused')
      expect(rtcp(data).kind).toBe('refused')
      send(data)
    }),
  )
})
