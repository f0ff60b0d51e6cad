import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createResampler, outputLength, type ResampleFilter, SPOKEN } from './resample.ts'

const sine = (hz: number, rate: number, seconds = 1, amplitude = 16_000): Int16Array =>
  Int16Array.from({ length: rate * seconds }, (_, i) => Math.round(amplitude * Math.sin((2 * Math.PI * hz * i) / rate)))

function resample(pcm: Int16Array, from: number, to: number, block = 160, filter?: ResampleFilter): Int16Array {
  const resampler = createResampler(from, to, filter)
  const out: number[] = []
  for (let at = 0; at < pcm.length; at += block) out.push(...resampler.push(pcm.subarray(at, at + block)))
  return Int16Array.from([...out, ...resampler.flush()])
}

/** Gain and signal-to-residual ratio, dB, of the sine at `hz` that fits best, away from the edges. */
function bestSine(pcm: Int16Array, hz: number, rate: number): { gainDb: number; snrDb: number } {
  const from = Math.round(pcm.length * 0.1)
  const to = Math.round(pcm.length * 0.9)
  let [cc, ss, cs, cy, sy] = [0, 0, 0, 0, 0]
  for (let i = from; i < to; i++) {
    const c = Math.cos((2 * Math.PI * hz * i) / rate)
    const s = Math.sin((2 * Math.PI * hz * i) / rate)
    const y = pcm[i] ?? 0
    cc += c * c
    ss += s * s
    cs += c * s
    cy += c * y
    sy += s * y
  }
  const det = cc * ss - cs * cs
  const a = (cy * ss - sy * cs) / det
  const b = (sy * cc - cy * cs) / det
  let [power, residual] = [0, 0]
  for (let i = from; i < to; i++) {
    const model = a * Math.cos((2 * Math.PI * hz * i) / rate) + b * Math.sin((2 * Math.PI * hz * i) / rate)
    power += model * model
    residual += ((pcm[i] ?? 0) - model) ** 2
  }
  return { gainDb: 20 * Math.log10(Math.hypot(a, b) / 16_000), snrDb: 10 * Math.log10(power / residual) }
}

const rms = (pcm: Int16Array): number => Math.sqrt(pcm.reduce((sum, x) => sum + x * x, 0) / pcm.length)

test('as many samples come out as the rates say, whatever the blocks', () => {
  const rates = fc.constantFrom(8000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000)
  fc.assert(
    fc.property(
      rates,
      rates,
      fc.integer({ min: 0, max: 5000 }),
      fc.integer({ min: 1, max: 700 }),
      (from, to, length, block) => {
        expect(resample(new Int16Array(length), from, to, block)).toHaveLength(outputLength(length, from, to))
      },
    ),
  )
})

test('the blocks make no difference to a single sample', () => {
  const voice = sine(700, 44_100, 0.2)
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3000 }), (block) => {
      expect(resample(voice, 44_100, 16_000, block)).toEqual(resample(voice, 44_100, 16_000, voice.length))
    }),
    { numRuns: 20 },
  )
})

test.each([
  { from: 8000, to: 16_000, hz: 1000, snr: 75, gain: 0.1 },
  { from: 8000, to: 16_000, hz: 3400, snr: 75, gain: 1.5 },
  { from: 16_000, to: 8000, hz: 1000, snr: 75, gain: 0.1 },
  { from: 48_000, to: 16_000, hz: 3000, snr: 75, gain: 0.1 },
  { from: 48_000, to: 16_000, hz: 7000, snr: 75, gain: 2.5 },
  { from: 44_100, to: 16_000, hz: 3000, snr: 75, gain: 0.1 },
  { from: 11_025, to: 16_000, hz: 2000, snr: 75, gain: 0.1 },
])('$from → $to Hz: a tone of $hz Hz stays what it is', ({ from, to, hz, snr, gain }) => {
  const result = bestSine(resample(sine(hz, from), from, to), hz, to)

  expect(result.snrDb).toBeGreaterThan(snr)
  expect(Math.abs(result.gainDb)).toBeLessThan(gain)
})

test.each([
  { from: 16_000, to: 8000, hz: 4600 },
  { from: 16_000, to: 8000, hz: 7000 },
  { from: 48_000, to: 16_000, hz: 9200 },
  { from: 48_000, to: 16_000, hz: 20_000 },
])('$from → $to Hz: what the new rate cannot hold ($hz Hz) is gone, not folded back', ({ from, to, hz }) => {
  const out = resample(sine(hz, from), from, to)

  // 16,000 down to less than one unit of the last place: −84 dB.
  expect(rms(out.subarray(200, -200))).toBeLessThan(1)
})

test('for what is spoken the band of a telephone stays, and what folds back is 60 dB down', () => {
  const heard = bestSine(resample(sine(3000, 8000), 8000, 16_000, 160, SPOKEN), 3000, 16_000)
  expect(Math.abs(heard.gainDb)).toBeLessThan(0.5)
  expect(heard.snrDb).toBeGreaterThan(55)

  const folded = resample(sine(4800, 16_000), 16_000, 8000, 160, SPOKEN)
  expect(rms(folded.subarray(200, -200))).toBeLessThan(16)
})

test('a click stays where it was in time', () => {
  const click = new Int16Array(8000)
  click[4000] = 20_000

  const out = resample(click, 8000, 16_000)

  expect(out.indexOf(Math.max(...out))).toBe(8000)
})
