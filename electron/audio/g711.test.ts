import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeG711, encodeG711, type Law } from './g711.ts'

const laws: readonly Law[] = ['alaw', 'ulaw']
const everyByte = Uint8Array.from({ length: 256 }, (_, byte) => byte)

test.each(laws)('%s: every byte survives the way to 16 bits and back', (law) => {
  const back = encodeG711(law, decodeG711(law, everyByte))

  // µ-law has two zeros (0x7f and 0xff); both are silence and only one of them comes back.
  const expected = law === 'ulaw' ? everyByte.map((byte) => (byte === 0x7f ? 0xff : byte)) : everyByte
  expect(back).toEqual(expected)
})

test.each(laws)('%s: a sample comes back within the step of its segment', (law) => {
  fc.assert(
    fc.property(fc.integer({ min: -32_768, max: 32_767 }), (sample) => {
      const [back = 0] = decodeG711(law, encodeG711(law, Int16Array.of(sample)))

      // Steps double with each segment: at most a sixteenth of the magnitude, and 16 near zero; the last segment clips.
      expect(Math.abs(back - sample)).toBeLessThanOrEqual(Math.max(16, Math.abs(sample) / 16 + 8))
    }),
  )
})

test('the code words of G.711 itself', () => {
  expect(encodeG711('ulaw', Int16Array.of(0, 32_767, -32_768))).toEqual(Uint8Array.of(0xff, 0x80, 0x00))
  expect(encodeG711('alaw', Int16Array.of(0, 32_767, -32_768))).toEqual(Uint8Array.of(0xd5, 0xaa, 0x2a))
  expect(decodeG711('ulaw', Uint8Array.of(0x80, 0x00))).toEqual(Int16Array.of(32_124, -32_124))
  expect(decodeG711('alaw', Uint8Array.of(0xaa, 0x2a))).toEqual(Int16Array.of(32_256, -32_256))
})
