import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRandom } from '../../../bench/network/random.ts'
import { createTape, type Stretch, type Tape } from './tape.ts'

/** A sound whose every sample tells its place. */
const sound = (from: number, length: number): Int16Array =>
  Int16Array.from({ length }, (_, index) => 1 + ((from + index) % 30_000))

/** Pushes packets of 20 ms by arrival, taking what is ready every 60 ms; then all. */
function run(tape: Tape, packets: readonly { index: number; arrivedMs: number; timestamp?: number }[]): Stretch[] {
  const out: Stretch[] = []
  let takenAt = 0
  for (const { index, arrivedMs, timestamp } of packets.toSorted((a, b) => a.arrivedMs - b.arrivedMs)) {
    for (; takenAt + 60 <= arrivedMs; takenAt += 60) out.push(...tape.take(takenAt + 60))
    tape.push({ timestamp: (timestamp ?? 0xffff_ff00 + index * 160) >>> 0, pcm: sound(index * 160, 160), arrivedMs })
  }
  for (const end = takenAt + 480; takenAt < end; takenAt += 60) out.push(...tape.take(takenAt + 60))
  return [...out, ...tape.take(takenAt + 5000, true)]
}
const joined = (stretches: readonly Stretch[]): number[] => stretches.flatMap(({ pcm }) => [...pcm])

test('any disorder within 100 ms and any repetition leave every sample in its place, from the first one on', () => {
  const way = fc.array(fc.record({ delay: fc.nat(90), again: fc.option(fc.nat(90), { freq: 5 }) }), {
    minLength: 5,
    maxLength: 60,
  })
  fc.assert(
    fc.property(way, fc.integer({ min: 0, max: 40 }), (delays, opened) => {
      const packets = delays.flatMap(({ delay, again }, index) => [
        { index, arrivedMs: opened + index * 20 + delay },
        ...(again === null ? [] : [{ index, arrivedMs: opened + index * 20 + delay + again }]),
      ])
      const stretches = run(createTape(8000, 8000), packets)
      expect(joined(stretches)).toEqual([...sound(0, delays.length * 160)])
      for (const [at, stretch] of stretches.entries()) {
        const before = stretches[at - 1]
        if (before) expect(stretch.position).toBe(before.position + before.pcm.length)
      }
    }),
  )
})

test('where a moment of the sender lies is known for any moment, also over the end of the count, and asking moves nothing', () => {
  const asked = fc.record({
    index: fc.nat(59),
    ahead: fc.integer({ min: -200_000, max: 200_000 }),
    wild: fc.nat(2 ** 32 - 1),
  })
  fc.assert(
    fc.property(
      fc.array(asked, { maxLength: 40 }),
      fc.nat(2 ** 32 - 1),
      fc.constantFrom(8000, 16_000),
      (asks, first, rate) => {
        const tape = createTape(8000, rate)
        const stamp = (index: number): number => (first + index * 160) % 2 ** 32
        expect(tape.placeOf(first)).toBeNull()
        let out: Stretch[] = []
        for (let index = 0; index < 60; index++) {
          tape.push({ timestamp: stamp(index), pcm: sound((index * rate) / 50, rate / 50), arrivedMs: index * 20 })
          out = [...out, ...tape.take(index * 20 + 20)]
          for (const ask of asks) {
            if (ask.index !== index || index < 10) continue
            tape.placeOf(ask.wild)
            const position = out[0]?.position ?? Number.NaN
            const place = tape.placeOf((stamp(index) + ask.ahead + 2 ** 32) % 2 ** 32)
            expect(place).toBe(position + ((index * 160 + ask.ahead) * rate) / 8000)
          }
        }
        expect(joined([...out, ...tape.take(9000, true)])).toEqual([...sound(0, (60 * rate) / 50)])
      },
    ),
    { numRuns: 40 },
  )
})

test('what was lost is absent, and what follows is where it belongs', () => {
  const packets = [0, 1, 2, 5, 6, 7].map((index) => ({ index, arrivedMs: index * 20 }))
  const stretches = run(createTape(8000, 8000), packets)
  const first = stretches[0]?.position ?? 0
  const placed = stretches.flatMap(({ position, pcm }) =>
    [...pcm].map((sample, i) => sample - 1 - (position - first + i)),
  )
  expect(new Set(placed)).toEqual(new Set([0]))
  expect(joined(stretches).length).toBe(6 * 160)
})

test('a sender that pauses its clock goes on where it arrives; a network that stood still does not move anything', () => {
  const paused = [...Array(300).keys()].map((index) => ({ index, arrivedMs: index * 20 + (index < 25 ? 0 : 3_000) }))
  const held = run(createTape(8000, 8000), paused)
  expect(joined(held)).toEqual([...sound(0, 48_000)])
  const gap = held.find(
    (one, at) => at > 0 && one.position !== (held[at - 1]?.position ?? 0) + (held[at - 1]?.pcm.length ?? 0),
  )
  expect(gap?.position).toBe((25 * 20 + 3_000) * 8)

  const stalled = [...Array(300).keys()].map((index) => ({
    index,
    arrivedMs: index < 25 || index >= 175 ? index * 20 : 3_500 + (index - 25) / 10,
  }))
  const whole = run(createTape(8000, 8000), stalled)
  expect(joined(whole)).toEqual([...sound(0, 48_000)])
  const last = whole.at(-1)
  expect((last?.position ?? 0) + (last?.pcm.length ?? 0)).toBe(48_000)
})

test('when our own thread stood still for two seconds and reads what waited bit by bit, nothing is moved', () => {
  const tape = createTape(8000, 8000)
  const out: Stretch[] = []
  const read = (from: number, to: number, now: number): void => {
    for (let index = from; index < to; index++)
      tape.push({ timestamp: index * 160, pcm: sound(index * 160, 160), arrivedMs: now })
  }
  for (let index = 0; index < 50; index++) {
    read(index, index + 1, index * 20)
    if (index % 3 === 0) out.push(...tape.take(index * 20))
  }
  // A poll of the loop reads no more than 32 datagrams of a socket, and beats fall in between.
  read(50, 82, 3_000)
  out.push(...tape.take(3_001), ...tape.take(3_120))
  read(82, 114, 3_130)
  out.push(...tape.take(3_181))
  read(114, 160, 3_200)
  out.push(...tape.take(3_240), ...tape.take(3_300), ...tape.take(3_360), ...tape.take(9_000, true))
  expect(joined(out)).toEqual([...sound(0, 160 * 160)])
  const last = out.at(-1)
  expect((last?.position ?? 0) + (last?.pcm.length ?? 0)).toBe(160 * 160)
})

/** The sender's packet is sent on time unless `away`; read when the thread is next awake. Beats fall in between as the engine's do. */
function starved(seed: number, seconds: number): Stretch[] {
  const random = createRandom(seed)
  const tape = createTape(8000, 8000)
  const out: Stretch[] = []
  const packets: { index: number; sentMs: number }[] = []
  let awake = 0
  for (let index = 0; index < seconds * 50; index++) {
    // A starved sender sends what is due whenever it is let run.
    if (index * 20 > awake && random() < 0.02) awake = index * 20 + random() * 3_000
    packets.push({ index, sentMs: Math.max(awake, index * 20) + index / 1_000 })
  }
  let now = 0
  let lookAt = 60
  while (packets.length > 0) {
    // Our thread: mostly in time, now and then away for long; a poll reads no more than 32 of a socket.
    now += random() < 0.01 ? random() * 3_000 : 1 + random() * 15
    for (let read = 0; read < 32 && packets[0] && packets[0].sentMs <= now; read++) {
      const { index } = packets.shift() ?? { index: 0 }
      tape.push({ timestamp: (0xffff_ff00 + index * 160) >>> 0, pcm: sound(index * 160, 160), arrivedMs: now })
    }
    if (now >= lookAt) {
      out.push(...tape.take(now))
      lookAt = now + 60
    }
  }
  return [...out, ...tape.take(now + 60), ...tape.take(now + 9_000, true)]
}

test('whatever stands still, the sender or our own thread, up to three seconds and again and again: one unbroken stretch', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const stretches = starved(seed, 20)
    expect(joined(stretches)).toEqual([...sound(0, 20 * 8000)])
    for (const [at, { position }] of stretches.entries()) {
      const before = stretches[at - 1]
      if (before) expect(position).toBe(before.position + before.pcm.length)
    }
  }
})

test('a line that is first read long after it began lies where it hurried most, and is not moved later', () => {
  const packets = [...Array(200).keys()].map((index) => ({ index, arrivedMs: Math.max(2_000, index * 20) }))
  const stretches = run(createTape(8000, 8000), packets)
  expect(joined(stretches)).toEqual([...sound(0, 32_000)])
  expect((stretches.at(-1)?.position ?? 0) + (stretches.at(-1)?.pcm.length ?? 0)).toBeLessThan((200 * 20 + 30) * 8)
})

test('a clock that leaps, in one source or with another, is placed by its arrival and never over what is there', () => {
  for (const told of [true, false]) {
    const tape = createTape(8000, 8000)
    const out: Stretch[] = []
    for (let index = 0; index < 100; index++) {
      if (index === 50 && told) tape.leap()
      const timestamp = index < 50 ? index * 160 : 0x7000_0000 - index + (index - 50) * 161
      tape.push({ timestamp, pcm: sound(index * 160, 160), arrivedMs: index * 20 })
      if (index % 3 === 0) out.push(...tape.take(index * 20))
    }
    out.push(...tape.take(9_999, true))
    expect(joined(out)).toEqual([...sound(0, 16_000)])
    const end = out.reduce((at, { position, pcm }) => {
      expect(position).toBeGreaterThanOrEqual(at)
      return position + pcm.length
    }, 0)
    expect(end).toBe(16_000)
  }
})

test('one stray packet is not followed', () => {
  const packets = [...Array(60).keys()].map((index) => ({ index, arrivedMs: index * 20 }))
  const stretches = run(createTape(8000, 8000), [...packets, { index: 30, arrivedMs: 605, timestamp: 0x1234_5678 }])
  expect(joined(stretches)).toEqual([...sound(0, 9600)])
})

test('three hours with a clock off by 100 ppm: every sample, without a leap', () => {
  const tape = createTape(8000, 8000)
  let end = 0
  let first = -1
  const pcm = new Int16Array(160)
  for (let index = 0; index < 540_000; index++) {
    tape.push({ timestamp: (index * 160) >>> 0, pcm, arrivedMs: index * 20 * 1.0001 })
    if (index % 50 !== 0) continue
    for (const stretch of tape.take(index * 20 * 1.0001)) {
      if (first < 0) first = stretch.position
      else expect(stretch.position).toBe(end)
      end = stretch.position + stretch.pcm.length
    }
  }
  expect(end - first).toBeGreaterThan(540_000 * 160 - 160 * 60)
})

test('G.722: 16 kHz by a clock of 8', () => {
  const tape = createTape(8000, 16_000)
  for (let index = 0; index < 20; index++)
    tape.push({ timestamp: index * 160, pcm: sound(index * 320, 320), arrivedMs: index * 20 })
  expect(joined(tape.take(1_000, true))).toEqual([...sound(0, 6400)])
})

test('any timestamps at any time: nothing is thrown, nothing overlaps', () => {
  const piece = fc.record({
    timestamp: fc.integer({ min: 0, max: 0xffff_ffff }),
    step: fc.nat(3_000),
    length: fc.nat(400),
  })
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const tape = createTape(8000, 8000)
      const out: Stretch[] = []
      let now = 0
      for (const { timestamp, step, length } of pieces) {
        now += step
        tape.push({ timestamp, pcm: sound(0, length), arrivedMs: now })
        out.push(...tape.take(now))
      }
      out.push(...tape.take(now + 1_000, true))
      let end = 0
      for (const { position, pcm } of out) {
        expect(position).toBeGreaterThanOrEqual(end)
        expect(Number.isInteger(position)).toBe(true)
        end = position + pcm.length
      }
    }),
  )
})
