import fc from 'fast-check'
import { expect, test } from 'vitest'
import { joinVoices, readHead, splitVoices, writeHead } from './voices.ts'

const packet = fc.uint8Array({ minLength: 1, maxLength: 1276 }).map((bytes) => {
  const one = bytes.slice()
  one[0] = (one[0] ?? 0) & ~3
  return one
})

test('two packets in one come out as they went in', () => {
  fc.assert(
    fc.property(packet, packet, (left, right) => {
      expect(splitVoices(joinVoices(left, right))).toEqual([left, right])
    }),
  )
})

test('any bytes: two packets or null', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      const both = splitVoices(bytes)
      if (both) expect(both[0].length + both[1].length).toBeLessThan(bytes.length)
    }),
  )
})

test('packets of several frames are refused', () => {
  expect(() => joinVoices(Uint8Array.of(1, 2, 3), Uint8Array.of(0))).toThrow(RangeError)
})

test('a head says what it was told, and only a head of ours is one', () => {
  const head = writeHead({ skip: 312, sampleRate: 8000 })

  expect(readHead(head)).toEqual({ skip: 312, sampleRate: 8000 })
  expect(head.length).toBe(23)
  expect(readHead(undefined)).toBe(null)
  expect(readHead(head.subarray(0, 19))).toBe(null)
  expect(readHead(head.with(9, 1))).toBe(null)
})
