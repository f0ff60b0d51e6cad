import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createLines, type FinalLine } from './lines.ts'

const said = (id: string, speaker: 'agent' | 'customer', startMs: number, endMs: number, order: number): FinalLine => ({
  _id: id,
  speaker,
  startMs,
  endMs,
  order,
})

test('a final takes the key and the place of its interim', () => {
  const merge = createLines<FinalLine>()
  const first = said('a', 'agent', 0, 900, 0)

  const before = merge([first], [{ speaker: 'customer', startMs: 1000 }])
  const after = merge([first, said('b', 'customer', 1000, 2400, 1)], [{ speaker: 'customer', startMs: 1000 }])

  expect(before.map((line) => line.final?._id)).toEqual(['a', undefined])
  expect(after.map((line) => line.final?._id)).toEqual(['a', 'b'])
  expect(after.map((line) => line.key)).toEqual(before.map((line) => line.key))
})

test('a line that began first stays above, though the other leg ends first', () => {
  const merge = createLines<FinalLine>()

  const both = merge(
    [],
    [
      { speaker: 'agent', startMs: 2000 },
      { speaker: 'customer', startMs: 1000 },
    ],
  )
  const one = merge([said('a', 'agent', 2000, 2500, 0)], [{ speaker: 'customer', startMs: 1000 }])

  expect(both.map((line) => line.speaker)).toEqual(['customer', 'agent'])
  expect(one.map((line) => line.speaker)).toEqual(['customer', 'agent'])
  expect(one.map((line) => line.key)).toEqual(both.map((line) => line.key))
})

test('a stale interim is not drawn under its own final', () => {
  const merge = createLines<FinalLine>()

  const lines = merge([said('a', 'customer', 980, 2400, 0)], [{ speaker: 'customer', startMs: 1000 }])

  expect(lines.map((line) => line.key)).toEqual(['a'])
})

test('the next words of a leg open a line of their own', () => {
  const merge = createLines<FinalLine>()
  merge([], [{ speaker: 'customer', startMs: 0 }])
  const done = said('a', 'customer', 0, 900, 0)

  const lines = merge([done], [{ speaker: 'customer', startMs: 1500 }])

  expect(lines.map((line) => line.final?._id)).toEqual(['a', undefined])
  expect(new Set(lines.map((line) => line.key)).size).toBe(2)
})

test('lines that waited through an outage each get their own final, in any order of arrival', () => {
  const merge = createLines<FinalLine>()
  const waiting = [
    { speaker: 'customer' as const, startMs: 1_000 },
    { speaker: 'customer' as const, startMs: 5_000 },
  ]
  const before = merge([], waiting)

  const one = merge([said('a', 'customer', 1_000, 4_000, 0)], waiting)
  const both = merge([said('a', 'customer', 1_000, 4_000, 0), said('b', 'customer', 5_000, 8_000, 1)], waiting)

  expect(one.map((line) => line.final?._id)).toEqual(['a', undefined])
  expect(both.map((line) => line.key)).toEqual(before.map((line) => line.key))
})

test('a line that did not change stays the same object, though its entry was read anew', () => {
  const merge = createLines<FinalLine>()
  const before = merge([said('a', 'agent', 0, 900, 0)], [])

  const after = merge([said('a', 'agent', 0, 900, 0), said('b', 'customer', 1_000, 2_000, 1)], [])

  expect(after[0]).toBe(before[0])
})

test('keys are unique and the same input gives the same lines, whatever comes in', () => {
  const leg = fc.constantFrom('agent' as const, 'customer' as const)
  const line = fc.record({ speaker: leg, startMs: fc.nat(5000), length: fc.integer({ min: 1, max: 2000 }) })
  const step = fc.option(fc.record({ speaker: leg, startMs: fc.nat(5000) }), { nil: null })
  fc.assert(
    fc.property(fc.array(fc.tuple(line, step), { maxLength: 12 }), (steps) => {
      const merge = createLines<FinalLine>()
      const finals: FinalLine[] = []
      for (const [{ speaker, startMs, length }, interim] of steps) {
        const order = finals.length
        const interims = interim ? [interim] : []
        merge([...finals], interims)
        finals.push(said(`f${order}`, speaker, startMs, startMs + length, order))

        const lines = merge([...finals], interims)
        const again = merge([...finals], interims)

        expect(new Set(lines.map((each) => each.key)).size).toBe(lines.length)
        expect(lines.filter((each) => each.final).length).toBe(finals.length)
        expect(again).toEqual(lines)
      }
    }),
  )
})
