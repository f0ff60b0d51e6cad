import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BOARD_PARTS, boardPartOf } from './board.ts'

test('every call has one part, and calls are spread over them', () => {
  fc.assert(
    fc.property(fc.string(), (callId) => {
      const part = boardPartOf(callId)
      expect(Number.isInteger(part) && part >= 0 && part < BOARD_PARTS).toBe(true)
      expect(boardPartOf(callId)).toBe(part)
    }),
  )
  const parts = Array.from({ length: 200 }, (_, i) => boardPartOf(`call-${i}`))
  const sizes = Array.from({ length: BOARD_PARTS }, (_, part) => parts.filter((one) => one === part).length)
  expect(Math.min(...sizes)).toBeGreaterThan(0)
  expect(Math.max(...sizes)).toBeLessThan(40)
})
