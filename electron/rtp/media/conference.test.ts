import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createConference, type Half, type Party } from './conference.ts'
import { limited, mix } from './mixer.ts'
import { tone, toneIn } from './peer.double.ts'

type Double = Party & {
  readonly heard: (Int16Array | null)[]
  readonly state: { heardTimes: number; listened: boolean }
}

/** Says stretch after stretch of a sound, keeps what it hears. */
function party(rate: number, sound: Int16Array | null, half: Half = 0): Double {
  const size = rate / 50
  const heard: (Int16Array | null)[] = []
  const state = { heardTimes: 0, listened: false }
  let at = 0
  return {
    heard,
    state,
    half: () => half,
    say() {
      const pcm = sound?.subarray(at, at + size) ?? null
      at += size
      return { pcm, rate }
    },
    hearRate: () => rate,
    hear: (pcm, routed) => void (routed && heard.push(pcm && Int16Array.from(pcm))),
    wasHeard: () => void state.heardTimes++,
    listened(on) {
      state.listened = on
    },
  }
}
const run = (conference: ReturnType<typeof createConference>, beats: number): void => {
  for (let i = 0; i < beats; i++) {
    conference.beat(0)
    conference.beat(1)
  }
}
const all = ({ heard }: Double): Int16Array => Int16Array.from(heard.flatMap((pcm) => [...(pcm ?? [])]))
const peak = (pcm: Int16Array): number => pcm.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)

test('a voice alone, at its own rate, is passed on sample by sample, in either half of the beat', () => {
  for (const half of [0, 1] as const) {
    const conference = createConference()
    const voice = tone(440, 8000, 8000)
    const [speaker, listener] = [party(8000, voice, half), party(8000, null)]
    conference.join(1, speaker)
    conference.join(2, listener)
    conference.route(2, [1, 2, 1])
    run(conference, 40)
    expect(all(listener)).toEqual(voice.subarray(0, 40 * 160))
    expect(speaker.state).toEqual({ heardTimes: 40, listened: true })
    conference.route(2, [])
    run(conference, 5)
    // A beat more, of which the first 5 ms fade.
    expect(listener.heard.length).toBe(41)
    expect(peak(all(listener).subarray(40 * 160 + 40))).toBe(0)
    expect(speaker.state).toEqual({ heardTimes: 41, listened: false })
  }
})

test('who moves to the other half of the beat while speaking is heard whole, only sooner', () => {
  const conference = createConference()
  const voice = tone(440, 8000, 8000)
  const moving: { half: Half } = { half: 0 }
  const speaker = party(8000, voice)
  let said = 0
  const moves: Party = {
    ...speaker,
    half: () => moving.half,
    say() {
      said++
      if (said % 10 === 0) moving.half = moving.half === 0 ? 1 : 0
      return speaker.say()
    },
  }
  const listener = party(8000, null)
  conference.join(1, moves)
  conference.join(2, listener)
  conference.route(2, [1])
  run(conference, 40)
  expect(said).toBe(42)
  expect(all(listener)).toEqual(voice.subarray(0, said * 160))
})

test('two voices are added; one of another rate and half is added too, once for all who hear it', () => {
  const conference = createConference()
  const [a, b, wide] = [
    party(8000, tone(500, 8000, 16_000, 5_000)),
    party(8000, tone(900, 8000, 16_000, 5_000)),
    party(16_000, tone(1500, 16_000, 32_000, 5_000), 1),
  ]
  for (const [i, one] of [a, b, wide].entries()) conference.join(i, one)
  conference.route(0, [1, 2])
  conference.route(1, [0, 2])
  conference.route(2, [0, 1])
  run(conference, 50)
  const amplitudes = (one: Double, rate: number): number[] =>
    [500, 900, 1500].map((hertz) =>
      Math.round(toneIn(all(one).subarray(rate / 10, (rate / 10) * 9), hertz, rate) / 500),
    )
  expect(amplitudes(a, 8000)).toEqual([0, 10, 10])
  expect(amplitudes(b, 8000)).toEqual([10, 0, 10])
  expect(amplitudes(wide, 16_000)).toEqual([10, 10, 0])
  expect(wide.state.heardTimes).toBe(50)
})

test('gain is reached within a beat and without a step; who leaves is not heard', () => {
  const conference = createConference()
  const [speaker, listener] = [party(8000, tone(400, 8000, 16_000, 10_000)), party(8000, null)]
  conference.join(1, speaker)
  conference.join(2, listener)
  conference.route(2, [1])
  run(conference, 10)
  conference.gain(1, 2, -12)
  run(conference, 10)
  const heard = all(listener)
  expect(peak(heard.subarray(11 * 160))).toBeCloseTo(10_000 * 10 ** (-12 / 20), -2)
  const steps = heard.slice(1).map((sample, i) => Math.abs(sample - (heard[i] ?? 0)))
  expect(Math.max(...steps)).toBeLessThan(3_300)
  conference.leave(1)
  conference.beat(0)
  expect(listener.heard.at(-1)).toBeNull()
})

const steps = (pcm: Int16Array): number =>
  pcm.subarray(1).reduce((most, sample, i) => Math.max(most, Math.abs(sample - (pcm[i] ?? 0))), 0)

test('who comes and who goes does so within 5 ms and without a step; the rest of the sound is as it was', () => {
  const conference = createConference()
  // High above zero where the routes change: a hard cut would be a step of 8,000.
  const flat = (level: number): Int16Array => new Int16Array(16_000).fill(level)
  const [a, b, listener] = [party(8000, flat(8_000)), party(8000, flat(-6_000)), party(8000, null)]
  for (const [i, one] of [a, b, listener].entries()) conference.join(i, one)
  conference.route(2, [0])
  run(conference, 5)
  conference.route(2, [0, 1])
  run(conference, 5)
  conference.route(2, [1])
  run(conference, 5)
  conference.route(2, [])
  run(conference, 5)
  const heard = all(listener)
  expect(steps(heard)).toBeLessThan(400)
  const at = (beat: number): Set<number> => new Set(heard.subarray(beat * 160 + 40, beat * 160 + 160))
  expect([0, 4, 5, 9, 10, 14, 15].map((beat) => [...at(beat)])).toEqual(
    [8_000, 8_000, 2_000, 2_000, -6_000, -6_000, 0].map((level) => [level]),
  )
  expect([a, b].map(({ state }) => state)).toEqual([
    { heardTimes: 11, listened: false },
    { heardTimes: 11, listened: false },
  ])
})

describe('the soft limit', () => {
  test('leaves what is not loud as it is, never passes full scale, keeps the order of loudness', () => {
    const size = fc.double({ min: -200_000, max: 200_000, noNaN: true })
    fc.assert(
      fc.property(size, size, (a, b) => {
        expect(Math.abs(limited(a))).toBeLessThanOrEqual(32_767)
        if (Math.abs(a) < 26_000) expect(limited(a)).toBe(a)
        if (a <= b) expect(limited(a)).toBeLessThanOrEqual(limited(b))
      }),
    )
  })
  test('five who shout at once do not wrap around', () => {
    const loud = new Int16Array(160).fill(32_767)
    const mixed = mix(Array.from({ length: 5 }, () => ({ pcm: loud, from: 1, to: 1 })))
    expect(mixed?.every((sample) => sample > 32_000)).toBe(true)
    expect(mix([])).toBeNull()
  })
})
