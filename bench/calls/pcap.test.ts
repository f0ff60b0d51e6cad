/** Packets of a capture file are counted; one that was cut off is not. */
import { expect, test } from 'vitest'
import { packetsIn } from './pcap.ts'

function capture(lengths: readonly number[]): Buffer {
  const head = Buffer.alloc(24)
  head.writeUInt32LE(0xa1b2c3d4, 0)
  const records = lengths.map((length) => {
    const record = Buffer.alloc(16 + length)
    record.writeUInt32LE(length, 8)
    record.writeUInt32LE(length, 12)
    return record
  })
  return Buffer.concat([head, ...records])
}

test('counts whole packets', () => {
  expect(packetsIn(capture([]))).toBe(0)
  expect(packetsIn(capture([200, 0, 172]))).toBe(3)
  expect(packetsIn(capture([200, 172]).subarray(0, -1))).toBe(1)
  expect(packetsIn(Buffer.from('no capture at all, though long enough'))).toBe(0)
})
