import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSorting, type Sorted } from './sorting.ts'

const packet = (index: number, arrivedMs: number, start = 0): Sorted<number> => ({
  sequence: (start + index) & 0xffff,
  timestamp: (0xffff_f000 + index * 160) >>> 0,
  arrivedMs,
  content: index,
})
/** Pushed by arrival, taken after each and at the end. */
function run(packets: readonly Sorted<number>[]): number[] {
  const sorting = createSorting<number>(100)
  const out: Sorted<number>[] = []
  for (const one of packets.toSorted((a, b) => a.arrivedMs - b.arrivedMs)) {
    sorting.push(one)
    out.push(...sorting.take(one.arrivedMs))
  }
  return [...out, ...sorting.take(9e9, true)].map(({ content }) => content)
}

test('any disorder within the patience, any repetition, over the wrap of the numbers: each once, in order', () => {
  const way = fc.array(fc.record({ delay: fc.nat(95), again: fc.option(fc.nat(95)) }), { minLength: 1, maxLength: 50 })
  fc.assert(
    fc.property(way, fc.nat(65_535), (delays, start) => {
      const packets = delays.flatMap(({ delay, again }, index) => [
        packet(index, index * 20 + delay, start),
        ...(again === null ? [] : [packet(index, index * 20 + again, start)]),
      ])
      expect(run(packets)).toEqual(delays.map((_, index) => index))
    }),
  )
})

test('what is missing is waited for in vain once, what comes after that is left out', () => {
  const packets = [0, 1, 3, 4, 5, 6, 7, 8, 9].map((index) => packet(index, index * 20))
  expect(run([...packets, packet(2, 175)])).toEqual([0, 1, 3, 4, 5, 6, 7, 8, 9])
})

test('a sender that counts anew is followed at once, and nothing that was held is lost', () => {
  const before = [0, 1, 2, 3, 4, 5, 6, 7, 9]
  const packets = before.map((index) => packet(index, index * 20, 60_000))
  for (const start of [30_000, 59_990]) {
    const anew = [10, 11, 12].map((index) => packet(index, index * 20, start))
    expect(run([...packets, ...anew])).toEqual([...before, 10, 11, 12])
  }
})

test('any packets at all: none is given twice in a row, none is made up', () => {
  const any = fc.record({ sequence: fc.nat(65_535), timestamp: fc.nat(0xffff_ffff), arrivedMs: fc.nat(5_000) })
  fc.assert(
    fc.property(fc.array(any, { maxLength: 60 }), (all) => {
      const given = run(all.map((one, content) => ({ ...one, content })))
      expect(new Set(given).size).toBe(given.length)
      for (const content of given) expect(all[content]).toBeDefined()
    }),
  )
})
