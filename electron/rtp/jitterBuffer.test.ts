import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createJitterBuffer } from './jitterBuffer.ts'

/** A sound whose every sample tells its place: 1, 2, 3… */
const sound = (from: number, length: number): Int16Array =>
  Int16Array.from({ length }, (_, index) => 1 + ((from + index) % 30_000))
const samples = (buffer: ReturnType<typeof createJitterBuffer>, pulls: number): number[] =>
  Array.from({ length: pulls }, () => [...buffer.pull(160).pcm]).flat()

test('waits its delay, then plays from the earliest sample although a later one came first', () => {
  const buffer = createJitterBuffer({ delay: 320, most: 1600 })
  buffer.push(160, sound(160, 160))
  expect(buffer.pull(160)).toMatchObject({ playing: false, gaps: [] })
  buffer.push(0, sound(0, 160))
  expect(buffer.pull(160).playing).toBe(false)
  expect(samples(buffer, 2)).toEqual([...sound(0, 320)])
})

test('any lengths of packets in any order within the delay, over the wrap of the timestamp, come out whole', () => {
  const lengths = fc.array(fc.constantFrom(80, 160, 240, 320), { minLength: 2, maxLength: 12 })
  fc.assert(
    fc.property(lengths, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (lengths, chance) => {
      const start = 0xffff_ffff - 300
      let at = 0
      const packets = lengths.map((length) => {
        const packet = { at, pcm: sound(at, length), key: (chance.next().value ?? 0) * 3 + at / 320 }
        at += length
        return packet
      })
      const buffer = createJitterBuffer({ delay: 160, most: 8000 })
      for (const packet of packets.toSorted((a, b) => a.key - b.key)) buffer.push((start + packet.at) >>> 0, packet.pcm)
      buffer.pull(160)
      expect(samples(buffer, Math.ceil(at / 160)).slice(0, at)).toEqual([...sound(0, at)])
      expect(buffer.depth()).toBe(0)
    }),
  )
})

test('what was lost is a gap in its place; what comes again or too late changes nothing', () => {
  const buffer = createJitterBuffer({ delay: 0, most: 8000 })
  expect(buffer.push(0, sound(0, 160))).toBe('kept')
  expect(buffer.push(0, sound(0, 160))).toBe('duplicate')
  buffer.push(240, sound(240, 160))
  expect(buffer.pull(160).gaps).toEqual([])
  const played = buffer.pull(160)
  expect(played.gaps).toEqual([{ from: 0, to: 80 }])
  expect([...played.pcm.subarray(80)]).toEqual([...sound(240, 80)])
  expect(buffer.push(160, sound(160, 80))).toBe('late')
  // Half of it is still to be played.
  expect(buffer.push(280, sound(280, 160))).toBe('kept')
  expect(samples(buffer, 1).slice(0, 120)).toEqual([...sound(320, 120)])
})

test('a burst after a pause does not stay as delay', () => {
  const buffer = createJitterBuffer({ delay: 160, most: 800 })
  for (let at = 0; at < 4000; at += 160) buffer.push(at, sound(at, 160))
  samples(buffer, 2)
  expect(buffer.depth()).toBeLessThanOrEqual(800)
})

test('a line that fell silent is waited for anew; a leap of the clock is a new beginning', () => {
  const buffer = createJitterBuffer({ delay: 320, most: 1600 })
  buffer.push(0, sound(0, 160))
  samples(buffer, 14)
  expect(buffer.pull(160)).toMatchObject({ playing: false, gaps: [] })
  buffer.push(5_000_000, sound(0, 160))
  expect(buffer.pull(160).playing).toBe(false)
  expect(buffer.push(90, sound(9, 160))).toBe('kept')
})
