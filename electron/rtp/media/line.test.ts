import { beforeAll, describe, expect, test } from 'vitest'
import { decodeG711, encodeG711 } from '../../audio/g711.ts'
import { type Codecs, loadCodecs } from '../codec/codec.ts'
import { readRtp, writeRtp } from '../packet.ts'
import { writeRtcp } from '../rtcp.ts'
import { createSrtpReceiver, createSrtpSender } from '../srtp/srtp.ts'
import { eventPackets, readEvent, writeEvent } from '../telephoneEvent.ts'
import { openLine, settings, TOLD } from './line.double.ts'
import { tone, toneIn, voicePackets } from './peer.double.ts'
import type { RtpPlace, Suite } from './settings.ts'

let codecs: Codecs
beforeAll(async () => {
  codecs = await loadCodecs()
})

const open = (place: Partial<RtpPlace> = {}) => openLine(codecs, place)
const VOICE = tone(440, 8000, 1600)
const HEARD = [...decodeG711('alaw', encodeG711('alaw', VOICE))]
const beat = VOICE.subarray(0, 160)

describe('SRTP', () => {
  const bytes = (length: number, from: number): Uint8Array =>
    Uint8Array.from({ length }, (_, i) => (from + 7 * i) & 255)
  const suites: readonly (readonly [Suite, number, 4 | 10])[] = [
    ['AES_CM_128_HMAC_SHA1_80', 16, 10],
    ['AES_CM_128_HMAC_SHA1_32', 16, 4],
    ['AES_256_CM_HMAC_SHA1_80', 32, 10],
    ['AES_256_CM_HMAC_SHA1_32', 32, 4],
  ]
  test.each(suites)('%s: what came before the keys is recorded too; what we say is sealed', (suite, length, tag) => {
    const [theirs, ours] = [1, 2].map((from) => ({ key: bytes(length, from), salt: bytes(14, 9 * from) }))
    if (!theirs || !ours) throw new Error('no keys')
    const end = open()
    const seal = createSrtpSender(theirs, tag)
    const sealed = voicePackets(VOICE).map((packet) => seal(packet) ?? packet)
    end.from(sealed.slice(0, 5))
    expect(end.line.take(end.now(), false)).toEqual([])
    end.line.configure(settings({ srtp: { suite, theirs, ours } }))
    end.from(sealed.slice(5))
    // In clear, or forged: no.
    end.from(voicePackets(VOICE, { ssrc: 5 }))
    end.from([sealed[3]?.with(20, 0) ?? bytes(30, 1)])
    // The same agreement again leaves the counters alone.
    end.line.configure(settings({ srtp: { suite, theirs, ours } }))
    expect(end.recorded()).toEqual(HEARD)
    end.run(100, beat)
    const unseal = createSrtpReceiver(ours, tag)
    const opened = end.rtp.map((packet) => unseal(packet.bytes))
    expect(opened.map(({ kind }) => kind)).toEqual(Array(5).fill('ok'))
    const first = opened[0]?.kind === 'ok' ? readRtp(opened[0].packet) : null
    expect(first?.payload).toEqual(encodeG711('alaw', beat))
  })

  test('new keys: packets of the old ones are still heard for a moment', () => {
    const [a, b, ours] = [1, 2, 3].map((from) => ({ key: bytes(16, from), salt: bytes(14, 9 * from) }))
    if (!a || !b || !ours) throw new Error('no keys')
    const suite = 'AES_CM_128_HMAC_SHA1_80'
    const end = open({ secure: true })
    end.line.configure(settings({ srtp: { suite, theirs: a, ours } }))
    const packets = voicePackets(VOICE)
    const [first, second] = [createSrtpSender(a, 10), createSrtpSender(b, 10)]
    end.from(packets.slice(0, 3).map((packet) => first(packet) ?? packet))
    end.line.configure(settings({ srtp: { suite, theirs: b, ours } }))
    end.from(packets.slice(3, 5).map((packet) => first(packet) ?? packet))
    end.from(packets.slice(5).map((packet) => second(packet) ?? packet))
    expect(end.recorded()).toEqual(HEARD)
  })
})

describe('who sends', () => {
  const NAT = { address: '198.51.100.7', port: 9_999 }
  test('a peer behind a NAT is believed after three packets, answered there, and nothing of it is lost', () => {
    const end = open()
    end.line.configure(settings())
    end.from(voicePackets(VOICE), NAT)
    expect(end.told('remote')).toEqual([{ kind: 'remote', ...NAT }])
    expect(end.recorded()).toEqual(HEARD)
    end.run(40, beat)
    expect(end.rtp.at(-1)?.to).toEqual(NAT)
  })
  test('a stranger takes nothing over from a line that flows', () => {
    const end = open()
    end.line.configure(settings())
    const packets = voicePackets(VOICE)
    for (const packet of packets) {
      end.from([packet])
      end.from(voicePackets(beat, { ssrc: 666 }), { address: '203.0.113.66', port: 666 })
    }
    expect(end.recorded()).toEqual(HEARD)
    end.run(20, beat)
    expect(end.rtp.at(-1)?.to).toEqual(TOLD)
  })
  test('only who is on the list is heard; a bad entry is named', () => {
    const end = open({ allow: ['192.0.2.0/24', '2001:db8::1'] })
    end.from(voicePackets(VOICE), NAT)
    end.from(voicePackets(VOICE))
    expect(end.recorded()).toEqual(HEARD)
    expect(() => open({ allow: ['somewhere'] })).toThrow('somewhere')
  })
  test('a new agreement about the place moves at once', () => {
    const end = open()
    end.line.configure(settings())
    const packets = voicePackets(VOICE)
    end.from(packets.slice(0, 5))
    const next = { address: '192.0.2.50', port: 5_000 }
    end.line.configure(settings({ remote: { ...next, rtcpPort: 5_001 } }))
    end.from(packets.slice(5), next)
    expect(end.recorded()).toEqual(HEARD)
    end.run(20, beat)
    expect(end.rtp.at(-1)?.to).toEqual(next)
  })
})

describe('sources', () => {
  test('another SSRC is another voice on the same recording; a stray one is not', () => {
    const end = open()
    end.line.configure(settings())
    const [stray] = voicePackets(beat, { ssrc: 3 })
    const packets = voicePackets(VOICE)
    end.from(packets.slice(0, 5))
    end.line.rtp(stray ?? Uint8Array.of(), TOLD, end.now())
    end.from(packets.slice(5))
    end.from(voicePackets(VOICE, { ssrc: 88, sequence: 5, timestamp: 17 }))
    expect(end.told('source').map(({ ssrc }) => ssrc)).toEqual([77, 88])
    expect(end.recorded()).toEqual([...HEARD, ...HEARD])
  })
  test('who sends under our number makes us take another, after a BYE', () => {
    const end = open()
    end.line.configure(settings())
    end.run(40, beat)
    const ours = readRtp(end.rtp[0]?.bytes ?? Uint8Array.of())?.ssrc ?? -1
    end.from(voicePackets(beat, { ssrc: ours }))
    end.run(20, beat)
    expect(readRtp(end.rtp.at(-1)?.bytes ?? Uint8Array.of())?.ssrc).not.toBe(ours)
    expect(end.rtcp.at(-1)?.packets).toContainEqual({ kind: 'BYE', ssrcs: [ours] })
  })
  test('a codec of another rate goes on where the first one ended', () => {
    const end = open()
    end.line.configure(settings())
    end.from(voicePackets(VOICE))
    const g722 = codecs.g722.openEncoder()
    const wide = tone(440, 16_000, 3200)
    for (let i = 0; i < 10; i++)
      end.from([
        writeRtp({
          marker: false,
          payloadType: 9,
          sequence: (65_510 + i) & 0xffff,
          timestamp: (0xffff_f000 + (10 + i) * 160) >>> 0,
          ssrc: 77,
          payload: g722.encode(wide.subarray(i * 320, i * 320 + 320)),
        }),
      ])
    const all = end.line.take(9_999, true)
    expect(all.map(({ rate, pcm }) => [rate, pcm.length])).toEqual([
      [8000, 1600],
      [16_000, 3200],
    ])
    const [narrow, broad] = all
    expect((broad?.position ?? 0) / 16).toBe(((narrow?.position ?? 0) + 1600) / 8)
  })
})

describe('keys', () => {
  const press = (key: string, timestamp: number, sequence: number): Uint8Array[] =>
    eventPackets(key, { durationMs: 100, stepMs: 20, clockRate: 8000 }).map((event, i) =>
      writeRtp({
        marker: i === 0,
        payloadType: 101,
        sequence: sequence + i,
        timestamp,
        ssrc: 77,
        payload: writeEvent(event),
      }),
    )
  test('the peer’s are told once each, also from before the agreement', () => {
    const end = open()
    end.from(press('9', 1000, 1))
    end.line.configure(settings())
    end.from([...press('1', 3000, 20), ...press('#', 5000, 40)])
    expect(end.told('key').map(({ key }) => key)).toEqual(['9', '1', '#'])
  })
  test('ours take the place of the voice, with one timestamp a press', () => {
    const end = open()
    end.line.configure(settings())
    end.line.keys('5x#')
    end.run(800, beat)
    const packets = end.rtp.map(({ bytes }) => readRtp(bytes))
    const events = packets.filter((packet) => packet?.payloadType === 101)
    expect(new Set(events.map((packet) => packet?.timestamp)).size).toBe(2)
    expect([...new Set(events.map((packet) => readEvent(packet?.payload ?? Uint8Array.of())?.event))]).toEqual([5, 11])
    const sequences = packets.map((packet) => packet?.sequence ?? 0)
    for (const [i, one] of sequences.entries()) if (i > 0) expect(one).toBe(((sequences[i - 1] ?? 0) + 1) & 0xffff)
    // The voice goes on in its own time.
    const voices = packets.filter((packet) => packet?.payloadType === 8)
    const [first, last] = [voices[0], voices.at(-1)]
    expect(((last?.timestamp ?? 0) - (first?.timestamp ?? 0)) >>> 0).toBe((40 - 1 - 7) * 160 + 7 * 160 - 7 * 160)
  })
})

describe('what is sent', () => {
  test('nobody routed here: nothing but an empty datagram now and then; sent on request as silence', () => {
    const end = open()
    end.line.configure(settings())
    end.run(31_000)
    expect(end.rtp.map(({ bytes }) => bytes.length)).toEqual([0, 0])
    end.line.configure(settings({ idle: 'silence' }))
    end.run(100)
    expect(end.rtp.length).toBe(7)
  })
  test.each([
    [10, 10, 80],
    [20, 5, 160],
    [30, 3, 240],
    [40, 2, 320],
  ])('ptime %i: %i packets of %i bytes in 100 ms, their time unbroken', (ptime, count, size) => {
    const end = open()
    end.line.configure(settings({ ptime }))
    for (let i = 0; i < 5; i++) end.run(20, VOICE.subarray(i * 160, i * 160 + 160))
    const packets = end.rtp.map(({ bytes }) => readRtp(bytes))
    expect(packets.map((packet) => packet?.payload.length)).toEqual(Array(count).fill(size))
    expect(packets.flatMap((packet) => [...(packet?.payload ?? [])])).toEqual([
      ...encodeG711('alaw', VOICE.subarray(0, count * size)),
    ])
    const start = packets[0]?.timestamp ?? 0
    expect(packets.map((packet) => ((packet?.timestamp ?? 0) - start) >>> 0)).toEqual(
      Array.from({ length: count }, (_, i) => i * size),
    )
  })
  test.each([10, 20, 30, 40, 60])('Opus and G.722, ptime %i: sound there, sound back', (ptime) => {
    for (const [codec, payload] of [
      ['opus', 96],
      ['g722', 9],
    ] as const) {
      const [from, to] = [open(), open()]
      const agreed = settings({ codec, payload, ptime })
      from.line.configure(agreed)
      to.line.configure(agreed)
      expect(from.line.sendRate()).toBe(16_000)
      const voice = tone(700, 16_000, 16_000)
      for (let i = 0; i < 50; i++) from.run(20, voice.subarray(i * 320, i * 320 + 320))
      to.from(from.rtp.map(({ bytes }) => bytes))
      const heard = to.line.take(99_999, true)
      expect(new Set(heard.map(({ rate }) => rate))).toEqual(new Set([16_000]))
      const pcm = Int16Array.from(heard.flatMap((one) => [...one.pcm]))
      expect(pcm.length).toBeGreaterThanOrEqual(16_000 - 960)
      expect(toneIn(pcm.subarray(4_000, 12_000), 700, 16_000)).toBeGreaterThan(6_500)
    }
  })
  test('a line that only receives, or is on hold, says nothing', () => {
    const end = open()
    for (const direction of ['recvonly', 'inactive'] as const) {
      end.line.configure(settings({ direction }))
      end.run(200, beat)
    }
    expect(end.rtp).toEqual([])
  })
})

test('what a probed server answers is told and is no sound; the same from anywhere else is refused', () => {
  const end = open()
  end.line.configure(settings())
  const server = { address: '198.51.100.7', port: 3478 }
  const question = Uint8Array.of(0, 1, 0, 0, 0x21, 0x12, 0xa4, 0x42, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)
  end.line.probe(question, server)
  expect(end.rtp).toMatchObject([{ bytes: question, to: server }])
  const answer = Uint8Array.from(question)
  answer[0] = 1
  end.line.rtp(answer, server, end.now())
  end.line.rtp(answer, { ...server, port: 3479 }, end.now())
  end.run(1000)
  expect(end.told('probed')).toEqual([{ kind: 'probed', bytes: answer }])
  expect(end.told('quality').at(-1)?.quality).toMatchObject({ refused: 1, received: 0 })
})

describe('RTCP', () => {
  test('reports come irregularly, some seconds apart, and a BYE at the end', () => {
    const end = open()
    end.line.configure(settings())
    end.from(voicePackets(VOICE))
    end.run(60_000, beat)
    const gaps = end.rtcp.map(({ at }, i) => at - (end.rtcp[i - 1]?.at ?? 0)).slice(1)
    expect(Math.min(...gaps)).toBeGreaterThan(850)
    expect(Math.max(...gaps)).toBeLessThan(2_800)
    expect(new Set(gaps).size).toBeGreaterThan(5)
    expect(end.rtcp[0]?.to).toEqual({ ...TOLD, port: 4001 })
    expect(end.rtcp[1]?.packets.map(({ kind }) => kind)).toEqual(['SR', 'SDES'])
    end.line.close(end.now())
    expect(end.rtcp.at(-1)?.packets.map(({ kind }) => kind)).toEqual(['SR', 'SDES', 'BYE'])
  })
  test('what the peer says of its clock is told with its place in the sound, not that of strangers, and not in floods', () => {
    const end = open()
    end.line.configure(settings())
    const packets = voicePackets(VOICE)
    end.from(packets)
    end.run(200)
    end.recorded()
    const [first] = packets.flatMap((bytes) => readRtp(bytes) ?? [])
    if (!first) throw new Error('no packet')
    const said = (ssrc: number, ms: number): Uint8Array =>
      writeRtcp([
        {
          kind: 'SR',
          ssrc,
          ntp: [9, 5],
          timestamp: (first.timestamp + 8 * ms) >>> 0,
          packets: 1,
          bytes: 1,
          reports: [],
        },
        { kind: 'SDES', ssrc, cname: 'sbc' },
      ])
    const from = { ...TOLD, port: 4001 }
    end.line.rtcp(said(first.ssrc + 1, 100), from, end.now())
    expect(end.told('report')).toEqual([])
    for (let count = 0; count < 50; count++) end.line.rtcp(said(first.ssrc, 100), from, end.now())
    // The first packet lies where it came, at the beginning.
    expect(end.told('report')).toEqual([{ kind: 'report', report: { cname: 'sbc', ntp: [9, 5], atMs: 100 } }])
    end.run(600)
    end.line.rtcp(said(first.ssrc, -40), from, end.now())
    expect(end.told('report').at(-1)?.report.atMs).toBe(-40)
  })
  test('the peer’s report tells the way there and back and what it lost; its BYE is told', () => {
    const end = open()
    end.line.configure(settings())
    end.from(voicePackets(VOICE))
    end.run(3_000, beat)
    const sr = end.rtcp
      .flatMap(({ packets, at }) => packets.flatMap((one) => (one.kind === 'SR' ? [{ ...one, at }] : [])))
      .at(-1)
    if (!sr) throw new Error('no report')
    const away = 60
    const held = end.now() - sr.at - away
    const middle = (((sr.ntp[0] & 0xffff) << 16) | (sr.ntp[1] >>> 16)) >>> 0
    const block = {
      ssrc: sr.ssrc,
      fractionLost: 64,
      lost: 9,
      highestSequence: 1,
      jitter: 0,
      lastSr: middle,
      delaySinceLastSr: Math.round(held * 65.536),
    }
    end.line.rtcp(
      writeRtcp([
        { kind: 'RR', ssrc: 77, reports: [block] },
        { kind: 'BYE', ssrcs: [77] },
      ]),
      { ...TOLD, port: 4001 },
      end.now(),
    )
    end.run(1_000, beat)
    const { quality } = end.told('quality').at(-1) ?? {}
    expect(quality?.roundTripMs).toBeCloseTo(away, -0.5)
    expect(quality?.remoteLossShare).toBe(0.25)
    expect(end.told('bye').length).toBe(1)
  })
  test('a line that rang for long is not called silent before it should have spoken', () => {
    const end = open()
    end.run(20_000)
    end.line.configure(settings({ direction: 'inactive' }))
    end.run(20_000)
    end.line.configure(settings())
    end.run(4_900)
    expect(end.told('silent')).toEqual([])
    end.run(300)
    expect(end.told('silent').length).toBe(1)
  })
  test('figures once a second; silence is told after 5 s, again after 10', () => {
    const end = open()
    end.line.configure(settings())
    const packets = voicePackets(tone(300, 8000, 8000))
    end.from(packets.filter((_, i) => i % 10 !== 5))
    end.run(10_500)
    expect(end.told('quality').length).toBeGreaterThanOrEqual(10)
    expect(end.told('quality')[1]?.quality).toMatchObject({ received: 45, lost: 5, refused: 0 })
    expect(end.told('silent').map(({ ms }) => Math.round(ms / 1000))).toEqual([5, 10])
  })
})

test('any bytes from anywhere: nothing is thrown', () => {
  const end = open()
  let state = 1
  const random = (most: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return state % most
  }
  for (let i = 0; i < 20_000; i++) {
    if (i === 8_000) end.line.configure(settings({ codec: 'opus', payload: 96 }))
    const bytes = Uint8Array.from({ length: random(60) }, () => random(256))
    if (i % 2) bytes[0] = 0x80
    if (i % 4 === 1) bytes[1] = [0, 8, 9, 13, 96, 101, 200, 203][random(8)] ?? 0
    const from = i % 3 ? TOLD : { address: '203.0.113.9', port: random(9) }
    if (i % 5) end.line.rtp(bytes, from, i)
    else end.line.rtcp(bytes, from, i)
    if (i % 50 === 0) end.line.pull(i)
  }
  end.line.take(99_999, true)
})
