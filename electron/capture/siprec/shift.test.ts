import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createShift } from './shift.ts'

const frame = (index: number, value: number, gapMs = 0) => ({
  pcm: new Int16Array(160).fill(value),
  sampleRate: 8000,
  startMs: index * 20 + gapMs,
})

test('a line is put later in the next pause of its voice, at a gap, or after ten seconds without either', () => {
  const paused = createShift()
  paused.place(frame(0, 5000))
  paused.want(37)
  expect([5000, 5000, 12, 5000].map((value, at) => paused.place(frame(at + 1, value)).startMs)).toEqual([
    20, 40, 97, 117,
  ])

  const gap = createShift()
  gap.place(frame(0, 5000))
  gap.want(37)
  expect(gap.place(frame(1, 5000, 40)).startMs).toBe(97)

  const unbroken = createShift()
  unbroken.place(frame(0, 5000))
  unbroken.want(37)
  const places = [...Array(600).keys()].map((at) => unbroken.place(frame(at + 1, 5000)).startMs - (at + 1) * 20)
  expect(places.indexOf(37)).toBe(500)
})

test('what was not moved is the very frame that came, and no two frames ever lie over each other', () => {
  const still = createShift()
  const one = frame(0, 1)
  expect(still.place(one)).toBe(one)
  const step = fc.record({ value: fc.constantFrom(0, 9000), gap: fc.constantFrom(0, 0, 0, 20, 300), add: fc.nat(30) })
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const shift = createShift()
      let [at, wanted, end] = [0, 0, 0]
      for (const { value, gap, add } of steps) {
        wanted += add
        shift.want(wanted)
        at += gap
        const placed = shift.place({ pcm: new Int16Array(160).fill(value), sampleRate: 8000, startMs: at })
        expect(placed.startMs).toBeGreaterThanOrEqual(end)
        end = placed.startMs + 20
        at += 20
      }
    }),
  )
})
