import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Frame } from '../audio/frame.ts'
import { createTape } from './tape.ts'
import { createTimeline } from './timeline.ts'

const RATE = 8000
/** Each sample is its own number, so that nothing can be lost or doubled unseen. */
const frame = (i: number, size = 160): Frame => ({
  pcm: Int16Array.from({ length: size }, (_, k) => (i * size + k) % 32_768),
  sampleRate: RATE,
  startMs: (i * size * 1000) / RATE,
})
const samples = (frames: readonly Frame[]): number[] => frames.flatMap((one) => [...one.pcm])

test('gives back exactly the sound from a moment on, to the sample', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 9600 }), (count, sample) => {
      const tape = createTape(60_000)
      const frames = Array.from({ length: count }, (_, i) => frame(i))
      for (const one of frames) tape.push(one, one.startMs)
      expect(samples(tape.since((sample * 1000) / RATE))).toEqual(samples(frames).slice(sample))
    }),
  )
})

test('forgets what is words, keeps the rest, and says when it came', () => {
  const tape = createTape(60_000)
  for (let i = 0; i < 1500; i++) tape.push(frame(i), 1_000_000 + i)
  tape.forget(20_010)
  expect(tape.since(0)[0]?.startMs).toBe(20_000)
  expect(tape.arrival(20_030)).toBe(1_001_001)
  expect(tape.arrival(30_000)).toBeUndefined()
  expect(tape.lostMs()).toBe(0)
})

test('holds no more than it may, and counts what it let go', () => {
  const tape = createTape(1000)
  for (let i = 0; i < 100; i++) tape.push(frame(i), i)
  tape.push({ pcm: new Int16Array(0), sampleRate: RATE, startMs: 2000 }, 100)
  expect(tape.since(0)[0]?.startMs).toBe(1000)
  expect(tape.lostMs()).toBe(1000)
})

test('a count of sound sent becomes time of the call, over gaps too', () => {
  const line = createTimeline()
  for (const startMs of [5000, 5020, 9000, 9020]) line.sent({ pcm: new Int16Array(160), sampleRate: RATE, startMs })
  expect(line.sentMs()).toBe(80)
  expect([0, 39, 40, 70].map(line.toCall)).toEqual([5000, 5039, 9000, 9030])
})
