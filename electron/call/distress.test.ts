import { expect, test } from 'vitest'
import { FRAME_MS } from '../audio/frame.ts'
import { createDistress, scoreOf } from './distress.ts'

const RATE = 8000
const SIZE = (RATE * FRAME_MS) / 1000
const onFault = (error: unknown): never => {
  throw error
}

type Voice = { readonly hz: number; readonly amplitude: number; readonly shakeSt?: number }
const USUAL: Voice = { hz: 180, amplitude: 2000 }

/** Ten syllables in two seconds, with half a second of silence after them. */
function speak(voice: Voice): { pcm: Int16Array; speech: boolean }[] {
  let phase = 0
  return Array.from({ length: 125 }, (_, n) => {
    const speech = n < 100
    const pcm = Int16Array.from({ length: SIZE }, (_, i) => {
      const s = (n * SIZE + i) / RATE
      phase += (2 * Math.PI * voice.hz * 2 ** (((voice.shakeSt ?? 0) * Math.sin(2 * Math.PI * 6 * s)) / 12)) / RATE
      const swell = 0.3 + 0.7 * Math.abs(Math.sin(Math.PI * 5 * s))
      return speech
        ? voice.amplitude * swell * (Math.sin(phase) + Math.sin(2 * phase) / 2 + Math.sin(3 * phase) / 4)
        : 0
    })
    return { pcm, speech }
  })
}

/** Eight lines as usual and then the others; the readings of those, and how it went. */
function hear(then: readonly Voice[], before: readonly Voice[] = Array.from({ length: 8 }, () => USUAL)) {
  const due: (() => void)[] = []
  const distress = createDistress({ sampleRate: RATE, schedule: (work) => void due.push(work), onFault })
  let n = 0
  const readings = [...before, ...then].map((voice) => {
    const startMs = n * FRAME_MS
    for (const { pcm, speech } of speak(voice)) {
      distress.push({ pcm, sampleRate: RATE, startMs: n++ * FRAME_MS }, speech)
      due.shift()?.()
    }
    return distress.between(startMs, startMs + 2000)
  })
  return { readings: readings.slice(before.length), distress, endMs: n * FRAME_MS }
}

test('a voice as ever is steady; louder and higher is far from it; louder alone is not enough', () => {
  const { readings } = hear([USUAL, { hz: 180, amplitude: 8000 }, { hz: 290, amplitude: 8000 }])
  expect(readings.map((one) => one?.level)).toEqual(['steady', 'raised', 'high'])
  expect(readings[2]).toMatchObject({ speechMs: 2000, startMs: 25_000, endMs: 27_000 })
})

test('a voice that shakes shows it, in semitones', () => {
  const [steady, shaking] = hear([USUAL, { ...USUAL, shakeSt: 1.2 }]).readings
  expect(steady?.trembleSt).toBeLessThan(0.2)
  expect(shaking?.trembleSt).toBeGreaterThan(0.5)
  expect(shaking?.score).toBeGreaterThan((steady?.score ?? 0) + 15)
})

test('softer and lower than usual is no distress, and takes nothing away', () => {
  expect(hear([{ hz: 140, amplitude: 700 }]).readings[0]).toMatchObject({ level: 'steady', score: 0 })
})

test('of a voice that was hardly heard before nothing is said', () => {
  expect(hear([{ hz: 290, amplitude: 8000 }], []).readings).toEqual([undefined])
})

test('speech that gets no words is told once, after it had time to get them', () => {
  const { distress, endMs } = hear([USUAL])
  expect(distress.wordless(endMs + 60_000)).toEqual([])
  const silent = createDistress({ sampleRate: RATE, schedule: (work) => work(), onFault })
  let n = 0
  for (let line = 0; line < 8; line++)
    for (const { pcm, speech } of speak(USUAL)) silent.push({ pcm, sampleRate: RATE, startMs: n++ * FRAME_MS }, speech)
  for (let pause = 0; pause < 50; pause++)
    silent.push({ pcm: new Int16Array(SIZE), sampleRate: RATE, startMs: n++ * FRAME_MS }, false)
  expect(silent.wordless(n * FRAME_MS)).toMatchObject([{ startMs: 0, level: 'steady' }, {}])
  expect(silent.wordless(n * FRAME_MS + 60_000).length).toBeGreaterThan(0)
  expect(silent.wordless(n * FRAME_MS + 60_000)).toEqual([])
})

test('frames wait without being measured, a few are measured at a time, and too many are given up, not the call', () => {
  const due: (() => void)[] = []
  const distress = createDistress({ sampleRate: RATE, schedule: (work) => void due.push(work), onFault })
  for (let n = 0; n < 600; n++)
    distress.push({ pcm: new Int16Array(SIZE).fill(900), sampleRate: RATE, startMs: n * FRAME_MS }, true)
  expect(due).toHaveLength(1)
  expect(distress.counts()).toEqual({ speechMs: 0, skippedMs: 2000 })
  due.shift()?.()
  expect(distress.counts().speechMs).toBe(500)
  for (let work = due.shift(); work; work = due.shift()) work()
  expect(distress.counts().speechMs).toBe(10_000)
})

test('no sign alone is far from usual, and no sign less never means more', () => {
  const none = { loudDb: 0, pitchSt: 0, spreadSt: 0, trembleSt: 0, brightDb: 0, rate: 1 }
  for (const sign of Object.keys(none)) expect(scoreOf({ ...none, [sign]: 99 })).toBeLessThan(60)
  expect(scoreOf({ ...none, loudDb: 99, pitchSt: 99 })).toBeGreaterThan(60)
  expect(scoreOf({ ...none, loudDb: -40, pitchSt: -12 })).toBe(0)
})

test('a fault ends the measuring, is told once, and ends nothing else', () => {
  const faults: unknown[] = []
  const onFault = (error: unknown): void => void faults.push(error)
  const distress = createDistress({ sampleRate: RATE, schedule: (work) => work(), onFault })
  const pcm = Object.defineProperty(new Int16Array(SIZE), 'length', {
    get: () => {
      throw new Error('broken')
    },
  })
  for (let n = 0; n < 3; n++) distress.push({ pcm, sampleRate: RATE, startMs: n * FRAME_MS }, true)
  expect(faults).toHaveLength(1)
  expect(distress.between(0, 60)).toBeUndefined()
})
