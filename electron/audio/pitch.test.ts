import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { pitchOf } from './pitch.ts'
import { createResampler } from './resample.ts'

/** The end of half a second at `hz`, with the overtones of a voice when `tilt` is under 1. */
function tone(hz: number, rate: number, overtones = 1): Float32Array {
  return Float32Array.from({ length: (rate * 40) / 1000 }, (_, i) => {
    let sum = 0
    for (let k = 1; k <= overtones && k * hz < rate / 2; k++) sum += Math.sin((2 * Math.PI * k * hz * i) / rate) / k
    return 6000 * sum
  })
}

const cents = (found: number | undefined, hz: number): number => Math.abs(1200 * Math.log2((found ?? Number.NaN) / hz))

test.each([8000, 16_000])(
  'tones of 70 to 780 Hz at %d Hz are found to a third of a semitone, octave included',
  (rate) => {
    for (let hz = 70; hz < 780; hz *= 1.07)
      for (const overtones of [1, 5]) expect(cents(pitchOf(tone(hz, rate, overtones), rate), hz)).toBeLessThan(33)
  },
)

test('a voice whose fundamental the telephone took away keeps its pitch', () => {
  for (const hz of [110, 150, 210]) {
    const voice = Float32Array.from({ length: 320 }, (_, i) =>
      [3, 4, 5, 6].reduce((sum, k) => sum + 2000 * Math.sin((2 * Math.PI * k * hz * i) / 8000 + k), 0),
    )
    expect(cents(pitchOf(voice, 8000), hz)).toBeLessThan(30)
  }
})

test('silence, steady sound and nearly all hiss have no pitch', () => {
  let seed = 7
  const random = (): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return seed / 2 ** 32 - 0.5
  }
  expect(pitchOf(new Float32Array(320), 8000)).toBeUndefined()
  const hiss = Array.from({ length: 300 }, () =>
    pitchOf(
      Float32Array.from({ length: 320 }, () => 8000 * random()),
      8000,
    ),
  )
  expect(hiss.filter((hz) => hz !== undefined).length).toBeLessThan(6)
})

const espeak = (args: readonly string[]) =>
  spawnSync('espeak-ng', [...args, '--stdout', 'mi mamá no lo ve, lo lleva Manuel'])
const hasVoice = espeak([]).status === 0

/** Median of the pitched frames of a synthetic voice, in Hz, by telephone. */
function medianOf(args: readonly string[]): number {
  const { stdout } = espeak(args)
  const bytes = stdout.subarray(44, 44 + ((stdout.length - 44) & ~1))
  const whole = new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length))
  const pcm = createResampler(22_050, 8000).push(whole)
  const found: number[] = []
  for (let at = 320; at <= pcm.length; at += 160) {
    const hz = pitchOf(Float32Array.from(pcm.subarray(at - 320, at)), 8000)
    if (hz !== undefined) found.push(hz)
  }
  return found.toSorted((a, b) => a - b)[found.length >> 1] ?? Number.NaN
}

test.skipIf(!hasVoice)('a synthetic voice set higher is found higher, and the same voice the same', () => {
  const [low, middle, high] = ['20', '50', '90'].map((pitch) => medianOf(['-v', 'es-419', '-p', pitch]))
  expect(low).toBeGreaterThan(60)
  expect(middle).toBeGreaterThan((low ?? 0) * 1.08)
  expect(high).toBeGreaterThan((middle ?? 0) * 1.08)
  expect(high).toBeLessThan(300)
  expect(medianOf(['-v', 'es-419+f3'])).toBeGreaterThan((middle ?? 0) * 1.2)
})
