import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPage, writePage } from './oggPage.ts'

const packets = fc.array(fc.uint8Array({ maxLength: 700 }), { minLength: 1, maxLength: 40 })
const page = fc.record({
  first: fc.boolean(),
  last: fc.boolean(),
  position: fc.nat(2 ** 40),
  serial: fc.nat(2 ** 31 - 1),
  number: fc.nat(2 ** 31 - 1),
  packets,
})

test('what is written is read back, and the next page begins where it ends', () => {
  fc.assert(
    fc.property(page, fc.uint8Array({ maxLength: 50 }), (one, behind) => {
      const bytes = writePage(one)
      const found = readPage(Uint8Array.of(9, 9, ...bytes, ...behind), 2)

      expect(found?.page).toEqual(one)
      expect(found?.next).toBe(bytes.length + 2)
    }),
  )
})

test('one wrong bit and it is no page', () => {
  fc.assert(
    fc.property(page, fc.nat(), fc.nat(7), (one, place, bit) => {
      const bytes = writePage(one)
      const at = place % bytes.length
      bytes[at] = (bytes[at] ?? 0) ^ (1 << bit)

      expect(readPage(bytes, 0)).toBe(null)
    }),
  )
})

test('cut off anywhere it is no page', () => {
  fc.assert(
    fc.property(page, fc.nat(), (one, place) => {
      const bytes = writePage(one)

      expect(readPage(bytes.subarray(0, place % bytes.length), 0)).toBe(null)
    }),
  )
})

test('any bytes: a page or null', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat(10), (bytes, at) => {
      const ogg = Uint8Array.of(0x4f, 0x67, 0x67, 0x53, 0, ...bytes)
      expect(readPage(ogg, at)?.page.packets.length ?? 0).toBeLessThan(256)
    }),
  )
})

test('packets that do not fit are refused', () => {
  expect(() =>
    writePage({ first: true, last: false, position: 0, serial: 1, number: 0, packets: [new Uint8Array(66_000)] }),
  ).toThrow(RangeError)
})
