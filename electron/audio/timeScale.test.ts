import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findPeriod } from './pitch.ts'
import { lengthen, shorten } from './timeScale.ts'
import { readWav } from './wav.ts'

const voice = (() => {
  const file = join(import.meta.dirname, '../../resources/practice/01-paro-cardiaco/call.wav')
  const wav = readWav(readFileSync(file))
  return wav.read(1, 0, wav.length)
})()

const FRAME = 320

const steepest = (pcm: ArrayLike<number>): number => {
  let most = 0
  for (let i = 1; i < pcm.length; i++) most = Math.max(most, Math.abs((pcm[i] ?? 0) - (pcm[i - 1] ?? 0)))
  return most
}

test.each([
  ['shorten', shorten, -1],
  ['lengthen', lengthen, 1],
] as const)('%s: speech changes by whole periods, keeps its ends, and gets no edges', (_, scale, sign) => {
  let changed = 0
  for (let at = 0; at + FRAME <= voice.length; at += FRAME) {
    const frame = voice.subarray(at, at + FRAME)
    const before = frame.slice()
    const { pcm, change } = scale(frame, 8000)
    expect(frame).toEqual(before)
    expect(pcm.length).toBe(FRAME + change)
    if (change === 0) continue
    changed++
    expect(Math.sign(change)).toBe(sign)
    expect(Math.abs(change)).toBeGreaterThanOrEqual(20)
    expect(Math.abs(change)).toBeLessThanOrEqual(120)
    expect(pcm.subarray(0, 8)).toEqual(frame.subarray(0, 8))
    expect(pcm.subarray(-8)).toEqual(frame.subarray(-8))
    expect(steepest(pcm)).toBeLessThanOrEqual(steepest(frame) * 1.25 + 60)
  }
  expect(changed).toBeGreaterThan((voice.length / FRAME) * 0.5)
})

test('a voice a second shorter has the pitch that it had', () => {
  const wave = (i: number): number =>
    Math.sin((2 * Math.PI * 120 * i) / 8000) + 0.5 * Math.sin((2 * Math.PI * 360 * i) / 8000)
  const tone = Int16Array.from({ length: 8000 }, (_, i) => 5000 * wave(i))
  const squeezed: number[] = []
  for (let at = 0; at < tone.length; at += FRAME) squeezed.push(...shorten(tone.subarray(at, at + FRAME), 8000).pcm)

  expect(squeezed.length).toBeLessThan(6400)
  expect(findPeriod(Float32Array.from(squeezed), 8).period % 67).toBeLessThanOrEqual(1)
  expect(findPeriod(Float32Array.from(squeezed), 8).likeness).toBeGreaterThan(0.98)
})

test('what is not like itself is left alone; silence may be cut anywhere', () => {
  let seed = 1
  const hiss = Int16Array.from({ length: FRAME }, () => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
    return (seed >>> 17) - 16_384
  })

  expect(shorten(hiss, 8000)).toEqual({ pcm: hiss, change: 0 })
  expect(lengthen(hiss, 8000)).toEqual({ pcm: hiss, change: 0 })
  expect(shorten(new Int16Array(FRAME), 8000).change).toBeLessThan(0)
  expect(lengthen(new Int16Array(FRAME), 8000).change).toBeGreaterThan(0)
})

test('any sound of any length: the lengths agree', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -32_768, max: 32_767 }), { maxLength: 700 }),
      fc.constantFrom(8000, 16_000),
      (samples, rate) => {
        const pcm = Int16Array.from(samples)
        for (const scale of [shorten, lengthen]) {
          const scaled = scale(pcm, rate)
          expect(scaled.pcm.length).toBe(pcm.length + scaled.change)
        }
      },
    ),
    { numRuns: 100 },
  )
})
