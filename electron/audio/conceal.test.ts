import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createConcealer } from './conceal.ts'
import { createResampler } from './resample.ts'
import { readWav } from './wav.ts'

const practice = join(import.meta.dirname, '../../resources/practice')

/** Both voices of every practice call. */
function voices(rate: number): Int16Array[] {
  return readdirSync(practice).flatMap((name) => {
    const wav = readWav(readFileSync(join(practice, name, 'call.wav')))
    return [0, 1].map((channel) => createResampler(wav.sampleRate, rate).push(wav.read(channel, 0, wav.length)))
  })
}

/** A loss of 5 in 100 that is the same each time. */
function losses(count: number): boolean[] {
  let seed = 5
  return Array.from({ length: count }, () => {
    seed = (seed * 1_664_525 + 1_013_904_223) >>> 0
    return seed / 2 ** 32 < 0.05
  })
}

function correlation(a: Int16Array, b: Int16Array): number {
  let ab = 0
  let aa = 0
  let bb = 0
  for (let i = 0; i < a.length; i++) {
    ab += (a[i] ?? 0) * (b[i] ?? 0)
    aa += (a[i] ?? 0) ** 2
    bb += (b[i] ?? 0) ** 2
  }
  return ab / Math.sqrt(aa * bb)
}

/** As it is played: each 20 ms either comes or is made up. */
function played(voice: Int16Array, rate: number, isLost: readonly boolean[], isHeld: boolean): Int16Array {
  const step = rate / 50
  const concealer = createConcealer(rate)
  const out = new Int16Array(isLost.length * step)
  const frame = (i: number): Int16Array => voice.subarray(i * step, (i + 1) * step)
  isLost.forEach((lost, i) => {
    const next = isHeld && isLost[i + 1] === false ? frame(i + 1) : undefined
    out.set(lost ? concealer.conceal(step, next) : concealer.recover(frame(i)), i * step)
  })
  return out
}

test.each([8000, 16_000])(
  '%i Hz: with one in twenty lost, what is played is what was said to .985',
  (rate) => {
    const step = rate / 50
    const scores = voices(rate).map((voice) => {
      const isLost = losses(Math.floor(voice.length / step))
      const said = voice.subarray(0, isLost.length * step)
      const silent = Int16Array.from(said, (sample, i) => (isLost[Math.floor(i / step)] ? 0 : sample))
      return {
        held: correlation(said, played(voice, rate, isLost, true)),
        alone: correlation(said, played(voice, rate, isLost, false)),
        silent: correlation(said, silent),
      }
    })
    const mean = (key: 'held' | 'alone' | 'silent'): number =>
      scores.reduce((sum, score) => sum + score[key], 0) / scores.length

    expect(mean('silent')).toBeLessThan(0.975)
    expect(mean('alone')).toBeGreaterThan(mean('silent'))
    expect(mean('held')).toBeGreaterThanOrEqual(0.985)
  },
  90_000,
)

const tone = (hz: number, rate: number, length: number, from = 0): Int16Array =>
  Int16Array.from({ length }, (_, i) => 8000 * Math.sin((2 * Math.PI * hz * (i + from)) / rate))

test.each([8000, 16_000])('%i Hz: a tone goes on through a gap without a step', (rate) => {
  fc.assert(
    fc.property(fc.integer({ min: 90, max: 380 }), fc.boolean(), (hz, isHeld) => {
      const step = rate / 50
      const concealer = createConcealer(rate)
      for (let i = 0; i < 5; i++) concealer.good(tone(hz, rate, step, i * step))

      const made = concealer.conceal(step, isHeld ? tone(hz, rate, step, 6 * step) : undefined)
      const after = concealer.recover(tone(hz, rate, step, 6 * step))

      const steepest = (8000 * 2 * Math.PI * hz) / rate
      const sound = [...tone(hz, rate, step, 4 * step), ...made, ...after]
      const steps = sound.slice(1).map((sample, i) => Math.abs(sample - (sound[i] ?? 0)))
      expect(Math.max(...steps)).toBeLessThan(steepest * 1.3 + 200)
    }),
    { numRuns: 40 },
  )
})

test('what nothing was lost of is not touched', () => {
  const concealer = createConcealer(8000)
  const frame = tone(200, 8000, 160)
  const copy = frame.slice()

  expect(concealer.recover(frame)).toBe(frame)
  concealer.good(frame)
  expect(frame).toEqual(copy)
})

test('a gap that was bridged to the sound behind it leaves that sound untouched', () => {
  const concealer = createConcealer(8000)
  concealer.good(tone(200, 8000, 480))
  const next = tone(200, 8000, 160, 640)
  concealer.conceal(160, next)

  expect(concealer.recover(next)).toBe(next)
})

test('a long gap falls silent within 60 ms, and a voice after it comes in softly', () => {
  const concealer = createConcealer(8000)
  concealer.good(tone(150, 8000, 800))
  const gap = [0, 1, 2, 3, 4].map(() => concealer.conceal(160))

  expect(Math.max(...(gap[0] ?? []))).toBeGreaterThan(4000)
  expect(gap[3]).toEqual(new Int16Array(160))
  expect(gap[4]).toEqual(new Int16Array(160))
  expect(Math.abs(concealer.recover(Int16Array.from({ length: 160 }, () => 8000))[0] ?? 0)).toBeLessThan(300)
})

test('any order of calls, any length, any sound: as many samples as asked, and no fault', () => {
  const sound = fc.array(fc.integer({ min: -32_768, max: 32_767 }), { maxLength: 400 }).map((s) => Int16Array.from(s))
  const act = fc.oneof(
    sound.map((pcm) => ({ kind: 'good' as const, pcm })),
    sound.map((pcm) => ({ kind: 'recover' as const, pcm })),
    fc.record({
      kind: fc.constant('conceal' as const),
      samples: fc.integer({ min: 0, max: 400 }),
      next: fc.option(sound, { nil: undefined }),
    }),
    fc.constant({ kind: 'reset' as const }),
  )
  fc.assert(
    fc.property(fc.array(act, { maxLength: 20 }), (acts) => {
      const concealer = createConcealer(8000)
      for (const one of acts) {
        if (one.kind === 'good') concealer.good(one.pcm)
        else if (one.kind === 'recover') expect(concealer.recover(one.pcm).length).toBe(one.pcm.length)
        else if (one.kind === 'reset') concealer.reset()
        else expect(concealer.conceal(one.samples, one.next).length).toBe(one.samples)
      }
    }),
    { numRuns: 150 },
  )
})
