import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Frame } from '../../audio/frame.ts'
import { createCutting } from './cutting.ts'
import { type Chunk, createPlacing } from './placing.ts'

const RATE = 8000
const SAMPLES = 160

/** Chunk n (from 0) of a stream that sends 20 ms each. */
const chunk = (n: number, more: Partial<Chunk> = {}): Chunk => ({
  number: n + 1,
  atMs: 20 * n,
  samples: SAMPLES,
  payload: Uint8Array.of(n),
  ...more,
})

function place(chunks: readonly Chunk[], elapsedMs = 0): { at: [start: number, n: number][]; late: number } {
  const at: [number, number][] = []
  let now = 0
  const placing = createPlacing({
    sampleRate: RATE,
    now: () => now,
    emit: (start, payload) => at.push([start, payload[0] ?? -1]),
  })
  now = elapsedMs
  const late = chunks.filter((one) => placing.push(one) === 'late').length
  placing.end()
  return { at, late }
}

const inPlace = (...numbers: number[]): [number, number][] => numbers.map((n) => [n * SAMPLES, n])

describe('chunks find their place', () => {
  test.each([
    ['in order', [chunk(0), chunk(1), chunk(2)], inPlace(0, 1, 2), 0],
    ['two change places', [chunk(0), chunk(2), chunk(1), chunk(3)], inPlace(0, 1, 2, 3), 0],
    ['the first two change places', [chunk(1), chunk(0), chunk(2)], inPlace(0, 1, 2), 0],
    ['one is lost: silence stays in its place', [chunk(0), chunk(2), chunk(3)], inPlace(0, 2, 3), 0],
    ['one comes twice', [chunk(0), chunk(1), chunk(1), chunk(2)], inPlace(0, 1, 2), 1],
    ['one comes twice while it waits', [chunk(0), chunk(2), chunk(2), chunk(1)], inPlace(0, 1, 2), 1],
    [
      'one comes far too late',
      [chunk(0), ...range(2, 30).map((n) => chunk(n)), chunk(1)],
      inPlace(0, ...range(2, 30)),
      1,
    ],
    ['counted for both tracks together', [0, 1, 2].map((n) => chunk(n, { number: 2 * n + 1 })), inPlace(0, 1, 2), 0],
    ['no numbers', [0, 2, 1].map((n) => chunk(n, { number: null })), inPlace(0, 1, 2), 0],
    ['no times', [0, 2, 1].map((n) => chunk(n, { atMs: null })), inPlace(0, 1, 2), 0],
    [
      'neither: as it comes',
      [0, 2, 1].map((n) => chunk(n, { number: null, atMs: null })),
      [
        [0, 0],
        [160, 2],
        [320, 1],
      ],
      0,
    ],
  ] as [string, Chunk[], [number, number][], number][])('%s', (_, chunks, at, late) => {
    expect(place(chunks)).toEqual({ at, late })
  })

  test('a clock that trembles moves nothing; a pause of the sender is a pause', () => {
    const trembling = [0, 1, 2, 3].map((n) => chunk(n, { atMs: 20 * n + (n % 2) * 31 }))
    expect(place(trembling).at).toEqual(inPlace(0, 1, 2, 3))
    expect(place([chunk(0), chunk(1, { atMs: 1020 })]).at).toEqual([
      [0, 0],
      [8160, 1],
    ])
  })

  test('a sender cannot claim more silence than time has passed', () => {
    expect(place([chunk(0), chunk(1, { atMs: 3_600_000 })], 10_000).at).toEqual(inPlace(0, 1))
    expect(place([chunk(0), chunk(1, { atMs: 3_600_000 })], 3_600_000).at).toEqual([
      [0, 0],
      [28_800_000, 1],
    ])
  })

  test('whatever comes: in order, never one over another, nothing twice', () => {
    const any = fc.record({
      number: fc.option(fc.nat(50)),
      atMs: fc.option(fc.nat(2000)),
      samples: fc.integer({ min: 1, max: 400 }),
      payload: fc.constant(new Uint8Array(1)),
    })
    fc.assert(
      fc.property(fc.array(any, { maxLength: 120 }), (chunks) => {
        const sizes = new Map(chunks.map((one, index) => [index, one.samples]))
        const named = chunks.map((one, index) => ({ ...one, payload: Uint8Array.of(index) }))
        const { at, late } = place(named)
        expect(at.length + late).toBeLessThanOrEqual(chunks.length)
        expect(new Set(at.map(([, n]) => n)).size).toBe(at.length)
        at.reduce((end, [start, n]) => {
          expect(start).toBeGreaterThanOrEqual(end)
          return start + (sizes.get(n) ?? 0)
        }, 0)
      }),
    )
  })

  test('loss and reordering within 200 ms: every chunk that came is where it belongs', () => {
    const arrival = fc.array(fc.record({ lost: fc.boolean(), delay: fc.nat(9) }), { minLength: 1, maxLength: 120 })
    fc.assert(
      fc.property(arrival, (fates) => {
        const came = fates
          .map((fate, n) => ({ ...fate, n }))
          .filter(({ lost, n }) => !lost || n === 0)
          .sort((a, b) => a.n + a.delay - (b.n + b.delay))
          .map(({ n }) => n)
        const { at, late } = place(
          came.map((n) => chunk(n)),
          10_000,
        )
        expect(at).toEqual(inPlace(...[...came].sort((a, b) => a - b)))
        expect(late).toBe(0)
      }),
    )
  })
})

describe('frames of 20 ms', () => {
  test('however sound is cut, the samples stay where they were', () => {
    const pieces = fc.array(
      fc.record({ gap: fc.oneof(fc.constant(0), fc.nat(700)), length: fc.integer({ min: 1, max: 700 }) }),
    )
    fc.assert(
      fc.property(pieces, (list) => {
        const frames: Frame[] = []
        const cutting = createCutting(RATE, (frame) => frames.push(frame))
        const wanted: number[] = []
        for (const { gap, length } of list) {
          wanted.push(...Array<number>(gap).fill(0))
          const pcm = Int16Array.from({ length }, (_, i) => wanted.length + i + 1)
          cutting.put(wanted.length, pcm)
          wanted.push(...pcm)
        }
        cutting.end()
        const heard = Array<number>(wanted.length).fill(0)
        for (const { pcm, startMs } of frames) for (const [i, sample] of pcm.entries()) heard[startMs * 8 + i] = sample
        expect(heard).toEqual(wanted)
        expect(frames.every(({ startMs }) => startMs % 20 === 0)).toBe(true)
        expect(frames.slice(0, -1).every(({ pcm }) => pcm.length === SAMPLES)).toBe(true)
        expect(frames.map(({ startMs }) => startMs)).toEqual(
          [...new Set(frames.map(({ startMs }) => startMs))].sort((a, b) => a - b),
        )
      }),
    )
  })
})

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index)
}
