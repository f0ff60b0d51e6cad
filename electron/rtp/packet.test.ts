import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createExtend } from './extend.ts'
import { readRtp, writeRtp } from './packet.ts'
import { estimateMos } from './quality.ts'
import { createReception } from './reception.ts'
import { middleOf, ntpTime, type Rtcp, readRtcp, writeRtcp } from './rtcp.ts'
import { createEventReceiver, eventPackets, readEvent, writeEvent } from './telephoneEvent.ts'

const word = fc.integer({ min: 0, max: 0xffff_ffff })

describe('RTP', () => {
  test('what is written is read back', () => {
    const packet = fc.record({
      marker: fc.boolean(),
      // 64 to 95 with the marker is RTCP's (RFC 5761 §4).
      payloadType: fc.oneof(fc.nat(63), fc.integer({ min: 96, max: 127 })),
      sequence: fc.nat(0xffff),
      timestamp: word,
      ssrc: word,
      payload: fc.uint8Array({ maxLength: 200 }),
    })
    fc.assert(fc.property(packet, (value) => void expect(readRtp(writeRtp(value))).toEqual(value)))
  })

  test('contributing sources, extension and padding are not the sound', () => {
    const head = [0xb1, 0x08, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3]
    const bytes = Uint8Array.of(...head, 9, 9, 9, 9, 0xbe, 0xde, 0, 1, 7, 7, 7, 7, 0xaa, 0xbb, 0, 0, 3)
    expect(readRtp(bytes)).toMatchObject({ payloadType: 8, ssrc: 3, payload: Uint8Array.of(0xaa, 0xbb) })
    expect(readRtp(bytes.with(bytes.length - 1, 200))).toBeNull()
    expect(readRtp(bytes.subarray(0, 20))).toBeNull()
  })

  test('any bytes never throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), fc.boolean(), (bytes, version) => {
        if (version && bytes.length > 0) bytes[0] = 0x80 | ((bytes[0] ?? 0) & 0x3f)
        readRtp(bytes)
        readRtcp(bytes)
        readEvent(bytes)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('RTCP', () => {
  const block = fc.record({
    ssrc: word,
    fractionLost: fc.nat(255),
    lost: fc.integer({ min: -0x80_0000, max: 0x7f_ffff }),
    highestSequence: word,
    jitter: word,
    lastSr: word,
    delaySinceLastSr: word,
  })
  const reports = fc.array(block, { maxLength: 3 })
  const packet: fc.Arbitrary<Rtcp> = fc.oneof(
    fc.record({
      kind: fc.constant('SR'),
      ssrc: word,
      ntp: fc.tuple(word, word),
      timestamp: word,
      packets: word,
      bytes: word,
      reports,
    }),
    fc.record({ kind: fc.constant('RR'), ssrc: word, reports }),
    fc.record({ kind: fc.constant('SDES'), ssrc: word, cname: fc.string({ unit: 'grapheme-ascii', maxLength: 40 }) }),
    fc.record({ kind: fc.constant('BYE'), ssrcs: fc.array(word, { maxLength: 3 }) }),
  )

  test('compounds are read back; other types are passed over; a broken length refuses all', () => {
    fc.assert(
      fc.property(fc.array(packet, { minLength: 1, maxLength: 4 }), (packets) => {
        const bytes = writeRtcp(packets)
        expect(readRtcp(bytes)).toEqual(packets)
        expect(readRtcp(Uint8Array.of(...bytes, 0x80, 204, 0, 1, 0, 0, 0, 0))).toEqual(packets)
        expect(readRtcp(Uint8Array.of(...bytes, 0x80, 201, 0, 9))).toBeNull()
      }),
    )
  })

  test('time since 1900; its middle is what a report repeats', () => {
    expect(ntpTime(500)).toEqual([2_208_988_800, 0x8000_0000])
    expect(middleOf([0x1234_5678, 0x9abc_def0])).toBe(0x5678_9abc)
  })
})

describe('reception', () => {
  const feed = (sequences: number[], arrival = (index: number) => index * 20) => {
    const reception = createReception(8000)
    for (const [index, sequence] of sequences.entries()) {
      reception.received({ sequence: sequence & 0xffff, timestamp: (sequence * 160) >>> 0 }, arrival(index))
    }
    return reception
  }
  const report = { lastSr: 0, delaySinceLastSr: 0 }

  test('loss across the wrap, and the share since the last report', () => {
    const reception = feed([65_530, 65_531, 65_533, 65_535, 65_536, 65_537])
    expect(reception.figures()).toMatchObject({ expected: 8, received: 6, lost: 2 })
    expect(reception.report(9, report)).toMatchObject({ fractionLost: 64, lost: 2, highestSequence: 65_537 })
    expect(reception.report(9, report).fractionLost).toBe(0)
  })

  test('disorder is not loss; a wild number alone is not counted, two in a row are a new beginning', () => {
    expect(feed([1, 3, 2, 4]).figures().lost).toBe(0)
    const reception = feed([1, 2, 40_000, 3])
    expect(reception.figures()).toMatchObject({ expected: 3, received: 3 })
    expect(feed([1, 2, 40_000, 40_001]).figures()).toMatchObject({ expected: 1, received: 1 })
  })

  test('jitter: none in even steps, towards the spread otherwise', () => {
    const many = Array.from({ length: 400 }, (_, index) => index)
    expect(feed(many).figures().jitterMs).toBe(0)
    const shaken = feed(many, (index) => index * 20 + (index % 2) * 10)
    expect(shaken.figures().jitterMs).toBeCloseTo(10, 1)
  })

  test('MOS: 4.4 for a clean line, falls with loss and with delay', () => {
    expect(estimateMos({ loss: 0, delayMs: 0 })).toBeCloseTo(4.41, 2)
    expect(estimateMos({ loss: 0.05, delayMs: 50 })).toBeLessThan(estimateMos({ loss: 0.01, delayMs: 50 }))
    expect(estimateMos({ loss: 0, delayMs: 400 })).toBeLessThan(4)
    expect(estimateMos({ loss: 1, delayMs: 5000 })).toBe(1)
  })
})

test('counters go on over their wrap, forwards and back', () => {
  const extend = createExtend(16)
  expect([65_534, 1, 65_535, 2].map(extend)).toEqual([65_534, 65_537, 65_535, 65_538])
})

describe('keys of the telephone (RFC 4733)', () => {
  test('payloads are read back', () => {
    const event = fc.record({ event: fc.nat(255), end: fc.boolean(), volume: fc.nat(63), duration: fc.nat(0xffff) })
    fc.assert(fc.property(event, (value) => void expect(readEvent(writeEvent(value))).toEqual(value)))
  })

  test('a press counts once, whichever of its packets is lost', () => {
    const press = (key: string) => eventPackets(key, { durationMs: 100, stepMs: 20, clockRate: 8000 }).map(writeEvent)
    expect(press('9').map((payload) => readEvent(payload)?.duration)).toEqual([160, 320, 480, 640, 800, 800, 800])
    for (let lost = 0; lost < 7; lost++) {
      const receiver = createEventReceiver()
      const heard = ['9', '1', '1', '#'].flatMap((key, index) =>
        press(key)
          .filter((_, at) => at !== lost)
          .map((payload) => receiver.received({ timestamp: 4_294_967_000 + index * 2000, payload })),
      )
      expect(heard.filter(Boolean)).toEqual(['9', '1', '1', '#'])
    }
  })

  test('a press by another clock counts, a packet that comes late does not', () => {
    const receiver = createEventReceiver()
    const payload = writeEvent({ event: 5, end: false, volume: 10, duration: 160 })
    const hear = (timestamp: number) => receiver.received({ timestamp, payload })

    expect([hear(900_000), hear(898_000), hear(900_000), hear(160)]).toEqual(['5', null, null, '5'])
  })
})
