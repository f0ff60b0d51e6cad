/** A frame comes back as it was sent, and nothing else is taken for one. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FRAME_BYTES, FRAME_SAMPLES, readFrame, writeFrame } from './audioFrame.ts'

const pcm = fc.int16Array({ minLength: FRAME_SAMPLES, maxLength: FRAME_SAMPLES })

test('what is written is read', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('mic' as const, 'headset' as const),
      fc.integer({ min: 1, max: 0xffff }),
      fc.integer({ min: 0, max: 0xffffffff }),
      pcm,
      (way, line, seq, sound) => {
        expect(readFrame(writeFrame(way, line, seq, sound))).toEqual({ way, line, seq, pcm: Int16Array.from(sound) })
      },
    ),
  )
})

test('the header is the one of the contract, whatever machine wrote it', () => {
  const bytes = writeFrame('headset', 0x0102, 0x03040506, new Int16Array(FRAME_SAMPLES).fill(0x0708))

  expect([...bytes.subarray(0, 10)]).toEqual([1, 1, 0x02, 0x01, 0x06, 0x05, 0x04, 0x03, 0x08, 0x07])
  expect(bytes.length).toBe(648)
})

test('a frame that lies at an odd place of a larger buffer is read', () => {
  const frame = writeFrame('mic', 7, 9, new Int16Array(FRAME_SAMPLES).fill(-2))
  const larger = new Uint8Array(FRAME_BYTES + 3)
  larger.set(frame, 3)

  expect(readFrame(larger.subarray(3))).toMatchObject({ line: 7, seq: 9 })
})

test.each([
  ['length', new Uint8Array(0)],
  ['length', new Uint8Array(FRAME_BYTES - 1)],
  ['length', new Uint8Array(FRAME_BYTES + 1)],
  ['version', new Uint8Array(FRAME_BYTES)],
  ['kind', Uint8Array.from({ length: FRAME_BYTES }, (_, i) => [1, 2][i] ?? 0)],
  ['line', Uint8Array.from({ length: FRAME_BYTES }, (_, i) => (i === 0 ? 1 : 0))],
])('%s is named when it is wrong', (field, bytes) => {
  expect(readFrame(bytes)).toMatchObject({ field })
})

test('no bytes make it throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2 * FRAME_BYTES }), (bytes) => {
      const read = readFrame(bytes)
      expect('field' in read || read.pcm.length === FRAME_SAMPLES).toBe(true)
    }),
  )
})
