import fc from 'fast-check'
import { expect, test } from 'vitest'
import { coarser, decodePeaks, encodePeaks, measure, PEAK_MS } from './peaks.ts'

const voicesOf = (agent: Int16Array, customer: Int16Array, sampleRate: number) => ({
  sampleRate,
  length: agent.length,
  read: (from: number, count: number) =>
    [agent.subarray(from, from + count), customer.subarray(from, from + count)] as const,
})

test('each value is the loudest sample of its moment, of its own voice', async () => {
  const agent = new Int16Array(8000 * 2)
  const customer = new Int16Array(8000 * 2)
  agent[8000] = -32_767
  customer[399] = 8192
  const shares: number[] = []
  const peaks = await measure(voicesOf(agent, customer, 8000), (share) => void shares.push(share))

  expect(peaks.durationMs).toBe(2000)
  expect([...peaks.agent.entries()].filter(([, value]) => value > 0)).toEqual([[1000 / PEAK_MS, 255]])
  expect([...peaks.customer.entries()].filter(([, value]) => value > 0)).toEqual([[0, 128]])
  expect(shares).toEqual([1])
})

test('whatever the rate and the length, no sample is left out and none counts for another moment', async () => {
  const voice = fc.uint8Array({ minLength: 1, maxLength: 3000 })
  await fc.assert(
    fc.asyncProperty(voice, fc.constantFrom(8000, 11_025, 16_000, 24_000), async (bytes, sampleRate) => {
      const pcm = Int16Array.from(bytes, (byte) => (byte - 128) * 255)
      const { agent, durationMs } = await measure(voicesOf(pcm, pcm, sampleRate))
      const loudest = pcm.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
      expect(agent.length).toBe(Math.ceil(durationMs / PEAK_MS))
      if (agent.length > 0 && durationMs % PEAK_MS === 0)
        expect(Math.max(...agent)).toBe(Math.round(255 * Math.sqrt(Math.min(1, loudest / 32_767))))
    }),
  )
})

test('what is written is read back; anything cut, longer or other is nothing', () => {
  const voice = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
  const peaks = fc
    .nat(5000)
    .chain((durationMs) =>
      fc.tuple(fc.constant(durationMs), voice(Math.ceil(durationMs / PEAK_MS)), voice(Math.ceil(durationMs / PEAK_MS))),
    )
    .map(([durationMs, agent, customer]) => ({ durationMs, agent, customer }))
  fc.assert(
    fc.property(peaks, fc.nat(), (one, cut) => {
      const bytes = encodePeaks(one)
      expect(decodePeaks(bytes)).toEqual(one)
      expect(decodePeaks(bytes.subarray(0, cut % bytes.length))).toBeNull()
      expect(decodePeaks(Uint8Array.of(...bytes, 0))).toBeNull()
    }),
  )
  fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => decodePeaks(bytes) === null))
})

test('fewer values keep the loudest', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), fc.integer({ min: 1, max: 400 }), (voice, buckets) => {
      const { agent } = coarser({ durationMs: 1, agent: voice, customer: voice }, buckets)
      expect(agent.length).toBe(Math.min(voice.length, buckets))
      expect(Math.max(...agent)).toBe(Math.max(...voice))
    }),
  )
})
