import { expect, test } from 'vitest'
import type { LiveEvents } from './live.ts'
import { createMeter } from './meter.ts'

const frame = (n: number, amplitude: number) => ({
  pcm: Int16Array.from({ length: 160 }, (_, i) => (i % 2 ? amplitude : -amplitude)),
  sampleRate: 8000,
  startMs: n * 20,
})

function measure(frameMs: number, amplitude: (n: number) => number) {
  let clock = 0
  const levels: LiveEvents['live.level'][] = []
  const meter = createMeter({
    callId: 'c',
    leg: 'agent',
    live: (_, event) => void levels.push(event as LiveEvents['live.level']),
    now: () => clock,
    vad: { isSpeech: (pcm) => (pcm[0] ?? 0) !== 0, close: () => {} },
  })
  for (let n = 0; n < 500; n++) {
    clock = n * frameMs
    meter.push(frame(n, amplitude(n)))
  }
  return { levels, meter, seconds: clock / 1000 }
}

test.each([20, 5, 1])('a window is told of levels at most 12 times a second (a frame each %d ms)', (frameMs) => {
  const { levels, seconds } = measure(frameMs, () => 1000)

  expect(levels.length).toBeLessThanOrEqual(12 * seconds + 1)
  expect(levels.length).toBeGreaterThan(8 * seconds)
})

test('no peak between two tellings is missed', () => {
  const { levels } = measure(20, (n) => (n === 252 ? 32_767 : 0))

  expect(Math.max(...levels.map((level) => level.peakDbfs))).toBeCloseTo(0, 1)
  expect(levels.filter((level) => level.speech)).toHaveLength(1)
})

test('the level of speech leaves the silence out', () => {
  const { meter } = measure(20, (n) => (n % 10 === 0 ? 3277 : 0))

  expect(meter.speechDbfs()).toBeCloseTo(-20, 1)
  expect(measure(20, () => 0).meter.speechDbfs()).toBeUndefined()
})
