import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createCutter } from './cutter.ts'

test('however sound comes, its frames are the same, and the last is filled up with silence', () => {
  const parts = fc.array(fc.int16Array({ maxLength: 50 }), { maxLength: 20 })
  fc.assert(
    fc.property(parts, fc.integer({ min: 1, max: 20 }), (pieces, length) => {
      const cutter = createCutter(length)
      const frames = pieces.flatMap((piece) => cutter.push(piece))
      const last = cutter.rest()
      if (last) frames.push(last)
      const whole = pieces.flatMap((piece) => [...piece])
      expect(frames.every((frame) => frame.length === length)).toBe(true)
      const cut = frames.flatMap((frame) => [...frame])
      expect(cut.slice(0, whole.length)).toEqual(whole)
      expect(cut.slice(whole.length).every((sample) => sample === 0)).toBe(true)
      expect(cut.length - whole.length).toBeLessThan(length)
      expect(cutter.rest()).toBeUndefined()
    }),
  )
})
