import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSpectrum } from './spectrum.ts'

const RATE = 8000
const sine = (hz: number, length: number): Int16Array =>
  Int16Array.from({ length }, (_, i) => Math.round(8000 * Math.sin((2 * Math.PI * hz * i) / RATE)))

test('a tone stands where its frequency is, and nowhere else', () => {
  const spectrum = createSpectrum(512, RATE, 2)
  fc.assert(
    fc.property(fc.integer({ min: 150, max: 3800 }), (hz) => {
      const amplitudes = spectrum.of(sine(hz, 512), 0)
      const top = amplitudes.indexOf(Math.max(...amplitudes))
      expect(Math.abs(top * spectrum.stepHz - hz)).toBeLessThanOrEqual(spectrum.stepHz / 2 + 1)
      const far = amplitudes.filter((_, i) => Math.abs(i * spectrum.stepHz - hz) > 80)
      expect(Math.max(...far)).toBeLessThan((amplitudes[top] ?? 0) / 100)
    }),
  )
})

test('agrees with the sum that it stands for', () => {
  const pcm = Int16Array.from({ length: 64 }, (_, i) => ((i * 7919) % 2001) - 1000)
  const amplitudes = createSpectrum(64, RATE).of(pcm, 0)
  for (const bin of [0, 1, 7, 20, 31]) {
    let [re, im] = [0, 0]
    for (const [i, sample] of pcm.entries()) {
      const weighted = sample * (0.5 - 0.5 * Math.cos((2 * Math.PI * i) / 63))
      re += weighted * Math.cos((2 * Math.PI * bin * i) / 64)
      im += weighted * Math.sin((2 * Math.PI * bin * i) / 64)
    }
    expect(amplitudes[bin]).toBeCloseTo(Math.hypot(re, im), 0)
  }
})

test('what is past the end is silence', () => {
  const spectrum = createSpectrum(160, RATE)
  expect(Math.max(...spectrum.of(sine(400, 160), 160))).toBe(0)
})
