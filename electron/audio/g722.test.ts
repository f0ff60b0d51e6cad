import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createG722Decoder, createG722Encoder } from './g722.ts'

/** Sound that is the same on every machine: a tone that climbs through both bands, then a noise, then full scale. */
function probe(): Int16Array {
  let seed = 1
  const noise = (): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
    return (seed >>> 16) - 32_768
  }
  let phase = 0
  return Int16Array.from({ length: 6400 }, (_, i) => {
    // A triangle, whole numbers only: sines differ in their last bit between machines.
    phase = (phase + 400 + i * 4) & 0xffff
    if (i < 3200) return (Math.abs(phase - 0x8000) - 0x4000) >> (i < 1600 ? 2 : 0)
    return i < 4800 ? noise() >> 3 : noise()
  })
}

const peer = readFileSync(join(import.meta.dirname, 'g722.peer.txt'), 'utf8')
  .trim()
  .split('\n')
const bytesOf = (base64: string | undefined): Uint8Array => Uint8Array.from(Buffer.from(base64 ?? '', 'base64'))

test('our bytes are the bytes of another maker of G.722, and so is what we hear in them', () => {
  const [encoded, decoded] = peer.map(bytesOf)

  const bytes = createG722Encoder().encode(probe())
  const heard = createG722Decoder().decode(bytes)

  expect(Buffer.from(bytes)).toEqual(Buffer.from(encoded ?? []))
  expect(Buffer.from(heard.buffer)).toEqual(Buffer.from(decoded ?? []))
})

test('cut into frames of any length it is the same stream', () => {
  const pcm = probe()
  const whole = createG722Encoder().encode(pcm)
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 5, maxLength: 30 }), (pairs) => {
      const encoder = createG722Encoder()
      const decoder = createG722Decoder()
      const bytes: number[] = []
      const heard: number[] = []
      let at = 0
      for (const length of pairs.map((pair) => pair * 2)) {
        const part = encoder.encode(pcm.subarray(at, at + length))
        bytes.push(...part)
        heard.push(...decoder.decode(part))
        at += length
      }
      expect(Uint8Array.from(bytes)).toEqual(whole.subarray(0, bytes.length))
      expect(Int16Array.from(heard)).toEqual(createG722Decoder().decode(Uint8Array.from(bytes)))
    }),
    { numRuns: 20 },
  )
})

/** The filters of both ends take 22 samples. */
const DELAY = 22

test.each([300, 1000, 3000, 6000])('a tone of %i Hz comes back 22 samples later, well above its noise', (hz) => {
  const pcm = Int16Array.from({ length: 8000 }, (_, i) => 10_000 * Math.sin((2 * Math.PI * hz * i) / 16_000))

  const heard = createG722Decoder().decode(createG722Encoder().encode(pcm))

  let signal = 0
  let noise = 0
  for (let i = 1000; i < 8000; i++) {
    signal += (pcm[i - DELAY] ?? 0) ** 2
    noise += ((heard[i] ?? 0) - (pcm[i - DELAY] ?? 0)) ** 2
  }
  expect(10 * Math.log10(signal / noise)).toBeGreaterThan(hz > 4000 ? 10 : 25)
})

test('any bytes decode to two samples each', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      expect(createG722Decoder().decode(bytes).length).toBe(bytes.length * 2)
    }),
  )
})
