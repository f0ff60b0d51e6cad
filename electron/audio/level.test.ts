import { expect, test } from 'vitest'
import { createLevelSum, levelOf, SILENCE_DBFS } from './level.ts'

const sine = Int16Array.from({ length: 8000 }, (_, i) => Math.round(32_767 * Math.sin((2 * Math.PI * 1000 * i) / 8000)))

test('a full-scale sine has a peak of 0 dBFS and an RMS of −3 dBFS', () => {
  expect(levelOf(sine).peakDbfs).toBeCloseTo(0, 1)
  expect(levelOf(sine).rmsDbfs).toBeCloseTo(-3.01, 1)
})

test('half the amplitude is 6 dB less', () => {
  expect(levelOf(sine.map((x) => x / 2)).rmsDbfs).toBeCloseTo(-9.03, 1)
})

test('silence, and nothing at all, read the least', () => {
  expect(levelOf(new Int16Array(160))).toEqual({ rmsDbfs: SILENCE_DBFS, peakDbfs: SILENCE_DBFS })
  expect(levelOf(new Int16Array(0))).toEqual({ rmsDbfs: SILENCE_DBFS, peakDbfs: SILENCE_DBFS })
})

test('a sum forgets what was taken', () => {
  const sum = createLevelSum()
  sum.add(sine)
  sum.take()
  sum.add(new Int16Array(10))

  expect(sum.take().peakDbfs).toBe(SILENCE_DBFS)
})
