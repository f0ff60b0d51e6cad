/** A headset's buffer: exact while frames come on time, without a click when they do not, and never far behind. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FRAME_SAMPLES } from './frame.ts'
import { createPlayout } from './playout.ts'

const BLOCK = 128
const TONE_HZ = 440

/** Frame `n` of a tone without end. */
const tone = (n: number, amplitude = 12_000): Int16Array =>
  Int16Array.from({ length: FRAME_SAMPLES }, (_, i) =>
    Math.round(amplitude * Math.sin((2 * Math.PI * TONE_HZ * (n * FRAME_SAMPLES + i)) / 16_000)),
  )

/** Plays frames that come at the given moments, in samples of the headset's clock. */
function play(arrivals: readonly (readonly [at: number, seq: number, pcm: Int16Array])[], samples: number) {
  const playout = createPlayout()
  const out = new Float32Array(samples - (samples % BLOCK))
  const waiting = [...arrivals].sort((a, b) => a[0] - b[0])
  for (let at = 0; at < out.length; at += BLOCK) {
    while ((waiting[0]?.[0] ?? Number.POSITIVE_INFINITY) <= at) {
      const next = waiting.shift()
      if (next) playout.push(next[2], next[1])
    }
    playout.pull(out.subarray(at, at + BLOCK))
  }
  return { out, stats: playout.stats() }
}

const steady = (count: number, everySamples = FRAME_SAMPLES) =>
  Array.from({ length: count }, (_, n) => [n * everySamples, n, tone(n)] as const)

/** The steepest step between neighbours: what is heard as a click. */
const steepest = (out: Float32Array): number =>
  out.reduce((most, value, i) => (i === 0 ? 0 : Math.max(most, Math.abs(value - (out[i - 1] ?? 0)))), 0)

/** Of a 440 Hz tone at 12 000 of 32 768. */
const TONE_STEP = (2 * Math.PI * TONE_HZ * 12_000) / 32_768 / 16_000

test('frames that come on time are played sample for sample, 40 ms late at most', () => {
  const frames = steady(200)
  const { out, stats } = play(frames, 190 * FRAME_SAMPLES)
  const begins = out.findIndex((value) => value !== 0)

  expect(begins).toBeLessThanOrEqual(640 + BLOCK)
  // The first sample of the tone is silence, and 5 ms of it fade in.
  const said = Float32Array.from(
    { length: 100 * FRAME_SAMPLES },
    (_, i) => frames[Math.floor(i / FRAME_SAMPLES)]?.[2][i % FRAME_SAMPLES] ?? 0,
  )
  const offset = begins - 1
  expect(out.slice(offset + 200, offset + said.length)).toEqual(said.slice(200).map((sample) => sample / 32_768))
  expect(stats).toMatchObject({ underruns: 0, skips: 0, pace: 1, targetMs: 40 })
})

test('a frame that is late is covered without a click, and more is kept from then on', () => {
  const late = steady(100).map(([at, n, pcm]) => [n >= 50 ? at + 1000 : at, n, pcm] as const)
  const { out, stats } = play(late, 95 * FRAME_SAMPLES)

  expect(stats.underruns).toBe(1)
  expect(stats.targetMs).toBe(60)
  expect(steepest(out)).toBeLessThan(2 * TONE_STEP)
})

test('a pause of the sender is no lateness', () => {
  const paused = steady(100).map(([at, n, pcm]) => [n >= 50 ? at + 16_000 : at, n, pcm] as const)

  expect(play(paused, 145 * FRAME_SAMPLES).stats.targetMs).toBe(40)
})

test('after a hold-up the oldest is passed over, without a click, and the delay is small again', () => {
  const held = steady(100).map(([at, n, pcm]) => [n >= 40 && n < 60 ? 60 * FRAME_SAMPLES : at, n, pcm] as const)
  const { out, stats } = play(held, 99 * FRAME_SAMPLES)

  expect(stats.skips).toBe(1)
  expect(stats.depthMs).toBeLessThan(100)
  expect(steepest(out)).toBeLessThan(2.5 * TONE_STEP)
})

test.each([200, -200])('a clock that is %d ppm off is followed for two minutes', (ppm) => {
  const every = FRAME_SAMPLES * (1 + ppm / 1e6)
  const { stats } = play(steady(6000, every), 5900 * FRAME_SAMPLES)

  expect(stats.underruns).toBe(0)
  expect(stats.skips).toBe(0)
  expect(Math.abs(stats.pace - 1)).toBeLessThan(0.001)
  expect(stats.depthMs).toBeGreaterThan(5)
  expect(stats.depthMs).toBeLessThan(90)
})

test('a frame that never came leaves no click', () => {
  const { out } = play(
    steady(100).filter(([, n]) => n !== 50),
    95 * FRAME_SAMPLES,
  )

  expect(steepest(out)).toBeLessThan(2 * TONE_STEP)
})

test('frames that come twice or out of turn are left out; a sender that begins anew is heard', () => {
  const playout = createPlayout()
  for (const seq of [500, 501, 501, 499, 502]) playout.push(tone(0), seq)
  playout.pull(new Float32Array(BLOCK))
  expect(playout.stats().depthMs).toBeCloseTo(60 - 8, 0)
  playout.push(tone(0), 0)
  expect(playout.stats().depthMs).toBeCloseTo(80 - 8, 0)
})

test('whatever comes, what is played is sound and never far behind', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(40_000), fc.nat(0xffffffff), fc.constantFrom(tone(0), new Int16Array(3)))),
      (arrivals) => {
        const { out, stats } = play(arrivals, 48_000)
        expect(out.every((value) => Number.isFinite(value) && Math.abs(value) <= 1.5)).toBe(true)
        expect(stats.depthMs).toBeLessThanOrEqual(2048)
      },
    ),
    { numRuns: 50 },
  )
})
